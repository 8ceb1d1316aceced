#ifndef HOTLINT_ENGINE_DISPATCH_H
#define HOTLINT_ENGINE_DISPATCH_H

/* Which patterns to try at which node. A pattern that needs a certain word
 * at a certain place below its root (`pop` in `x.pop(…)`) is tried only
 * where that word stands; others wherever their root's kind does. */

#include "engine/rule.h"

/* Fills triggers, by_kind and by_word of a set. */
void dispatch_build(Arena *arena, RuleSet *rules);

#endif

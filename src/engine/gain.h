#ifndef HOTLINT_ENGINE_GAIN_H
#define HOTLINT_ENGINE_GAIN_H

/* What was measured for a rule, and what follows from it. */

#include "engine/rule.h"

/* The severity of a pattern's findings on the target version: the page's,
 * lowered by evidence for `constant`. `named`: the user asked for just this
 * rule, so it is at least a note. Source of the thresholds 1.5 and 1.1:
 * docs/design.md. */
Severity gain_severity(const RuleSet *rules, const Pattern *pattern,
                       Version target, bool named);

/* `2.4-2.9x at n = 100 on CPython 3.11`: the range over the builds measured
 * for the target version or the one nearest to it; of `complexity` at the
 * smallest and the largest size. Empty when nothing was measured. */
Str gain_text(Arena *arena, const RuleSet *rules, const Pattern *pattern,
              Version target);

#endif

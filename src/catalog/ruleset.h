#ifndef HOTLINT_CATALOG_RULESET_H
#define HOTLINT_CATALOG_RULESET_H

#include "base/error.h"
#include "engine/rule.h"

/* The shipped rules, written by hotlint-freeze when hotlint was built. */
extern const RuleSet frozen_rules;

/* The shipped rules together with those of the user's folders. Without
 * folders it is frozen_rules itself; else it lives in `arena`. */
MUST_USE bool ruleset_load(Arena *arena, const char *const *folders,
                           uint32_t count, const RuleSet **rules, Error *error);

#endif

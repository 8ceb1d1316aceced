#ifndef HOTLINT_TESTS_SUPPORT_SELECTABLE_H
#define HOTLINT_TESTS_SUPPORT_SELECTABLE_H

/* Rules to be selected, without patterns: two families of two, the last one
 * off by default; the first was called `first-once`. */

#include "engine/rule.h"

enum { FIRST, SECOND, THIRD, OFF, RULE_COUNT };

extern const RuleSet selectable_rules;

#endif

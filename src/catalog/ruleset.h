#ifndef HOTLINT_CATALOG_RULESET_H
#define HOTLINT_CATALOG_RULESET_H

#include "engine/rule.h"

/* The shipped rules, written by hotlint-freeze when hotlint was built. */
extern const RuleSet frozen_rules;

#endif

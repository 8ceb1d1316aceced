#include "support/selectable.h"

static const Str former = STR_INIT("first-once");

static const Rule rules[RULE_COUNT] = {
    [FIRST] = {.name = STR_INIT("first-thing"),
               .code = STR_INIT("HOT101"),
               .family = STR_INIT("strings"),
               .impact = IMPACT_COMPLEXITY,
               .default_on = true,
               .was = {0, 1}},
    [SECOND] = {.name = STR_INIT("second-thing"),
                .code = STR_INIT("HOT102"),
                .family = STR_INIT("strings"),
                .impact = IMPACT_MEMORY,
                .default_on = true},
    [THIRD] = {.name = STR_INIT("third-thing"),
               .code = STR_INIT("HOT201"),
               .family = STR_INIT("lists"),
               .impact = IMPACT_MEMORY,
               .default_on = true},
    [OFF] = {.name = STR_INIT("quiet-thing"),
             .code = STR_INIT("HOT202"),
             .family = STR_INIT("lists"),
             .impact = IMPACT_LATENCY},
};

const RuleSet selectable_rules = {
    .rules = rules, .rule_count = RULE_COUNT, .texts = &former};

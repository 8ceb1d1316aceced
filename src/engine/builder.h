#ifndef HOTLINT_ENGINE_BUILDER_H
#define HOTLINT_ENGINE_BUILDER_H

/* A RuleSet while rules are added to it. The memory is one arena's; the
 * finished set refers to it. */

#include "base/array.h"
#include "engine/rule.h"

typedef struct RuleBuilder {
    Arena *arena;
    Interner words;
    ARRAY(Rule) rules;
    ARRAY(Pattern) patterns;
    ARRAY(PatternNode) nodes;
    ARRAY(Check) checks;
    ARRAY(Argument) arguments;
    ARRAY(Symbol) word_lists;
    ARRAY(uint8_t) fields;
    ARRAY(Str) capture_names;
    ARRAY(uint16_t) rule_lists;
    ARRAY(Str) texts;
    ARRAY(Evidence) evidence;
    ARRAY(Table) tables;
} RuleBuilder;

/* Begins with the rules of `base`, or with none when it is NULL. */
void builder_init(RuleBuilder *builder, Arena *arena, const RuleSet *base);

/* Frees what is not the arena's. */
void builder_free(RuleBuilder *builder);

/* The set of all that was added, with its tables for dispatch. */
const RuleSet *builder_finish(RuleBuilder *builder);

#endif

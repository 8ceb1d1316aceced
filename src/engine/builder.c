#include "engine/builder.h"

#include "engine/dispatch.h"
#include "model/model.h"

/* Copies an array of the base set into the builder's. */
#define TAKE_OVER(array, source, count_of)                                     \
    for (uint32_t i = 0; i < (count_of); i++)                                  \
    array_push(builder->arena, (array), (source)[i])

static void take_over(RuleBuilder *builder, const RuleSet *base)
{
    TAKE_OVER(&builder->rules, base->rules, base->rule_count);
    TAKE_OVER(&builder->patterns, base->patterns, base->pattern_count);
    TAKE_OVER(&builder->nodes, base->nodes, base->node_count);
    TAKE_OVER(&builder->checks, base->checks, base->check_count);
    TAKE_OVER(&builder->arguments, base->arguments, base->argument_count);
    TAKE_OVER(&builder->word_lists, base->word_lists, base->word_list_count);
    TAKE_OVER(&builder->fields, base->fields, base->field_count);
    TAKE_OVER(&builder->capture_names, base->capture_names,
              base->capture_name_count);
    TAKE_OVER(&builder->rule_lists, base->rule_lists, base->rule_list_count);
    TAKE_OVER(&builder->texts, base->texts, base->text_count);
    TAKE_OVER(&builder->evidence, base->evidence, base->evidence_count);
    TAKE_OVER(&builder->tables, base->tables, base->table_count);
    for (uint32_t i = 1; i < base->word_count; i++)
        (void)intern(&builder->words, base->words[i]);
}

void builder_init(RuleBuilder *builder, Arena *arena, const RuleSet *base)
{
    *builder = (RuleBuilder){.arena = arena};
    interner_init(&builder->words, arena);
    if (base) {
        take_over(builder, base);
        return;
    }
    for (uint32_t i = 1; i < WORD_COUNT; i++)
        (void)intern(&builder->words, model_words[i]);
}

void builder_free(RuleBuilder *builder)
{
    interner_free(&builder->words);
}

static const Str *copy_words(RuleBuilder *builder)
{
    uint32_t count = builder->words.count;
    Str *words = arena_alloc(builder->arena, count * sizeof *words);
    for (uint32_t i = 0; i < count; i++)
        words[i] = intern_text(&builder->words, i);
    return words;
}

const RuleSet *builder_finish(RuleBuilder *builder)
{
    RuleSet *rules = arena_alloc(builder->arena, sizeof *rules);
    *rules = (RuleSet){
        .rules = builder->rules.items,
        .patterns = builder->patterns.items,
        .nodes = builder->nodes.items,
        .checks = builder->checks.items,
        .arguments = builder->arguments.items,
        .word_lists = builder->word_lists.items,
        .fields = builder->fields.items,
        .capture_names = builder->capture_names.items,
        .rule_lists = builder->rule_lists.items,
        .texts = builder->texts.items,
        .evidence = builder->evidence.items,
        .tables = builder->tables.items,
        .words = copy_words(builder),
        .rule_count = builder->rules.count,
        .pattern_count = builder->patterns.count,
        .node_count = builder->nodes.count,
        .check_count = builder->checks.count,
        .argument_count = builder->arguments.count,
        .word_list_count = builder->word_lists.count,
        .field_count = builder->fields.count,
        .capture_name_count = builder->capture_names.count,
        .rule_list_count = builder->rule_lists.count,
        .text_count = builder->texts.count,
        .evidence_count = builder->evidence.count,
        .table_count = builder->tables.count,
        .word_count = builder->words.count,
    };
    dispatch_build(builder->arena, rules);
    return rules;
}

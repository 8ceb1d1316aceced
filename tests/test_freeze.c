/* The frozen tables are what reading the pages again makes, field by field;
 * and what is written for texts with every byte is C that means them. */

#include "catalog/freeze.h"

#include "catalog/catalog.h"
#include "catalog/ruleset.h"
#include "syntax/tree.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

typedef struct Fresh {
    Arena arena;
    RuleBuilder builder;
    const RuleSet *rules;
} Fresh;

static int set_up(void **state)
{
    static Fresh fresh;
    Error error = {0};
    builder_init(&fresh.builder, &fresh.arena, NULL);
    if (!catalog_add_folder(&fresh.builder, HOTLINT_SOURCE_DIR "/rules",
                            PAGE_SHIPPED, &error)) {
        error_print(&error);
        return 1;
    }
    fresh.rules = builder_finish(&fresh.builder);
    *state = &fresh;
    return 0;
}

static int tear_down(void **state)
{
    Fresh *fresh = *state;
    builder_free(&fresh->builder);
    arena_free(&fresh->arena);
    return 0;
}

static const RuleSet *fresh_rules(void **state)
{
    const Fresh *fresh = *state;
    return fresh->rules;
}

static void assert_same(Str frozen, Str fresh)
{
    if (!str_equal(frozen, fresh))
        fail_msg("`%.*s` is not `%.*s`", STR_ARG(frozen), STR_ARG(fresh));
}

static void assert_same_range(Range frozen, Range fresh)
{
    assert_int_equal(frozen.count, fresh.count);
    if (frozen.count)
        assert_int_equal(frozen.first, fresh.first);
}

static void assert_same_strs(const Str *frozen, uint32_t frozen_count,
                             const Str *fresh, uint32_t fresh_count)
{
    assert_int_equal(frozen_count, fresh_count);
    for (uint32_t i = 0; i < frozen_count; i++)
        assert_same(frozen[i], fresh[i]);
}

static void assert_same_rule(const Rule *frozen, const Rule *fresh)
{
    assert_same(frozen->name, fresh->name);
    assert_same(frozen->code, fresh->code);
    assert_same(frozen->family, fresh->family);
    assert_same(frozen->message, fresh->message);
    assert_same(frozen->help, fresh->help);
    assert_same(frozen->page, fresh->page);
    assert_int_equal(frozen->impact, fresh->impact);
    assert_int_equal(frozen->severity, fresh->severity);
    assert_int_equal(frozen->default_on, fresh->default_on);
    assert_int_equal(frozen->user, fresh->user);
    assert_int_equal(frozen->min_python, fresh->min_python);
    assert_int_equal(frozen->max_python, fresh->max_python);
    assert_same_range(frozen->patterns, fresh->patterns);
    assert_same_range(frozen->over, fresh->over);
    assert_same_range(frozen->evidence, fresh->evidence);
    assert_same_range(frozen->peers, fresh->peers);
    assert_same_range(frozen->was, fresh->was);
    assert_int_equal(frozen->gate, fresh->gate);
    assert_true(frozen->filter == fresh->filter);
}

static void frozen_rules_are_the_pages(void **state)
{
    const RuleSet *fresh = fresh_rules(state);
    assert_true(fresh->rule_count > 0);
    assert_int_equal(frozen_rules.rule_count, fresh->rule_count);
    for (uint32_t i = 0; i < fresh->rule_count; i++)
        assert_same_rule(&frozen_rules.rules[i], &fresh->rules[i]);
}

static void assert_same_pattern(const Pattern *frozen, const Pattern *fresh)
{
    assert_same(frozen->variant, fresh->variant);
    assert_same(frozen->message, fresh->message);
    assert_same(frozen->help, fresh->help);
    assert_int_equal(frozen->impact, fresh->impact);
    assert_int_equal(frozen->severity, fresh->severity);
    assert_int_equal(frozen->rule, fresh->rule);
    assert_same_range(frozen->nodes, fresh->nodes);
    assert_same_range(frozen->checks, fresh->checks);
    assert_same_range(frozen->captures, fresh->captures);
    assert_int_equal(frozen->report, fresh->report);
    assert_int_equal(frozen->loop, fresh->loop);
    assert_int_equal(frozen->line, fresh->line);
}

static void frozen_patterns_are_those_of_the_pages(void **state)
{
    const RuleSet *fresh = fresh_rules(state);
    assert_int_equal(frozen_rules.pattern_count, fresh->pattern_count);
    for (uint32_t i = 0; i < fresh->pattern_count; i++)
        assert_same_pattern(&frozen_rules.patterns[i], &fresh->patterns[i]);
}

static void assert_same_node(const PatternNode *frozen,
                             const PatternNode *fresh)
{
    assert_int_equal(frozen->kind, fresh->kind);
    assert_int_equal(frozen->field, fresh->field);
    assert_int_equal(frozen->flags, fresh->flags);
    assert_int_equal(frozen->next, fresh->next);
    assert_int_equal(frozen->capture, fresh->capture);
    assert_int_equal(frozen->word_is_wrong, fresh->word_is_wrong);
    assert_same_range(frozen->words, fresh->words);
    assert_same_range(frozen->without, fresh->without);
}

static void frozen_nodes_are_those_of_the_pages(void **state)
{
    const RuleSet *fresh = fresh_rules(state);
    assert_int_equal(frozen_rules.node_count, fresh->node_count);
    for (uint32_t i = 0; i < fresh->node_count; i++)
        assert_same_node(&frozen_rules.nodes[i], &fresh->nodes[i]);
}

static void frozen_checks_are_those_of_the_pages(void **state)
{
    const RuleSet *fresh = fresh_rules(state);
    assert_int_equal(frozen_rules.check_count, fresh->check_count);
    for (uint32_t i = 0; i < fresh->check_count; i++) {
        const Check *one = &frozen_rules.checks[i];
        assert_int_equal(one->predicate, fresh->checks[i].predicate);
        assert_int_equal(one->negated, fresh->checks[i].negated);
        assert_same_range(one->arguments, fresh->checks[i].arguments);
        assert_int_equal(one->line, fresh->checks[i].line);
    }
    assert_int_equal(frozen_rules.argument_count, fresh->argument_count);
    for (uint32_t i = 0; i < fresh->argument_count; i++) {
        const Argument *one = &frozen_rules.arguments[i];
        assert_int_equal(one->capture, fresh->arguments[i].capture);
        assert_int_equal(one->word, fresh->arguments[i].word);
    }
}

static void frozen_texts_are_those_of_the_pages(void **state)
{
    const RuleSet *fresh = fresh_rules(state);
    assert_same_strs(frozen_rules.words, frozen_rules.word_count, fresh->words,
                     fresh->word_count);
    assert_same_strs(frozen_rules.texts, frozen_rules.text_count, fresh->texts,
                     fresh->text_count);
    assert_same_strs(frozen_rules.capture_names,
                     frozen_rules.capture_name_count, fresh->capture_names,
                     fresh->capture_name_count);
}

static void frozen_lists_are_those_of_the_pages(void **state)
{
    const RuleSet *fresh = fresh_rules(state);
    assert_int_equal(frozen_rules.word_list_count, fresh->word_list_count);
    for (uint32_t i = 0; i < fresh->word_list_count; i++)
        assert_int_equal(frozen_rules.word_lists[i], fresh->word_lists[i]);
    assert_int_equal(frozen_rules.field_count, fresh->field_count);
    for (uint32_t i = 0; i < fresh->field_count; i++)
        assert_int_equal(frozen_rules.fields[i], fresh->fields[i]);
    assert_int_equal(frozen_rules.rule_list_count, fresh->rule_list_count);
    for (uint32_t i = 0; i < fresh->rule_list_count; i++)
        assert_int_equal(frozen_rules.rule_lists[i], fresh->rule_lists[i]);
}

static void assert_same_number(double frozen, double fresh)
{
    assert_true(frozen == fresh || (isnan(frozen) && isnan(fresh)));
}

static void assert_same_evidence(const Evidence *frozen, const Evidence *fresh)
{
    assert_same(frozen->variant, fresh->variant);
    assert_int_equal(frozen->version, fresh->version);
    assert_same(frozen->build, fresh->build);
    assert_int_equal(frozen->size, fresh->size);
    assert_same(frozen->unit, fresh->unit);
    assert_same_number(frozen->slow, fresh->slow);
    assert_same_number(frozen->fast, fresh->fast);
    assert_same_number(frozen->low, fresh->low);
    assert_same_number(frozen->high, fresh->high);
    assert_same_number(frozen->slow_growth, fresh->slow_growth);
    assert_same_number(frozen->fast_growth, fresh->fast_growth);
}

static void frozen_evidence_is_that_of_the_file(void **state)
{
    const RuleSet *fresh = fresh_rules(state);
    assert_int_equal(frozen_rules.evidence_count, fresh->evidence_count);
    for (uint32_t i = 0; i < fresh->evidence_count; i++)
        assert_same_evidence(&frozen_rules.evidence[i], &fresh->evidence[i]);
}

static void frozen_tables_are_those_of_the_files(void **state)
{
    const RuleSet *fresh = fresh_rules(state);
    assert_int_equal(frozen_rules.table_count, fresh->table_count);
    for (uint32_t i = 0; i < fresh->table_count; i++) {
        const Table *frozen = &frozen_rules.tables[i];
        assert_same(frozen->name, fresh->tables[i].name);
        assert_true(str_equal(frozen->text, fresh->tables[i].text));
        assert_int_equal(frozen->count, fresh->tables[i].count);
        assert_memory_equal(frozen->starts, fresh->tables[i].starts,
                            frozen->count * sizeof *frozen->starts);
    }
}

static void frozen_dispatch_is_that_of_the_patterns(void **state)
{
    const RuleSet *fresh = fresh_rules(state);
    assert_int_equal(frozen_rules.trigger_count, fresh->trigger_count);
    for (uint32_t i = 0; i < fresh->trigger_count; i++) {
        const Trigger *one = &frozen_rules.triggers[i];
        assert_int_equal(one->pattern, fresh->triggers[i].pattern);
        assert_int_equal(one->depth, fresh->triggers[i].depth);
        assert_memory_equal(one->fields, fresh->triggers[i].fields,
                            sizeof one->fields);
    }
    for (uint32_t i = 0; i <= KIND_COUNT; i++)
        assert_same_range(frozen_rules.by_kind[i], fresh->by_kind[i]);
    for (uint32_t i = 0; i < fresh->word_count; i++)
        assert_same_range(frozen_rules.by_word[i], fresh->by_word[i]);
}

static bool writes(const RuleSet *rules, const char *text)
{
    Buffer buffer = {0};
    freeze_write(&buffer, rules);
    Str written = buffer_view(&buffer);
    bool found = str_find(written, str_from(text), 0) < written.size;
    buffer_free(&buffer);
    return found;
}

/* Octal escapes have three digits, so that a digit behind is no part of
 * them; a `?` could begin a trigraph. */
static void freeze_escapes_texts(void **state)
{
    static const Str WORDS[] = {{0},
                                STR_INIT("a\"b\\c?"
                                         "?/\t1\x01"
                                         "2é\n")};
    static const Range RANGES[2];
    RuleSet rules = *fresh_rules(state);
    rules.words = WORDS;
    rules.word_count = 2;
    rules.by_word = RANGES;
    assert_true(writes(&rules, "{\"a\\042b\\134c\\077\\077/\\0111\\0012"
                               "\\303\\251\\n\"\n\"\", 15}"));
}

static void freeze_writes_what_was_not_measured(void **state)
{
    static const Evidence ROWS[] = {
        {.low = 0.1, .slow_growth = NAN, .fast_growth = NAN}};
    RuleSet rules = *fresh_rules(state);
    rules.evidence = ROWS;
    rules.evidence_count = 1;
    assert_true(writes(&rules, "0.10000000000000001, 0, NAN, NAN, }"));
}

static void freeze_empty_tables_have_one_item_of_zeros(void **state)
{
    RuleSet rules = *fresh_rules(state);
    rules.evidence_count = 0;
    assert_true(writes(&rules, "static const Evidence evidence[1] = {0};"));
    assert_true(writes(&rules, ".evidence_count = 0,"));
}

static void freeze_writes_the_same_again(void **state)
{
    const RuleSet *fresh = fresh_rules(state);
    Buffer first = {0};
    Buffer second = {0};
    freeze_write(&first, fresh);
    freeze_write(&second, &frozen_rules);
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.data, second.data, first.size);
    buffer_free(&first);
    buffer_free(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frozen_rules_are_the_pages),
        cmocka_unit_test(frozen_patterns_are_those_of_the_pages),
        cmocka_unit_test(frozen_nodes_are_those_of_the_pages),
        cmocka_unit_test(frozen_checks_are_those_of_the_pages),
        cmocka_unit_test(frozen_texts_are_those_of_the_pages),
        cmocka_unit_test(frozen_lists_are_those_of_the_pages),
        cmocka_unit_test(frozen_evidence_is_that_of_the_file),
        cmocka_unit_test(frozen_tables_are_those_of_the_files),
        cmocka_unit_test(frozen_dispatch_is_that_of_the_patterns),
        cmocka_unit_test(freeze_escapes_texts),
        cmocka_unit_test(freeze_writes_what_was_not_measured),
        cmocka_unit_test(freeze_empty_tables_have_one_item_of_zeros),
        cmocka_unit_test(freeze_writes_the_same_again),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

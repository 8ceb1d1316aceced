#include "support/rulebook.h"

#include "model/model.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static Rulebook book;

static int open_book(void **state)
{
    (void)state;
    rulebook_open(&book);
    (void)rulebook_rule(&book, "calls", "OWN1");
    assert_non_null(rulebook_query(
        &book, "((call function: (_) @f) @report (#calls? @f \"a.b\"))"));
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    rulebook_close(&book);
    return 0;
}

static void builder_begins_with_the_words_of_the_model(void **state)
{
    (void)state;
    const RuleSet *rules = builder_finish(&book.builder);
    for (uint32_t i = 1; i < WORD_COUNT; i++)
        assert_true(str_equal(rules->words[i], model_words[i]));
    assert_true(rules->word_count > WORD_COUNT);
}

static void builder_without_rules_makes_a_set(void **state)
{
    (void)state;
    Arena arena = {0};
    RuleBuilder builder;
    builder_init(&builder, &arena, NULL);
    const RuleSet *rules = builder_finish(&builder);
    assert_int_equal(rules->rule_count, 0);
    assert_int_equal(rules->trigger_count, 0);
    assert_int_equal(rules->word_count, WORD_COUNT);
    builder_free(&builder);
    arena_free(&arena);
}

static void builder_set_outlives_the_builder(void **state)
{
    (void)state;
    Arena arena = {0};
    RuleBuilder builder;
    builder_init(&builder, &arena, builder_finish(&book.builder));
    const RuleSet *rules = builder_finish(&builder);
    builder_free(&builder);
    assert_true(str_is(rules->rules[0].name, "calls"));
    assert_true(str_equal(rules->words[1], model_words[1]));
    arena_free(&arena);
}

/* Symbols, ranges and texts of the base mean the same in the new set. */
static void builder_takes_a_set_over(void **state)
{
    (void)state;
    array_push(&book.arena, &book.builder.rule_lists, 0);
    array_push(&book.arena, &book.builder.texts, STR("old"));
    rulebook_table(&book, "modules", "a\t1\n");
    const RuleSet *base = builder_finish(&book.builder);
    RuleBuilder builder;
    builder_init(&builder, &book.arena, base);
    const RuleSet *rules = builder_finish(&builder);
    assert_int_equal(rules->rule_count, 1);
    assert_int_equal(rules->pattern_count, 1);
    assert_int_equal(rules->node_count, base->node_count);
    assert_int_equal(rules->word_count, base->word_count);
    assert_int_equal(rules->rule_list_count, 1);
    assert_int_equal(rules->text_count, 1);
    assert_int_equal(rules->table_count, 1);
    assert_int_equal(rules->capture_name_count, base->capture_name_count);
    for (uint32_t i = 1; i < base->word_count; i++)
        assert_true(str_equal(rules->words[i], base->words[i]));
    const Argument *argument =
        &rules->arguments[rules->checks[0].arguments.first + 1];
    assert_true(str_is(rules->words[argument->word], "a.b"));
    builder_free(&builder);
}

static void builder_adds_behind_a_base(void **state)
{
    (void)state;
    const RuleSet *base = builder_finish(&book.builder);
    Rulebook more = {.parser = parser_new()};
    builder_init(&more.builder, &more.arena, base);
    interner_init(&more.interner, &more.arena);
    (void)rulebook_rule(&more, "names", "OWN2");
    assert_non_null(
        rulebook_query(&more, "((identifier) @report (#eq? @report \"new\"))"));
    (void)rulebook_read(&more, "");
    assert_int_equal(more.rules->rule_count, 2);
    assert_int_equal(more.rules->patterns[1].rule, 1);
    assert_int_equal(more.rules->patterns[1].nodes.first, base->node_count);
    assert_int_equal(more.rules->by_kind[KIND_call].count, 1);
    assert_int_equal(base->rule_count, 1);
    rulebook_close(&more);
}

#define BUILDER_TEST(name)                                                     \
    cmocka_unit_test_setup_teardown(name, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        BUILDER_TEST(builder_begins_with_the_words_of_the_model),
        BUILDER_TEST(builder_without_rules_makes_a_set),
        BUILDER_TEST(builder_set_outlives_the_builder),
        BUILDER_TEST(builder_takes_a_set_over),
        BUILDER_TEST(builder_adds_behind_a_base),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

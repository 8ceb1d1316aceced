#include "support/rulebook.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* Queries of one rule each, their triggers being laid out. */
static Rulebook book;

static int open_book(void **state)
{
    (void)state;
    rulebook_open(&book);
    (void)rulebook_rule(&book, "r", "OWN1");
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    rulebook_close(&book);
    return 0;
}

static const RuleSet *build(const char *query)
{
    if (!rulebook_query(&book, query))
        fail_msg("%s: %s", query, book.error.message);
    (void)rulebook_read(&book, "");
    return book.rules;
}

static Range of_word(const RuleSet *rules, const char *word)
{
    Symbol symbol = intern_find(&book.builder.words, str_from(word));
    assert_true(symbol && symbol < rules->word_count);
    return rules->by_word[symbol];
}

static void dispatch_is_by_the_kind_of_the_root(void **state)
{
    (void)state;
    const RuleSet *rules = build("(call (identifier)) @report");
    assert_int_equal(rules->trigger_count, 1);
    assert_int_equal(rules->by_kind[KIND_call].count, 1);
    assert_int_equal(rules->by_kind[KIND_identifier].count, 0);
    assert_int_equal(rules->triggers[0].depth, 0);
}

static void dispatch_is_by_the_words_of_the_root(void **state)
{
    (void)state;
    const RuleSet *rules =
        build("((identifier) @report (#any-of? @report \"aa\" \"bb\"))");
    assert_int_equal(rules->trigger_count, 2);
    assert_int_equal(of_word(rules, "aa").count, 1);
    assert_int_equal(of_word(rules, "bb").count, 1);
    assert_int_equal(rules->by_kind[KIND_identifier].count, 0);
}

static void dispatch_is_by_a_word_below_the_root(void **state)
{
    (void)state;
    const RuleSet *rules =
        build("((call function: (attribute attribute: (identifier) @m)) "
              "@report (#eq? @m \"pop\"))");
    Range range = of_word(rules, "pop");
    assert_int_equal(range.count, 1);
    const Trigger *trigger = &rules->triggers[range.first];
    assert_int_equal(trigger->depth, 2);
    assert_int_equal(trigger->fields[0], FIELD_attribute);
    assert_int_equal(trigger->fields[1], FIELD_function);
    assert_int_equal(rules->by_kind[KIND_call].count, 0);
}

/* Each would leave matches out that the word does not stand in. */
static void dispatch_does_not_trust_these_words(void **state)
{
    (void)state;
    static const char *const QUERIES[] = {
        "((call function: (identifier) @f) @report (#not-eq? @f \"aa\"))",
        "((call function: (identifier)? @f) @report (#eq? @f \"aa\"))",
        "((call (identifier) @f) @report (#eq? @f \"aa\"))",
        "((call arguments: (argument_list (identifier) @f)) @report"
        " (#eq? @f \"aa\"))",
        "((call function: [(attribute) (identifier) @f]) @report"
        " (#eq? @f \"aa\"))",
    };
    for (size_t i = 0; i < sizeof QUERIES / sizeof QUERIES[0]; i++) {
        uint32_t before = book.rules ? book.rules->trigger_count : 0;
        const RuleSet *rules = build(QUERIES[i]);
        assert_int_equal(rules->by_kind[KIND_call].count, i + 1);
        assert_int_equal(rules->trigger_count, before + 1);
    }
}

static void dispatch_of_an_alternation_is_by_each_kind_once(void **state)
{
    (void)state;
    const RuleSet *rules =
        build("[(call (identifier)) (call) [(attribute) \"+=\"]] @report");
    assert_int_equal(rules->trigger_count, 3);
    assert_int_equal(rules->by_kind[KIND_call].count, 1);
    assert_int_equal(rules->by_kind[KIND_attribute].count, 1);
    assert_int_equal(rules->by_kind[TOKEN_plus_equal].count, 1);
}

static void dispatch_of_a_wildcard_is_by_every_kind(void **state)
{
    (void)state;
    static const char *const QUERIES[] = {"(_) @report", "_ @report",
                                          "(MISSING) @report",
                                          "[(call) (_)] @report"};
    for (uint32_t i = 0; i < 4; i++) {
        const RuleSet *rules = build(QUERIES[i]);
        for (uint32_t kind = 0; kind <= KIND_COUNT; kind++)
            assert_int_equal(rules->by_kind[kind].count, i + 1);
    }
}

static void dispatch_of_errors_is_behind_the_kinds(void **state)
{
    (void)state;
    const RuleSet *rules = build("(ERROR) @report");
    assert_int_equal(rules->by_kind[KIND_COUNT].count, 1);
    assert_int_equal(rules->trigger_count, 1);
}

static void dispatch_keeps_the_order_of_patterns(void **state)
{
    (void)state;
    (void)build("(call) @report");
    (void)build("(attribute) @report");
    const RuleSet *rules = build("(call (identifier)) @report");
    Range range = rules->by_kind[KIND_call];
    assert_int_equal(range.count, 2);
    assert_int_equal(rules->triggers[range.first].pattern, 0);
    assert_int_equal(rules->triggers[range.first + 1].pattern, 2);
}

#define DISPATCH_TEST(name)                                                    \
    cmocka_unit_test_setup_teardown(name, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DISPATCH_TEST(dispatch_is_by_the_kind_of_the_root),
        DISPATCH_TEST(dispatch_is_by_the_words_of_the_root),
        DISPATCH_TEST(dispatch_is_by_a_word_below_the_root),
        DISPATCH_TEST(dispatch_does_not_trust_these_words),
        DISPATCH_TEST(dispatch_of_an_alternation_is_by_each_kind_once),
        DISPATCH_TEST(dispatch_of_a_wildcard_is_by_every_kind),
        DISPATCH_TEST(dispatch_of_errors_is_behind_the_kinds),
        DISPATCH_TEST(dispatch_keeps_the_order_of_patterns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "support/rulebook.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static Rulebook book;

static int open_book(void **state)
{
    (void)state;
    rulebook_open(&book);
    (void)rulebook_rule(&book, "first-thing", "OWN1");
    Rule *second = rulebook_rule(&book, "second-thing", "OWN2");
    array_push(&book.arena, &book.builder.texts, STR("old-thing"));
    array_push(&book.arena, &book.builder.texts, STR("older-thing"));
    second->was = (Range){0, 2};
    rulebook_table(&book, "modules", "a\t1\n");
    (void)rulebook_read(&book, "");
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    rulebook_close(&book);
    return 0;
}

static void rule_is_found_by_name_code_and_former_names(void **state)
{
    (void)state;
    const Rule *second = &book.rules->rules[1];
    assert_ptr_equal(rule_find(book.rules, STR("second-thing")), second);
    assert_ptr_equal(rule_find(book.rules, STR("OWN2")), second);
    assert_ptr_equal(rule_find(book.rules, STR("old-thing")), second);
    assert_ptr_equal(rule_find(book.rules, STR("older-thing")), second);
    assert_ptr_equal(rule_find(book.rules, STR("OWN1")), book.rules->rules);
}

static void rule_is_not_found_by_other_words(void **state)
{
    (void)state;
    static const char *const WORDS[] = {"",      "OWN",         "own1", "OWN12",
                                        "first", "first_thing", "own"};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++)
        assert_null(rule_find(book.rules, str_from(WORDS[i])));
}

static void rule_table_is_found_by_name(void **state)
{
    (void)state;
    assert_ptr_equal(rule_table(book.rules, STR("modules")),
                     book.rules->tables);
    assert_null(rule_table(book.rules, STR("module")));
}

static void rule_words_are_those_of_pages(void **state)
{
    (void)state;
    assert_true(str_is(impact_name(IMPACT_COMPLEXITY), "complexity"));
    assert_true(str_is(impact_name(IMPACT_LATENCY), "latency"));
    assert_true(str_is(impact_name(IMPACT_CONSTANT), "constant"));
    assert_true(str_is(impact_name(IMPACT_MEMORY), "memory"));
    assert_true(str_is(severity_name(SEVERITY_OFF), "off"));
    assert_true(str_is(severity_name(SEVERITY_NOTE), "note"));
    assert_true(str_is(severity_name(SEVERITY_WARNING), "warning"));
}

#define RULE_TEST(name)                                                        \
    cmocka_unit_test_setup_teardown(name, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        RULE_TEST(rule_is_found_by_name_code_and_former_names),
        RULE_TEST(rule_is_not_found_by_other_words),
        RULE_TEST(rule_table_is_found_by_name),
        RULE_TEST(rule_words_are_those_of_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

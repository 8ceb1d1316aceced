#include "support/rulebook.h"

#include "base/buffer.h"
#include "engine/diagnostic.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* OWN1, OWN3, OWN2: codes are in another order than patterns. A is over B. */
enum { A, B, C, RULES };

static Rulebook book;
static Diagnostics found;

static int open_book(void **state)
{
    static const char *const CODES[] = {"OWN1", "OWN3", "OWN2"};
    (void)state;
    rulebook_open(&book);
    for (int i = 0; i < RULES; i++) {
        (void)rulebook_rule(&book, CODES[i], CODES[i]);
        assert_non_null(rulebook_query(&book, "(call) @report"));
        assert_non_null(rulebook_query(&book, "(call) @report"));
    }
    array_push(&book.arena, &book.builder.rule_lists, B);
    book.builder.rules.items[A].over = (Range){0, 1};
    (void)rulebook_read(&book, "");
    found = (Diagnostics){0};
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    rulebook_close(&book);
    return 0;
}

/* Each rule has two patterns. */
static void add(int rule, int pattern, uint32_t start, uint32_t end, Node node)
{
    Diagnostic one = {
        .rule = &book.rules->rules[rule],
        .pattern = &book.rules->patterns[2 * rule + pattern],
        .span = {start, end},
        .node = node,
    };
    array_push(&book.arena, &found.list, one);
}

/* Their codes and the numbers of their patterns: `1a 1b 3a`. */
static void assert_left(const char *wanted)
{
    Buffer buffer = {0};
    for (uint32_t i = 0; i < found.list.count; i++) {
        const Diagnostic *one = &found.list.items[i];
        long pattern = one->pattern - book.rules->patterns;
        buffer_print(&buffer, "%s%c%c", i ? " " : "", one->rule->code.data[3],
                     pattern % 2 ? 'b' : 'a');
    }
    if (!str_is(buffer_view(&buffer), wanted))
        fail_msg("`%.*s` is not `%s`", STR_ARG(buffer_view(&buffer)), wanted);
    buffer_free(&buffer);
}

static void diagnostics_are_sorted_by_place_code_and_pattern(void **state)
{
    (void)state;
    add(A, 0, 20, 30, 5);
    add(C, 0, 10, 30, 4);
    add(B, 1, 10, 20, 3);
    add(B, 0, 10, 20, 3);
    add(C, 1, 10, 20, 3);
    add(A, 1, 10, 20, 3);
    diagnostics_sort(&found);
    assert_left("1b 2b 3a 3b 2a 1a");
}

static void diagnostics_of_one_rule_and_node_are_one(void **state)
{
    (void)state;
    add(C, 0, 10, 20, 3);
    add(C, 1, 10, 20, 3);
    add(C, 1, 10, 20, 3);
    diagnostics_silence(book.rules, &found);
    assert_left("2a");
}

static void diagnostics_of_two_rules_are_two(void **state)
{
    (void)state;
    add(A, 0, 10, 20, 3);
    add(C, 0, 10, 20, 3);
    diagnostics_silence(book.rules, &found);
    assert_left("1a 2a");
}

static void diagnostics_of_two_nodes_are_two(void **state)
{
    (void)state;
    add(C, 0, 10, 20, 3);
    add(C, 0, 10, 20, 4);
    diagnostics_silence(book.rules, &found);
    assert_left("2a 2a");
}

static void diagnostics_over_silences_the_general_rule(void **state)
{
    (void)state;
    add(A, 0, 10, 20, 3);
    add(B, 0, 10, 20, 3);
    diagnostics_silence(book.rules, &found);
    assert_left("1a");
}

static void diagnostics_over_works_from_behind(void **state)
{
    (void)state;
    add(B, 0, 10, 20, 3);
    add(C, 0, 10, 20, 3);
    add(A, 0, 10, 20, 3);
    diagnostics_silence(book.rules, &found);
    assert_left("2a 1a");
}

static void diagnostics_over_is_about_one_node(void **state)
{
    (void)state;
    add(A, 0, 10, 20, 3);
    add(B, 0, 10, 20, 4);
    add(B, 0, 30, 40, 9);
    diagnostics_silence(book.rules, &found);
    assert_left("1a 3a 3a");
}

static void diagnostics_may_be_none(void **state)
{
    (void)state;
    diagnostics_sort(&found);
    diagnostics_silence(book.rules, &found);
    assert_left("");
}

#define DIAGNOSTIC_TEST(name)                                                  \
    cmocka_unit_test_setup_teardown(name, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DIAGNOSTIC_TEST(diagnostics_are_sorted_by_place_code_and_pattern),
        DIAGNOSTIC_TEST(diagnostics_of_one_rule_and_node_are_one),
        DIAGNOSTIC_TEST(diagnostics_of_two_rules_are_two),
        DIAGNOSTIC_TEST(diagnostics_of_two_nodes_are_two),
        DIAGNOSTIC_TEST(diagnostics_over_silences_the_general_rule),
        DIAGNOSTIC_TEST(diagnostics_over_works_from_behind),
        DIAGNOSTIC_TEST(diagnostics_over_is_about_one_node),
        DIAGNOSTIC_TEST(diagnostics_may_be_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

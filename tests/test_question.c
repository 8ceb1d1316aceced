#include "support/rulebook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* The last match of a query, put as a question. */
static Rulebook book;
static Match found;
static Reason reason;

static void keep(void *context, const Match *match)
{
    *(Match *)context = *match;
}

static Question ask(const char *query, const char *python)
{
    rulebook_open(&book);
    (void)rulebook_rule(&book, "r", "OWN1");
    if (!rulebook_query(&book, query))
        fail_msg("%s: %s", query, book.error.message);
    (void)rulebook_read(&book, python);
    found = (Match){0};
    reason = (Reason){""};
    match_all(book.rules, &book.tree, (MatchChoice){NULL, NULL},
              (MatchSink){keep, &found});
    assert_non_null(found.pattern);
    return (Question){&book.inquiry, &book.tree, book.inquiry.model,
                      &found,        &reason,    NULL};
}

static int close_book(void **state)
{
    (void)state;
    rulebook_close(&book);
    return 0;
}

static void assert_text(Node node, const char *text)
{
    assert_true(node != NODE_NONE);
    assert_true(str_is(tree_text(&book.tree, node), text));
}

static void question_captures_have_names(void **state)
{
    (void)state;
    Question question = ask(
        "(call function: [(identifier) @f (attribute) @m]) @report", "f()\n");
    assert_text(question_capture(&question, "f"), "f");
    assert_text(question_capture(&question, "report"), "f()");
    assert_int_equal(question_capture(&question, "m"), NODE_NONE);
    assert_int_equal(question_capture(&question, "fo"), NODE_NONE);
    assert_text(match_report(&found), "f()");
}

static void question_loop_is_the_one_captured(void **state)
{
    (void)state;
    Question question = ask("(for_statement left: (identifier) body: (block "
                            "(for_statement body: (_) @report))) @loop",
                            "for a in b:\n    for c in d:\n        e\n");
    Node loop = question_loop(&question, match_report(&found));
    assert_int_equal(tree_data(&book.tree, loop)->start, 0);
}

static void question_loop_is_else_the_innermost(void **state)
{
    (void)state;
    Question question =
        ask("(call) @report", "for a in b:\n    for c in d:\n        e()\n");
    Node loop = question_loop(&question, match_report(&found));
    assert_text(tree_child(&book.tree, loop, FIELD_left), "c");
}

static void question_loop_may_be_none(void **state)
{
    (void)state;
    Question question = ask("(call) @report", "e()\n");
    assert_int_equal(question_loop(&question, match_report(&found)), NODE_NONE);
}

static void question_knows_test_functions(void **state)
{
    (void)state;
    static const struct {
        const char *python;
        bool is_test;
    } CASES[] = {
        {"def test_a():\n    f()\n", true},
        {"class A:\n    def test_a(self):\n        f()\n", true},
        {"def test_a():\n    def b():\n        f()\n", true},
        {"def tests():\n    f()\n", false},
        {"def a_test_b():\n    f()\n", false},
        {"f()\n", false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Question question = ask("(call) @report", CASES[i].python);
        bool is_test = question_is_test(&question, match_report(&found));
        rulebook_close(&book);
        if (is_test != CASES[i].is_test)
            fail_msg("not as said: %s", CASES[i].python);
    }
    rulebook_open(&book);
}

static void question_knows_test_files(void **state)
{
    (void)state;
    Question question = ask("(call) @report", "f()\n");
    book.inquiry.is_test = true;
    assert_true(question_is_test(&question, match_report(&found)));
}

static void question_notes_reasons(void **state)
{
    (void)state;
    Question question = ask("(call) @report", "f()\n");
    assert_false(question_because(&question, "it has %d", 3));
    assert_string_equal(reason.text, "it has 3");
    assert_int_equal(question_no(&question, "it is %s", "x"), ANSWER_NO);
    assert_string_equal(reason.text, "it is x");
}

static void question_cuts_long_reasons(void **state)
{
    (void)state;
    char text[1000];
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    Question question = ask("(call) @report", "f()\n");
    assert_false(question_because(&question, "%s", text));
    assert_int_equal(strlen(reason.text), sizeof reason.text - 1);
}

static void question_may_not_want_reasons(void **state)
{
    (void)state;
    Question question = ask("(call) @report", "f()\n");
    question.reason = NULL;
    assert_false(question_because(&question, "it has %d", 3));
    assert_int_equal(question_no(&question, "it has %d", 3), ANSWER_NO);
}

static void question_knows_small_loops(void **state)
{
    (void)state;
    static const struct {
        const char *python;
        bool is_small;
    } CASES[] = {
        {"for a in (1, 2):\n    f()\n", true},
        {"for a in range(8):\n    f()\n", true},
        {"for a in range(9):\n    f()\n", false},
        {"for a in b:\n    f()\n", false},
        {"while a:\n    f()\n", false},
        {"f()\n", false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Question question =
            ask("(expression_statement (call) @report)", CASES[i].python);
        Node loop = question_loop(&question, match_report(&found));
        bool is_small = question_is_small_loop(&question, loop);
        rulebook_close(&book);
        if (is_small != CASES[i].is_small)
            fail_msg("not as said: %s", CASES[i].python);
    }
    rulebook_open(&book);
}

static void question_counts_lines(void **state)
{
    (void)state;
    Question question = ask("(call) @report", "a\n\nb; f()\n");
    assert_int_equal(question_line(&question, match_report(&found)), 3);
    assert_int_equal(question_line(&question, NODE_ROOT), 1);
}

static void question_may_relate_nothing(void **state)
{
    (void)state;
    Question question = ask("(call) @report", "f()\n");
    question_relate(&question, match_report(&found), STR("here"));
    Related related = {0};
    question.related = &related;
    question_relate(&question, match_report(&found), STR("here"));
    assert_int_equal(related.span.end, 3);
    assert_true(str_is(related.label, "here"));
}

#define QUESTION_TEST(name) cmocka_unit_test_teardown(name, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        QUESTION_TEST(question_captures_have_names),
        QUESTION_TEST(question_loop_is_the_one_captured),
        QUESTION_TEST(question_loop_is_else_the_innermost),
        QUESTION_TEST(question_loop_may_be_none),
        QUESTION_TEST(question_knows_test_functions),
        QUESTION_TEST(question_knows_test_files),
        QUESTION_TEST(question_knows_small_loops),
        QUESTION_TEST(question_counts_lines),
        QUESTION_TEST(question_may_relate_nothing),
        QUESTION_TEST(question_notes_reasons),
        QUESTION_TEST(question_cuts_long_reasons),
        QUESTION_TEST(question_may_not_want_reasons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

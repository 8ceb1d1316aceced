#include "support/rulebook.h"

#include "engine/trace.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static Rulebook book;
static Buffer buffer;

static int open_book(void **state)
{
    (void)state;
    rulebook_open(&book);
    buffer = (Buffer){0};
    (void)rulebook_rule(&book, "odd-call", "OWN1");
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    buffer_free(&buffer);
    rulebook_close(&book);
    return 0;
}

static uint32_t trace(const char *python, Span place)
{
    return trace_matches(rulebook_read(&book, python), place, &buffer);
}

static void assert_traced(const char *text)
{
    if (!str_is(buffer_view(&buffer), text))
        fail_msg("%.*s\n  is not\n%s", STR_ARG(buffer_view(&buffer)), text);
}

static const Span everywhere = {0, 1000};

static void add(const char *query)
{
    if (!rulebook_query(&book, query))
        fail_msg("%s: %s", query, book.error.message);
}

static void trace_says_yes_to_the_end(void **state)
{
    (void)state;
    add("((call function: (_) @f) @report (#in-loop? @report)"
        " (#not-calls? @f \"print\" \"len\"))");
    assert_int_equal(trace("for a in b:\n    f(a)\n", everywhere), 1);
    assert_traced("OWN1 odd-call, pattern at line 1: `f(a)`\n"
                  "  yes #in-loop? @report\n"
                  "  yes #not-calls? @f \"print\" \"len\"\n"
                  "  reported\n");
}

static void trace_stops_at_the_first_no(void **state)
{
    (void)state;
    add("((call) @report (#in-loop? @report) (#in-async? @report))");
    assert_int_equal(trace("f(a)\n", everywhere), 1);
    assert_traced("OWN1 odd-call, pattern at line 1: `f(a)`\n"
                  "  no  #in-loop? @report: it is in no loop\n");
}

static void trace_of_a_negation_says_that_it_does(void **state)
{
    (void)state;
    add("((call) @report (#not-in-loop? @report))");
    (void)trace("while a:\n    f()\n", everywhere);
    assert_traced("OWN1 odd-call, pattern at line 1: `f()`\n"
                  "  no  #not-in-loop? @report: it does\n");
}

static void trace_names_the_variant_and_the_line(void **state)
{
    (void)state;
    Pattern *pattern = rulebook_query(&book, "(call) @report");
    assert_non_null(pattern);
    pattern->variant = STR("plain");
    pattern->line = 12;
    (void)trace("f()\n", everywhere);
    assert_traced("OWN1 odd-call plain, pattern at line 12: `f()`\n"
                  "  reported\n");
}

static void trace_quotes_one_line(void **state)
{
    (void)state;
    add("(if_statement) @report");
    (void)trace("if a:\n    b\n", everywhere);
    assert_traced("OWN1 odd-call, pattern at line 1: `if a:`\n"
                  "  reported\n");
}

static void trace_leaves_other_lines_out(void **state)
{
    (void)state;
    add("(call) @report");
    assert_int_equal(trace("f()\ng()\nh()\n", (Span){4, 7}), 1);
    assert_traced("OWN1 odd-call, pattern at line 1: `g()`\n"
                  "  reported\n");
}

static void trace_of_nothing_is_empty(void **state)
{
    (void)state;
    add("(call) @report");
    assert_int_equal(trace("f\n", everywhere), 0);
    assert_traced("");
}

static void trace_leaves_rules_out_that_are_off(void **state)
{
    (void)state;
    static const bool OFF[] = {false};
    add("(call) @report");
    Inquiry *inquiry = rulebook_read(&book, "f()\n");
    inquiry->enabled = OFF;
    assert_int_equal(trace_matches(inquiry, everywhere, &buffer), 0);
}

static Answer refuse(const Question *question)
{
    return question_no(question, "it is too %s", "small");
}

static Answer agree(const Question *question)
{
    (void)question_because(
        question, "line %u says so",
        question_line(question, match_report(question->match)));
    return ANSWER_YES;
}

static Answer belittle(const Question *question)
{
    (void)question;
    return ANSWER_NOTE;
}

static void trace_tells_what_a_filter_says(void **state)
{
    (void)state;
    add("(call) @report");
    book.builder.rules.items[0].filter = refuse;
    (void)trace("f()\n", everywhere);
    assert_traced("OWN1 odd-call, pattern at line 1: `f()`\n"
                  "  no  filter odd-call: it is too small\n");
    buffer.size = 0;
    book.builder.rules.items[0].filter = belittle;
    (void)trace("f()\n", everywhere);
    assert_traced("OWN1 odd-call, pattern at line 1: `f()`\n"
                  "  yes, as a note filter odd-call\n"
                  "  reported\n");
    buffer.size = 0;
    book.builder.rules.items[0].filter = agree;
    (void)trace("a\nf()\n", everywhere);
    assert_traced("OWN1 odd-call, pattern at line 1: `f()`\n"
                  "  yes filter odd-call: line 2 says so\n"
                  "  reported\n");
}

#define TRACE_TEST(name)                                                       \
    cmocka_unit_test_setup_teardown(name, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TRACE_TEST(trace_says_yes_to_the_end),
        TRACE_TEST(trace_stops_at_the_first_no),
        TRACE_TEST(trace_of_a_negation_says_that_it_does),
        TRACE_TEST(trace_names_the_variant_and_the_line),
        TRACE_TEST(trace_quotes_one_line),
        TRACE_TEST(trace_leaves_other_lines_out),
        TRACE_TEST(trace_of_nothing_is_empty),
        TRACE_TEST(trace_leaves_rules_out_that_are_off),
        TRACE_TEST(trace_tells_what_a_filter_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

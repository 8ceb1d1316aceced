#include "support/rulebook.h"

#include "engine/engine.h"
#include "model/model.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static Rulebook book;

static int open_book(void **state)
{
    (void)state;
    rulebook_open(&book);
    (void)rulebook_rule(&book, "odd-call", "OWN1");
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    rulebook_close(&book);
    return 0;
}

static Rule *rule(void)
{
    return &book.builder.rules.items[book.builder.rules.count - 1];
}

static Pattern *add(const char *query)
{
    Pattern *pattern = rulebook_query(&book, query);
    if (!pattern)
        fail_msg("%s: %s", query, book.error.message);
    return pattern;
}

static Diagnostics check(Inquiry *inquiry)
{
    Diagnostics found = {0};
    engine_check(inquiry, &found);
    return found;
}

static Diagnostics check_code(const char *python)
{
    return check(rulebook_read(&book, python));
}

/* The one finding in the code. */
static Diagnostic only(const char *python)
{
    Diagnostics found = check_code(python);
    if (found.list.count != 1)
        fail_msg("%u findings in: %s", found.list.count, python);
    return found.list.items[0];
}

static void assert_str(Str found, const char *wanted)
{
    if (!str_is(found, wanted))
        fail_msg("`%.*s` is not `%s`", STR_ARG(found), wanted);
}

static Str text_of(Span span)
{
    return str_slice(book.tree.text, span.start, span.end);
}

static void engine_reports_the_report_node(void **state)
{
    (void)state;
    rule()->message = STR("{f} is odd");
    rule()->help = STR("do without {f}");
    add("(expression_statement (call function: (_) @f) @report)");
    Diagnostic one = only("a = 1\nf(x)\n");
    assert_str(text_of(one.span), "f(x)");
    assert_str(one.message, "f is odd");
    assert_str(one.help, "do without f");
    assert_ptr_equal(one.rule, book.rules->rules);
    assert_int_equal(one.severity, SEVERITY_WARNING);
    assert_int_equal(one.impact, IMPACT_COMPLEXITY);
    assert_int_equal(one.related.end, 0);
    assert_int_equal(one.gain.size, 0);
}

static void engine_asks_the_predicates(void **state)
{
    (void)state;
    add("((call function: (_) @f) @report (#in-loop? @report)"
        " (#not-calls? @f \"print\"))");
    assert_str(text_of(only("f()\nwhile x:\n    f(1)\n    print()\n").span),
               "f(1)");
}

static void engine_points_to_the_loop(void **state)
{
    (void)state;
    add("(expression_statement (call) @report)");
    Diagnostic one = only("for a in b:\n    f(a)\n");
    assert_str(text_of(one.related), "for a in b");
    assert_str(one.related_label, "in this loop");
}

static void engine_does_not_point_to_the_report_itself(void **state)
{
    (void)state;
    add("[(for_statement) @loop] @report");
    assert_int_equal(only("for a in b:\n    f(a)\n").related.end, 0);
}

static Answer say_where(const Question *question)
{
    question_relate(question, question_capture(question, "f"), STR("here"));
    return ANSWER_YES;
}

static void engine_points_to_what_the_filter_relates(void **state)
{
    (void)state;
    rule()->filter = say_where;
    add("(expression_statement (call function: (_) @f) @report)");
    Diagnostic one = only("for a in b:\n    f(a)\n");
    assert_str(text_of(one.related), "f");
    assert_str(one.related_label, "here");
}

static void engine_variant_goes_over_the_rule(void **state)
{
    (void)state;
    rule()->help = STR("general");
    Pattern *pattern = add("(call) @report");
    pattern->message = STR("special");
    pattern->impact = IMPACT_MEMORY;
    pattern->severity = SEVERITY_NOTE;
    Diagnostic one = only("f()\n");
    assert_str(one.message, "special");
    assert_str(one.help, "general");
    assert_int_equal(one.impact, IMPACT_MEMORY);
    assert_int_equal(one.severity, SEVERITY_NOTE);
}

static void engine_first_variant_wins(void **state)
{
    (void)state;
    add("(call function: (identifier)) @report")->variant = STR("first");
    add("(call) @report")->variant = STR("second");
    Diagnostics found = check_code("a.m()\nf()\n");
    assert_int_equal(found.list.count, 2);
    assert_str(found.list.items[0].pattern->variant, "second");
    assert_str(found.list.items[1].pattern->variant, "first");
}

static void engine_second_variant_stands_in(void **state)
{
    (void)state;
    add("((call) @report (#in-loop? @report))")->variant = STR("first");
    add("(call) @report")->variant = STR("second");
    assert_str(only("f()\n").pattern->variant, "second");
}

/* The first pattern matches when the module is met, before the names. */
static void engine_findings_are_in_the_order_of_the_text(void **state)
{
    (void)state;
    add("(module (expression_statement (call) @report))");
    (void)rulebook_rule(&book, "odd-name", "OWN2");
    add("((identifier) @report (#eq? @report \"z\"))");
    Diagnostics found = check_code("z\nf()\nz\n");
    assert_int_equal(found.list.count, 3);
    assert_str(found.list.items[0].rule->code, "OWN2");
    assert_str(found.list.items[1].rule->code, "OWN1");
    assert_str(found.list.items[2].rule->code, "OWN2");
}

static void engine_leaves_out_rules_that_are_off(void **state)
{
    (void)state;
    static const bool OFF[] = {false};
    add("(call) @report");
    Inquiry *inquiry = rulebook_read(&book, "f()\n");
    inquiry->enabled = OFF;
    assert_int_equal(check(inquiry).list.count, 0);
}

static Severity severity_in(const char *python)
{
    return only(python).severity;
}

/* The number of passes that the code shows, up to eight, is small. */
static void engine_notes_small_loops(void **state)
{
    (void)state;
    add("((call function: (identifier) @f) @report (#eq? @f \"hit\"))");
    assert_int_equal(severity_in("for i in range(8):\n    hit()\n"),
                     SEVERITY_NOTE);
    assert_int_equal(severity_in("for i in range(9):\n    hit()\n"),
                     SEVERITY_WARNING);
    assert_int_equal(severity_in("for i in (1, 2):\n    hit()\n"),
                     SEVERITY_NOTE);
    assert_int_equal(severity_in("for i in x:\n    hit()\n"), SEVERITY_WARNING);
    assert_int_equal(severity_in("hit()\n"), SEVERITY_WARNING);
}

static void engine_judges_the_captured_loop(void **state)
{
    (void)state;
    add("(for_statement body: (block (for_statement) @report)) @loop");
    assert_int_equal(severity_in("for i in range(3):\n    for j in x:\n"
                                 "        pass\n"),
                     SEVERITY_NOTE);
}

static void engine_notes_test_code(void **state)
{
    (void)state;
    add("(call) @report");
    assert_int_equal(severity_in("def test_a():\n    f()\n"), SEVERITY_NOTE);
    assert_int_equal(severity_in("def a():\n    f()\n"), SEVERITY_WARNING);
    Inquiry *inquiry = rulebook_read(&book, "f()\n");
    inquiry->is_test = true;
    assert_int_equal(check(inquiry).list.items[0].severity, SEVERITY_NOTE);
}

static void assert_count(const char *python, Version target, uint32_t count)
{
    Inquiry *inquiry = rulebook_read(&book, python);
    inquiry->target = target;
    assert_int_equal(check(inquiry).list.count, count);
}

static void engine_keeps_to_the_versions_of_a_rule(void **state)
{
    (void)state;
    add("(call) @report");
    rule()->min_python = 310;
    rule()->max_python = 312;
    assert_count("f()\n", 309, 0);
    assert_count("f()\n", 310, 1);
    assert_count("f()\n", 312, 1);
    assert_count("f()\n", 313, 0);
}

static Answer say_no(const Question *question)
{
    return question_no(question, "never");
}

static Answer say_note(const Question *question)
{
    (void)question;
    return ANSWER_NOTE;
}

static Answer say_yes(const Question *question)
{
    (void)question;
    return ANSWER_YES;
}

static void engine_asks_the_filter(void **state)
{
    (void)state;
    add("(call) @report");
    rule()->filter = say_no;
    assert_int_equal(check_code("f()\n").list.count, 0);
    rule()->filter = say_note;
    assert_int_equal(severity_in("f()\n"), SEVERITY_NOTE);
    rule()->filter = say_yes;
    assert_int_equal(severity_in("f()\n"), SEVERITY_WARNING);
}

/* Evidence of no gain switches a constant rule off. */
static void add_poor_evidence(void)
{
    Evidence row = {
        .version = 311,
        .size = 100,
        .unit = STR("ratio"),
        .low = 1.0,
        .high = 1.0,
    };
    array_push(&book.arena, &book.builder.evidence, row);
    rule()->evidence.count = 1;
    rule()->impact = IMPACT_CONSTANT;
}

static void engine_follows_the_evidence(void **state)
{
    (void)state;
    static const bool NAMED[] = {true};
    add_poor_evidence();
    add("(call) @report");
    Inquiry *inquiry = rulebook_read(&book, "f()\n");
    assert_int_equal(check(inquiry).list.count, 0);
    inquiry->named = NAMED;
    Diagnostics found = check(inquiry);
    assert_int_equal(found.list.count, 1);
    assert_int_equal(found.list.items[0].severity, SEVERITY_NOTE);
}

static void engine_tells_the_gain(void **state)
{
    (void)state;
    rule()->message = STR("slow: {gain}");
    add_poor_evidence();
    add("(call) @report");
    book.builder.evidence.items[0].low = 2.0;
    book.builder.evidence.items[0].high = 3.0;
    Diagnostic one = only("f()\n");
    assert_str(one.gain, "2.0-3.0x at n = 100 on CPython 3.11");
    assert_str(one.message, "slow: 2.0-3.0x at n = 100 on CPython 3.11");
}

static void engine_silences_what_is_said_twice(void **state)
{
    (void)state;
    add("(argument_list (identifier) (integer)) @report");
    assert_int_equal(check_code("f(a, b, c, 1)\n").list.count, 1);
}

static void engine_facts_are_the_tables_by_name(void **state)
{
    (void)state;
    rulebook_table(&book, "types", "a\tint\n");
    rulebook_table(&book, "pure-calls", "b\t\n");
    (void)rulebook_read(&book, "");
    assert_ptr_equal(book.facts.types, &book.rules->tables[0]);
    assert_ptr_equal(book.facts.pure_calls, &book.rules->tables[1]);
    assert_null(book.facts.mutators);
}

static void engine_preload_gives_words_their_symbols(void **state)
{
    (void)state;
    add("((identifier) @report (#eq? @report \"odd_word\"))");
    (void)rulebook_read(&book, "");
    Interner interner;
    interner_init(&interner, &book.arena);
    engine_preload(book.rules, &interner);
    Symbol symbol = book.rules->word_lists[0];
    assert_int_equal(intern_find(&interner, STR("odd_word")), symbol);
    assert_int_equal(interner.count, book.rules->word_count);
    interner_free(&interner);
}

static void engine_timing_adds_up(void **state)
{
    (void)state;
    uint64_t match = 5;
    uint64_t model = 7;
    Diagnostics found = {0};
    add("(call) @report");
    engine_check_timed(rulebook_read(&book, "f()\n"), &found, &match, &model);
    assert_int_equal(found.list.count, 1);
    assert_true(match >= 5);
    assert_true(model >= 7);
}

#define ENGINE_TEST(name)                                                      \
    cmocka_unit_test_setup_teardown(name, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ENGINE_TEST(engine_reports_the_report_node),
        ENGINE_TEST(engine_asks_the_predicates),
        ENGINE_TEST(engine_points_to_the_loop),
        ENGINE_TEST(engine_does_not_point_to_the_report_itself),
        ENGINE_TEST(engine_points_to_what_the_filter_relates),
        ENGINE_TEST(engine_variant_goes_over_the_rule),
        ENGINE_TEST(engine_first_variant_wins),
        ENGINE_TEST(engine_second_variant_stands_in),
        ENGINE_TEST(engine_findings_are_in_the_order_of_the_text),
        ENGINE_TEST(engine_leaves_out_rules_that_are_off),
        ENGINE_TEST(engine_notes_small_loops),
        ENGINE_TEST(engine_judges_the_captured_loop),
        ENGINE_TEST(engine_notes_test_code),
        ENGINE_TEST(engine_keeps_to_the_versions_of_a_rule),
        ENGINE_TEST(engine_asks_the_filter),
        ENGINE_TEST(engine_follows_the_evidence),
        ENGINE_TEST(engine_tells_the_gain),
        ENGINE_TEST(engine_silences_what_is_said_twice),
        ENGINE_TEST(engine_facts_are_the_tables_by_name),
        ENGINE_TEST(engine_preload_gives_words_their_symbols),
        ENGINE_TEST(engine_timing_adds_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

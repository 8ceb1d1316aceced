#include "support/rulebook.h"

#include "engine/predicate.h"
#include "engine/query.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static Rulebook book;

static int open_book(void **state)
{
    (void)state;
    rulebook_open(&book);
    (void)rulebook_rule(&book, "r", "OWN1");
    rulebook_table(&book, "words", "a\t1\n");
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    rulebook_close(&book);
    return 0;
}

static const Pattern *compile(const char *query)
{
    const Pattern *pattern = rulebook_query(&book, query);
    if (!pattern)
        fail_msg("%s\n  %u:%u: %s", query, book.error.line, book.error.column,
                 book.error.message);
    return pattern;
}

/* A node of the pattern that was compiled last. */
static const PatternNode *node(const Pattern *pattern, uint32_t index)
{
    assert_true(index < pattern->nodes.count);
    return &book.builder.nodes.items[pattern->nodes.first + index];
}

typedef struct Refusal {
    const char *query;
    uint32_t line, column;
    const char *message;
} Refusal;

static void assert_refused(const Refusal *one)
{
    if (rulebook_query(&book, one->query))
        fail_msg("compiles: %s", one->query);
    const Error *error = &book.error;
    assert_string_equal(error->path, "page.md");
    if (error->line != one->line || error->column != one->column ||
        strcmp(error->message, one->message) != 0)
        fail_msg("%s\n  %u:%u: %s", one->query, error->line, error->column,
                 error->message);
}

static void assert_all_refused(const Refusal *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_refused(&cases[i]);
}

#define ASSERT_ALL_REFUSED(cases)                                              \
    assert_all_refused((cases), sizeof(cases) / sizeof(cases)[0])

static void query_compiles_nodes_in_pre_order(void **state)
{
    (void)state;
    const Pattern *pattern =
        compile("(call function: (attribute attribute: (identifier))\n"
                " arguments: (argument_list)) @report");
    static const uint16_t KINDS[] = {KIND_call, KIND_attribute, KIND_identifier,
                                     KIND_argument_list};
    static const uint16_t NEXT[] = {4, 3, 3, 4};
    assert_int_equal(pattern->nodes.count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        assert_int_equal(node(pattern, i)->kind, KINDS[i]);
        assert_int_equal(node(pattern, i)->next, NEXT[i]);
    }
    assert_int_equal(node(pattern, 1)->field, FIELD_function);
    assert_int_equal(node(pattern, 0)->field, 0);
}

static void query_compiles_the_other_kinds(void **state)
{
    (void)state;
    const Pattern *pattern =
        compile("(module [(call) \"+=\"] _ (_) (ERROR) (MISSING)) @report");
    static const uint16_t KINDS[] = {
        KIND_module, PATTERN_ALTERNATION, KIND_call,  TOKEN_plus_equal,
        PATTERN_ANY, PATTERN_ANY_NAMED,   KIND_ERROR, PATTERN_MISSING,
    };
    for (uint32_t i = 0; i < 8; i++)
        assert_int_equal(node(pattern, i)->kind, KINDS[i]);
    assert_int_equal(node(pattern, 1)->next, 4);
}

static void query_notes_anchors_and_options(void **state)
{
    (void)state;
    const Pattern *pattern = compile(
        "(block . (pass_statement) (call)? . (return_statement)? .) @report");
    assert_int_equal(node(pattern, 0)->flags, 0);
    assert_int_equal(node(pattern, 1)->flags, STEP_ANCHORED);
    assert_int_equal(node(pattern, 2)->flags, STEP_OPTIONAL);
    assert_int_equal(node(pattern, 3)->flags,
                     STEP_ANCHORED | STEP_OPTIONAL | STEP_LAST);
}

/* The last anchor is that of the parent's child, not of a grandchild. */
static void query_last_anchor_belongs_to_the_child(void **state)
{
    (void)state;
    const Pattern *pattern = compile("(block (call (identifier)) .) @report");
    assert_int_equal(node(pattern, 1)->flags, STEP_LAST);
    assert_int_equal(node(pattern, 2)->flags, 0);
}

static void assert_without(const PatternNode *one, uint8_t first,
                           uint8_t second)
{
    const uint8_t *fields = book.builder.fields.items + one->without.first;
    assert_int_equal(one->without.count, 2);
    assert_int_equal(fields[0], first);
    assert_int_equal(fields[1], second);
}

static void query_notes_negated_fields(void **state)
{
    (void)state;
    const Pattern *pattern = compile("(assignment !type !right) @report");
    assert_without(node(pattern, 0), FIELD_type, FIELD_right);
}

static void query_negated_fields_may_stand_around_a_child(void **state)
{
    (void)state;
    const Pattern *pattern =
        compile("(assignment !type left: (call !function !arguments) !right)"
                " @report");
    assert_without(node(pattern, 0), FIELD_type, FIELD_right);
    assert_without(node(pattern, 1), FIELD_function, FIELD_arguments);
}

static void query_knows_its_captures(void **state)
{
    (void)state;
    const Pattern *pattern = compile(
        "(for_statement left: (_) @x body: (block (call) @report)) @loop");
    const Str *names =
        book.builder.capture_names.items + pattern->captures.first;
    assert_int_equal(pattern->captures.count, 3);
    assert_true(str_is(names[0], "x"));
    assert_int_equal(node(pattern, 1)->capture, 1);
    assert_true(str_is(names[pattern->report], "report"));
    assert_true(str_is(names[pattern->loop - 1], "loop"));
}

static void query_one_name_is_one_capture(void **state)
{
    (void)state;
    const Pattern *pattern =
        compile("[(call (identifier) @x) (attribute (identifier) @x)] @report");
    assert_int_equal(pattern->captures.count, 2);
    assert_int_equal(pattern->loop, 0);
}

static void query_compiles_predicates(void **state)
{
    (void)state;
    const Pattern *pattern = compile("((call function: (_) @f) @report\n"
                                     " (#not-calls? @f \"a.b\" \"c\")\n"
                                     " (#in-loop? @report))");
    const Check *checks = &book.builder.checks.items[pattern->checks.first];
    assert_int_equal(pattern->checks.count, 2);
    assert_int_equal(checks[0].predicate, PREDICATE_calls);
    assert_true(checks[0].negated);
    assert_int_equal(checks[0].line, 2);
    assert_int_equal(checks[0].arguments.count, 3);
    const Argument *arguments =
        &book.builder.arguments.items[checks[0].arguments.first];
    assert_int_equal(arguments[0].capture, 1);
    assert_true(
        str_is(intern_text(&book.builder.words, arguments[2].word), "c"));
    assert_int_equal(checks[1].predicate, PREDICATE_in_loop);
    assert_false(checks[1].negated);
}

static void query_words_of_an_identifier_are_part_of_it(void **state)
{
    (void)state;
    const Pattern *pattern =
        compile("((call function: (identifier) @f) @report\n"
                " (#any-of? @f \"a\" \"b\"))");
    assert_int_equal(pattern->checks.count, 0);
    assert_int_equal(node(pattern, 1)->words.count, 2);
    assert_false(node(pattern, 1)->word_is_wrong);
    pattern = compile("((call function: (identifier) @f) @report\n"
                      " (#not-eq? @f \"a\"))");
    assert_int_equal(pattern->checks.count, 0);
    assert_true(node(pattern, 1)->word_is_wrong);
}

static void query_words_of_others_stay_predicates(void **state)
{
    (void)state;
    static const char *const QUERIES[] = {
        "((call function: (_) @f) @report (#eq? @f \"a\"))",
        "([(identifier) @f (call (identifier) @f)] @report (#eq? @f \"a\"))",
        "((call (identifier)? @f) @report (#eq? @f \"a\"))",
        ("((call (attribute attribute: (identifier) @f)?) @report"
         " (#eq? @f \"a\"))"),
    };
    for (size_t i = 0; i < sizeof QUERIES / sizeof QUERIES[0]; i++)
        if (compile(QUERIES[i])->checks.count != 1)
            fail_msg("taken in: %s", QUERIES[i]);
}

static void query_second_words_stay_a_predicate(void **state)
{
    (void)state;
    const Pattern *pattern =
        compile("((identifier) @report (#any-of? @report \"a\" \"b\")"
                " (#not-eq? @report \"b\"))");
    assert_int_equal(pattern->checks.count, 1);
}

static void query_refuses_unknown_words(void **state)
{
    (void)state;
    static const Refusal CASES[] = {
        {"(call\n  (identfier)) @report", 2, 4,
         "unknown node kind `identfier`, did you mean `identifier`?"},
        {"(expression) @report", 1, 2, "unknown node kind `expression`"},
        {"(ERR) @report", 1, 2, "unknown node kind `ERR`"},
        {"(call functon: (_)) @report", 1, 7,
         "unknown field `functon`, did you mean `function`?"},
        {"(call !functon) @report", 1, 7,
         "unknown field `functon`, did you mean `function`?"},
        {"(augmented_assignment \"=+\") @report", 1, 23,
         "unknown token `=+`, did you mean `=`?"},
        {"(call \"\") @report", 1, 7, "unknown token ``"},
        {"((call) @report\n (#in-lop? @report))", 2, 3,
         "unknown predicate `in-lop?`, did you mean `in-loop?`?"},
        {"((call) @report (#not-in-lop? @report))", 1, 18,
         "unknown predicate `in-lop?`, did you mean `in-loop?`?"},
        {"((call) @report (#in-loop @report))", 1, 18,
         "unknown predicate `in-loop`, did you mean `in-loop?`?"},
        {"((call) @report (#in-loop? @reprot))", 1, 28,
         "unknown capture `reprot`, did you mean `report`?"},
    };
    ASSERT_ALL_REFUSED(CASES);
}

static void query_refuses_wrong_arguments(void **state)
{
    (void)state;
    static const Refusal CASES[] = {
        {"((call) @report (#in-loop? \"x\"))", 1, 28,
         "#in-loop? takes a capture here"},
        {"((call) @report (#in-loop?))", 1, 27, "`)` is not one more argument"},
        {"((call) @report (#in-loop? @report @report))", 1, 36,
         "#in-loop? takes no more arguments here"},
        {"((call) @report (#calls? @report))", 1, 33,
         "`)` is not one more argument"},
        {"((call) @report (#calls? @report \"a\" @report))", 1, 38,
         "#calls? takes a string here"},
        {"((call) @report (#eq? @report \"a\" \"b\"))", 1, 35,
         "#eq? takes no more arguments here"},
        {"((call) @report (#eq? @report a))", 1, 31,
         "#eq? takes a string here"},
        {"((call) @report (#target? @report))", 1, 27,
         "#target? takes a string here"},
    };
    ASSERT_ALL_REFUSED(CASES);
}

static void query_refuses_unfit_strings(void **state)
{
    (void)state;
    static const Refusal CASES[] = {
        {"((call) @report\n (#target? \"3.11\"))", 2, 12,
         "`3.11` is no range such as `>=3.11`"},
        {"((call) @report (#size? @report \"few\"))", 1, 33,
         "`few` is no comparison such as `<=8`"},
        {"((call) @report (#size? @report \"=8\"))", 1, 33,
         "`=8` is no comparison such as `<=8`"},
        {"((call) @report (#size? @report \"<=8x\"))", 1, 33,
         "`<=8x` is no comparison such as `<=8`"},
        {"((call) @report (#in-table? @report \"word\"))", 1, 37,
         "unknown table `word`, did you mean `words`?"},
        {"((call) @report (#loaded? @report \"word\"))", 1, 35,
         "unknown table `word`, did you mean `words`?"},
        {"((call) @report (#stored? @report \"local\" \"atribute\"))", 1, 43,
         "unknown kind of place `atribute`, did you mean `attribute`?"},
        {"((call) @report (#concatenates? @report @report \"frist\"))", 1, 49,
         "unknown position `frist`, did you mean `first`?"},
    };
    ASSERT_ALL_REFUSED(CASES);
}

static void query_takes_fit_strings(void **state)
{
    (void)state;
    (void)compile(
        "((call) @report (#not-target? \"<3.12\") (#target? \">3.9\")"
        " (#size? @report \"==8\") (#size? @report \">=1000\")"
        " (#in-table? @report \"words\") (#match? @report \"^a\\\\d\")"
        " (#stored? @report \"local\" \"nowhere\")"
        " (#concatenates? @report @report \"first\" \"later\"))");
}

static void query_refuses_a_broken_expression(void **state)
{
    (void)state;
    assert_null(
        rulebook_query(&book, "((call) @report\n (#match? @report \"(a\"))"));
    assert_int_equal(book.error.line, 2);
    assert_int_equal(book.error.column, 19);
    assert_non_null(strstr(book.error.message, "parenthesis"));
}

static void query_refuses_what_is_not_closed(void **state)
{
    (void)state;
    static const Refusal CASES[] = {
        {"", 1, 1, "the query ends here, a node is missing"},
        {"; nothing\n", 2, 1, "the query ends here, a node is missing"},
        {"(", 1, 2, "the query ends here, a node kind is missing"},
        {"(call", 1, 6, "the query ends here, `)` is missing"},
        {"(call\n", 2, 1, "the query ends here, `)` is missing"},
        {"[(call)", 1, 8, "the query ends here, `]` is missing"},
        {"[(call", 1, 7, "the query ends here, `)` is missing"},
        {"((call) @report", 1, 16,
         "the query ends here, `)`, since one query holds one pattern and its "
         "predicates is missing"},
        {"((call) @report (#in-loop? @report", 1, 35,
         "the query ends here, `)` is missing"},
        {"((call) @report (#eq? @report \"a", 1, 31,
         "#eq? takes a string here"},
        {"(call \"a)", 1, 7, "`\"a)` is not a node"},
        {"(call) @report)", 1, 15,
         "`)` is not expected: a query holds one pattern"},
    };
    ASSERT_ALL_REFUSED(CASES);
}

static void query_refuses_what_is_no_node(void **state)
{
    (void)state;
    static const Refusal CASES[] = {
        {"call @report", 1, 1, "`call` is not a node"},
        {"()", 1, 2, "`)` is not a node kind"},
        {"(call left:) @report", 1, 12, "`)` is not a node"},
        {"(call (identifier)*) @report", 1, 19, "`*` is not a node"},
        {"(call (identifier)é) @report", 1, 19, "`é` is not a node"},
        {"[] @report", 1, 2, "`]` is not a choice"},
        {"((call) @report (call))", 1, 18, "`call` is not a predicate"},
        {"(call @) @report", 1, 7, "`@` is not a node"},
    };
    ASSERT_ALL_REFUSED(CASES);
}

static void query_refuses_a_second_pattern(void **state)
{
    (void)state;
    static const Refusal CASES[] = {
        {"(call) @report\n(attribute) @report", 2, 1,
         "`(` is not expected: a query holds one pattern"},
        {"((call) @report) (call)", 1, 18,
         "`(` is not expected: a query holds one pattern"},
    };
    ASSERT_ALL_REFUSED(CASES);
}

static void query_needs_a_report(void **state)
{
    (void)state;
    static const Refusal CASES[] = {
        {"(call)", 1, 1, "no node is captured as `@report`"},
        {"(call) @call", 1, 1, "no node is captured as `@report`"},
    };
    ASSERT_ALL_REFUSED(CASES);
}

static void query_refuses_two_captures_of_a_node(void **state)
{
    (void)state;
    static const Refusal CASES[] = {
        {"(call) @report @x", 1, 16, "a node has one capture at most"},
    };
    ASSERT_ALL_REFUSED(CASES);
}

/* `count` captures besides `@report`. */
static const char *with_captures(uint32_t count)
{
    const char *query = "";
    for (uint32_t i = 0; i < count; i++)
        query = arena_format(&book.arena, "%s (identifier) @c%u", query, i);
    return arena_format(&book.arena, "(module (call) @report%s)", query);
}

static void query_has_sixteen_captures_at_most(void **state)
{
    (void)state;
    assert_int_equal(compile(with_captures(15))->captures.count, 16);
    assert_null(rulebook_query(&book, with_captures(16)));
    assert_string_equal(book.error.message,
                        "a pattern has 16 captures at most");
}

static const char *with_depth(uint32_t depth)
{
    const char *query = "(call)";
    for (uint32_t i = 1; i < depth; i++)
        query = arena_format(&book.arena, "(block %s)", query);
    return arena_format(&book.arena, "%s @report", query);
}

static void query_is_24_deep_at_most(void **state)
{
    (void)state;
    assert_int_equal(compile(with_depth(24))->nodes.count, 24);
    assert_null(rulebook_query(&book, with_depth(25)));
    assert_string_equal(book.error.message, "the pattern is nested too deeply");
    assert_null(rulebook_query(&book, with_depth(1000)));
}

static const char *with_nodes(uint32_t count)
{
    const char *query = "(module";
    for (uint32_t i = 1; i < count; i++)
        query = arena_format(&book.arena, "%s (call)", query);
    return arena_format(&book.arena, "%s) @report", query);
}

static void query_has_400_nodes_at_most(void **state)
{
    (void)state;
    assert_int_equal(compile(with_nodes(400))->nodes.count, 400);
    assert_null(rulebook_query(&book, with_nodes(401)));
    assert_string_equal(book.error.message,
                        "the pattern has more than 400 nodes");
}

static void query_lines_are_those_of_the_page(void **state)
{
    (void)state;
    Pattern pattern = {0};
    Error error = {0};
    QueryPlace place = {"rules/a.md", 40};
    assert_false(query_compile(
        &book.builder, place, STR("(call\n (cal)) @report"), &pattern, &error));
    assert_string_equal(error.path, "rules/a.md");
    assert_int_equal(error.line, 41);
    assert_int_equal(error.column, 3);
}

#define QUERY_TEST(name)                                                       \
    cmocka_unit_test_setup_teardown(name, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        QUERY_TEST(query_compiles_nodes_in_pre_order),
        QUERY_TEST(query_compiles_the_other_kinds),
        QUERY_TEST(query_notes_anchors_and_options),
        QUERY_TEST(query_last_anchor_belongs_to_the_child),
        QUERY_TEST(query_notes_negated_fields),
        QUERY_TEST(query_negated_fields_may_stand_around_a_child),
        QUERY_TEST(query_knows_its_captures),
        QUERY_TEST(query_one_name_is_one_capture),
        QUERY_TEST(query_compiles_predicates),
        QUERY_TEST(query_words_of_an_identifier_are_part_of_it),
        QUERY_TEST(query_words_of_others_stay_predicates),
        QUERY_TEST(query_second_words_stay_a_predicate),
        QUERY_TEST(query_refuses_unknown_words),
        QUERY_TEST(query_refuses_wrong_arguments),
        QUERY_TEST(query_refuses_unfit_strings),
        QUERY_TEST(query_takes_fit_strings),
        QUERY_TEST(query_refuses_a_broken_expression),
        QUERY_TEST(query_refuses_what_is_not_closed),
        QUERY_TEST(query_refuses_what_is_no_node),
        QUERY_TEST(query_refuses_a_second_pattern),
        QUERY_TEST(query_needs_a_report),
        QUERY_TEST(query_refuses_two_captures_of_a_node),
        QUERY_TEST(query_has_sixteen_captures_at_most),
        QUERY_TEST(query_is_24_deep_at_most),
        QUERY_TEST(query_has_400_nodes_at_most),
        QUERY_TEST(query_lines_are_those_of_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "support/rulebook.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* What a pattern finds: the texts of its captures in the order in which the
 * query names them (`-`: not set), matches apart by ` | `. */
typedef struct Case {
    const char *query;
    const char *python;
    const char *found;
} Case;

typedef struct Listing {
    const Rulebook *book;
    Buffer buffer;
    uint32_t count;
} Listing;

static void list_match(void *context, const Match *match)
{
    Listing *listing = context;
    const Tree *tree = &listing->book->tree;
    buffer_put(&listing->buffer, str_from(listing->count++ ? " | " : ""));
    for (uint32_t i = 0; i < match->pattern->captures.count; i++) {
        Node node = match->captures[i];
        buffer_put(&listing->buffer, str_from(i ? ", " : ""));
        buffer_put(&listing->buffer, node ? tree_text(tree, node) : STR("-"));
    }
}

static void assert_found(const Case *one)
{
    Rulebook book;
    rulebook_open(&book);
    (void)rulebook_rule(&book, "r", "OWN1");
    if (!rulebook_query(&book, one->query))
        fail_msg("%s: %s", one->query, book.error.message);
    (void)rulebook_read(&book, one->python);
    Listing listing = {.book = &book};
    match_all(book.rules, &book.tree, (MatchChoice){NULL, NULL},
              (MatchSink){list_match, &listing});
    if (!str_is(buffer_view(&listing.buffer), one->found))
        fail_msg("%s\n  in: %s\n  finds `%.*s`\n  not   `%s`", one->query,
                 one->python, STR_ARG(buffer_view(&listing.buffer)),
                 one->found);
    buffer_free(&listing.buffer);
    rulebook_close(&book);
}

static void assert_all(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_found(&cases[i]);
}

#define ASSERT_ALL(cases) assert_all((cases), sizeof(cases) / sizeof(cases)[0])

static void match_finds_all_in_the_order_of_the_text(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"(call) @report", "f(g(x)); h()\n", "f(g(x)) | g(x) | h()"},
        {"(call) @report", "x\n", ""},
        {"(module) @report", "x\n", "x\n"},
        {"(module) @report", "", ""},
        {"(call function: (_) @f) @report", "f(1)\ng.h()\n",
         "f, f(1) | g.h, g.h()"},
    };
    ASSERT_ALL(CASES);
}

static void match_fields_must_agree(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"(assignment left: (identifier) @report)", "a = b\n", "a"},
        {"(assignment right: (identifier) @report)", "a = b\n", "b"},
        {"(assignment (identifier) @report)", "a = b\n", "a | b"},
        {"(assignment type: (_) @report)", "a = b\n", ""},
        {"(assignment left: (call) @report)", "a = f()\n", ""},
    };
    ASSERT_ALL(CASES);
}

static void match_negated_fields_must_be_missing(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"(assignment !type) @report", "a = 1\nb: int = 2\n", "a = 1"},
        {"(assignment !type !right) @report", "a = 1\nb: int\n", ""},
        {"(slice) @report", "x[1:2]\n", "1:2"},
        {"(function_definition !return_type name: (_) @report)",
         "def f(): pass\ndef g() -> int: pass\n", "f"},
        {"(module (expression_statement (assignment !type\n"
         "  left: (subscript !value) !right) @report))",
         "a[1] = 2\n", ""},
    };
    ASSERT_ALL(CASES);
}

static void match_tokens_are_matched_by_their_text(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"(augmented_assignment \"+=\") @report", "a += 1\nb -= 1\n", "a += 1"},
        {"(augmented_assignment operator: \"-=\") @report", "a += 1\nb -= 1\n",
         "b -= 1"},
        {"(comparison_operator \"not in\" @report)", "a in b\nc not in d\n",
         "not in"},
        {"\"async\" @report", "async def f(): pass\ndef g(): pass\n", "async"},
    };
    ASSERT_ALL(CASES);
}

static void match_wildcards_are_any_or_any_named(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"(argument_list (_) @report)", "f(a, 1)\n", "a | 1"},
        {"(argument_list _ @report)", "f(a, 1)\n", "( | a | , | 1 | )"},
        {"(return_statement (_)) @report", "return\nreturn 1\n", "return 1"},
        {"((_) @report (#eq? @report \"a\"))", "f(a)\n",
         "f(a)\n | f(a) | "
         "f(a) | f | (a) | a"},
        {"(assignment right: _ @report)", "a = b\n", "b"},
        {"(module _ @report)", "a\n)\n", "a"},
        {"(module (_) @report)", "a\n)\n", "a"},
    };
    ASSERT_ALL(CASES);
}

static void match_children_come_in_order_with_gaps(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"(argument_list (identifier) @a (integer) @report)", "f(a, b, 1)\n",
         "a, 1 | b, 1"},
        {"(argument_list (integer) @a (identifier) @report)", "f(a, b, 1)\n",
         ""},
        {"(argument_list (identifier) @a (identifier) @report)", "f(a, b, c)\n",
         "a, b | a, c | b, c"},
    };
    ASSERT_ALL(CASES);
}

static void match_anchor_forbids_what_is_between(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"(argument_list . (identifier) @report)", "f(a, b)\n", "a"},
        {"(argument_list . (integer) @report)", "f(a, 1)\n", ""},
        {"(argument_list (identifier) @report .)", "f(a, b)\n", "b"},
        {"(argument_list . (identifier) @report .)", "f(a)\nf(a, b)\n", "a"},
        {"(argument_list (identifier) @a . (identifier) @report)",
         "f(a, 1, b, c)\n", "b, c"},
        {"(argument_list . (_) @a . (_) @report .)", "f(a, b)\nf(a, b, c)\n",
         "a, b"},
    };
    ASSERT_ALL(CASES);
}

static void match_anchors_see_no_comments(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"(argument_list . (identifier) @a . (identifier) @report .)",
         "f(  # 1\n  a,  # 2\n  # 3\n  b  # 4\n)\n", "a, b"},
        {"(block . (pass_statement) @report .)",
         "if x:\n    # 1\n    pass\n    # 2\n", "pass"},
    };
    ASSERT_ALL(CASES);
}

static void match_optional_is_taken_where_it_can_be(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"(return_statement (_)? @x) @report", "return\nreturn 1\n",
         "-, return | 1, return 1"},
        {"(assignment type: (_)? @x right: (_) @report)", "a = 1\nb: c = 2\n",
         "-, 1 | c, 2"},
        {"(call (identifier)? @x arguments: (_) @report)", "f(1)\ng.h(2)\n",
         "f, (1) | -, (2)"},
        {"(argument_list (identifier)? @x (integer) @report)", "f(a, b, 1)\n",
         "a, 1 | b, 1"},
    };
    ASSERT_ALL(CASES);
}

static void match_alternation_tries_each_choice(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"[(for_statement) (while_statement)] @report",
         "while a: b\nfor c in d: e\n", "while a: b | for c in d: e"},
        {"(augmented_assignment operator: [\"+=\" \"-=\"] @report)",
         "a += 1\nb *= 2\nc -= 3\n", "+= | -="},
        {"(call function: [(identifier) @f (attribute) @m]) @report",
         "f()\na.m()\n", "f, -, f() | -, a.m, a.m()"},
        {"(call function: [(identifier) (attribute object: (call))]) @report",
         "f()\na.m()\na().m()\n", "f() | a().m() | a()"},
        {"(argument_list [(integer) (string)] @a . [(integer) (string)] "
         "@report)",
         "f(1, x, '2', 3)\n", "'2', 3"},
    };
    ASSERT_ALL(CASES);
}

static void match_alternations_may_be_nested(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"[[(for_statement) (while_statement)] (if_statement)] @report",
         "while a: b\nfor c in d: e\nif f: g\n",
         "while a: b | for c in d: e | if f: g"},
        {"(module (expression_statement [[(call)] (integer)] @report))",
         "f()\n1\n'a'\n", "f() | 1"},
    };
    ASSERT_ALL(CASES);
}

/* A kind that two choices begin with is tried once. */
static void match_choices_of_one_kind_match_once(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"[(call function: (identifier)) (call function: (attribute))] "
         "@report",
         "f()\na.m()\n", "f() | a.m()"},
    };
    ASSERT_ALL(CASES);
}

static void match_words_decide_with_the_shape(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"((call function: (identifier) @f) @report (#eq? @f \"f\"))",
         "f()\ng()\nf.f()\n", "f, f()"},
        {"((call function: (identifier) @f) @report (#any-of? @f \"f\" "
         "\"h\"))",
         "f()\ng()\nh()\n", "f, f() | h, h()"},
        {"((call function: (identifier) @f) @report (#not-eq? @f \"f\"))",
         "f()\ng()\n", "g, g()"},
        {"((call function: (identifier) @f) @report (#not-any-of? @f \"f\" "
         "\"g\"))",
         "f()\ng()\nh()\n", "h, h()"},
        {"((identifier) @report (#eq? @report \"a\"))", "a(b, a.a)\n",
         "a | a | a"},
    };
    ASSERT_ALL(CASES);
}

static void match_words_lead_from_below_to_the_root(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"((call function: (attribute object: (identifier) @o attribute: "
         "(identifier) @m)) @report (#eq? @m \"pop\"))",
         "a.pop(0)\npop(a)\na.b.pop()\na.pop\nb = c.pop()\n",
         "a, pop, a.pop(0) | c, pop, c.pop()"},
        {"((assignment right: (call function: (attribute object: (call "
         "function: (identifier) @f)))) @report (#eq? @f \"f\"))",
         "a = f().g()\nf().g()\n", "f, a = f().g()"},
        /* The word stands at another place, too. */
        {"((call function: (attribute attribute: (identifier) @m)) @report "
         "(#eq? @m \"pop\"))",
         "pop.pop(pop)\n", "pop, pop.pop(pop)"},
        /* Deeper than a trigger goes. */
        {"((assignment right: (call function: (attribute object: (call "
         "function: (attribute object: (identifier) @f))))) @report (#eq? @f "
         "\"f\"))",
         "a = f.x().y()\na = g.x().y()\n", "f, a = f.x().y()"},
    };
    ASSERT_ALL(CASES);
}

static void match_word_of_an_optional_does_not_select(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"((call function: (attribute attribute: (identifier) @m)? "
         "arguments: (_)) @report (#eq? @m \"pop\"))",
         "f()\na.pop()\n", "-, f() | pop, a.pop()"},
    };
    ASSERT_ALL(CASES);
}

static void match_sees_broken_code_when_asked(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"(ERROR) @report", "a = 1\nb = )\nc = 2\n", ")"},
        {"(for_statement left: (MISSING) @x) @report", "for in x: pass\n",
         ", for in x: pass"},
        {"(ERROR) @report", "a = 1\n", ""},
        {"(MISSING) @report", "a = 1\n", ""},
    };
    ASSERT_ALL(CASES);
}

typedef struct Count {
    uint32_t by_rule[2];
} Count;

static void count_match(void *context, const Match *match)
{
    Count *count = context;
    count->by_rule[match->pattern->rule]++;
}

static void match_heeds_what_can_match_where(void **state)
{
    (void)state;
    static const Stretch STRETCHES[] = {{3, {{2}}}, {UINT32_MAX, {{1}}}};
    Rulebook book;
    Count count = {{0}};
    rulebook_open(&book);
    (void)rulebook_rule(&book, "names", "OWN1");
    assert_non_null(rulebook_query(&book, "(identifier) @report"));
    (void)rulebook_rule(&book, "numbers", "OWN2");
    assert_non_null(rulebook_query(&book, "(integer) @report"));
    (void)rulebook_read(&book, "a\n1\nb\n2\n");
    match_all(book.rules, &book.tree, (MatchChoice){NULL, STRETCHES},
              (MatchSink){count_match, &count});
    assert_int_equal(count.by_rule[0], 1);
    assert_int_equal(count.by_rule[1], 1);
    rulebook_close(&book);
}

static void match_leaves_out_rules_that_are_off(void **state)
{
    (void)state;
    static const bool ENABLED[] = {false, true};
    Rulebook book;
    Count all = {{0}};
    Count some = {{0}};
    rulebook_open(&book);
    (void)rulebook_rule(&book, "calls", "OWN1");
    assert_non_null(rulebook_query(&book, "(call) @report"));
    (void)rulebook_rule(&book, "names", "OWN2");
    assert_non_null(rulebook_query(&book, "(identifier) @report"));
    (void)rulebook_read(&book, "f(a)\n");
    match_all(book.rules, &book.tree, (MatchChoice){NULL, NULL},
              (MatchSink){count_match, &all});
    match_all(book.rules, &book.tree, (MatchChoice){ENABLED, NULL},
              (MatchSink){count_match, &some});
    assert_int_equal(all.by_rule[0], 1);
    assert_int_equal(all.by_rule[1], 2);
    assert_int_equal(some.by_rule[0], 0);
    assert_int_equal(some.by_rule[1], 2);
    rulebook_close(&book);
}

static void match_at_stays_at_its_node(void **state)
{
    (void)state;
    Rulebook book;
    Count count = {{0}};
    rulebook_open(&book);
    (void)rulebook_rule(&book, "calls", "OWN1");
    assert_non_null(rulebook_query(&book, "(call) @report"));
    (void)rulebook_read(&book, "f(g())\n");
    for (Node node = NODE_ROOT; node < book.tree.count; node++)
        match_at(book.rules, &book.tree, book.rules->patterns, node,
                 (MatchSink){count_match, &count});
    assert_int_equal(count.by_rule[0], 2);
    rulebook_close(&book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(match_finds_all_in_the_order_of_the_text),
        cmocka_unit_test(match_fields_must_agree),
        cmocka_unit_test(match_negated_fields_must_be_missing),
        cmocka_unit_test(match_tokens_are_matched_by_their_text),
        cmocka_unit_test(match_wildcards_are_any_or_any_named),
        cmocka_unit_test(match_children_come_in_order_with_gaps),
        cmocka_unit_test(match_anchor_forbids_what_is_between),
        cmocka_unit_test(match_anchors_see_no_comments),
        cmocka_unit_test(match_optional_is_taken_where_it_can_be),
        cmocka_unit_test(match_alternation_tries_each_choice),
        cmocka_unit_test(match_alternations_may_be_nested),
        cmocka_unit_test(match_choices_of_one_kind_match_once),
        cmocka_unit_test(match_words_decide_with_the_shape),
        cmocka_unit_test(match_words_lead_from_below_to_the_root),
        cmocka_unit_test(match_word_of_an_optional_does_not_select),
        cmocka_unit_test(match_sees_broken_code_when_asked),
        cmocka_unit_test(match_heeds_what_can_match_where),
        cmocka_unit_test(match_leaves_out_rules_that_are_off),
        cmocka_unit_test(match_at_stays_at_its_node),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "engine/need.h"

#include "base/buffer.h"
#include "support/rulebook.h"
#include "text/skim.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void put_clauses(Buffer *buffer, const Vocabulary *vocabulary,
                        const Bits *bits)
{
    for (uint32_t i = 0; i < vocabulary->clauses.count; i++) {
        const struct ClauseText *clause = &vocabulary->clauses.items[i];
        if (!bits_test(bits, i))
            continue;
        buffer_put(buffer, STR(" ["));
        for (uint32_t j = 0; j < clause->count; j++)
            buffer_print(buffer, "%s%.*s", j ? " " : "",
                         STR_ARG(clause->lexemes[j]));
        buffer_put_byte(buffer, ']');
    }
}

/* `2 loop [for] [append], file [re]; …`, a want each: lines, clauses. */
static void assert_need(const char *query, const char *wanted)
{
    Rulebook book;
    Vocabulary vocabulary;
    Buffer buffer = {0};
    rulebook_open(&book);
    rulebook_table(&book, "calls", "copy.copy\t1\njson.dumps\t2\n");
    (void)rulebook_rule(&book, "r", "OWN1");
    assert_non_null(rulebook_query(&book, query));
    (void)rulebook_read(&book, "");
    vocabulary_init(&vocabulary, &book.arena);
    assert_true(need_vocabulary(book.rules, NULL, NULL, &vocabulary));
    for (uint32_t i = 0; i < vocabulary.wants.count; i++) {
        const Want *want = &vocabulary.wants.items[i];
        const Bits none = {{0}};
        assert_int_equal(want->id, 0);
        buffer_print(&buffer, "%s%u%s%s", i ? "; " : "", want->lines,
                     want->in_loop ? " loop" : "", want->whole ? " whole" : "");
        put_clauses(&buffer, &vocabulary, &want->clauses);
        if (!bits_hold(&none, &want->in_file))
            buffer_put(&buffer, STR(", file"));
        put_clauses(&buffer, &vocabulary, &want->in_file);
    }
    buffer_put_byte(&buffer, '\0');
    assert_string_equal(buffer.data, wanted);
    buffer_free(&buffer);
    rulebook_close(&book);
}

static void need_is_words_and_marks_of_nodes(void **state)
{
    (void)state;
    assert_need("((call function: (attribute attribute: (identifier) @m)) "
                "@report (#eq? @m \"pop\"))",
                "1 [(] [.pop(]");
    assert_need("((call function: (identifier) @m) @report "
                "(#any-of? @m \"min\" \"max\"))",
                "1 [(] [min( max(]");
    assert_need("((identifier) @report (#not-eq? @report \"x\"))", "1");
    assert_need("(call (identifier)? @name) @report", "1 [(]");
    assert_need("(binary_operator operator: \"**\") @report", "1 [**]");
    assert_need("(dictionary (pair)) @report", "1 [{] [:]");
    assert_need("((subscript (integer) @i) @report (#eq? @i \"0\"))",
                "1 [[] [0]");
    assert_need("(assignment left: (subscript)) @report", "1 [<item>] [[]");
}

static void need_of_a_choice_is_any_of_its_needs(void **state)
{
    (void)state;
    assert_need("[(list) (dictionary)] @report", "1 [[ {]");
    assert_need("[(list) (identifier)] @report", "1");
    assert_need("[(list (list_splat)) (call)] @report", "1 [* (]");
}

static void need_tells_operators_apart(void **state)
{
    (void)state;
    assert_need("(comparison_operator (_) . operators: \"in\" . (list)) "
                "@report",
                "1 [<in>] [[]");
    assert_need("(comparison_operator (_) . operators: [\"in\" \"not in\"] . "
                "[(identifier) (attribute)] .) @report",
                "1 [<in name>]");
    assert_need("(for_in_clause \"in\") @report", "1 [for]");
    assert_need("(assignment left: (_) @x right: (_) @y) @report",
                "1 [<assign>]");
    assert_need("((assignment left: (_) @x right: (call (_) @y)) @report "
                "(#same? @x @y))",
                "1 [<self>] [(]");
    assert_need("((assignment left: (_) @x right: (subscript value: (_) @y)) "
                "@report (#same? @x @y))",
                "1 [<self item>] [[]");
    assert_need("(slice . (integer) . \":\" .) @report", "1 [:] [:]]");
    assert_need("(slice . \":\" . (integer) .) @report", "1 [:]");
    assert_need("((augmented_assignment left: (_) @x operator: \"+=\") @report "
                "(#type? @x \"str\"))",
                "1 [<grow>] [+=]");
    assert_need("((augmented_assignment left: (_) @x operator: \"+=\") @report "
                "(#type? @x \"str\" \"int\"))",
                "1 [+=]");
}

static void need_of_predicates(void **state)
{
    (void)state;
    assert_need("((call) @report (#in-loop? @report))", "1 loop [(]");
    assert_need("((call) @report (#not-in-loop? @report))", "1 [(]");
    assert_need("((call function: (_) @f) @report "
                "(#calls? @f \"re.search\" \"re.match\"))",
                "1 [(] [?search( ?match(], file [re]");
    assert_need("((call function: (_) @f) @report (#calls? @f \"sum\"))",
                "1 [(] [sum(], file [sum]");
    assert_need("((call function: (_) @f) @report (#in-table? @f \"calls\"))",
                "1 [(] [?copy( ?dumps(] [?copy(], file [copy json] [copy]; "
                "1 [(] [?copy( ?dumps(] [?dumps(], file [copy json] [json]");
    assert_need("((assignment left: (_) @x right: (_)) @report "
                "(#concatenates? @report @x \"first\"))",
                "1 [<self>] [+= + % join format <format>]");
    assert_need("((function_definition) @report (#branches? @report))",
                "0 [def] [<again>]");
    assert_need("((subscript subscript: [(integer) @x (slice . (integer) @x)]) "
                "@report (#eq? @x \"0\"))",
                "1 [[] [0 :] [0]");
    assert_need("((subscript subscript: [(integer) @x (slice)]) @report "
                "(#any-of? @x \"0\" \"1\"))",
                "1 [[] [0 1 :]");
    assert_need("((import_statement (dotted_name) @m) @report "
                "(#not-loaded? @m \"calls\"))",
                "1 [import] [~copy ~json]");
    assert_need("((import_statement (dotted_name) @m) @report "
                "(#loaded? @m \"calls\"))",
                "1 [import]");
    assert_need("((call function: (identifier) @m) @report "
                "(#not-loaded? @m \"calls\"))",
                "1 [(]");
    assert_need("([(call (identifier) @x) (list)] @report "
                "(#in-loop? @x))",
                "1 [( []");
}

static void need_spans_lines(void **state)
{
    (void)state;
    assert_need("(for_statement body: (block . (expression_statement "
                "(call)) .)) @report",
                "2 loop [for] [(]");
    assert_need("(for_statement body: (block (expression_statement "
                "(call)))) @report",
                "0 loop [for] [(]");
    assert_need("(for_statement body: (block . (if_statement consequence: "
                "(block . (pass_statement) .)) .)) @report",
                "3 loop [for] [if] [pass]");
    assert_need("(while_statement body: (block . (_) . (pass_statement) .)) "
                "@report",
                "0 loop [while] [pass]");
    assert_need("(class_definition body: (block (function_definition))) "
                "@report",
                "0 whole [class] [def]");
    assert_need("((if_statement consequence: (block (for_statement (_) @x))) "
                "@report (#in-loop? @x))",
                "0 [if] [for]");
}

static void need_of_rules_that_are_off_is_none(void **state)
{
    (void)state;
    assert_need("(ERROR) @report", "");
    Rulebook book;
    Vocabulary vocabulary;
    const bool off[] = {false, true};
    rulebook_open(&book);
    (void)rulebook_rule(&book, "one", "OWN1");
    (void)rulebook_query(&book, "(call) @report");
    (void)rulebook_rule(&book, "two", "OWN2");
    (void)rulebook_query(&book, "(ERROR) @report");
    (void)rulebook_read(&book, "");
    vocabulary_init(&vocabulary, &book.arena);
    assert_true(need_vocabulary(book.rules, off, off, &vocabulary));
    assert_int_equal(vocabulary.wants.count, 1);
    assert_true(vocabulary.wants.items[0].whole);
    assert_int_equal(vocabulary.wants.items[0].id, 1);
    rulebook_close(&book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(need_is_words_and_marks_of_nodes),
        cmocka_unit_test(need_of_a_choice_is_any_of_its_needs),
        cmocka_unit_test(need_tells_operators_apart),
        cmocka_unit_test(need_of_predicates),
        cmocka_unit_test(need_spans_lines),
        cmocka_unit_test(need_of_rules_that_are_off_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

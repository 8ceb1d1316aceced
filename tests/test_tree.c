#include "support/rulebook.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static Rulebook book;

static int open_book(void **state)
{
    (void)state;
    rulebook_open(&book);
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    rulebook_close(&book);
    return 0;
}

static const Tree *read(const char *python)
{
    return rulebook_read(&book, python)->tree;
}

/* The first node of this kind. */
static Node first_of(const Tree *tree, uint16_t kind)
{
    for (Node node = NODE_ROOT; node < tree->count; node++)
        if (tree_kind(tree, node) == kind)
            return node;
    fail_msg("no node of kind %u", kind);
    return NODE_NONE;
}

static void assert_text(const Tree *tree, Node node, const char *text)
{
    assert_true(node != NODE_NONE);
    if (!str_is(tree_text(tree, node), text))
        fail_msg("`%.*s` is not `%s`", STR_ARG(tree_text(tree, node)), text);
}

static void tree_children_follow_each_other(void **state)
{
    (void)state;
    const Tree *tree = read("f(a, b)\n");
    Node list = first_of(tree, KIND_argument_list);
    static const char *const TEXTS[] = {"(", "a", ",", "b", ")"};
    Node child = tree_first(tree, list);
    for (size_t i = 0; i < 5; i++) {
        assert_text(tree, child, TEXTS[i]);
        assert_int_equal(tree_parent(tree, child), list);
        child = tree_next(tree, child);
    }
    assert_int_equal(child, NODE_NONE);
}

static void tree_leaf_has_no_children(void **state)
{
    (void)state;
    const Tree *tree = read("a\n");
    Node name = first_of(tree, KIND_identifier);
    assert_int_equal(tree_first(tree, name), NODE_NONE);
    assert_int_equal(tree_first_named(tree, name), NODE_NONE);
    assert_int_equal(tree_last_named(tree, name), NODE_NONE);
    assert_int_equal(tree_named_count(tree, name), 0);
}

static void tree_named_children_leave_tokens_out(void **state)
{
    (void)state;
    const Tree *tree = read("f(a, b, c)\n");
    Node list = first_of(tree, KIND_argument_list);
    Node first = tree_first_named(tree, list);
    Node last = tree_last_named(tree, list);
    assert_text(tree, first, "a");
    assert_text(tree, tree_next_named(tree, first), "b");
    assert_text(tree, last, "c");
    assert_text(tree, tree_previous_named(tree, last), "b");
    assert_int_equal(tree_previous_named(tree, first), NODE_NONE);
    assert_int_equal(tree_next_named(tree, last), NODE_NONE);
    assert_int_equal(tree_named_count(tree, list), 3);
}

static void tree_child_is_found_by_field(void **state)
{
    (void)state;
    const Tree *tree = read("a = b\n");
    Node assignment = first_of(tree, KIND_assignment);
    assert_text(tree, tree_child(tree, assignment, FIELD_left), "a");
    assert_text(tree, tree_child(tree, assignment, FIELD_right), "b");
    assert_int_equal(tree_child(tree, assignment, FIELD_type), NODE_NONE);
    assert_int_equal(
        tree_field(tree, tree_child(tree, assignment, FIELD_right)),
        FIELD_right);
}

static void tree_child_is_found_by_kind(void **state)
{
    (void)state;
    const Tree *tree = read("f(1, x, y)\n");
    Node list = first_of(tree, KIND_argument_list);
    assert_text(tree, tree_child_of_kind(tree, list, KIND_identifier), "x");
    assert_int_equal(tree_child_of_kind(tree, list, KIND_string), NODE_NONE);
}

static void tree_ancestor_begins_with_the_node(void **state)
{
    (void)state;
    const Tree *tree = read("def f():\n    return g(x)\n");
    Node call = first_of(tree, KIND_call);
    Node def = first_of(tree, KIND_function_definition);
    assert_int_equal(tree_ancestor(tree, call, KIND_call), call);
    assert_int_equal(tree_ancestor(tree, call, KIND_function_definition), def);
    assert_int_equal(tree_ancestor(tree, call, KIND_lambda), NODE_NONE);
}

static void tree_within_has_both_ends(void **state)
{
    (void)state;
    const Tree *tree = read("f(x)\ng()\n");
    Node call = first_of(tree, KIND_call);
    Node statement = tree_parent(tree, call);
    Node second = tree_next(tree, statement);
    assert_true(tree_within(tree, call, call));
    assert_true(tree_within(tree, second - 1, statement));
    assert_false(tree_within(tree, second, statement));
    assert_false(tree_within(tree, statement, call));
}

static void tree_same_looks_at_tokens_only(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        bool same;
    } CASES[] = {
        {"a.b[1] == a.b[1]\n", true},
        {"(f(x, 1)) == (f( x,1 ))\n", true},
        {"(f(x,  # one\n 1)) == (f(x, 1))\n", true},
        {"a.b == a.c\n", false},
        {"a.b == a\n", false},
        {"f(x) == f(x, y)\n", false},
        {"f(x, y) == f(x)\n", false},
        {"a + b == a - b\n", false},
        {"'a' 'b' == 'a' 'b' 'c'\n", false},
        {"'a' 'b' 'c' == 'a' 'b'\n", false},
        {"'a' == \"a\"\n", false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const Tree *tree = read(CASES[i].code);
        Node whole = first_of(tree, KIND_comparison_operator);
        if (tree_same(tree, tree_first_named(tree, whole),
                      tree_last_named(tree, whole)) != CASES[i].same)
            fail_msg("not as said: %s", CASES[i].code);
    }
}

static void tree_at_is_the_smallest_node(void **state)
{
    (void)state;
    const Tree *tree = read("x = f(ab)\n");
    assert_text(tree, tree_at(tree, 0), "x");
    assert_text(tree, tree_at(tree, 7), "ab");
    assert_text(tree, tree_at(tree, 5), "(");
    assert_int_equal(tree_kind(tree, tree_at(tree, 1)), KIND_assignment);
    assert_int_equal(tree_at(tree, 1000), NODE_ROOT);
}

static void tree_words_are_symbols(void **state)
{
    (void)state;
    const Tree *tree = read("abc(abc, 'abc')\n");
    Node name = first_of(tree, KIND_identifier);
    Node list = first_of(tree, KIND_argument_list);
    Node other = tree_first_named(tree, list);
    assert_true(tree_symbol(tree, name) != 0);
    assert_int_equal(tree_symbol(tree, name), tree_symbol(tree, other));
    assert_true(str_is(tree_word(tree, tree_symbol(tree, name)), "abc"));
    assert_int_equal(tree_symbol(tree, list), 0);
    assert_int_equal(tree_symbol(tree, first_of(tree, KIND_string)), 0);
}

static void tree_span_is_bytes(void **state)
{
    (void)state;
    const Tree *tree = read("é = b\n");
    Span span = tree_span(
        tree, tree_child(tree, first_of(tree, KIND_assignment), FIELD_right));
    assert_int_equal(span.start, 5);
    assert_int_equal(span.end, 6);
}

#define TREE_TEST(name)                                                        \
    cmocka_unit_test_setup_teardown(name, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TREE_TEST(tree_children_follow_each_other),
        TREE_TEST(tree_leaf_has_no_children),
        TREE_TEST(tree_named_children_leave_tokens_out),
        TREE_TEST(tree_child_is_found_by_field),
        TREE_TEST(tree_child_is_found_by_kind),
        TREE_TEST(tree_ancestor_begins_with_the_node),
        TREE_TEST(tree_within_has_both_ends),
        TREE_TEST(tree_same_looks_at_tokens_only),
        TREE_TEST(tree_at_is_the_smallest_node),
        TREE_TEST(tree_words_are_symbols),
        TREE_TEST(tree_span_is_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

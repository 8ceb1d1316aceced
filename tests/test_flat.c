#include "syntax/flat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const TSLanguage *tree_sitter_python(void);

static Lr lr;
static Arena arena;
static Interner interner;

static int open_all(void **state)
{
    (void)state;
    lr_init(&lr, tree_sitter_python());
    interner_init(&interner, &arena);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    lr_free(&lr);
    interner_free(&interner);
    arena_free(&arena);
    return 0;
}

static Tree tree_of(Str text)
{
    assert_true(lr_parse(&lr, text));
    Flat flat = flat_begin(&arena, &interner, text);
    flat_add_subtree(&flat, &lr, lr.root);
    return flat_end(&flat);
}

static void flat_takes_comments_and_continuations_out(void **state)
{
    (void)state;
    Flat flat = flat_begin(&arena, &interner, STR("a # b"));
    assert_false(flat_add(
        &flat, (NodeData){.kind = KIND_comment, .start = 2, .end = 5}));
    assert_false(flat_add(&flat, (NodeData){.kind = KIND_line_continuation}));
    assert_true(flat_add(&flat, (NodeData){.kind = KIND_identifier, .end = 1}));
    Tree tree = flat_end(&flat);
    assert_int_equal(tree.count, 2);
    assert_int_equal(tree.comment_count, 1);
    assert_int_equal(tree.comments[0].start, 2);
    assert_true(str_is(tree_word(&tree, tree_symbol(&tree, NODE_ROOT)), "a"));
}

/* Through nodes that are hidden, and past comments. */
static void flat_gives_fields(void **state)
{
    (void)state;
    Tree tree = tree_of(STR("for x in (y,\n  # c\n  z): f(a, k=b)\n"));
    Node loop = tree_first(&tree, NODE_ROOT);
    assert_int_equal(tree_kind(&tree, loop), KIND_for_statement);
    Node body = tree_child(&tree, loop, FIELD_body);
    assert_int_equal(tree_kind(&tree, body), KIND_block); /* an alias */
    assert_int_equal(tree_kind(&tree, tree_child(&tree, loop, FIELD_right)),
                     KIND_tuple);
    Node call = tree_first(&tree, tree_first(&tree, body));
    Node arguments = tree_child(&tree, call, FIELD_arguments);
    Node keyword = tree_last_named(&tree, arguments);
    assert_true(tree_child(&tree, keyword, FIELD_name));
    assert_true(tree_child(&tree, keyword, FIELD_value));
    assert_int_equal(tree.comment_count, 1);
}

static void flat_closes_nodes(void **state)
{
    (void)state;
    Tree tree = tree_of(STR("if a:\n    b\nc\n"));
    Node first = tree_first(&tree, NODE_ROOT);
    Node second = tree_next(&tree, first);
    assert_int_equal(tree_kind(&tree, first), KIND_if_statement);
    assert_int_equal(tree_kind(&tree, second), KIND_expression_statement);
    assert_int_equal(tree_next(&tree, second), NODE_NONE);
    assert_int_equal(tree_data(&tree, NODE_ROOT)->next, tree.count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(flat_takes_comments_and_continuations_out),
        cmocka_unit_test(flat_gives_fields),
        cmocka_unit_test(flat_closes_nodes),
    };
    return cmocka_run_group_tests_name("flat", tests, open_all, close_all);
}

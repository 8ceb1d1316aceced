#include "syntax/parse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Arena arena;
static Interner interner;
static Parser *parser;

static int open_parser(void **state)
{
    (void)state;
    parser = parser_new();
    interner_init(&interner, &arena);
    return 0;
}

static int close_parser(void **state)
{
    (void)state;
    interner_free(&interner);
    parser_free(parser);
    arena_free(&arena);
    return 0;
}

static Tree parse(Str text)
{
    parser_parse(parser, text);
    return parser_flatten(parser, &arena, &interner, text);
}

static void parse_empty_text_is_a_module(void **state)
{
    (void)state;
    Tree tree = parse((Str){0});
    assert_int_equal(tree.count, 2);
    assert_int_equal(tree_kind(&tree, NODE_ROOT), KIND_module);
    assert_int_equal(tree_first(&tree, NODE_ROOT), NODE_NONE);
    assert_int_equal(parse_broken(&tree), NODE_NONE);
}

static void parse_lists_comments_apart(void **state)
{
    (void)state;
    Tree tree = parse(STR("# one\nx = (1,  # two\n     2)\n# three"));
    assert_int_equal(tree.comment_count, 3);
    for (Node node = NODE_ROOT; node < tree.count; node++)
        assert_int_not_equal(tree_kind(&tree, node), KIND_comment);
    Span second = tree.comments[1];
    assert_true(
        str_is(str_slice(tree.text, second.start, second.end), "# two"));
}

static void parse_leaves_line_continuations_out(void **state)
{
    (void)state;
    Tree tree = parse(STR("x = 1 + \\\n    2\n"));
    Tree plain = parse(STR("x = 1 + 2\n"));
    assert_int_equal(tree.count, plain.count);
    for (Node node = NODE_ROOT; node < tree.count; node++)
        assert_int_equal(tree_kind(&tree, node), tree_kind(&plain, node));
}

/* parent and next say the same of the shape. */
static void assert_sound(const Tree *tree)
{
    for (Node node = NODE_ROOT + 1; node < tree->count; node++) {
        Node parent = tree_parent(tree, node);
        Node next = tree_data(tree, node)->next;
        assert_true(parent < node);
        assert_true(next > node && next <= tree_data(tree, parent)->next);
        assert_true(tree_data(tree, node)->start >=
                    tree_data(tree, parent)->start);
        assert_true(tree_data(tree, node)->end <= tree_data(tree, parent)->end);
    }
    assert_int_equal(tree_data(tree, NODE_ROOT)->next, tree->count);
}

static void parse_gives_a_sound_tree(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "x\n",
        "def f(a, *b, c=1, **d) -> int:\n    'doc'\n    return a[1:2]\n",
        "class A(B):\n    x: int = 1  # c\n\n\n    async def f(self): pass\n",
        "f'{x!r:>{y}} {z}'\n",
        "x = [\n",
        "def f(:\n  )\n",
        "if x:\n",
        "print 'two'\n",
        "\xC3\x28 = 1\n",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        Tree tree = parse(str_from(TEXTS[i]));
        assert_sound(&tree);
    }
}

static void parse_broken_is_the_first_broken_node(void **state)
{
    (void)state;
    Tree tree = parse(STR("a = 1\nb = )\n"));
    Node broken = parse_broken(&tree);
    assert_int_equal(tree_kind(&tree, broken), KIND_ERROR);
    assert_true(tree_data(&tree, broken)->start >= 6);
    assert_true(tree_data(&tree, NODE_ROOT)->flags & NODE_HAS_ERROR);
}

static void parse_broken_finds_what_is_missing(void **state)
{
    (void)state;
    Tree tree = parse(STR("for in x: pass\n"));
    Node broken = parse_broken(&tree);
    assert_true(tree_data(&tree, broken)->flags & NODE_MISSING);
    assert_int_equal(tree_data(&tree, broken)->start,
                     tree_data(&tree, broken)->end);
}

static void parse_whole_code_is_not_broken(void **state)
{
    (void)state;
    Tree tree = parse(STR("for x in y:\n    match x:\n        case [1, *_]:\n"
                          "            pass\n"));
    assert_int_equal(parse_broken(&tree), NODE_NONE);
}

static void parse_knows_named_nodes_and_fields(void **state)
{
    (void)state;
    Tree tree = parse(STR("a += 1\n"));
    Node statement = tree_first(&tree, NODE_ROOT);
    Node addition = tree_first(&tree, statement);
    Node operator= tree_child(&tree, addition, FIELD_operator);
    assert_true(tree_is_named(&tree, addition));
    assert_false(tree_is_named(&tree, operator));
    assert_int_equal(tree_kind(&tree, operator), TOKEN_plus_equal);
    assert_int_equal(tree_field(&tree, statement), 0);
}

/* `((((…` as deep as it gets: no stack of ours depends on it. */
static void parse_is_not_bounded_by_depth(void **state)
{
    (void)state;
    enum { DEPTH = 100000 };
    char *text = malloc(2 * DEPTH + 2);
    assert_non_null(text);
    memset(text, '(', DEPTH);
    text[DEPTH] = 'x';
    memset(text + DEPTH + 1, ')', DEPTH);
    text[2 * DEPTH + 1] = '\n';
    Tree tree = parse((Str){text, 2 * DEPTH + 2});
    assert_true(tree.count > DEPTH);
    assert_sound(&tree);
    free(text);
}

static void parser_serves_file_after_file(void **state)
{
    (void)state;
    Tree broken = parse(STR("x = [\n"));
    Tree whole = parse(STR("x = 1\n"));
    assert_int_not_equal(parse_broken(&broken), NODE_NONE);
    assert_int_equal(parse_broken(&whole), NODE_NONE);
}

#define PARSE_TEST(name)                                                       \
    cmocka_unit_test_setup_teardown(name, open_parser, close_parser)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PARSE_TEST(parse_empty_text_is_a_module),
        PARSE_TEST(parse_lists_comments_apart),
        PARSE_TEST(parse_leaves_line_continuations_out),
        PARSE_TEST(parse_gives_a_sound_tree),
        PARSE_TEST(parse_broken_is_the_first_broken_node),
        PARSE_TEST(parse_broken_finds_what_is_missing),
        PARSE_TEST(parse_whole_code_is_not_broken),
        PARSE_TEST(parse_knows_named_nodes_and_fields),
        PARSE_TEST(parse_is_not_bounded_by_depth),
        PARSE_TEST(parser_serves_file_after_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

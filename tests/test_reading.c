#include "syntax/reading.h"

#include "syntax/flat.h"
#include "syntax/parse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const TSLanguage *tree_sitter_python(void);

static Lr lr;
static Parser *parser;
static Arena arena;
static Interner interner;

static int open_all(void **state)
{
    (void)state;
    lr_init(&lr, tree_sitter_python());
    parser = parser_new();
    interner_init(&interner, &arena);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    lr_free(&lr);
    parser_free(parser);
    interner_free(&interner);
    arena_free(&arena);
    return 0;
}

/* It is parsed here, and the library reads it in the same way. */
static void assert_read_alike(const char *text)
{
    Str code = str_from(text);
    assert_true(lr_parse(&lr, code));
    Flat flat = flat_begin(&arena, &interner, code);
    flat_add_subtree(&flat, &lr, lr.root);
    Tree ours = flat_end(&flat);
    parser_parse_slowly(parser, code);
    Tree theirs = parser_flatten(parser, &arena, &interner, code);
    assert_int_equal(ours.count, theirs.count);
    for (Node node = NODE_ROOT; node < ours.count; node++)
        assert_memory_equal(tree_data(&ours, node), tree_data(&theirs, node),
                            sizeof(NodeData));
    assert_int_equal(lr.count, 1);
}

static void reading_ends_where_it_meets_an_error(void **state)
{
    (void)state;
    assert_read_alike("a, b = c\n");
    assert_read_alike("a, b\n");
    assert_read_alike("[a, b] = c\n");
    assert_read_alike("match(x)\nmatch x:\n  case 1: pass\n");
    assert_read_alike("type(x)\ntype X = int\n");
    assert_read_alike("with (a, b): pass\nwith (a, b) as c: pass\n");
}

static void reading_of_higher_precedence_stays(void **state)
{
    (void)state;
    assert_read_alike("print(x)\n");
    assert_read_alike("print (x), y\n");
    assert_read_alike("print(x, y); print(z)\n");
    assert_read_alike("exec(x)\n");
}

static void reading_that_the_library_takes_stays(void **state)
{
    (void)state;
    assert_read_alike("x = a, b\n");
    assert_read_alike("x = y = a, b,\n");
    assert_read_alike("x += a[0], b.c\n");
    assert_read_alike("f(*a)\nf(*a, b)\nf(b, *a, c=1)\n");
    assert_read_alike("return *a, b\n");
    assert_read_alike("f(*a.b)\nf(b, *a[0], c)\n");
    assert_read_alike("[*a]\n(*a, b)\n{*a}\n");
}

static void reading_goes_over_comments_and_joined_lines(void **state)
{
    (void)state;
    assert_read_alike("if a:\n    b\n    # c\n  # d\n# e\n    # f\nc\n");
    assert_read_alike("def f():\n    x\n    # 1\n    # 2\n  # 3\n\n    y\n");
    assert_read_alike("x = 1 + \\\n  \\\n 2 + \\\n3\n");
    assert_read_alike("f(a,  # 1\n  # 2\n  # 3\n  b)\n");
    assert_read_alike("class A:\n    # a\n    # b\n    def f(s): pass\n"
                      "    # c\n    # d\n\n# e\n# f\nx = \\\n  '''a'''\n");
}

static void reading_is_split_up_to_a_limit(void **state)
{
    (void)state;
    lr.count = 1;
    lr.is_stuck = false;
    for (uint32_t i = 1; i < LR_READINGS; i++)
        assert_ptr_equal(reading_split(&lr, lr.readings), &lr.readings[i]);
    assert_false(lr.is_stuck);
    assert_null(reading_split(&lr, lr.readings));
    assert_true(lr.is_stuck);
    reading_drop(&lr, lr.readings);
    assert_int_equal(lr.count, LR_READINGS - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_ends_where_it_meets_an_error),
        cmocka_unit_test(reading_of_higher_precedence_stays),
        cmocka_unit_test(reading_that_the_library_takes_stays),
        cmocka_unit_test(reading_goes_over_comments_and_joined_lines),
        cmocka_unit_test(reading_is_split_up_to_a_limit),
    };
    return cmocka_run_group_tests_name("reading", tests, open_all, close_all);
}

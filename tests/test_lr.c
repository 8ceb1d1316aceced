#include "syntax/lr.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const TSLanguage *tree_sitter_python(void);

static Lr lr;

static int open_lr(void **state)
{
    (void)state;
    lr_init(&lr, tree_sitter_python());
    return 0;
}

static int close_lr(void **state)
{
    (void)state;
    lr_free(&lr);
    return 0;
}

static const Subtree *root_of(const char *text)
{
    assert_true(lr_parse(&lr, str_from(text)));
    return &lr.subtrees.items[lr.root];
}

static void lr_root_is_all_of_the_text(void **state)
{
    (void)state;
    const Subtree *root = root_of("\n# one\nx = 1\n\n# two\n\n");
    assert_string_equal(lr.table.language->symbol_names[root->symbol],
                        "module");
    assert_int_equal(root->start, 1);
    assert_int_equal(root->end, 21);
    root = root_of("");
    assert_int_equal(root->start, 0);
    assert_int_equal(root->end, 0);
}

/* Children are within their parent and in the order of the text. */
static void assert_sound(const Subtree *node)
{
    uint32_t end = node->start;
    for (uint32_t i = node->count; i > 0; i--) {
        const Subtree *child =
            &lr.subtrees.items[lr.children.items[node->children + i - 1]];
        assert_true(child->start >= end);
        assert_true(child->end >= child->start);
        end = child->end;
        assert_sound(child);
    }
    assert_true(end <= node->end);
}

static void lr_parses_what_is_whole(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "async def f(a, /, *b, c: int = 1, **d) -> 'x':\n    return a\n",
        "class A(B, metaclass=C):\n\n    # c\n    x = 1\n\n    y = 2\n",
        "for x, (y, *z) in a:\n    pass\nelse:\n    pass\n",
        "print(x)\nprint x, y\nprint >>f, x\nexec 'x'\n",
        "match x:\n    case [1, *_] if y: pass\nmatch = type = 1\n",
        "a, b = c = d, e\n[x, y] = (p, q) = z\n*a, b = c\n",
        "x = f'{a!r:>{b}} {{c}} {d=}' rf\"{e}\" b'\\x00' u'\\N{DASH}'\n",
        "f(*a, **b)\nf(x for x in y)\n[*a, 1]\nlambda *a, k=1: (yield)\n",
        "with (a as b, c): pass\nwith a, b as (c, d): pass\n",
        "try:\n  a\nexcept* E as e:\n  b\nfinally:\n  c\n",
        "if x:\n\ty\nelif z: w; v;\n\n\n\n",
        "x: list[int] = [i async for i in j if k]\nx **= -1 if not y else ~z\n",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++)
        assert_sound(root_of(TEXTS[i]));
}

static void lr_gives_up_what_is_broken(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "x = [\n",     "def f(:\n  )\n",   "  x = $\n",
        "a\xFF = 1\n", "for in x: pass\n",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++)
        assert_false(lr_parse(&lr, str_from(TEXTS[i])));
    assert_sound(root_of("x = 1\n")); /* nothing of them is left */
}

static void lr_gives_up_what_may_be_read_in_two_ways(void **state)
{
    (void)state;
    assert_false(lr_parse(&lr, STR("return [*a.b]\n")));
    assert_false(lr.tokens.input.is_odd);
}

/* Deeper than any stack of calls would take. */
static void lr_takes_deep_nesting(void **state)
{
    (void)state;
    enum { DEPTH = 100000 };
    char *text = malloc(2 * DEPTH + 2);
    memset(text, '(', DEPTH);
    text[DEPTH] = 'x';
    memset(text + DEPTH + 1, ')', DEPTH);
    text[2 * DEPTH + 1] = '\n';
    assert_true(lr_parse(&lr, (Str){text, 2 * DEPTH + 2}));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lr_root_is_all_of_the_text),
        cmocka_unit_test(lr_parses_what_is_whole),
        cmocka_unit_test(lr_gives_up_what_is_broken),
        cmocka_unit_test(lr_gives_up_what_may_be_read_in_two_ways),
        cmocka_unit_test(lr_takes_deep_nesting),
    };
    return cmocka_run_group_tests_name("lr", tests, open_lr, close_lr);
}

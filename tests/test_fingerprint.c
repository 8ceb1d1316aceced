#include "run/fingerprint.h"

#include "support/marks.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LIMIT = 8 };

/* The fingerprints of findings at each `hot` of the text, and how many. */
static uint32_t print(const char *code, const char *text, uint64_t *prints)
{
    Modelled file;
    Rule rule = {.code = str_from(code)};
    Diagnostics found = {0};
    model_of_text(&file, str_from(text), VERSION_DEFAULT);
    for (const char *at = strstr(text, "hot"); at; at = strstr(at + 1, "hot")) {
        uint32_t start = (uint32_t)(at - text);
        Node node = tree_at(&file.tree, start);
        Span span = tree_span(&file.tree, node);
        if (node == NODE_ROOT) /* in a comment */
            span = (Span){start, start + 3};
        Diagnostic one = {.rule = &rule, .node = node, .span = span};
        array_push(&file.arena, &found.list, one);
    }
    fingerprint_findings(&file.arena, &file.tree, &found);
    for (uint32_t i = 0; i < found.list.count; i++)
        prints[i] = found.list.items[i].print;
    modelled_free(&file);
    return found.list.count;
}

/* Has the first finding of both texts the same fingerprint? */
static bool is_same(const char *left, const char *right)
{
    uint64_t before[LIMIT] = {0};
    uint64_t after[LIMIT] = {0};
    assert_true(print("X1", left, before) > 0);
    assert_true(print("X1", right, after) > 0);
    return before[0] == after[0];
}

static void fingerprint_stays_when_code_moves(void **state)
{
    (void)state;
    uint64_t before[LIMIT] = {0};
    uint64_t after[LIMIT] = {0};
    (void)print("X1", "def f():\n  x = hot\n  y = hot.a\n", before);
    (void)print("X1",
                "import re\n\nclass A:\n  if z:\n    def f():\n"
                "      y = hot.a\n      x = hot\n",
                after);
    assert_int_equal(before[0], after[1]);
    assert_int_equal(before[1], after[0]);
}

static void fingerprint_outlives_formatting(void **state)
{
    (void)state;
    assert_true(is_same("x=f('a',hot)", "x = f(  # why\n    \"a\",\n hot,\n)"));
    assert_true(is_same("x = a + \\\n  hot", "x = (\n  a + hot\n)"));
    assert_false(is_same("x = f('a', hot)", "x = f('b', hot)"));
    assert_false(is_same("x = f('a\\nb', hot)", "x = f('a\\tb', hot)"));
}

static void fingerprint_is_of_a_header(void **state)
{
    (void)state;
    assert_true(is_same("for a in hot:\n  b\n", "for a in hot:\n  c\n  d\n"));
    assert_false(is_same("for a in hot:\n  b\n", "for b in hot:\n  b\n"));
}

static void fingerprint_knows_the_function_and_the_place(void **state)
{
    (void)state;
    uint64_t two[LIMIT];
    assert_false(is_same("def f():\n  hot\n", "def g():\n  hot\n"));
    assert_false(is_same("class f:\n  hot\n", "hot\n"));
    assert_int_equal(print("X1", "x = hot + hot\n", two), 2);
    assert_int_not_equal(two[0], two[1]);
    assert_true(is_same("hot + 1", "hot + 1\nx = hot\n"));
}

static void fingerprint_tells_rules_apart(void **state)
{
    (void)state;
    uint64_t one[LIMIT];
    uint64_t other[LIMIT];
    (void)print("X1", "x = hot\n", one);
    (void)print("X2", "x = hot\n", other);
    assert_int_not_equal(one[0], other[0]);
}

static void fingerprint_counts_the_same(void **state)
{
    (void)state;
    uint64_t three[LIMIT];
    uint64_t two[LIMIT];
    (void)print("X1", "x = hot\nx = hot\nx = hot\n", three);
    (void)print("X1", "x = hot\n\n\nx = hot\n", two);
    assert_int_not_equal(three[0], three[1]);
    assert_int_not_equal(three[1], three[2]);
    assert_int_equal(three[0], two[0]);
    assert_int_equal(three[1], two[1]);
}

static void fingerprint_of_a_comment_is_of_its_text(void **state)
{
    (void)state;
    assert_true(is_same("# hot\nx\n", "x\n\n# hot\n"));
    uint64_t none[LIMIT] = {0};
    assert_int_equal(print("X1", "x = 1\n", none), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fingerprint_stays_when_code_moves),
        cmocka_unit_test(fingerprint_outlives_formatting),
        cmocka_unit_test(fingerprint_is_of_a_header),
        cmocka_unit_test(fingerprint_knows_the_function_and_the_place),
        cmocka_unit_test(fingerprint_tells_rules_apart),
        cmocka_unit_test(fingerprint_counts_the_same),
        cmocka_unit_test(fingerprint_of_a_comment_is_of_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

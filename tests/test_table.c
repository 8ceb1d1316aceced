#include "base/table.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static Arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static Table make(const char *text)
{
    return table_make(&arena, STR("facts"), str_from(text));
}

static void assert_str(Str str, const char *text)
{
    assert_string_equal(arena_copy(&arena, str.data, str.size), text);
}

static void table_is_sorted_by_key(void **state)
{
    (void)state;
    Table table = make("b\t1\na.b\t2\na\t3\nB\t4\n");
    static const char *const KEYS[] = {"B", "a", "a.b", "b"};
    assert_int_equal(table.count, 4);
    for (uint32_t i = 0; i < 4; i++)
        assert_str(table_key(&table, i), KEYS[i]);
}

/* A byte below the tab would put the longer key first. */
static void table_order_is_that_of_keys_not_lines(void **state)
{
    (void)state;
    Table table = make("a\x01z\t1\na\t2\n");
    assert_str(table_key(&table, 0), "a");
    assert_true(table_find(&table, STR("a"), NULL));
    assert_true(table_find(&table, STR("a\x01z"), NULL));
    table = make("A\t1\na\t2\na\x01z\t3\n");
    assert_true(table_find(&table, STR("a\x01z"), NULL));
}

static void table_leaves_out_comments_and_empty_lines(void **state)
{
    (void)state;
    Table table = make("# source\tx\n\na\t1\n\n# more\n");
    assert_int_equal(table.count, 1);
    assert_false(table_find(&table, STR("# source"), NULL));
}

static void table_may_end_without_a_line_break(void **state)
{
    (void)state;
    Str value = {0};
    Table table = make("b\t2\na\t1");
    assert_true(table_find(&table, STR("a"), &value));
    assert_str(value, "1");
}

static void table_tells_packages(void **state)
{
    (void)state;
    Table table = make("a\t1\nb.c\t2\nb.d.e\t3\nbe\t4\n");
    assert_true(table_has_package(&table, STR("a")));
    assert_true(table_has_package(&table, STR("b")));
    assert_true(table_has_package(&table, STR("be")));
    assert_false(table_has_package(&table, STR("c")));
    assert_false(table_has_package(&table, STR("")));
    assert_false(table_has_package(&table, STR("bea")));
    assert_false(table_has_package(NULL, STR("a")));
}

static void table_finds_every_line(void **state)
{
    (void)state;
    char text[26 * 4 + 1];
    size_t size = 0;
    for (char letter = 'z'; letter >= 'a'; letter--) {
        text[size++] = letter;
        text[size++] = '\t';
        text[size++] = (char)(letter - 'a' + 'A');
        text[size++] = '\n';
    }
    text[size] = '\0';
    Table table = make(text);
    for (char letter = 'a'; letter <= 'z'; letter++) {
        Str value = {0};
        assert_true(table_find(&table, (Str){&letter, 1}, &value));
        assert_int_equal(value.data[0], letter - 'a' + 'A');
    }
}

static void table_value_is_all_behind_the_first_tab(void **state)
{
    (void)state;
    Str value = {0};
    Table table = make("a\t1\tand\tmore\nb\n");
    assert_true(table_find(&table, STR("a"), &value));
    assert_str(value, "1\tand\tmore");
    assert_true(table_find(&table, STR("b"), &value));
    assert_int_equal(value.size, 0);
}

static void table_key_must_be_whole(void **state)
{
    (void)state;
    Table table = make("abc\t1\nb\t2\n");
    static const char *const MISSING[] = {"", "ab", "abcd", "a", "bb", "c"};
    for (size_t i = 0; i < sizeof MISSING / sizeof MISSING[0]; i++)
        assert_false(table_find(&table, str_from(MISSING[i]), NULL));
}

static void table_that_is_none_has_no_lines(void **state)
{
    (void)state;
    Table empty = make("");
    assert_false(table_find(NULL, STR("a"), NULL));
    assert_false(table_find(&empty, STR("a"), NULL));
    assert_false(table_find_package(NULL, STR("a.b"), NULL));
}

static void table_same_keys_keep_their_order(void **state)
{
    (void)state;
    Table table = make("k\t3\nk\t1\na\t0\nk\t2\n");
    assert_str(table_value(&table, 1), "3");
    assert_str(table_value(&table, 2), "1");
    assert_str(table_value(&table, 3), "2");
}

static void table_package_is_the_longest(void **state)
{
    (void)state;
    Str value = {0};
    Table table = make("scipy\t65\nscipy.stats\t671\n");
    assert_true(table_find_package(&table, STR("scipy.stats.norm"), &value));
    assert_str(value, "671");
    assert_true(table_find_package(&table, STR("scipy.linalg"), &value));
    assert_str(value, "65");
    assert_str(table_package(&table, STR("scipy.stats.x.y")), "scipy.stats");
}

static void table_package_ends_at_a_dot(void **state)
{
    (void)state;
    Table table = make("scipy\t65\n");
    assert_false(table_find_package(&table, STR("scipyx"), NULL));
    assert_false(table_find_package(&table, STR("my.scipy"), NULL));
    assert_int_equal(table_package(&table, STR("scipyx.scipy")).size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_is_sorted_by_key),
        cmocka_unit_test(table_order_is_that_of_keys_not_lines),
        cmocka_unit_test(table_leaves_out_comments_and_empty_lines),
        cmocka_unit_test(table_may_end_without_a_line_break),
        cmocka_unit_test(table_tells_packages),
        cmocka_unit_test(table_finds_every_line),
        cmocka_unit_test(table_value_is_all_behind_the_first_tab),
        cmocka_unit_test(table_key_must_be_whole),
        cmocka_unit_test(table_that_is_none_has_no_lines),
        cmocka_unit_test(table_same_keys_keep_their_order),
        cmocka_unit_test(table_package_is_the_longest),
        cmocka_unit_test(table_package_ends_at_a_dot),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}

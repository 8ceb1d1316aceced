#include "base/toml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static Arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static TomlValue *parse(const char *text)
{
    Error error = {0};
    TomlValue *root = toml_parse(&arena, str_from(text), &error);
    assert_string_equal(error.message, "");
    assert_non_null(root);
    return root;
}

static void assert_refused(const char *text, uint32_t line, uint32_t column,
                           const char *message)
{
    Error error = {0};
    assert_null(toml_parse(&arena, str_from(text), &error));
    assert_string_equal(error.message, message);
    assert_int_equal(error.line, line);
    assert_int_equal(error.column, column);
}

static void toml_reads_every_kind(void **state)
{
    (void)state;
    const TomlValue *root = parse("s = 'a'\ni = 0x1F\nf = 1_0.5\nb = true\n"
                                  "d = 1979-05-27 07:32:00Z # c\n"
                                  "a = [1, 2]\nt = {x.y = 1}\n");
    assert_true(str_is(toml_get(root, "s")->text, "a"));
    assert_int_equal(toml_get(root, "i")->integer, 31);
    assert_true(toml_get(root, "f")->number == 10.5);
    assert_true(toml_get(root, "b")->boolean);
    assert_int_equal(toml_get(root, "d")->kind, TOML_DATE);
    assert_true(str_is(toml_get(root, "d")->text, "1979-05-27 07:32:00Z"));
    assert_int_equal(toml_get(root, "a")->first->next->integer, 2);
    const TomlValue *x = toml_get(toml_get(root, "t"), "x");
    assert_int_equal(toml_get(x, "y")->integer, 1);
}

static void toml_counts_places_in_code_points(void **state)
{
    (void)state;
    const TomlValue *root = parse("# é\n'é' = [\r\n  'é', {b = 1}]\n[t]\n");
    const TomlValue *array = root->first;
    assert_int_equal(array->key_line, 2);
    assert_int_equal(array->key_column, 1);
    assert_int_equal(array->column, 7);
    const TomlValue *table = array->first->next;
    assert_int_equal(table->line, 3);
    assert_int_equal(table->column, 8);
    assert_int_equal(table->first->key_column, 9);
    assert_int_equal(toml_get(root, "t")->line, 4);
    assert_int_equal(toml_get(root, "t")->column, 2);
}

static void toml_get_of_nothing_is_nothing(void **state)
{
    (void)state;
    assert_null(toml_get(NULL, "a"));
    assert_null(toml_get(parse("a = 1"), "b"));
    assert_null(toml_get(toml_get(parse("a = 1"), "a"), "b"));
}

static void toml_says_what_it_expected(void **state)
{
    (void)state;
    assert_refused("x = 1\na = \nb = 2", 2, 5,
                   "expected a value, found the end of the line");
    assert_refused("é", 1, 1, "expected a key, found `é`");
    assert_refused("a", 1, 2, "expected `=`, found the end of the text");
    assert_refused("a = 1 b = 2", 1, 7,
                   "expected the end of the line, found `b`");
    assert_refused("a = [1 2]", 1, 8, "expected `,` or `]`, found `2`");
    assert_refused("a = {b = 1,}", 1, 12, "expected a key, found `}`");
    assert_refused("[[a]", 1, 5, "expected `]]`, found the end of the text");
}

static void toml_refuses_broken_strings(void **state)
{
    (void)state;
    assert_refused("a = 'é' # c\nb = \"x", 2, 5, "the string is not closed");
    assert_refused("a = \"\\ud800\"", 1, 6, "U+D800 is not a character");
    assert_refused("a = \"\\u12\"", 1, 6, "an escape `\\u` needs 4 hex digits");
    assert_refused("a = \"\"\"\n \\x\"\"\"", 2, 2,
                   "unknown escape, write `\\\\` for a backslash");
    assert_refused("a = 'é\xFF'", 1, 7, "invalid UTF-8");
    assert_refused("a = 1\n# \x01", 2, 3,
                   "control character U+0001 is not allowed");
}

static void toml_refuses_unknown_words(void **state)
{
    (void)state;
    assert_refused("a = True", 1, 5,
                   "unknown value `True`, did you mean `true`?");
    assert_refused("a = warning", 1, 5,
                   "unknown value `warning`, a string needs quotes");
    assert_refused("a = 01", 1, 5, "`01` is no number or date");
    assert_refused("a = 1979-02-29", 1, 5, "`1979-02-29` is no number or date");
    assert_refused("a = 9223372036854775808", 1, 5,
                   "the integer does not fit 64 bits");
    assert_int_equal(parse("a = -9223372036854775808")->first->integer,
                     INT64_MIN);
}

static void toml_refuses_to_define_twice(void **state)
{
    (void)state;
    assert_refused("a = 1\nb = 2\n'a' = 3", 3, 1,
                   "`a` is defined twice, first on line 1");
    assert_refused("[a.b]\n[a]\n[a.b]", 3, 4,
                   "`b` is defined twice, first on line 1");
    assert_refused("a = {}\na.b = 1", 2, 1,
                   "`a` is complete, nothing can be added to it");
    assert_refused("a = 1\n[a.b]", 2, 2, "`a` is not a table");
    assert_refused("[a.b]\n[a]\nb.c = 1", 3, 1, "`b` is opened elsewhere");
}

static void toml_ends_at_100_levels(void **state)
{
    (void)state;
    char text[512] = "a = ";
    memset(text + 4, '[', 100);
    memset(text + 104, ']', 100);
    (void)parse(text);
    memset(text + 4, '[', 300);
    assert_refused(text, 1, 105, "more than 100 levels of nesting");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(toml_reads_every_kind),
        cmocka_unit_test(toml_counts_places_in_code_points),
        cmocka_unit_test(toml_get_of_nothing_is_nothing),
        cmocka_unit_test(toml_says_what_it_expected),
        cmocka_unit_test(toml_refuses_broken_strings),
        cmocka_unit_test(toml_refuses_unknown_words),
        cmocka_unit_test(toml_refuses_to_define_twice),
        cmocka_unit_test(toml_ends_at_100_levels),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}

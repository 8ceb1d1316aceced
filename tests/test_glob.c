#include "base/glob.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool matches(const char *pattern, const char *path)
{
    return glob_matches(str_from(pattern), str_from(path));
}

static void glob_star_stays_in_its_part(void **state)
{
    (void)state;
    assert_true(matches("*.py", "a.py"));
    assert_true(matches("*.py", ".py"));
    assert_false(matches("*.py", "x/a.py"));
    assert_true(matches("a*b*c", "aXbbYc"));
    assert_false(matches("a*b*c", "aXbbY"));
    assert_true(matches("*/b", "a/b"));
    assert_false(matches("*", "a/b"));
    assert_false(matches("?", "/"));
    assert_false(matches("[!a]", "/"));
}

static void glob_two_stars_are_any_number_of_parts(void **state)
{
    (void)state;
    assert_true(matches("**/a", "a"));
    assert_true(matches("**/a", "x/y/a"));
    assert_false(matches("**/a", "xa"));
    assert_true(matches("x/**/a", "x/a"));
    assert_true(matches("x/**/a", "x/y/z/a"));
    assert_true(matches("x/**", "x/y/z"));
    assert_false(matches("x/**", "y/z"));
    assert_true(matches("**/b*/**/c", "a/b1/b2/x/c"));
    assert_false(matches("**/b*/**/c", "a/b/x"));
    assert_true(matches("**/a*c", "ab/abc/abbc"));
}

static void glob_two_stars_in_a_part_are_one(void **state)
{
    (void)state;
    assert_true(matches("x**", "xyz"));
    assert_false(matches("x**", "x/y"));
    assert_false(matches("x**/a", "x/y/a"));
    assert_false(matches("**x", "a/x"));
}

static void glob_class_has_ranges_and_names(void **state)
{
    (void)state;
    assert_true(matches("[a-cx]", "b"));
    assert_true(matches("[a-cx]", "x"));
    assert_false(matches("[a-cx]", "d"));
    assert_true(matches("[!a-c]", "d"));
    assert_false(matches("[^a-c]", "b"));
    assert_true(matches("[]a]", "]"));
    assert_true(matches("[!]a]", "b"));
    assert_true(matches("[a-]", "-"));
    assert_true(matches("[\\]]", "]"));
    assert_true(matches("[[:digit:]_]", "7"));
    assert_true(matches("[[:digit:]_]", "_"));
    assert_false(matches("[[:digit:]_]", "x"));
}

static void glob_names_of_classes(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        const char *inside;
        const char *outside;
    } CASES[] = {
        {"[[:alnum:]]", "aZ9", "_ "},     {"[[:alpha:]]", "aZ", "9-"},
        {"[[:blank:]]", " \t", "\na"},    {"[[:cntrl:]]", "\x01\x7F", " a"},
        {"[[:graph:]]", "!a~", " \x7F"},  {"[[:lower:]]", "az", "A1"},
        {"[[:print:]]", " ~", "\t\x7F"},  {"[[:punct:]]", "!_", "a "},
        {"[[:space:]]", " \n\r", "a_"},   {"[[:upper:]]", "AZ", "a1"},
        {"[[:xdigit:]]", "09afAF", "gG"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Str pattern = str_from(CASES[i].pattern);
        for (const char *at = CASES[i].inside; *at; at++)
            assert_true(glob_matches(pattern, (Str){at, 1}));
        for (const char *at = CASES[i].outside; *at; at++)
            assert_false(glob_matches(pattern, (Str){at, 1}));
    }
}

static void glob_backslash_takes_the_meaning(void **state)
{
    (void)state;
    assert_true(matches("\\*", "*"));
    assert_false(matches("\\*", "a"));
    assert_true(matches("\\a", "a"));
}

static void glob_broken_pattern_matches_nothing(void **state)
{
    (void)state;
    assert_false(matches("[a", "a"));
    assert_false(matches("[a", "[a"));
    assert_false(matches("a\\", "a\\"));
    assert_false(matches("[[:none:]]", "a"));
    assert_false(matches("*[", "a["));
}

static void glob_empty_pattern_is_the_empty_path(void **state)
{
    (void)state;
    assert_true(matches("", ""));
    assert_false(matches("", "a"));
    assert_false(matches("a", ""));
    assert_true(matches("*", ""));
}

/* A backtracking matcher would not come back. */
static void glob_is_not_exponential(void **state)
{
    (void)state;
    char path[2001];
    memset(path, 'a', 2000);
    path[2000] = '\0';
    assert_false(matches("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", path));
    for (int i = 1; i < 2000; i += 2)
        path[i] = '/';
    assert_false(matches("**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/b", path));
}

static void glob_literal_size_ends_at_a_special_byte(void **state)
{
    (void)state;
    assert_int_equal(glob_literal_size(STR("a/b")), 3);
    assert_int_equal(glob_literal_size(STR("ab*")), 2);
    assert_int_equal(glob_literal_size(STR("a?")), 1);
    assert_int_equal(glob_literal_size(STR("[a]")), 0);
    assert_int_equal(glob_literal_size(STR("a\\b")), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(glob_star_stays_in_its_part),
        cmocka_unit_test(glob_two_stars_are_any_number_of_parts),
        cmocka_unit_test(glob_two_stars_in_a_part_are_one),
        cmocka_unit_test(glob_class_has_ranges_and_names),
        cmocka_unit_test(glob_names_of_classes),
        cmocka_unit_test(glob_backslash_takes_the_meaning),
        cmocka_unit_test(glob_broken_pattern_matches_nothing),
        cmocka_unit_test(glob_empty_pattern_is_the_empty_path),
        cmocka_unit_test(glob_is_not_exponential),
        cmocka_unit_test(glob_literal_size_ends_at_a_special_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

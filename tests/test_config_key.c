#include "run/config_key.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Arena arena;

static bool check(const char *toml, Error *error)
{
    *error = (Error){0};
    const TomlValue *table = toml_parse(&arena, str_from(toml), error);
    if (!table)
        fail_msg("%s: %s", toml, error->message);
    return config_check(table, error);
}

static void assert_accepts(const char *toml)
{
    Error error;
    if (!check(toml, &error))
        fail_msg("%s: %s", toml, error.message);
}

static void assert_refuses(const char *toml, uint32_t line, uint32_t column,
                           const char *message)
{
    Error error;
    if (check(toml, &error))
        fail_msg("accepted: %s", toml);
    assert_string_equal(error.message, message);
    assert_int_equal(error.line, line);
    assert_int_equal(error.column, column);
}

static void config_key_defaults_and_examples_are_accepted(void **state)
{
    (void)state;
    for (int id = 0; id < CONFIG_COUNT; id++) {
        const ConfigKey *key = &config_keys[id];
        assert_accepts(
            arena_format(&arena, "%s = %s", key->name.data, key->example.data));
        if (key->initial.size)
            assert_accepts(arena_format(&arena, "%s = %s", key->name.data,
                                        key->initial.data));
    }
}

static void config_key_accepts_each_type(void **state)
{
    (void)state;
    assert_accepts("");
    assert_accepts("extend = '../base.toml'\ntarget-version = '3.12'\n"
                   "select = ['ALL']\nextend-select = []\nignore = ['HOT101']\n"
                   "include = ['*.py']\nexclude = ['a/**/b', '!c', 'd/']\n"
                   "rules = ['lint']\n");
    assert_accepts("per-file-ignores = {'tests/' = ['HOT101']}\n"
                   "severity = {regex = 'note', HOT101 = 'warning'}\n");
    assert_accepts("[heavy-modules]\n'acme.models' = 400\n_x1 = 1\n"
                   "'\xC3\xA9' = 5\n");
    assert_accepts("target-version = 'py39'");
}

static void config_key_refuses_unknown_keys(void **state)
{
    (void)state;
    assert_refuses("\n  selct = []", 2, 3,
                   "unknown key `selct`, did you mean `select`?");
    assert_refuses("select = []\nelephant = 1", 2, 1, "unknown key `elephant`");
    assert_refuses("[exclude-more]\n", 1, 2, "unknown key `exclude-more`");
}

static void config_key_refuses_other_types(void **state)
{
    (void)state;
    assert_refuses("select = 'ALL'", 1, 10,
                   "`select` must be an array of strings, not a string");
    assert_refuses("ignore = ['a', 1]", 1, 16,
                   "`ignore` must be an array of strings, not an integer");
    assert_refuses("rules = ['']", 1, 10, "`rules` has a string that is empty");
    assert_refuses("rules = [\"a\\u0000\"]", 1, 10,
                   "`rules` has a string that is not printable");
    assert_refuses("extend = true", 1, 10,
                   "`extend` must be the path of a file");
    assert_refuses("per-file-ignores = []", 1, 20,
                   "`per-file-ignores` must be a table such as "
                   "{\"tests/\" = [\"HOT101\"]}, not an array");
    assert_refuses("per-file-ignores.x = 'a'", 1, 22,
                   "`per-file-ignores` must be an array of strings, not a "
                   "string");
    assert_refuses("severity = 'note'", 1, 12,
                   "`severity` must be a table such as {HOT101 = \"note\"}, "
                   "not a string");
    assert_refuses("heavy-modules = 5", 1, 17,
                   "`heavy-modules` must be a table such as {pandas = 400}, "
                   "not an integer");
}

static void config_key_refuses_versions_beyond_the_known(void **state)
{
    (void)state;
    const char *message =
        "`target-version` must be a string from \"3.9\" to \"3.15\"";
    assert_refuses("target-version = 3.11", 1, 18, message);
    assert_refuses("target-version = '3.8'", 1, 18, message);
    assert_refuses("target-version = '3.16'", 1, 18, message);
    assert_refuses("target-version = 'x'", 1, 18, message);
}

static void config_key_refuses_broken_globs(void **state)
{
    (void)state;
    assert_refuses("exclude = ['a', '[a']", 1, 17,
                   "`[a` is no pattern: a `[` is not closed, or a backslash "
                   "has nothing behind it");
    assert_refuses("include = ['a\\']", 1, 12,
                   "`a\\` is no pattern: a `[` is not closed, or a backslash "
                   "has nothing behind it");
    assert_refuses("exclude = ['[[:alfa:]]']", 1, 12,
                   "`[[:alfa:]]` is no pattern: a `[` is not closed, or a "
                   "backslash has nothing behind it");
    assert_refuses("exclude = ['#a']", 1, 12,
                   "`#a` is no pattern: `#` begins a comment; write `\\\\#` "
                   "for the character");
    assert_refuses("exclude = ['/']", 1, 12, "`/` is no pattern: it is empty");
    assert_refuses("[per-file-ignores]\n'a[' = []", 2, 1,
                   "`a[` is no pattern: a `[` is not closed, or a backslash "
                   "has nothing behind it");
    assert_refuses("[per-file-ignores]\n\"a\\tb\" = []", 2, 1,
                   "`a\tb` is no pattern: it has a control character");
}

static void config_key_refuses_glob_bombs(void **state)
{
    (void)state;
    Str bomb = {0};
    for (int i = 0; i < 400; i++)
        bomb = str_from(arena_format(&arena, "%.*s**/", STR_ARG(bomb)));
    Error error;
    assert_false(check(
        arena_format(&arena, "exclude = ['%.*sx']", STR_ARG(bomb)), &error));
    assert_non_null(strstr(error.message, "is longer than 1024 characters"));
}

static void config_key_refuses_other_severities(void **state)
{
    (void)state;
    assert_refuses("severity = {regex = 'error'}", 1, 21,
                   "the severity of `regex` is \"warning\" or \"note\"");
    assert_refuses("severity = {regex = 'off'}", 1, 21,
                   "the severity of `regex` is \"warning\" or \"note\"; "
                   "`ignore` switches rules off");
    assert_refuses("severity = {regex = 1}", 1, 21,
                   "the severity of `regex` is \"warning\" or \"note\"");
}

static void config_key_refuses_what_are_no_costs(void **state)
{
    (void)state;
    const char *message = "`a` must have whole milliseconds, from 1 to 3600000";
    assert_refuses("heavy-modules.a = 0", 1, 19, message);
    assert_refuses("heavy-modules.a = 1.5", 1, 19, message);
    assert_refuses("heavy-modules.a = 3600001", 1, 19, message);
    assert_refuses("heavy-modules = {'a b' = 5}", 1, 18,
                   "`a b` is no name of a module");
    assert_refuses("heavy-modules = {'a..b' = 5}", 1, 18,
                   "`a..b` is no name of a module");
    assert_refuses("heavy-modules = {'' = 5}", 1, 18,
                   "`` is no name of a module");
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(config_key_defaults_and_examples_are_accepted),
        cmocka_unit_test(config_key_accepts_each_type),
        cmocka_unit_test(config_key_refuses_unknown_keys),
        cmocka_unit_test(config_key_refuses_other_types),
        cmocka_unit_test(config_key_refuses_versions_beyond_the_known),
        cmocka_unit_test(config_key_refuses_broken_globs),
        cmocka_unit_test(config_key_refuses_glob_bombs),
        cmocka_unit_test(config_key_refuses_other_severities),
        cmocka_unit_test(config_key_refuses_what_are_no_costs),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}

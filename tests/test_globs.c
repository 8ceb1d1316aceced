#include "run/globs.h"

#include "temporary.h"

static Arena arena;

static Globs globs(const char *root, const char *array)
{
    Globs result = {0};
    Error error = {0};
    const char *toml = arena_format(&arena, "globs = %s", array);
    const TomlValue *table = toml_parse(&arena, str_from(toml), &error);
    globs_add_array(&result, &arena, root, toml_get(table, "globs"));
    return result;
}

static bool covers(const char *array, const char *path)
{
    Globs list = globs(".", array);
    return globs_cover(&list, &arena, path, false);
}

static void globs_cover_what_is_in_a_folder(void **state)
{
    (void)state;
    assert_true(covers("['a']", "a/b/c.py"));
    assert_true(covers("['b/']", "a/b/c.py"));
    assert_true(covers("['a/*.py']", "a/c.py"));
    assert_true(covers("['a/*']", "a/b/c.py"));
    assert_false(covers("['c.py/']", "a/b/c.py"));
    assert_false(covers("['b/*.py']", "a/b/c.py"));
    assert_false(covers("[]", "a"));
    assert_false(covers("['*']", "."));
}

static void globs_last_one_of_a_list_decides(void **state)
{
    (void)state;
    assert_false(covers("['*.py', '!c.py']", "c.py"));
    assert_true(covers("['*.py', '!c.py']", "b.py"));
    Globs both = globs(".", "['c.py']");
    const Globs other = globs(".", "['!c.py']");
    array_push(&arena, &both, other.items[0]);
    assert_true(globs_cover(&both, &arena, "c.py", false));
}

static void globs_start_at_their_root(void **state)
{
    const Temporary *folder = *state;
    temporary_file("p/q/a.py", STR(""));
    Globs list = globs("p", "['q/a.py']");
    assert_true(globs_cover(&list, &arena, "p/q/a.py", false));
    assert_true(globs_cover(&list, &arena,
                            arena_format(&arena, "%s/p/q/a.py", folder->path),
                            false));
}

static void globs_match_entries_of_a_folder(void **state)
{
    (void)state;
    temporary_folder("p/q");
    Globs list = globs("p", "['q/*.py', '/q', 'x/']");
    GlobFolder inner = globs_in_folder(&list, &arena, "p/q");
    GlobFolder outer = globs_in_folder(&list, &arena, "p");
    assert_true(globs_match(&inner, "a.py", false));
    assert_false(globs_match(&inner, "a.txt", false));
    assert_true(globs_match(&inner, "x", true));
    assert_false(globs_match(&inner, "x", false));
    assert_false(globs_match(&inner, "q", true));
    assert_true(globs_match(&outer, "q", true));
    assert_false(globs_match(&outer, "a.py", false));
}

/* The longest glob that is accepted, in its worst forms, on the longest path
 * of a system: ten milliseconds in all, where backtracking would take years. */
static void globs_take_bounded_time(void **state)
{
    (void)state;
    static const char *const PARTS[] = {"**/", "*a", "**/*a*/", "*", "?*"};
    char path[4096];
    for (size_t i = 0; i < sizeof path - 1; i++)
        path[i] = i % 2 ? '/' : 'a';
    path[sizeof path - 1] = '\0';
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        Str bomb = {0};
        while (bomb.size + strlen(PARTS[i]) < 1000)
            bomb = str_from(
                arena_format(&arena, "%.*s%s", STR_ARG(bomb), PARTS[i]));
        Globs list = {0};
        globs_add(&list, &arena, ".",
                  str_from(arena_format(&arena, "%.*sb", STR_ARG(bomb))));
        assert_false(globs_cover(&list, &arena, path, false));
    }
}

static int leave(void **state)
{
    arena_reset(&arena);
    return temporary_leave(state);
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
        cmocka_unit_test(globs_cover_what_is_in_a_folder),
        cmocka_unit_test(globs_last_one_of_a_list_decides),
        cmocka_unit_test_setup_teardown(globs_start_at_their_root,
                                        temporary_enter, leave),
        cmocka_unit_test_setup_teardown(globs_match_entries_of_a_folder,
                                        temporary_enter, leave),
        cmocka_unit_test(globs_take_bounded_time),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}

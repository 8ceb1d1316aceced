#include "run/wanted.h"

#include "base/buffer.h"
#include "temporary.h"

static Arena arena;
static Projects projects;

static int enter(void **state)
{
    projects_init(&projects, &arena, NULL);
    return temporary_enter(state);
}

static int leave(void **state)
{
    projects_free(&projects);
    arena_reset(&arena);
    return temporary_leave(state);
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void assert_finds(const char *expected)
{
    static const char *const HERE[] = {"."};
    Discovery discovery;
    DiscoverFilter filter = wanted_filter(&projects);
    discover_files(&discovery, &arena, &filter, HERE, 1);
    const char *found = "";
    for (uint32_t i = 0; i < discovery.files.count; i++)
        found =
            arena_format(&arena, "%s%s ", found, discovery.files.items[i].path);
    assert_string_equal(found, expected);
}

static void wanted_is_what_the_nearest_configuration_says(void **state)
{
    (void)state;
    temporary_file("hotlint.toml", STR("exclude = ['gen', '/p/x.py']\n"));
    temporary_file("gen/a.py", STR(""));
    temporary_file("p/gen/a.py", STR(""));
    temporary_file("p/x.py", STR(""));
    temporary_file("p/q/hotlint.toml", STR("exclude = ['x.*']\n"));
    temporary_file("p/q/gen/a.py", STR(""));
    temporary_file("p/q/x.py", STR(""));
    temporary_file("x.py", STR(""));
    temporary_file("venv/a.py", STR(""));
    assert_finds("p/q/gen/a.py venv/a.py x.py ");
}

static void wanted_includes_may_name_folders(void **state)
{
    (void)state;
    temporary_file("hotlint.toml",
                   STR("include = ['src/', '*.pyx', 'bin/*']\n"));
    temporary_file("a.py", STR(""));
    temporary_file("b.pyx", STR(""));
    temporary_file("src/x/a.py", STR(""));
    temporary_file("src/b.txt", STR(""));
    temporary_file("bin/tool", STR(""));
    assert_finds("b.pyx bin/tool src/b.txt src/x/a.py ");
}

static void wanted_is_searched_where_a_configuration_is_wrong(void **state)
{
    (void)state;
    temporary_file("p/hotlint.toml", STR("exclude = 1\n"));
    temporary_file("p/a.py", STR(""));
    temporary_file("p/venv/a.py", STR(""));
    assert_finds("p/a.py ");
    assert_true(project_find(&projects, "p/a.py")->config->has_failed);
}

static void wanted_excludes_what_is_below_a_folder(void **state)
{
    (void)state;
    temporary_file("p/hotlint.toml", STR("extend-exclude = ['a/b']\n"));
    temporary_folder("p/a/b/c");
    assert_true(wanted_is_excluded(&projects, "p/a/b/c/x.py", false));
    assert_true(wanted_is_excluded(&projects, "p/a/b", true));
    assert_true(wanted_is_excluded(&projects, "p/venv/x.py", false));
    assert_false(wanted_is_excluded(&projects, "p/a", true));
    assert_false(wanted_is_excluded(&projects, "p", true));
    assert_false(wanted_is_excluded(&projects, ".", true));
    assert_false(wanted_is_excluded(&projects, "a/b/x.py", false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            wanted_is_what_the_nearest_configuration_says, enter, leave),
        cmocka_unit_test_setup_teardown(wanted_includes_may_name_folders, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(
            wanted_is_searched_where_a_configuration_is_wrong, enter, leave),
        cmocka_unit_test_setup_teardown(wanted_excludes_what_is_below_a_folder,
                                        enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}

#include "run/display_path.h"

#include "temporary.h"

static void assert_shows(const char *path, const char *expected)
{
    Arena arena = {0};
    assert_string_equal(display_path(&arena, path), expected);
    arena_free(&arena);
}

static void display_path_drops_empty_parts(void **state)
{
    (void)state;
    assert_shows("a/b.py", "a/b.py");
    assert_shows("./a//b/./c.py", "a/b/c.py");
    assert_shows("a/", "a");
    assert_shows(".", ".");
    assert_shows("./", ".");
    assert_shows("", "");
    assert_shows("/", "/");
    assert_shows("//no-such//./x", "/no-such/x");
    assert_shows("...", "...");
}

static void display_path_is_relative_below_the_working_folder(void **state)
{
    const Temporary *folder = *state;
    Arena arena = {0};
    const char *path = folder->path;
    assert_shows(path, ".");
    assert_shows(arena_format(&arena, "%s/", path), ".");
    assert_shows(arena_format(&arena, "%s/none/a.py", path), "none/a.py");
    const char *sibling = arena_format(&arena, "%s2/a.py", path);
    assert_shows(sibling, sibling);
    arena_free(&arena);
}

static void display_path_with_parents_is_resolved(void **state)
{
    const Temporary *folder = *state;
    Arena arena = {0};
    temporary_folder("a/b");
    assert_int_equal(symlink("a/b", "link"), 0);
    assert_shows("a/../a/b", "a/b");
    assert_shows("link/..", "a");
    assert_shows("link", "link");
    assert_shows("..", "..");
    assert_shows("a/..", ".");
    assert_shows("none/../a", "none/../a");
    const char *name = strrchr(folder->path, '/');
    assert_shows(arena_format(&arena, "..%s/a", name), "a");
    arena_free(&arena);
}

static void display_path_sees_through_links_to_the_working_folder(void **state)
{
    const Temporary *folder = *state;
    Arena arena = {0};
    temporary_folder("inner/deep");
    assert_int_equal(symlink("inner", "alias"), 0);
    assert_int_equal(chdir("inner"), 0);
    assert_shows(arena_format(&arena, "%s/alias/deep", folder->path), "deep");
    arena_free(&arena);
}

static void display_path_in_the_root_folder(void **state)
{
    (void)state;
    assert_int_equal(chdir("/"), 0);
    assert_shows("/tmp", "tmp");
    assert_shows("/", ".");
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, temporary_enter, temporary_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(display_path_drops_empty_parts),
        IN_FOLDER(display_path_is_relative_below_the_working_folder),
        IN_FOLDER(display_path_with_parents_is_resolved),
        IN_FOLDER(display_path_sees_through_links_to_the_working_folder),
        IN_FOLDER(display_path_in_the_root_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

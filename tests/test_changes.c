#include "run/changes.h"

#include "temporary.h"

static Arena arena;
static Changes changes;
static Error error;

static int leave(void **state)
{
    changes_free(&changes);
    arena_reset(&arena);
    return temporary_leave(state);
}

static void read_diff(const char *diff)
{
    changes_free(&changes);
    error = (Error){0};
    if (!changes_from_diff(&changes, &arena, str_from(diff), NULL, &error))
        fail_msg("%u: %s", error.line, error.message);
}

/* Which of the lines 1 to 9 are changed. */
static void assert_lines(const char *path, const char *wanted)
{
    char found[10] = {0};
    size_t count = 0;
    const ChangedFile *file = changes_find(&changes, path);
    for (uint32_t line = 1; file && line <= 9; line++)
        if (changes_touch(file, line, line))
            found[count++] = (char)('0' + line);
    assert_string_equal(found, wanted);
}

static void assert_refused(const char *diff, uint32_t line)
{
    changes_free(&changes);
    error = (Error){0};
    assert_false(
        changes_from_diff(&changes, &arena, str_from(diff), NULL, &error));
    assert_int_equal(error.line, line);
}

static void changes_are_added_lines(void **state)
{
    (void)state;
    temporary_file("a.py", STR(""));
    read_diff("--- a/a.py\n+++ b/a.py\n@@ -1,3 +1,4 @@\n x\n-y\n+z\n+z\n \n"
              "@@ -7,0 +9 @@ def f():\n+q\n");
    assert_lines("a.py", "239");
    assert_lines("./a.py", "239");
    assert_lines("b.py", "");
}

static void changes_may_be_deletions_only(void **state)
{
    (void)state;
    temporary_file("a.py", STR(""));
    read_diff("+++ b/a.py\n@@ -1,2 +0,0 @@\n-x\n-y\n");
    assert_null(changes_find(&changes, "a.py"));
    read_diff("+++ /dev/null\n@@ -1 +0,0 @@\n-x\n");
    read_diff("");
    assert_lines("a.py", "");
}

static void changes_know_paths_of_all_kinds(void **state)
{
    (void)state;
    temporary_file("a/b.py", STR(""));
    temporary_file("c \t\xC3\xA9\".py", STR(""));
    read_diff("+++ a/b.py\t2026-01-01 00:00:00\n@@ -0,0 +1 @@\n+x\n"
              "+++ \"b/c \\t\\303\\251\\\".py\"\n@@ -0,0 +2 @@\n+x\n");
    assert_lines("a/b.py", "1");
    assert_lines("c \t\xC3\xA9\".py", "2");
}

static void changes_do_not_take_code_for_heads(void **state)
{
    (void)state;
    temporary_file("a.py", STR(""));
    read_diff("+++ b/a.py\n@@ -1,2 +1,2 @@\n--- old\n+++ new\n @@ x\n"
              "\\ No newline at end of file\n");
    assert_lines("a.py", "1");
}

static void changes_refuse_what_is_no_diff(void **state)
{
    (void)state;
    temporary_file("a.py", STR(""));
    assert_refused("hello\n", 1);
    assert_refused("+++ b/a.py\n@@ 1 @@\n", 2);
    assert_refused("+++ b/a.py\n@@ -1 +99999999999 @@\n", 2);
    assert_refused("@@ -1 +1 @@\n", 1);
    assert_refused("+++ b/a.py\n@@ -1 +1 @@\n+x\n", 3);
    assert_refused("+++ b/a.py\n@@ -1 +1 @@\n+x\n+y\n", 4);
    assert_refused("+++ b/a.py\n@@ -1 +1 @@\n*x\n", 3);
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

#define CHANGES_TEST(name)                                                     \
    cmocka_unit_test_setup_teardown(name, temporary_enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHANGES_TEST(changes_are_added_lines),
        CHANGES_TEST(changes_may_be_deletions_only),
        CHANGES_TEST(changes_know_paths_of_all_kinds),
        CHANGES_TEST(changes_do_not_take_code_for_heads),
        CHANGES_TEST(changes_refuse_what_is_no_diff),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}

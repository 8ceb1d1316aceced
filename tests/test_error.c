#include "base/error.h"

#include "base/str.h"

#include "temporary.h"

static void error_set_returns_false(void **state)
{
    (void)state;
    Error error = {0};
    assert_false(error_set(&error, "bad %s %d", "thing", 7));
    assert_string_equal(error.message, "bad thing 7");
    assert_string_equal(error.path, "");
}

static void error_set_cuts_a_long_message(void **state)
{
    (void)state;
    Error error = {0};
    error_set(&error, "%600d", 1);
    assert_int_equal(strlen(error.message), sizeof error.message - 1);
}

static void error_at_keeps_the_place_it_knows(void **state)
{
    (void)state;
    Error error = {0};
    assert_false(error_at(&error, "a.py", 3, 4));
    error_at(&error, "b.py", 5, 6);
    assert_string_equal(error.path, "a.py");
    assert_int_equal(error.line, 3);
    assert_int_equal(error.column, 4);
}

static void error_at_adds_what_is_missing(void **state)
{
    (void)state;
    Error error = {0};
    error_at(&error, NULL, 3, 4);
    error_at(&error, "a.py", 0, 0);
    assert_string_equal(error.path, "a.py");
    assert_int_equal(error.line, 3);
}

/* What error_print writes to standard error. */
static void assert_prints(const Error *error, const char *expected)
{
    char text[1000] = "";
    int previous = dup(STDERR_FILENO);
    int file = open("output", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_int_equal(dup2(file, STDERR_FILENO), STDERR_FILENO);
    error_print(error);
    (void)fflush(stderr);
    assert_int_equal(dup2(previous, STDERR_FILENO), STDERR_FILENO);
    assert_true(pread(file, text, sizeof text - 1, 0) > 0);
    assert_string_equal(text, expected);
    (void)close(file);
    (void)close(previous);
}

static void error_print_is_one_line(void **state)
{
    (void)state;
    Error error = {.message = "went wrong"};
    assert_prints(&error, "hotlint: went wrong\n");
    error_at(&error, "a\nb\x7F.py", 0, 0);
    assert_prints(&error, "hotlint: a\\x0Ab\\x7F.py: went wrong\n");
}

static void error_print_tells_line_and_column(void **state)
{
    (void)state;
    Error error = {.message = "went wrong", .path = "a.py", .line = 3};
    assert_prints(&error, "hotlint: a.py:3: went wrong\n");
    error.column = 5;
    assert_prints(&error, "hotlint: a.py:3:5: went wrong\n");
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, temporary_enter, temporary_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(error_set_returns_false),
        cmocka_unit_test(error_set_cuts_a_long_message),
        cmocka_unit_test(error_at_keeps_the_place_it_knows),
        cmocka_unit_test(error_at_adds_what_is_missing),
        IN_FOLDER(error_print_is_one_line),
        IN_FOLDER(error_print_tells_line_and_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

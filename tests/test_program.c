#include "base/program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static Arena arena;
static Error error;

static bool run(const char *script, size_t limit, Str *output)
{
    const char *const words[] = {"sh", "-c", script, NULL};
    error = (Error){0};
    return program_read(&arena, words, limit, output, &error);
}

static void program_output_is_read(void **state)
{
    (void)state;
    Str output;
    assert_true(run("printf 'a\\000b'; cat", 100, &output));
    assert_int_equal(output.size, 3);
    assert_memory_equal(output.data, "a\0b", 3);
    assert_true(run("exit 0", 100, &output));
    assert_int_equal(output.size, 0);
}

static void program_output_has_a_limit(void **state)
{
    (void)state;
    Str output;
    assert_true(run("printf 12345", 5, &output));
    assert_false(run("yes", 1000, &output));
    assert_string_equal(error.message, "`sh` writes too much");
}

static void program_may_fail(void **state)
{
    (void)state;
    Str output;
    static const char *const MISSING[] = {"hotlint-no-such-program", NULL};
    assert_false(run("exit 3", 100, &output));
    assert_string_equal(error.message, "`sh` failed with exit code 3");
    error = (Error){0};
    assert_false(program_read(&arena, MISSING, 100, &output, &error));
    assert_non_null(strstr(error.message, "is it installed?"));
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
        cmocka_unit_test(program_output_is_read),
        cmocka_unit_test(program_output_has_a_limit),
        cmocka_unit_test(program_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}

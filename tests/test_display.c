#include "report/display.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What display_put writes, and where it ends. */
static void assert_shown(Str text, uint32_t column, const char *expected,
                         uint32_t end)
{
    Buffer buffer = {0};
    uint32_t found = display_put(&buffer, text, column);
    assert_int_equal(buffer.size, strlen(expected));
    if (buffer.size)
        assert_memory_equal(buffer.data, expected, buffer.size);
    assert_int_equal(found, end);
    assert_int_equal(display_put(NULL, text, column), end);
    buffer_free(&buffer);
}

static void display_leaves_ascii_alone(void **state)
{
    (void)state;
    assert_shown(STR("x = 1"), 0, "x = 1", 5);
    assert_shown((Str){0}, 7, "", 7);
}

static void display_reaches_the_next_tab_stop(void **state)
{
    (void)state;
    assert_shown(STR("\tx"), 0, "    x", 5);
    assert_shown(STR("a\tx"), 0, "a   x", 5);
    assert_shown(STR("\t"), 3, " ", 4);
    assert_shown(STR("日本\t"), 0, "日本    ", 8);
}

static void display_knows_wide_and_combining_characters(void **state)
{
    (void)state;
    assert_shown(STR("日本"), 0, "日本", 4);
    assert_shown(STR("e\xCC\x81"), 0, "e\xCC\x81", 1);
    assert_shown(STR("ｆ"), 0, "ｆ", 2);
    assert_shown(STR("한"), 0, "한", 2);
    assert_shown(STR("é…"), 0, "é…", 2);
    assert_shown(STR("\xF0\x9F\x98\x80"), 0, "\xF0\x9F\x98\x80", 2);
}

static void display_escapes_what_a_terminal_would_obey(void **state)
{
    (void)state;
    assert_shown(STR("\x1B[31m"), 0, "\\x1B[31m", 8);
    assert_shown(STR("\x7F"), 0, "\\x7F", 4);
    assert_shown(STR("\xC2\x9B"), 0, "\\xC2\\x9B", 8);
    assert_shown(STR("\xE2\x80\xAE"), 0, "\\xE2\\x80\\xAE", 12);
}

static void display_escapes_broken_bytes_one_by_one(void **state)
{
    (void)state;
    assert_shown(STR("a\xFF\xC3z"), 0, "a\\xFF\\xC3z", 10);
    assert_shown(STR("\xE6\x97"), 0, "\\xE6\\x97", 8);
}

static void display_fit_ends_between_code_points(void **state)
{
    (void)state;
    assert_int_equal(display_fit(STR("abcdef"), 0, 4), 4);
    assert_int_equal(display_fit(STR("abc"), 0, 4), 3);
    assert_int_equal(display_fit(STR("日本語"), 0, 5), 6);
    assert_int_equal(display_fit(STR("a\tb"), 0, 3), 1);
    assert_int_equal(display_fit(STR("e\xCC\x81x"), 0, 1), 3);
    assert_int_equal(display_fit(STR("abc"), 3, 4), 1);
}

static void display_escape_writes_one_line(void **state)
{
    (void)state;
    Buffer buffer = {0};
    display_escape(&buffer, STR("a\tb\nc\xFF 日"));
    buffer_put_byte(&buffer, '\0');
    assert_string_equal(buffer.data, "a\\x09b\\x0Ac\\xFF 日");
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(display_leaves_ascii_alone),
        cmocka_unit_test(display_reaches_the_next_tab_stop),
        cmocka_unit_test(display_knows_wide_and_combining_characters),
        cmocka_unit_test(display_escapes_what_a_terminal_would_obey),
        cmocka_unit_test(display_escapes_broken_bytes_one_by_one),
        cmocka_unit_test(display_fit_ends_between_code_points),
        cmocka_unit_test(display_escape_writes_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "lsp/position.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

/* "é" has two bytes and one unit, the snake four bytes and two units. */
#define E "\xC3\xA9"
#define SNAKE "\xF0\x9F\x90\x8D"

static void assert_offset(const char *text, uint32_t line, uint32_t character,
                          size_t utf16, size_t utf8)
{
    Position position = {line, character};
    Str view = str_from(text);
    assert_int_equal(position_offset(view, position, POSITION_UTF16), utf16);
    assert_int_equal(position_offset(view, position, POSITION_UTF8), utf8);
}

static void position_counts_characters(void **state)
{
    (void)state;
    const char *text = "a" E SNAKE "b\n";
    assert_offset(text, 0, 0, 0, 0);
    assert_offset(text, 0, 1, 1, 1);
    assert_offset(text, 0, 2, 3, 1); /* in the middle of its bytes */
    assert_offset(text, 0, 3, 3, 3); /* in the middle of its units */
    assert_offset(text, 0, 4, 7, 3);
    assert_offset(text, 0, 5, 8, 3);
    assert_offset(text, 0, 7, 8, 7);
    assert_offset(text, 0, 8, 8, 8);
}

static void position_lines_end_in_three_ways(void **state)
{
    (void)state;
    const char *text = "a\nb\r\nc\rd\n\r\r\n";
    assert_offset(text, 0, 0, 0, 0);
    assert_offset(text, 1, 0, 2, 2);
    assert_offset(text, 2, 0, 5, 5);
    assert_offset(text, 3, 0, 7, 7);
    assert_offset(text, 4, 0, 9, 9);
    assert_offset(text, 5, 0, 10, 10);
    assert_offset(text, 6, 0, 12, 12);
}

static void position_beyond_is_the_end(void **state)
{
    (void)state;
    const char *text = "a\nb\r\nc\rd";
    assert_offset(text, 0, 9, 1, 1);
    assert_offset(text, 1, 9, 3, 3);
    assert_offset(text, 2, 9, 6, 6);
    assert_offset(text, 3, 9, 8, 8);
    assert_offset(text, 4, 0, 8, 8);
    assert_offset(text, UINT32_MAX, UINT32_MAX, 8, 8);
    assert_offset("", 0, 0, 0, 0);
    assert_offset("", 3, 3, 0, 0);
    assert_offset("\r", 1, 0, 1, 1);
    assert_offset("\r", 2, 0, 1, 1);
    assert_offset("\n", 1, 5, 1, 1);
    assert_offset("ab" E, 0, UINT32_MAX, 4, 4);
}

/* A million lines that end in "\r", and no "\n": fast, or this never ends. */
static void position_old_line_ends_are_fast(void **state)
{
    (void)state;
    enum { LINES = 1000000 };
    char *text = malloc(LINES + 1);
    assert_non_null(text);
    for (int i = 0; i < LINES; i++)
        text[i] = '\r';
    Position position = {LINES - 1, 0};
    assert_int_equal(
        position_offset((Str){text, LINES}, position, POSITION_UTF16),
        LINES - 1);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(position_counts_characters),
        cmocka_unit_test(position_lines_end_in_three_ways),
        cmocka_unit_test(position_beyond_is_the_end),
        cmocka_unit_test(position_old_line_ends_are_fast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

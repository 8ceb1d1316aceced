#include "base/utf8.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static bool repairs(Str text, Str expected)
{
    Arena arena = {0};
    char *copy = arena_copy(&arena, text.data, text.size);
    bool is_broken = utf8_repair(copy, text.size);
    assert_int_equal(text.size, expected.size);
    assert_memory_equal(copy, expected.data, expected.size);
    arena_free(&arena);
    return is_broken;
}

/* Every code point, encoded by the definition, is left alone but for the
 * surrogates. */
static void utf8_takes_all_code_points(void **state)
{
    (void)state;
    for (uint32_t point = 0x800; point < 0x110000; point++) {
        char bytes[4] = {
            (char)(0xF0 | point >> 18), (char)(0x80 | (point >> 12 & 0x3F)),
            (char)(0x80 | (point >> 6 & 0x3F)), (char)(0x80 | (point & 0x3F))};
        bool is_long = point > 0xFFFF;
        if (!is_long)
            bytes[1] = (char)(0xE0 | point >> 12);
        bool is_surrogate = point >= 0xD800 && point < 0xE000;
        bool is_broken =
            utf8_repair(is_long ? bytes : bytes + 1, is_long ? 4 : 3);
        if (is_broken != is_surrogate)
            fail_msg("U+%04X", point);
    }
}

static void utf8_reads_what_it_writes(void **state)
{
    (void)state;
    for (uint32_t point = 0; point < 0x110000; point++) {
        char bytes[4];
        uint32_t read;
        if (point == 0xD800)
            point = 0xE000; /* surrogates are none */
        size_t size = utf8_write(point, bytes);
        if (utf8_read((Str){bytes, size}, 0, &read) != size || read != point)
            fail_msg("U+%04X", point);
    }
}

static void utf8_takes_code_points_of_two_bytes(void **state)
{
    (void)state;
    for (uint32_t point = 0; point < 0x800; point++) {
        char bytes[2] = {(char)(0xC0 | point >> 6),
                         (char)(0x80 | (point & 0x3F))};
        if (utf8_repair(bytes, 2) != (point < 0x80))
            fail_msg("U+%04X", point);
    }
}

static void utf8_refuses_what_is_above_10ffff(void **state)
{
    (void)state;
    assert_true(repairs(STR("\xF4\x90\x80\x80"), STR("????")));
    assert_true(repairs(STR("\xF5\x80\x80\x80"), STR("????")));
    assert_true(repairs(STR("\xFF"), STR("?")));
}

static void utf8_refuses_overlong_forms(void **state)
{
    (void)state;
    assert_true(repairs(STR("\xE0\x9F\xBF"), STR("???")));
    assert_true(repairs(STR("\xF0\x8F\xBF\xBF"), STR("????")));
}

static void utf8_goes_on_behind_a_broken_byte(void **state)
{
    (void)state;
    assert_true(repairs(STR("\xE2\x82"
                            "a\xC3\xA9\x80"),
                        STR("??a\xC3\xA9?")));
    assert_true(repairs(STR("\xC3\xC3\xA9"), STR("?\xC3\xA9")));
}

/* ASCII is skipped eight bytes at a time. */
static void utf8_finds_a_broken_byte_anywhere(void **state)
{
    (void)state;
    for (size_t at = 0; at < 40; at++) {
        char text[40];
        memset(text, 'a', sizeof text);
        text[at] = (char)0x80;
        assert_true(utf8_repair(text, sizeof text));
        assert_int_equal(text[at], '?');
        assert_false(utf8_repair(text, sizeof text));
    }
}

static void utf8_counts_utf16_units(void **state)
{
    (void)state;
    assert_int_equal(utf8_utf16_units(STR("")), 0);
    assert_int_equal(utf8_utf16_units(STR("a\xC3\xA9\xE2\x82\xAC")), 3);
    assert_int_equal(utf8_utf16_units(STR("\xF0\x9F\x90\x8D")), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_takes_all_code_points),
        cmocka_unit_test(utf8_reads_what_it_writes),
        cmocka_unit_test(utf8_takes_code_points_of_two_bytes),
        cmocka_unit_test(utf8_refuses_what_is_above_10ffff),
        cmocka_unit_test(utf8_refuses_overlong_forms),
        cmocka_unit_test(utf8_goes_on_behind_a_broken_byte),
        cmocka_unit_test(utf8_finds_a_broken_byte_anywhere),
        cmocka_unit_test(utf8_counts_utf16_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "base/str.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_view(Str view, const char *expected)
{
    assert_int_equal(view.size, strlen(expected));
    if (view.size)
        assert_memory_equal(view.data, expected, view.size);
}

static void str_from_null_is_empty(void **state)
{
    (void)state;
    assert_int_equal(str_from(NULL).size, 0);
    assert_view(str_from("ab"), "ab");
    assert_int_equal(STR("a\0b").size, 3);
}

static void str_slice_is_cut_to_the_size(void **state)
{
    (void)state;
    Str str = STR("abcdef");
    assert_view(str_slice(str, 1, 3), "bc");
    assert_view(str_slice(str, 4, 99), "ef");
    assert_view(str_slice(str, 99, 100), "");
    assert_view(str_slice(str, 3, 1), "");
    assert_view(str_slice((Str){0}, 0, 1), "");
}

static void str_equal_compares_bytes(void **state)
{
    (void)state;
    assert_true(str_equal(STR("a\0b"), STR("a\0b")));
    assert_false(str_equal(STR("a\0b"), STR("a\0c")));
    assert_false(str_equal(STR("a"), STR("ab")));
    assert_true(str_equal((Str){0}, STR("")));
    assert_true(str_is(STR("ab"), "ab"));
    assert_false(str_is(STR("ab"), "a"));
    static const char *const names[] = {"a", "ab"};
    assert_true(str_is_one_of(STR("ab"), names, 2));
    assert_false(str_is_one_of(STR("ab"), names, 1));
    assert_false(str_is_one_of((Str){0}, names, 2));
}

static void str_knows_its_ends(void **state)
{
    (void)state;
    assert_true(str_starts_with(STR("abc"), STR("ab")));
    assert_false(str_starts_with(STR("abc"), STR("bc")));
    assert_false(str_starts_with(STR("a"), STR("ab")));
    assert_true(str_starts_with(STR("a"), (Str){0}));
    assert_true(str_ends_with(STR("abc"), STR("bc")));
    assert_false(str_ends_with(STR("abc"), STR("ab")));
    assert_false(str_ends_with(STR("c"), STR("bc")));
}

static void str_hex_digits_have_values(void **state)
{
    (void)state;
    const char digits[] = "0123456789abcdef";
    const char capitals[] = "0123456789ABCDEF";
    for (uint32_t i = 0; i < 16; i++) {
        assert_int_equal(str_hex_digit(digits[i]), i);
        assert_int_equal(str_hex_digit(capitals[i]), i);
    }
    const char others[] = "/:@G`g\xB0";
    for (size_t i = 0; i < sizeof others; i++)
        assert_int_equal(str_hex_digit(others[i]), 16);
}

static void str_compare_is_byte_order(void **state)
{
    (void)state;
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("b"), STR("a")) > 0);
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR("z"), STR("\xC3\xA9")) < 0);
    assert_int_equal(str_compare(STR("ab"), STR("ab")), 0);
    assert_int_equal(str_compare((Str){0}, STR("")), 0);
}

static void str_find_gives_the_first(void **state)
{
    (void)state;
    Str str = STR("abcabc");
    assert_int_equal(str_find(str, STR("bc"), 0), 1);
    assert_int_equal(str_find(str, STR("bc"), 2), 4);
    assert_int_equal(str_find(str, STR("bc"), 5), 6);
    assert_int_equal(str_find(str, STR("x"), 0), 6);
    assert_int_equal(str_find(str, STR("abcabcd"), 0), 6);
    assert_int_equal(str_find(STR("aab"), STR("ab"), 0), 1);
    assert_int_equal(str_find(str, (Str){0}, 2), 2);
    assert_int_equal(str_find((Str){0}, STR("a"), 0), 0);
}

static void str_find_byte_gives_the_first(void **state)
{
    (void)state;
    assert_int_equal(str_find_byte(STR("abab"), 'b', 0), 1);
    assert_int_equal(str_find_byte(STR("abab"), 'b', 2), 3);
    assert_int_equal(str_find_byte(STR("abab"), 'x', 0), 4);
    assert_int_equal(str_find_byte(STR("ab"), 'a', 9), 2);
    assert_int_equal(str_find_byte((Str){0}, 'a', 0), 0);
}

static void str_trim_takes_white_space_off_both_ends(void **state)
{
    (void)state;
    assert_view(str_trim(STR(" \t\r\n\f\va b\n ")), "a b");
    assert_view(str_trim(STR(" \n ")), "");
    assert_view(str_trim(STR("a")), "a");
    assert_view(str_trim((Str){0}), "");
}

static void str_last_part_is_what_follows_the_last_separator(void **state)
{
    (void)state;
    assert_view(str_last_part(STR("a.b.c"), '.'), "c");
    assert_view(str_last_part(STR(".c"), '.'), "c");
    assert_view(str_last_part(STR("a."), '.'), "");
    assert_view(str_last_part(STR("abc"), '.'), "abc");
    assert_view(str_last_part((Str){0}, '.'), "");
}

static void str_take_drops_the_separator(void **state)
{
    (void)state;
    Str rest = STR("a,,b");
    assert_view(str_take(&rest, ','), "a");
    assert_view(rest, ",b");
    assert_view(str_take(&rest, ','), "");
    assert_view(str_take(&rest, ','), "b");
    assert_int_equal(rest.size, 0);
    assert_view(str_take(&rest, ','), "");
}

static void str_copy_has_a_nul_behind_it(void **state)
{
    (void)state;
    Arena arena = {0};
    Str copy = str_copy(&arena, str_slice(STR("abcd"), 1, 3));
    assert_int_equal(copy.size, 2);
    assert_string_equal(copy.data, "bc");
    arena_free(&arena);
}

/* The published test vectors of FNV-1a, 32 bits. */
static void str_join_has_what_is_between_only_there(void **state)
{
    (void)state;
    Arena arena = {0};
    static const Str words[] = {STR_INIT("a"), STR_INIT(""), STR_INIT("bc")};
    assert_string_equal(str_join(&arena, words, 3, ", ").data, "a, , bc");
    assert_string_equal(str_join(&arena, words, 1, ", ").data, "a");
    assert_string_equal(str_join(&arena, NULL, 0, ", ").data, "");
    arena_free(&arena);
}

static void str_hash_is_fnv_1a(void **state)
{
    (void)state;
    assert_int_equal(str_hash((Str){0}), 0x811C9DC5);
    assert_int_equal(str_hash(STR("a")), 0xE40C292C);
    assert_int_equal(str_hash(STR("foobar")), 0xBF9CF968);
    assert_int_not_equal(str_hash(STR("\xFF")), str_hash(STR("\x7F")));
}

static void str_counts_code_points(void **state)
{
    (void)state;
    assert_int_equal(str_code_points(STR("a\xC3\xA9\xE2\x82\xAC")), 3);
    assert_int_equal(str_code_points(STR("\xF0\x9F\x90\x8D")), 1);
    assert_int_equal(str_code_points((Str){0}), 0);
}

static void str_first_code_points_are_whole(void **state)
{
    (void)state;
    Str str = STR("a\xC3\xA9\xE2\x82\xAC");
    assert_view(str_first_code_points(str, 0), "");
    assert_view(str_first_code_points(str, 1), "a");
    assert_view(str_first_code_points(str, 2), "a\xC3\xA9");
    assert_view(str_first_code_points(str, 3), "a\xC3\xA9\xE2\x82\xAC");
    assert_view(str_first_code_points(str, 9), "a\xC3\xA9\xE2\x82\xAC");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(str_from_null_is_empty),
        cmocka_unit_test(str_slice_is_cut_to_the_size),
        cmocka_unit_test(str_equal_compares_bytes),
        cmocka_unit_test(str_knows_its_ends),
        cmocka_unit_test(str_hex_digits_have_values),
        cmocka_unit_test(str_compare_is_byte_order),
        cmocka_unit_test(str_find_gives_the_first),
        cmocka_unit_test(str_find_byte_gives_the_first),
        cmocka_unit_test(str_trim_takes_white_space_off_both_ends),
        cmocka_unit_test(str_last_part_is_what_follows_the_last_separator),
        cmocka_unit_test(str_take_drops_the_separator),
        cmocka_unit_test(str_copy_has_a_nul_behind_it),
        cmocka_unit_test(str_join_has_what_is_between_only_there),
        cmocka_unit_test(str_hash_is_fnv_1a),
        cmocka_unit_test(str_counts_code_points),
        cmocka_unit_test(str_first_code_points_are_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

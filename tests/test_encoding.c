#include "text/encoding.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

static void assert_declares(const char *text, const char *expected)
{
    Str name = encoding_declared(str_from(text));
    if (!str_is(name, expected))
        fail_msg("%.*s, not %s", STR_ARG(name), expected);
}

static void encoding_is_named_in_a_comment(void **state)
{
    (void)state;
    assert_declares("# coding: latin-1", "latin-1");
    assert_declares("#coding=x_y.z-1 more", "x_y.z-1");
    assert_declares("# -*- coding:utf-8 -*-\n", "utf-8");
    assert_declares(" \t\f# coding: \t koi8-r\r\n", "koi8-r");
    assert_declares("# vim: set fileencoding=cp1252 :\n", "cp1252");
}

static void encoding_needs_a_name_after_the_word(void **state)
{
    (void)state;
    assert_declares("# coding", "");
    assert_declares("# coding:", "");
    assert_declares("# coding: \xC3\xA9", "");
    assert_declares("# coding latin-1", "");
    assert_declares("# coding : latin-1", "");
    assert_declares("# Coding: latin-1", "");
    assert_declares("# coding coding: =coding= utf-8", "utf-8");
}

static void encoding_is_in_the_first_two_lines(void **state)
{
    (void)state;
    assert_declares("#!/bin/x\n# coding: a", "a");
    assert_declares("\n# coding: a", "a");
    assert_declares("\f \r\n# coding: a", "a");
    assert_declares("# coding: a\n# coding: b", "a");
    assert_declares("#\n#\n# coding: a", "");
    assert_declares("x = 1\n# coding: a", "");
    assert_declares("'''\n# coding: a", "");
    assert_declares("x # coding: a", "");
}

static void encoding_knows_utf8_by_its_names(void **state)
{
    (void)state;
    assert_true(encoding_is_utf8(STR("utf-8")));
    assert_true(encoding_is_utf8(STR("UTF_8")));
    assert_true(encoding_is_utf8(STR("utf8")));
    assert_true(encoding_is_utf8(STR("utf-8-sig")));
    assert_true(encoding_is_utf8(STR("US-ASCII")));
    assert_false(encoding_is_utf8(STR("utf-80")));
    assert_false(encoding_is_utf8(STR("latin-1")));
    assert_false(encoding_is_utf8(STR("utf-16")));
}

static void assert_converts(Str text, Str expected, bool expect_broken)
{
    Arena arena = {0};
    Error error = {0};
    bool is_broken = false;
    Str name = encoding_declared(text);
    if (!encoding_to_utf8(&arena, name, &text, &is_broken, &error))
        fail_msg("%s", error.message);
    assert_int_equal(is_broken, expect_broken);
    assert_int_equal(text.size, expected.size);
    assert_memory_equal(text.data, expected.data, expected.size);
    assert_int_equal(text.data[text.size], '\0');
    arena_free(&arena);
}

static void encoding_converts_latin_1_itself(void **state)
{
    (void)state;
    assert_converts(STR("#coding:l1\n\x7F\x80\xBF\xC0\xFF"),
                    STR("#coding:l1\n\x7F\xC2\x80\xC2\xBF\xC3\x80\xC3\xBF"),
                    false);
}

static void encoding_converts_with_iconv(void **state)
{
    (void)state;
    assert_converts(STR("#coding:gb18030\n\xD6\xD0\x81\x30\x81\x30"),
                    STR("#coding:gb18030\n\xE4\xB8\xAD\xC2\x80"), false);
    assert_converts(STR("#coding:ISO8859_15\n\xA4"),
                    STR("#coding:ISO8859_15\n\xE2\x82\xAC"), false);
}

/* This encoding holds a letter back, as an accent may follow. */
static void encoding_gives_what_iconv_held_back(void **state)
{
    (void)state;
    assert_converts(STR("#coding:tcvn\nA"), STR("#coding:tcvn\nA"), false);
}

static void encoding_replaces_bytes_that_mean_nothing(void **state)
{
    (void)state;
    assert_converts(STR("#coding:euc-jp\n\xA4\xA2\xFF\xA4"),
                    STR("#coding:euc-jp\n\xE3\x81\x82??"), true);
}

static void assert_refused(Str text, const char *message)
{
    Arena arena = {0};
    Error error = {0};
    bool is_broken = false;
    Str name = encoding_declared(text);
    assert_false(encoding_to_utf8(&arena, name, &text, &is_broken, &error));
    assert_string_equal(error.message, message);
    arena_free(&arena);
}

static void encoding_must_be_known(void **state)
{
    (void)state;
    assert_refused(STR("#coding:uft_8"),
                   "declares the unknown encoding `uft-8`");
}

static void encoding_must_be_based_on_ascii(void **state)
{
    (void)state;
    assert_refused(STR("#coding:utf-32"),
                   "declares the encoding `utf-32`, which is not based on "
                   "ASCII");
    assert_refused(STR("#coding:ebcdic-us"),
                   "declares the encoding `ebcdic-us`, which is not based on "
                   "ASCII");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encoding_is_named_in_a_comment),
        cmocka_unit_test(encoding_needs_a_name_after_the_word),
        cmocka_unit_test(encoding_is_in_the_first_two_lines),
        cmocka_unit_test(encoding_knows_utf8_by_its_names),
        cmocka_unit_test(encoding_converts_latin_1_itself),
        cmocka_unit_test(encoding_converts_with_iconv),
        cmocka_unit_test(encoding_gives_what_iconv_held_back),
        cmocka_unit_test(encoding_replaces_bytes_that_mean_nothing),
        cmocka_unit_test(encoding_must_be_known),
        cmocka_unit_test(encoding_must_be_based_on_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

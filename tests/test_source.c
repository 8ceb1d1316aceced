#include "text/source.h"

#include "temporary.h"

typedef struct Loaded {
    Arena arena;
    Source source;
} Loaded;

static void load(Loaded *loaded, Str bytes)
{
    Error error = {0};
    *loaded = (Loaded){0};
    if (!source_from_bytes(&loaded->source, &loaded->arena, "a.py", bytes,
                           &error))
        fail_msg("%s", error.message);
}

static void assert_text(Str bytes, Str expected)
{
    Loaded loaded;
    load(&loaded, bytes);
    Str text = loaded.source.text;
    assert_int_equal(text.size, expected.size);
    assert_memory_equal(text.data, expected.data, expected.size);
    assert_int_equal(text.data[text.size], '\0');
    arena_free(&loaded.arena);
}

static void assert_invalid(Str bytes, Str expected)
{
    Loaded loaded;
    load(&loaded, bytes);
    assert_true(loaded.source.has_invalid_bytes);
    assert_false(loaded.source.is_verbatim);
    arena_free(&loaded.arena);
    assert_text(bytes, expected);
}

static void assert_refused(Str bytes, const char *message)
{
    Arena arena = {0};
    Error error = {0};
    Source source;
    assert_false(source_from_bytes(&source, &arena, "a.py", bytes, &error));
    assert_string_equal(error.message, message);
    assert_string_equal(error.path, "a.py");
    arena_free(&arena);
}

static void source_keeps_utf8(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, STR("x = '\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\x8D'\n"));
    assert_true(loaded.source.is_verbatim);
    assert_false(loaded.source.has_invalid_bytes);
    assert_false(loaded.source.has_bom);
    assert_int_equal(loaded.source.text.size, 16);
    arena_free(&loaded.arena);
}

static void source_may_be_empty(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, (Str){0});
    assert_int_equal(loaded.source.text.size, 0);
    assert_int_equal(source_line_count(&loaded.source), 1);
    assert_int_equal(source_line(&loaded.source, 0), 1);
    assert_int_equal(source_column(&loaded.source, 0), 1);
    assert_int_equal(source_line_text(&loaded.source, 1).size, 0);
    arena_free(&loaded.arena);
}

static void source_drops_the_bom(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, STR("\xEF\xBB\xBFx = 1\n"));
    assert_true(loaded.source.has_bom);
    assert_true(loaded.source.is_verbatim);
    assert_true(str_is(loaded.source.text, "x = 1\n"));
    assert_int_equal(source_column(&loaded.source, 0), 1);
    arena_free(&loaded.arena);
}

static void source_from_an_editor_is_utf8(void **state)
{
    (void)state;
    Loaded loaded = {0};
    Error error = {0};
    Str text = STR("# coding: latin-1\n'\xC3\xA9'\r\n");
    assert_true(
        source_from_text(&loaded.source, &loaded.arena, "a.py", text, &error));
    assert_true(str_equal(loaded.source.text, text));
    arena_free(&loaded.arena);
    load(&loaded, text);
    assert_false(str_equal(loaded.source.text, text));
    arena_free(&loaded.arena);
}

static void source_line_ends_become_two_kinds(void **state)
{
    (void)state;
    assert_text(STR("a\r\nb\rc\r\r\nd\r"), STR("a\r\nb\nc\n\r\nd\n"));
}

static void source_with_a_lone_cr_is_not_verbatim(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, STR("a\r\n"));
    assert_true(loaded.source.is_verbatim);
    arena_free(&loaded.arena);
    load(&loaded, STR("a\rb"));
    assert_false(loaded.source.is_verbatim);
    arena_free(&loaded.arena);
}

static void source_keeps_form_feeds(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, STR("a\n\fb\n"));
    assert_true(str_is(source_line_text(&loaded.source, 2), "\fb"));
    assert_int_equal(source_column(&loaded.source, 3), 2);
    arena_free(&loaded.arena);
}

static void source_replaces_bad_bytes_one_by_one(void **state)
{
    (void)state;
    assert_invalid(STR("a\xFFz"), STR("a?z"));
    assert_invalid(STR("\xC3"), STR("?"));
    assert_invalid(STR("\xE2\x82z"), STR("??z"));
    assert_invalid(STR("\xC0\xAF"), STR("??"));           /* overlong */
    assert_invalid(STR("\xE0\x80\xAF"), STR("???"));      /* overlong */
    assert_invalid(STR("\xF0\x80\x80\x80"), STR("????")); /* overlong */
    assert_invalid(STR("\xED\xA0\x80"), STR("???"));      /* surrogate */
    assert_invalid(STR("\xF4\x90\x80\x80"), STR("????")); /* too large */
    assert_invalid(STR("12345678\x80\xC3\xA9"), STR("12345678?\xC3\xA9"));
}

static void source_takes_the_edges_of_utf8(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, STR("\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80"
                      "\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
    assert_false(loaded.source.has_invalid_bytes);
    assert_int_equal(source_column(&loaded.source, 24), 9);
    arena_free(&loaded.arena);
}

static void source_decodes_latin_1(void **state)
{
    (void)state;
    assert_text(STR("# coding: latin-1\nx = '\xE9\xFF'\n"),
                STR("# coding: latin-1\nx = '\xC3\xA9\xC3\xBF'\n"));
    assert_text(STR("# -*- coding: ISO_8859_1-unix -*-\n\x80"),
                STR("# -*- coding: ISO_8859_1-unix -*-\n\xC2\x80"));
}

static void source_decodes_what_iconv_knows(void **state)
{
    (void)state;
    assert_text(STR("# coding=cp1252\n'\x80'\n"),
                STR("# coding=cp1252\n'\xE2\x82\xAC'\n"));
    assert_text(STR("# vim: set fileencoding=koi8_r :\n\xC1"),
                STR("# vim: set fileencoding=koi8_r :\n\xD0\xB0"));
    assert_text(STR("# coding: shift_jis\n\x83\x5C\r"),
                STR("# coding: shift_jis\n\xE3\x82\xBD\n"));
}

static void source_in_another_encoding_is_not_verbatim(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, STR("# coding: latin-1\n"));
    assert_false(loaded.source.is_verbatim);
    assert_false(loaded.source.has_invalid_bytes);
    arena_free(&loaded.arena);
}

static void source_replaces_what_the_encoding_lacks(void **state)
{
    (void)state;
    assert_invalid(STR("# coding: euc-jp\n\xFF\n"),
                   STR("# coding: euc-jp\n?\n"));
    assert_invalid(STR("# coding: euc-jp\n\xA4"), STR("# coding: euc-jp\n?"));
}

static void source_encoding_is_declared_in_two_lines(void **state)
{
    (void)state;
    Str latin = STR("#!/bin/python\n# coding: latin-1\n\xE9");
    assert_text(latin, STR("#!/bin/python\n# coding: latin-1\n\xC3\xA9"));
    assert_text(STR(" \t\f\r# coding: latin-1\r\xE9"),
                STR(" \t\f\n# coding: latin-1\n\xC3\xA9"));
    assert_text(STR("\t# coding: latin-1\n\xE9"),
                STR("\t# coding: latin-1\n\xC3\xA9"));
    assert_invalid(STR("#\n#\n# coding: latin-1\n\xE9"),
                   STR("#\n#\n# coding: latin-1\n?"));
    assert_invalid(STR("x = 1\n# coding: latin-1\n\xE9"),
                   STR("x = 1\n# coding: latin-1\n?"));
    assert_invalid(STR("x = 1 # coding: latin-1\n\xE9"),
                   STR("x = 1 # coding: latin-1\n?"));
    assert_invalid(STR("# coding latin-1\n\xE9"), STR("# coding latin-1\n?"));
    assert_text(STR("# coding, encoding: latin-1\n\xE9"),
                STR("# coding, encoding: latin-1\n\xC3\xA9"));
}

static void source_takes_ascii_for_utf8(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, STR("# coding: ascii\n\xC3\xA9"));
    assert_true(loaded.source.is_verbatim);
    arena_free(&loaded.arena);
    load(&loaded, STR("# coding: UTF_8-sig\n\xC3\xA9"));
    assert_true(loaded.source.is_verbatim);
    arena_free(&loaded.arena);
}

static void source_bom_beats_the_declaration(void **state)
{
    (void)state;
    assert_text(STR("\xEF\xBB\xBF# coding: latin-1\n\xC3\xA9"),
                STR("# coding: latin-1\n\xC3\xA9"));
}

static void source_refuses_unknown_encodings(void **state)
{
    (void)state;
    assert_refused(STR("# coding: No_Such\n"),
                   "declares the unknown encoding `no-such`");
    assert_refused(STR("# coding: utf-16\nx = 1\n"),
                   "declares the encoding `utf-16`, which is not based on "
                   "ASCII");
}

static void source_refuses_nul_bytes(void **state)
{
    (void)state;
    assert_refused(STR("ab\0c"), "looks binary: byte 3 is NUL");
}

static void source_loads_a_file(void **state)
{
    (void)state;
    Arena arena = {0};
    Error error = {0};
    Source source;
    temporary_file("a b\n\xFF.py", STR("\xEF\xBB\xBFx\ry\xFF\n"));
    assert_true(source_load(&source, &arena, "a b\n\xFF.py", &error));
    assert_true(str_is(source.text, "x\ny?\n"));
    assert_string_equal(source.path, "a b\n\xFF.py");
    assert_false(source_load(&source, &arena, "none.py", &error));
    assert_string_equal(error.path, "none.py");
    arena_free(&arena);
}

static void source_lines_begin_behind_line_ends(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, STR("a\nbc\r\n\nd"));
    Source *source = &loaded.source;
    const uint32_t lines[] = {1, 1, 2, 2, 2, 2, 3, 4, 4};
    for (uint32_t i = 0; i < 9; i++)
        assert_int_equal(source_line(source, i), lines[i]);
    assert_int_equal(source_line(source, 1000), 4);
    assert_int_equal(source_line_count(source), 4);
    arena_free(&loaded.arena);
}

static void source_line_text_has_no_line_end(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, STR("a\nbc\r\n\nd\n"));
    Source *source = &loaded.source;
    assert_true(str_is(source_line_text(source, 1), "a"));
    assert_true(str_is(source_line_text(source, 2), "bc"));
    assert_true(str_is(source_line_text(source, 3), ""));
    assert_true(str_is(source_line_text(source, 4), "d"));
    assert_true(str_is(source_line_text(source, 5), ""));
    assert_true(str_is(source_line_text(source, 6), ""));
    assert_true(str_is(source_line_text(source, 0), ""));
    arena_free(&loaded.arena);
}

/* One code point of each size in UTF-8; the last is two UTF-16 units. */
static const Str SIZES = {"x\na\xC3\xA9\xE2\x82\xAC\xF0\x9F\x90\x8Dz", 13};

static void source_columns_count_code_points(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, SIZES);
    Source *source = &loaded.source;
    assert_int_equal(source_column(source, 2), 1);
    assert_int_equal(source_column(source, 3), 2);
    assert_int_equal(source_column(source, 5), 3);
    assert_int_equal(source_column(source, 8), 4);
    assert_int_equal(source_column(source, 12), 5);
    assert_int_equal(source_column(source, 13), 6);
    assert_int_equal(source_column(source, 99), 6);
    arena_free(&loaded.arena);
}

static void source_columns_do_not_depend_on_the_order(void **state)
{
    (void)state;
    const uint32_t offsets[] = {12, 3, 8, 0, 13, 1, 5, 5, 2};
    const uint32_t columns[] = {5, 2, 4, 1, 6, 2, 3, 3, 1};
    Loaded loaded;
    load(&loaded, SIZES);
    for (uint32_t i = 0; i < 9; i++)
        assert_int_equal(source_column(&loaded.source, offsets[i]), columns[i]);
    arena_free(&loaded.arena);
}

static void source_columns_count_utf16_units(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, SIZES);
    Source *source = &loaded.source;
    assert_int_equal(source_column_utf16(source, 8), 4);
    assert_int_equal(source_column_utf16(source, 12), 6);
    assert_int_equal(source_column_utf16(source, 13), 7);
    arena_free(&loaded.arena);
}

static void source_offset_undoes_line_and_column(void **state)
{
    (void)state;
    const uint32_t starts[] = {0, 1, 2, 3, 5, 8, 12, 13};
    Loaded loaded;
    load(&loaded, SIZES);
    Source *source = &loaded.source;
    for (uint32_t i = 0; i < 8; i++) {
        uint32_t line = source_line(source, starts[i]);
        uint32_t column = source_column(source, starts[i]);
        assert_int_equal(source_offset(source, line, column), starts[i]);
    }
    arena_free(&loaded.arena);
}

static void source_offset_stays_in_its_line(void **state)
{
    (void)state;
    Loaded loaded;
    load(&loaded, STR("ab\r\ncd\n"));
    Source *source = &loaded.source;
    assert_int_equal(source_offset(source, 1, 99), 2);
    assert_int_equal(source_offset(source, 2, 99), 6);
    assert_int_equal(source_offset(source, 99, 1), 7);
    assert_int_equal(source_offset(source, 0, 0), 0);
    arena_free(&loaded.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(source_keeps_utf8),
        cmocka_unit_test(source_may_be_empty),
        cmocka_unit_test(source_drops_the_bom),
        cmocka_unit_test(source_line_ends_become_two_kinds),
        cmocka_unit_test(source_from_an_editor_is_utf8),
        cmocka_unit_test(source_with_a_lone_cr_is_not_verbatim),
        cmocka_unit_test(source_keeps_form_feeds),
        cmocka_unit_test(source_replaces_bad_bytes_one_by_one),
        cmocka_unit_test(source_takes_the_edges_of_utf8),
        cmocka_unit_test(source_decodes_latin_1),
        cmocka_unit_test(source_decodes_what_iconv_knows),
        cmocka_unit_test(source_in_another_encoding_is_not_verbatim),
        cmocka_unit_test(source_replaces_what_the_encoding_lacks),
        cmocka_unit_test(source_encoding_is_declared_in_two_lines),
        cmocka_unit_test(source_takes_ascii_for_utf8),
        cmocka_unit_test(source_bom_beats_the_declaration),
        cmocka_unit_test(source_refuses_unknown_encodings),
        cmocka_unit_test(source_refuses_nul_bytes),
        cmocka_unit_test_setup_teardown(source_loads_a_file, temporary_enter,
                                        temporary_leave),
        cmocka_unit_test(source_lines_begin_behind_line_ends),
        cmocka_unit_test(source_line_text_has_no_line_end),
        cmocka_unit_test(source_columns_count_code_points),
        cmocka_unit_test(source_columns_do_not_depend_on_the_order),
        cmocka_unit_test(source_columns_count_utf16_units),
        cmocka_unit_test(source_offset_undoes_line_and_column),
        cmocka_unit_test(source_offset_stays_in_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

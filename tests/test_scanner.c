#include "text/scanner.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* Lexemes apart by blanks: values as `'`, a line as `|` and its indent. */
static void assert_scanned(const char *python, const char *wanted)
{
    Scanner scanner;
    Buffer buffer = {0};
    scanner_init(&scanner, str_from(python));
    for (;;) {
        ScanKind kind = scanner_next(&scanner);
        if (kind == SCAN_END)
            break;
        if (buffer.size)
            buffer_put_byte(&buffer, ' ');
        if (kind == SCAN_LINE)
            buffer_print(&buffer, "|%u", scanner.indent);
        else if (kind == SCAN_VALUE)
            buffer_put_byte(&buffer, '\'');
        else if (kind == SCAN_BAD)
            buffer_put(&buffer, STR("BAD"));
        else
            buffer_put(&buffer, scanner_text(&scanner));
        if (kind == SCAN_BAD)
            break;
    }
    buffer_put_byte(&buffer, '\0');
    assert_string_equal(buffer.data, wanted);
    buffer_free(&buffer);
}

static void scanner_tells_words_marks_and_lines(void **state)
{
    (void)state;
    assert_scanned("", "");
    assert_scanned("x = 1\n", "|0 x = '");
    assert_scanned("if x:\n\ty **= 2\n  \n# no\nz",
                   "|0 if x : |8 y **= ' |0 z");
    assert_scanned("a<=b->c:=d//=e!=f<>g@h", "|0 a <= b -> c := d //= e != f "
                                             "<> g @ h");
    assert_scanned("x = 1if y else 0xFFor 1e-5 in 1_0.5j",
                   "|0 x = ' if y else ' ' in ' j");
    assert_scanned("\xc3\xa4 = na\xc3\xafve", "|0 \xc3\xa4 = na\xc3\xafve");
}

static void scanner_joins_lines(void **state)
{
    (void)state;
    assert_scanned("f(a,\n  b # )\n)\nx", "|0 f ( a , b ) |0 x");
    assert_scanned("a + \\\n  b\r\nc\r\n", "|0 a + b |0 c");
    assert_scanned("a \\ b", "|0 a BAD");
}

static void scanner_passes_over_strings(void **state)
{
    (void)state;
    assert_scanned("'a\\'b' \"\"\"c\n\"d\"\"\" rb'\\' e'", "|0 ' ' '");
    assert_scanned("x = '#'\n'''a\n  b'''\ny", "|0 x = ' |0 ' |0 y");
    assert_scanned("'''a\\'''b\\\\''' c", "|0 ' c");
    assert_scanned("'''a'b''c\\''''d", "|0 ' d");
    assert_scanned("'''a\\'''", "|0 BAD");
    assert_scanned("'a\\\nb' c", "|0 ' c");
    assert_scanned("'a\nb'", "|0 BAD");
    assert_scanned("'''a", "|0 BAD");
    assert_scanned("print'a'", "|0 print '");
}

static void scanner_reads_code_in_f_strings(void **state)
{
    (void)state;
    assert_scanned("f'a{b}c{{d}}{e!r}'", "|0 ' b ' e ' '");
    assert_scanned("f'{x:>{width}.{n}}' y", "|0 ' x ' width ' n ' y");
    assert_scanned("f'{d[\"k\"]:%H:%M}' y", "|0 ' d [ ' ] ' y");
    assert_scanned("f'{f'{x}'}' y", "|0 ' ' x ' ' y");
    assert_scanned("rf'\\d{n}' f'\\N{DASH}' f'\\{x}'", "|0 ' n ' ' ' x '");
    assert_scanned("f'{x != y}'", "|0 ' x != y '");
    assert_scanned("f'''{\nx\n}''' y", "|0 ' x ' y");
    assert_scanned("f'{(lambda: 1)}'", "|0 ' ( lambda : ' ) '");
    assert_scanned("f'{x", "|0 ' x BAD");
    assert_scanned("f'{x:'", "|0 ' x BAD");
}

static void scanner_stops_at_what_it_cannot_read(void **state)
{
    (void)state;
    assert_scanned("x)", "|0 x BAD");
    assert_scanned("(x", "|0 ( x BAD");
}

static void count_comment(void *context, Span comment)
{
    uint32_t *sum = context;
    *sum = *sum * 100 + comment.end - comment.start;
}

static void scanner_tells_of_comments(void **state)
{
    (void)state;
    Scanner scanner;
    uint32_t sizes = 0;
    scanner_init(&scanner, STR("# a\nx  # bc\n'# no'\n  #\n"));
    scanner.on_comment = count_comment;
    scanner.context = &sizes;
    while (scanner_next(&scanner) != SCAN_END)
        assert_int_not_equal(scanner.kind, SCAN_BAD);
    assert_int_equal(sizes, 30401);
}

/* The lexemes of all lines, `!` where one cannot be read further. */
static void assert_resumed(const char *python, const char *wanted)
{
    Scanner scanner;
    Buffer buffer = {0};
    scanner_init(&scanner, str_from(python));
    for (;;) {
        ScanKind kind = scanner_next(&scanner);
        if (kind == SCAN_END)
            break;
        if (kind == SCAN_BAD) {
            buffer_put_byte(&buffer, '!');
            (void)scanner_resume(&scanner);
        } else if (kind == SCAN_LINE) {
            buffer_put_byte(&buffer, '|');
        } else {
            buffer_put(&buffer, scanner_text(&scanner));
        }
    }
    buffer_put_byte(&buffer, '\0');
    assert_string_equal(buffer.data, wanted);
    buffer_free(&buffer);
}

static void scanner_goes_on_behind_what_it_cannot_read(void **state)
{
    (void)state;
    assert_resumed("x = 'a\ny\n", "|x=!|y");
    assert_resumed("x = '''a\ny\n", "|x=!|y");
    assert_resumed("f(a,\n  b\n  return c\n", "|f(a,b!|returnc");
    assert_resumed("f(a,\nreturned)\n", "|f(a,returned)");
    assert_resumed("f(a,\nb\n", "|f(a,b!");
    assert_resumed("x)\ny\n", "|x!|y");
    assert_resumed("x = (", "|x=(!");
}

static void scanner_hashes_words_as_scan_hash(void **state)
{
    (void)state;
    Scanner scanner;
    scanner_init(&scanner, STR("word"));
    (void)scanner_next(&scanner);
    assert_int_equal(scanner_next(&scanner), SCAN_WORD);
    assert_int_equal(scanner.hash, scan_hash(STR("word")));
}

static void scanner_hashes_the_words_of_a_text(void **state)
{
    (void)state;
    const char *text = "'ab[ c_1 ]'";
    const char *at = text;
    const char *end = text + strlen(text) - 1;
    uint32_t hash = 0;
    assert_true(scan_next_hash(&at, end, &hash));
    assert_int_equal(hash, scan_hash(STR("ab")));
    assert_int_equal(*at, '[');
    assert_true(scan_next_hash(&at, end, &hash));
    assert_int_equal(hash, scan_hash(STR("c_1")));
    assert_false(scan_next_hash(&at, end, &hash));
}

static void scanner_measures_indentation(void **state)
{
    (void)state;
    uint32_t width = 0;
    assert_int_equal(scanner_indent(STR("x\n  \t y"), 2, &width), 6);
    assert_int_equal(width, 11);
    assert_int_equal(scanner_indent(STR("    \f  y"), 0, &width), 7);
    assert_int_equal(width, 2);
    assert_int_equal(scanner_indent(STR("  "), 0, &width), 2);
    assert_int_equal(width, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scanner_tells_words_marks_and_lines),
        cmocka_unit_test(scanner_joins_lines),
        cmocka_unit_test(scanner_passes_over_strings),
        cmocka_unit_test(scanner_reads_code_in_f_strings),
        cmocka_unit_test(scanner_stops_at_what_it_cannot_read),
        cmocka_unit_test(scanner_tells_of_comments),
        cmocka_unit_test(scanner_goes_on_behind_what_it_cannot_read),
        cmocka_unit_test(scanner_hashes_words_as_scan_hash),
        cmocka_unit_test(scanner_hashes_the_words_of_a_text),
        cmocka_unit_test(scanner_measures_indentation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "syntax/token.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

const TSLanguage *tree_sitter_python(void);

enum { START = 1 }; /* the state in which a file begins */

static ParseTable table;
static Tokens tokens;

static int open_tokens(void **state)
{
    (void)state;
    table.language = tree_sitter_python();
    tokens_init(&tokens, &table);
    return 0;
}

static int close_tokens(void **state)
{
    (void)state;
    tokens_free(&tokens);
    return 0;
}

/* The first token of a text; `scanner` may be NULL. */
static bool read_first(const char *text, Token *token,
                       const ScannerState **scanner)
{
    const ScannerState *first = tokens_begin(&tokens, str_from(text));
    bool found = tokens_read(&tokens, START, 0, &first, token);
    if (scanner)
        *scanner = first;
    return found;
}

static void assert_token(const char *text, const char *name, uint32_t start,
                         uint32_t end)
{
    Token token;
    assert_true(read_first(text, &token, NULL));
    assert_string_equal(table.language->symbol_names[token.symbol], name);
    assert_int_equal(token.start, start);
    assert_int_equal(token.end, end);
}

static void tokens_are_words(void **state)
{
    (void)state;
    assert_token("x", "identifier", 0, 1);
    assert_token("  \t_a9 = 1", "identifier", 3, 6);
    assert_token("while x:", "while", 0, 5);
    assert_token("whiles", "identifier", 0, 6);
    assert_token("\xC3\xA9t\xC3\xA9 = 1", "identifier", 0, 5);
    assert_token("e\xCC\x81 = 1", "identifier", 0, 3);
    assert_token("nonlocal x", "nonlocal", 0, 8);
    assert_token("very_long_name", "identifier", 0, 14);
}

static void tokens_are_marks_and_numbers(void **state)
{
    (void)state;
    assert_token("(x)", "(", 0, 1);
    assert_token("*k", "*", 0, 1);
    assert_token(" ...", "ellipsis", 1, 4);
    assert_token("0x_Ff + 1", "integer", 0, 5);
    assert_token("1e-5j", "float", 0, 5);
    assert_token("# c\nx", "comment", 0, 3);
    assert_token("\\\nx", "line_continuation", 0, 2);
    assert_token("", "end", 0, 0);
    assert_token("\n\n  ", "end", 4, 4);
}

static void tokens_of_the_scanner_change_its_state(void **state)
{
    (void)state;
    Token token;
    const ScannerState *behind;
    const ScannerState *first = tokens_begin(&tokens, STR("rb'''x'''"));
    behind = first;
    assert_true(tokens_read(&tokens, START, 0, &behind, &token));
    assert_string_equal(table.language->symbol_names[token.symbol],
                        "string_start");
    assert_int_equal(token.end, 5);
    assert_ptr_not_equal(behind, first);
    assert_int_not_equal(behind->size, first->size);
    /* and may be gone back to */
    const ScannerState *again = first;
    assert_true(tokens_read(&tokens, START, 0, &again, &token));
    assert_int_equal(again->size, behind->size);
    assert_memory_equal(again->bytes, behind->bytes, behind->size);
}

static void tokens_tell_a_keyword_that_may_be_a_name(void **state)
{
    (void)state;
    Token token;
    assert_true(read_first("match = 1", &token, NULL));
    assert_true(token.is_keyword);
    assert_true(read_first("matches = 1", &token, NULL));
    assert_false(token.is_keyword);
}

static void tokens_refuse_what_is_no_utf8(void **state)
{
    (void)state;
    Token token;
    assert_false(read_first("\xC3(", &token, NULL));
    assert_true(tokens.input.is_odd);
    assert_true(read_first("x", &token, NULL));
    assert_false(tokens.input.is_odd);
}

static void tokens_refuse_what_is_no_token(void **state)
{
    (void)state;
    Token token;
    assert_false(read_first("?", &token, NULL));
    assert_false(tokens.input.is_odd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_words),
        cmocka_unit_test(tokens_are_marks_and_numbers),
        cmocka_unit_test(tokens_of_the_scanner_change_its_state),
        cmocka_unit_test(tokens_tell_a_keyword_that_may_be_a_name),
        cmocka_unit_test(tokens_refuse_what_is_no_utf8),
        cmocka_unit_test(tokens_refuse_what_is_no_token),
    };
    return cmocka_run_group_tests_name("token", tests, open_tokens,
                                       close_tokens);
}

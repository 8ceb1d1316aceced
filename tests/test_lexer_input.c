#include "syntax/lexer_input.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

static void input_reads_characters(void **state)
{
    (void)state;
    LexerInput input = lexer_input();
    TSLexer *lexer = &input.lexer;
    input.text = STR("a\xC3\xA9");
    lexer_input_begin(&input, 0);
    assert_int_equal(lexer->lookahead, 'a');
    lexer->advance(lexer, false);
    assert_int_equal(lexer->lookahead, 0xE9);
    assert_false(lexer->eof(lexer));
    lexer->advance(lexer, false);
    assert_int_equal(lexer->lookahead, 0);
    assert_true(lexer->eof(lexer));
    lexer->advance(lexer, false); /* goes no further */
    lexer_input_finish(&input);
    assert_int_equal(input.start, 0);
    assert_int_equal(input.end, 3);
    assert_false(input.is_odd);
}

static void input_ends_where_it_is_marked(void **state)
{
    (void)state;
    LexerInput input = lexer_input();
    TSLexer *lexer = &input.lexer;
    input.text = STR("  ab");
    lexer_input_begin(&input, 0);
    lexer->advance(lexer, true);
    lexer->advance(lexer, true);
    lexer->advance(lexer, false);
    lexer->mark_end(lexer);
    lexer->advance(lexer, false);
    lexer_input_finish(&input);
    assert_int_equal(input.start, 2);
    assert_int_equal(input.end, 3);
}

/* As the end of a line is, which is found behind the blanks that follow. */
static void input_may_end_before_what_was_skipped(void **state)
{
    (void)state;
    LexerInput input = lexer_input();
    TSLexer *lexer = &input.lexer;
    input.text = STR("x\n  y");
    lexer_input_begin(&input, 1);
    lexer->mark_end(lexer);
    lexer->advance(lexer, true);
    lexer->advance(lexer, true);
    lexer_input_finish(&input);
    assert_int_equal(input.start, 1);
    assert_int_equal(input.end, 1);
}

static void input_tells_what_is_odd(void **state)
{
    (void)state;
    LexerInput input = lexer_input();
    input.text = STR("\xC3(");
    lexer_input_begin(&input, 0);
    assert_true(input.is_odd);
    input = lexer_input();
    input.text = STR("x");
    lexer_input_begin(&input, 0);
    assert_false(input.is_odd);
    (void)input.lexer.get_column(&input.lexer);
    assert_true(input.is_odd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(input_reads_characters),
        cmocka_unit_test(input_ends_where_it_is_marked),
        cmocka_unit_test(input_may_end_before_what_was_skipped),
        cmocka_unit_test(input_tells_what_is_odd),
    };
    return cmocka_run_group_tests_name("lexer_input", tests, NULL, NULL);
}

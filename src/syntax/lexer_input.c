#include "syntax/lexer_input.h"

#include "base/utf8.h"

static void look_beyond_ascii(LexerInput *input)
{
    uint32_t code_point = 0;
    input->width = (uint32_t)utf8_read(input->text, input->at, &code_point);
    input->is_odd |= !input->width;
    input->lexer.lookahead = (int32_t)code_point;
}

static void look(LexerInput *input)
{
    bool is_end = input->at >= input->text.size;
    input->lexer.lookahead =
        is_end ? 0 : (unsigned char)input->text.data[input->at];
    input->width = !is_end;
    if (input->lexer.lookahead >= 128)
        look_beyond_ascii(input);
}

static void advance(TSLexer *lexer, bool skip)
{
    LexerInput *input = (LexerInput *)(void *)lexer;
    input->at += input->width;
    if (skip && input->width)
        input->start = input->at;
    look(input);
}

static void mark_end(TSLexer *lexer)
{
    LexerInput *input = (LexerInput *)(void *)lexer;
    input->end = input->at;
}

static bool is_at_end(const TSLexer *lexer)
{
    const LexerInput *input = (const LexerInput *)(const void *)lexer;
    return input->at >= input->text.size;
}

/* Python's scanner does not ask for it. */
static uint32_t get_column(TSLexer *lexer)
{
    LexerInput *input = (LexerInput *)(void *)lexer;
    input->is_odd = true;
    return 0;
}

/* The text is one range. */
static bool is_at_range_start(const TSLexer *lexer)
{
    (void)lexer;
    return false;
}

static void ignore_message(const TSLexer *lexer, const char *format, ...)
{
    (void)lexer;
    (void)format;
}

LexerInput lexer_input(void)
{
    return (LexerInput){
        .lexer =
            {
                .advance = advance,
                .mark_end = mark_end,
                .get_column = get_column,
                .is_at_included_range_start = is_at_range_start,
                .eof = is_at_end,
                .log = ignore_message,
            },
    };
}

void lexer_input_begin(LexerInput *input, uint32_t at)
{
    input->at = at;
    input->start = at;
    input->end = UINT32_MAX;
    input->lexer.result_symbol = 0;
    look(input);
}

void lexer_input_finish(LexerInput *input)
{
    if (input->end == UINT32_MAX)
        input->end = input->at;
    if (input->end < input->start)
        input->start = input->end;
}

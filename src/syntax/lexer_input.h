#ifndef HOTLINT_SYNTAX_LEXER_INPUT_H
#define HOTLINT_SYNTAX_LEXER_INPUT_H

/* What a grammar's lexer and scanner read a text by: TSLexer, as
 * tree_sitter/parser.h describes it. */

#include "base/str.h"

#include <stdint.h>
#include <tree_sitter/api.h>
#include <tree_sitter/parser.h>

typedef struct LexerInput {
    TSLexer lexer; /* first: its functions are given it */
    Str text;
    uint32_t at;         /* of the character that is looked at */
    uint32_t width;      /* and its bytes, 0 at the end */
    uint32_t start, end; /* of the token */
    bool is_odd; /* something was met that the library may read differently */
} LexerInput;

/* An input without a text. */
LexerInput lexer_input(void);

/* Begins a token at `at` or behind it. */
void lexer_input_begin(LexerInput *input, uint32_t at);

/* Ends it, whether one was found or not. What was looked at beyond blanks may
 * be found to end before them. */
void lexer_input_finish(LexerInput *input);

#endif

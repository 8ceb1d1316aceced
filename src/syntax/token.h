#ifndef HOTLINT_SYNTAX_TOKEN_H
#define HOTLINT_SYNTAX_TOKEN_H

/* The tokens of a text, as tree-sitter's parser reads them: by the lexer and
 * the scanner of tree-sitter-python, which see what the state of the parser
 * allows. Words and spaces, most of a text, are read here directly. */

#include "base/arena.h"
#include "syntax/lexer_input.h"
#include "syntax/parse_table.h"

enum {
    TOKEN_LEX_STATES = 64,
    TOKEN_WORD_BITS = 8,
    TOKEN_WORDS = 1 << TOKEN_WORD_BITS,
    TOKEN_MARK_BITS = 10,
    TOKEN_MARKS = 1 << TOKEN_MARK_BITS
};

typedef struct Token {
    TSSymbol symbol;
    bool is_keyword;     /* it may be a name where the keyword is not allowed */
    uint32_t start, end; /* bytes */
} Token;

/* What the scanner remembers behind a token: indents, open strings. */
typedef struct ScannerState {
    uint32_t size;
    bool is_triple; /* it is surely in a string that goes over lines */
    char bytes[];
} ScannerState;

/* Where the scanner has looked in vain: from the end of a token over comments,
 * or over backslashes at the ends of lines, to the next one. */
typedef struct TokenSearch {
    uint32_t start, end;
    uint32_t comment; /* the first one */
    bool is_joined;   /* there is nothing but such backslashes */
    TSStateId valid;  /* what was looked for */
    const ScannerState *state;
} TokenSearch;

typedef struct Tokens {
    LexerInput input;
    ParseTable *table;
    Arena arena;               /* for the scanner's states */
    void *scanner;             /* NULL: there was no text yet */
    const ScannerState *state; /* the one that it is in */
    TokenSearch search;
    uint8_t has_words[TOKEN_LEX_STATES]; /* 0: not known, 1: no, 2: yes */
    struct {
        uint64_t word;
        TSSymbol symbol; /* 0: no keyword */
    } keywords[TOKEN_WORDS];
    struct {
        uint32_t key; /* the state of the lexer, the mark, what is behind it */
        TSSymbol symbol;
    } marks[TOKEN_MARKS];
} Tokens;

/* Makes zeroed tokens ready; `table` outlives them. */
void tokens_init(Tokens *tokens, ParseTable *table);
void tokens_free(Tokens *tokens);

/* Begins a text, which outlives the reading of it. Returns the state that the
 * scanner is in at its start. */
const ScannerState *tokens_begin(Tokens *tokens, Str text);

/* Reads the token at `at` or behind it in a state of the parser, the scanner
 * being in `*scanner`, which becomes its state behind the token; states live
 * until the next text. False: there is none, or none that is surely what the
 * library would read. */
bool tokens_read(Tokens *tokens, TSStateId state, uint32_t at,
                 const ScannerState **scanner, Token *token);

#endif

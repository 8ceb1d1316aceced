#ifndef HOTLINT_ENGINE_LEXER_H
#define HOTLINT_ENGINE_LEXER_H

/* Tokens of the query language, with their places. */

#include "base/error.h"
#include "base/str.h"

typedef enum TokenKind {
    TOKEN_KIND_END,
    TOKEN_KIND_OPEN,       /* ( */
    TOKEN_KIND_CLOSE,      /* ) */
    TOKEN_KIND_OPEN_LIST,  /* [ */
    TOKEN_KIND_CLOSE_LIST, /* ] */
    TOKEN_KIND_DOT,        /* . */
    TOKEN_KIND_OPTIONAL,   /* ? */
    TOKEN_KIND_WORD,       /* identifier */
    TOKEN_KIND_FIELD,      /* left: (text without the colon) */
    TOKEN_KIND_NOT_FIELD,  /* !left (text without the bang) */
    TOKEN_KIND_CAPTURE,    /* @name (text without the at) */
    TOKEN_KIND_PREDICATE,  /* #name? (text without the hash) */
    TOKEN_KIND_STRING,     /* "…" (text without the quotes) */
    TOKEN_KIND_BAD
} TokenKind;

typedef struct Token {
    TokenKind kind;
    Str text;
    size_t start; /* offset in the query */
} Token;

typedef struct Lexer {
    Arena *arena;
    Str text;
    size_t at;
    Token token; /* the one to be read next */
} Lexer;

void lexer_init(Lexer *lexer, Arena *arena, Str text);

/* Goes to the next token. White space and `;` comments are passed over. */
void lexer_next(Lexer *lexer);

/* Line and column (from 1, code points) of an offset of the query. */
void lexer_place(const Lexer *lexer, size_t offset, uint32_t *line,
                 uint32_t *column);

#endif

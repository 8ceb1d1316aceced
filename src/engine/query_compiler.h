#ifndef HOTLINT_ENGINE_QUERY_COMPILER_H
#define HOTLINT_ENGINE_QUERY_COMPILER_H

/* A query while it is compiled, for the files that do it: query.c reads the
 * pattern, query_predicate.c its predicates. */

#include "engine/lexer.h"
#include "engine/query.h"

typedef struct QueryCompiler {
    RuleBuilder *builder;
    QueryPlace place;
    Lexer lexer;
    Pattern *pattern;
    Error *error;
    uint32_t depth;
} QueryCompiler;

/* Adds the place of an offset to the error; returns false. */
bool query_fail(QueryCompiler *compiler, size_t offset);

/* Says that the next token is not what is wanted; returns false. */
bool query_unexpected(QueryCompiler *compiler, const char *wanted);

/* Says that the token is none of these words; returns false. */
bool query_unknown(QueryCompiler *compiler, const char *what, Token token,
                   const Str *words, size_t count);

/* Goes on behind a token of this kind, if it is the next. */
bool query_take(QueryCompiler *compiler, TokenKind kind);

/* The names of the pattern's captures. */
const Str *query_captures(const QueryCompiler *compiler);

/* 1 + the index of the capture, a new one if need be; 0: there is none, or
 * no room for it. */
uint8_t query_capture(QueryCompiler *compiler, Str name, bool create);

/* A node of the pattern; good until the next one is added. */
PatternNode *query_node(const QueryCompiler *compiler, uint16_t index);

/* `#name? …)`, the opening bracket being taken. */
bool query_read_predicate(QueryCompiler *compiler);

/* Makes words of identifiers a part of their nodes, for fast dispatch. */
void query_absorb_words(QueryCompiler *compiler);

#endif

#ifndef HOTLINT_ENGINE_QUERY_H
#define HOTLINT_ENGINE_QUERY_H

/* From the text of a `query` fence to a compiled pattern. The syntax is the
 * part of tree-sitter's query language that rules need: nodes, fields,
 * negated fields, tokens, `_`, alternations, captures, anchors, `?`, and
 * predicates. Everything is checked against grammar and predicate.def. */

#include "base/error.h"
#include "engine/builder.h"

/* Where the text stands, for errors. */
typedef struct QueryPlace {
    const char *path;
    uint32_t line; /* of the text's first line in the file */
} QueryPlace;

/* Compiles one pattern; sets nodes, checks, captures, report and loop of
 * `pattern`. On failure `error` has file, line, column and a hint. */
MUST_USE bool query_compile(RuleBuilder *builder, QueryPlace place, Str text,
                            Pattern *pattern, Error *error);

#endif

#ifndef HOTLINT_TESTS_SUPPORT_SNIPPET_H
#define HOTLINT_TESTS_SUPPORT_SNIPPET_H

/* Runs rules over a piece of Python and compares the findings with the marks
 * in its comments:
 *
 *   # hot            the line has one finding
 *   # hot: note      … of severity note;  # hot: warning  … a warning
 *   # hot: 2         the line has two findings
 *   # hot@9          the finding begins in column 9
 *   # hot-next       the same of the line below */

#include "base/buffer.h"
#include "engine/diagnostic.h"
#include "text/version.h"

typedef struct Snippet {
    const char *path; /* of the page or fixture, for messages */
    uint32_t line;    /* of the snippet's first line there */
    Str text;
    Version target;
    bool is_test;
    bool by_name; /* the rules are asked for by name: evidence hides none */
    Str file;     /* path that the snippet claims to have, may be empty */
} Snippet;

/* The findings of the enabled rules; lines count from 1 in the snippet.
 * Messages and all belong to `arena`. */
Diagnostics snippet_check(Arena *arena, const RuleSet *rules,
                          const bool *enabled, const Snippet *snippet);

/* Do findings and marks agree? Writes each difference as
 * `path:line: message` into `differences`. */
bool snippet_agrees(Arena *arena, const Snippet *snippet,
                    const Diagnostics *found, Buffer *differences);

/* The line of an offset, from 1. */
uint32_t snippet_line(const Snippet *snippet, uint32_t offset);

#endif

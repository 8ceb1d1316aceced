#ifndef HOTLINT_RUN_DIRECTIVE_H
#define HOTLINT_RUN_DIRECTIVE_H

/* What a comment tells hotlint:
 *
 *     # hotlint: ignore                        all rules
 *     # hotlint: ignore[list-pop-front, HOT502] -- a reason
 *     # hotlint: ignore-file[imports-rule]     the same for the whole file
 *     # noqa                                   as flake8 and ruff have it
 *     # noqa: E501, HOT101
 *
 * A comment may have several, each behind a `#` of its own; what is behind
 * ` -- ` is for people. */

#include "base/array.h"
#include "base/str.h"
#include "text/span.h"

typedef enum DirectiveKind {
    DIRECTIVE_IGNORE,
    DIRECTIVE_IGNORE_FILE,
    DIRECTIVE_NOQA,
    DIRECTIVE_BROKEN /* begins with `hotlint:` and goes on otherwise */
} DirectiveKind;

typedef struct Directive {
    DirectiveKind kind;
    Span span;         /* from its `#` on, without the reason */
    const Span *words; /* names or codes of rules, as they are written */
    uint32_t count;    /* 0: all rules */
} Directive;

typedef ARRAY(Directive) Directives;

/* Adds the directives of a comment of the text. */
void directive_read(Arena *arena, Str text, Span comment,
                    Directives *directives);

#endif

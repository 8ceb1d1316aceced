#ifndef HOTLINT_RUN_SELECTION_H
#define HOTLINT_RUN_SELECTION_H

/* Which rules run. Selectors are rule names, codes, families, `ALL` and
 * `impact:memory`; anything else is an error with "did you mean". */

#include "base/error.h"
#include "engine/rule.h"

typedef struct Selection {
    bool *enabled; /* by rule */
    bool *named;   /* by rule: selected by its own name or code */
} Selection;

/* Comma-separated selectors; an empty `select` means the default rules.
 * What a later, more exact selector ignores stays ignored. */
MUST_USE bool selection_make(Arena *arena, const RuleSet *rules, Str select,
                             Str ignore, Selection *selection, Error *error);

#endif

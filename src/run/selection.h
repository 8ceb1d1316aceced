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

/* Comma-separated lists. */
typedef struct Selectors {
    Str select; /* empty: the default rules */
    Str extend; /* these as well */
    Str ignore;
} Selectors;

/* Of the selectors that name a rule the most exact one decides (its own name
 * or code, then family or impact, then `ALL`), between equals `ignore`. */
MUST_USE bool selection_make(Arena *arena, const RuleSet *rules,
                             Selectors selectors, Selection *selection,
                             Error *error);

#endif

#ifndef HOTLINT_RUN_SELECTOR_H
#define HOTLINT_RUN_SELECTOR_H

/* What names rules: their names and codes, families, `impact:memory`, `ALL`.
 * Anything else is an error with "did you mean". */

#include "base/array.h"
#include "base/error.h"
#include "engine/rule.h"

/* How exactly a selector names a rule. */
typedef enum Exactness {
    EXACT_NOT,
    EXACT_DEFAULT, /* no selector: it is on by default */
    EXACT_ALL,
    EXACT_GROUP, /* by its family or impact */
    EXACT_RULE
} Exactness;

/* The rules that can be named. */
typedef struct SelectorScope {
    Arena *arena;
    const RuleSet *rules;
    const bool *hidden; /* by rule: of somebody else; NULL: none is */
} SelectorScope;

typedef ARRAY(Str) SelectorWords;

/* Writes how exactly `word` names each rule. False: it names nothing. */
bool selector_read(const SelectorScope *scope, Str word, Exactness *exact,
                   Error *error) MUST_USE;

/* All selectors: families, `ALL`, impacts, names and codes. */
SelectorWords selector_words(const SelectorScope *scope);

#endif

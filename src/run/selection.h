#ifndef HOTLINT_RUN_SELECTION_H
#define HOTLINT_RUN_SELECTION_H

/* Which rules run. */

#include "run/layer.h"
#include "run/selector.h"

typedef struct Selection {
    bool *enabled; /* by rule */
    bool *named;   /* by rule: selected by its own name or code */
} Selection;

/* Of the selectors in all layers that name a rule the most exact one decides
 * (its own name or code, then family or impact, then `ALL`), between equals
 * that of the nearest layer, in one layer `ignore`. Where a layer has
 * `select`, farther ones select nothing. What the command line names may be
 * hidden here. False: `error` says which selector is none, and where. */
MUST_USE bool selection_make(const SelectorScope *scope, const Layers *layers,
                             Selection *selection, Error *error);

/* Adds what the strings of an array name: sets `*set` by rule. */
MUST_USE bool selection_add(const SelectorScope *scope, const Layer *layer,
                            const TomlValue *array, bool *set, Error *error);

/* By rule, the severity that the key of that name gives it, the most exact
 * and nearest selector deciding; SEVERITY_OFF: its own. NULL: all their own,
 * or an error. */
MUST_USE bool selection_severities(const SelectorScope *scope,
                                   const Layers *layers,
                                   const Severity **severities, Error *error);

#endif

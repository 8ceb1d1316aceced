#ifndef HOTLINT_MODEL_TRUTH_H
#define HOTLINT_MODEL_TRUTH_H

/* Objects of which only the truth is wanted. */

#include "model/model.h"

/* Does the code ask no more of what the expression gives than whether it is
 * true (or is None)? It stands in a condition, in `bool(…)`, `any(…)`, or is
 * given to a local name of which each use does. */
bool truth_is_all(Model *model, Node expression);

#endif

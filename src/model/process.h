#ifndef HOTLINT_MODEL_PROCESS_H
#define HOTLINT_MODEL_PROCESS_H

/* Calls whose arguments stay, and whose results may change all the same: by
 * what belongs to the process and not to a name, its working folder and its
 * environment, or because each pass needs an object of its own. */

#include "model/model.h"

/* What speaks against a single call before `loop`, of whose parts
 * effect_invariant holds; NULL: nothing. `nature` is the second column of
 * rules/data/costly-calls.tsv, which its first line explains. */
const char *process_refuted(Model *model, Node call, Str nature, Node loop);

#endif

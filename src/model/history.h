#ifndef HOTLINT_MODEL_HISTORY_H
#define HOTLINT_MODEL_HISTORY_H

/* Lists that keep the last few of what is appended, and that a
 * `collections.deque` with a `maxlen` could replace. */

#include "model/model.h"

/* The n where `node` runs only with `len(place) > n`, `>= n`, or NODE_NONE. */
Node history_limit(Model *model, Node place, Node node);

/* Is something appended to the list each time that it is trimmed: in the same
 * loop, or, to an attribute, in the same function? */
bool history_grows(Model *model, Node list, Node trim);

/* NULL when every mention of the list, those in `trim` apart, would do with a
 * deque, which is good at its ends and as a whole: all mentions of a local
 * name, all attributes of that name in the file. Else what speaks against
 * it. */
const char *history_refuted(Model *model, Node list, Node trim);

#endif

#ifndef HOTLINT_MODEL_HISTORY_H
#define HOTLINT_MODEL_HISTORY_H

/* Lists that keep the last few of what is appended, and that a
 * `collections.deque` with a `maxlen` could replace. */

#include "model/model.h"

/* The n where `node` runs only with `len(place) > n`, `>= n`, or NODE_NONE. A
 * test for 0 or 1 element is none. */
Node history_limit(Model *model, Node place, Node node);

/* Is something appended to the list each time that it is trimmed: in the same
 * loop, or, to an attribute, in the same function? */
bool history_grows(Model *model, Node list, Node trim);

/* Is what leaves looked at first, `old = xs[0]`, in the branch that trims the
 * list because it is too long? A deque with a `maxlen` does not show it. */
bool history_is_used(Model *model, Node list, Node trim);

#endif

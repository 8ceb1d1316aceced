#ifndef HOTLINT_MODEL_WALK_H
#define HOTLINT_MODEL_WALK_H

/* Loops that go through a whole list in each of their passes. */

#include "model/model.h"

/* Does every pass of the loop that comes to `node` go through all of the list
 * anyway, outside of `node`: by a loop over it, a copy (`list(xs)`, `[x] + xs`)
 * or a function that looks at each element (`sum(xs)`, `", ".join(xs)`)? Then
 * it takes no longer for what `node` does to the list. */
bool walk_is_whole(Model *model, Node list, Node loop, Node node);

#endif

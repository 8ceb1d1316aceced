#ifndef HOTLINT_MODEL_MOVE_H
#define HOTLINT_MODEL_MOVE_H

/* Elements that change their place in a list. */

#include "model/model.h"

/* Does `node`, or code before it in its block, take an element out of the
 * middle of the list: `xs.remove(x)`, `xs.pop(i)`? Then `node`, which puts one
 * in, moves it. */
bool move_within(Model *model, Node list, Node node);

#endif

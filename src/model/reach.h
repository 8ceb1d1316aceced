#ifndef HOTLINT_MODEL_REACH_H
#define HOTLINT_MODEL_REACH_H

/* Which value a name or attribute has where it stands, when the text leaves
 * no doubt. */

#include "model/binding.h"

/* Names bound more often are not followed. */
enum { MOST_REACHING = 200 };

/* The expression that was assigned to the place before `use` is reached, on
 * every way: the only one, or the last one of a block around. Of `self.x`
 * the only one in the file. NODE_NONE: it depends. */
Node reach_value(Model *model, Node use);

/* The definition that the name has its object from on every way to `use`: the
 * last one before it, of a block around, with none that a loop could bring
 * back. NULL: it depends. */
const Definition *reach_definition(Model *model, Node use);

#endif

#ifndef HOTLINT_MODEL_MENTION_H
#define HOTLINT_MODEL_MENTION_H

/* The statement that last had to do with a place before some code runs. */

#include "model/place.h"

/* The nearest statement before `node` in the same block that mentions the
 * place, or NODE_NONE. */
Node mention_beside(Model *model, Node place, Node node);

/* The same, looking outwards through the blocks of the function, or of the
 * module. A statement around whose head or other branch mentions the place
 * is given as a whole. */
Node mention_before(Model *model, Node place, Node node);

/* The value when the statement is `place = value`, with or without an
 * annotation, and nothing else is bound in it; else NODE_NONE. */
Node mention_assigned(const Tree *tree, Node statement, Node place);

/* Is the statement `place.clear()`? */
bool mention_clears(const Tree *tree, Node statement, Node place);

/* Is the container at the place visibly empty when control first comes to
 * `node`: made so, or cleared, by the last statement that mentions it? */
bool mention_leaves_empty(Model *model, Node place, Node node);

#endif

#ifndef HOTLINT_MODEL_DEQUE_H
#define HOTLINT_MODEL_DEQUE_H

/* Could a `collections.deque` take the place of a list? */

#include "model/model.h"

/* NULL when every mention of the list, those in `trim` apart, would do with a
 * deque, which is good at its ends and as a whole: all mentions of a local
 * name, all attributes of that name in the file. Else what speaks against
 * it. */
const char *deque_refuted(Model *model, Node list, Node trim);

/* What a deque could not do of all that is done with the list from the loop on
 * to the end of the function: slices, sorting. NULL: nothing. */
const char *deque_impossible(Model *model, Node list, Node loop);

#endif

#ifndef HOTLINT_MODEL_ALIAS_H
#define HOTLINT_MODEL_ALIAS_H

/* Other names of the object at a place, as far as assignments spell them
 * out: `ys = xs`, `items = self.items`. */

#include "model/place.h"

enum { MOST_ALIASES = 8 };

/* Gives places (a mention of each) of the same function that may hold the same
 * object, in the file's arena; returns how many, at most MOST_ALIASES. */
uint32_t alias_list(Model *model, Node place, const Node **aliases);

#endif

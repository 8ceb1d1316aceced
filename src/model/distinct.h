#ifndef HOTLINT_MODEL_DISTINCT_H
#define HOTLINT_MODEL_DISTINCT_H

/* How many distinct values a list has: are there fewer than elements? */

#include "model/model.h"

/* Does the loop around `node` come to it once for each value that differs, of
 * which there may be few: is it over `set(xs)` of the list, or `node` under
 * `if x not in done`? */
bool distinct_set_passes(Model *model, Node list, Node node);

/* Does control come to `node` only where some values of the list are equal:
 * under `if len(xs) != len(set(xs))`? */
bool distinct_are_fewer(Model *model, Node list, Node node);

#endif

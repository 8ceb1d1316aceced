#ifndef HOTLINT_MODEL_KINDS_H
#define HOTLINT_MODEL_KINDS_H

/* How many of a list's values differ. */

#include "model/model.h"

/* Does the loop around `node` come to it once for each value that differs, of
 * which there may be few: is it over `set(xs)` of the list, or `node` under
 * `if x not in done`? */
bool kinds_set_passes(Model *model, Node list, Node node);

/* Does control come to `node` only where some values of the list are equal:
 * under `if len(xs) != len(set(xs))`? */
bool kinds_are_doubled(Model *model, Node list, Node node);

#endif

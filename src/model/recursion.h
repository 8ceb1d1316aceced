#ifndef HOTLINT_MODEL_RECURSION_H
#define HOTLINT_MODEL_RECURSION_H

/* Functions that call themselves with the same arguments over and over, as
 * `fib(n - 1) + fib(n - 2)` does. */

#include "model/model.h"

/* Does `def` call itself more than once on one path through it? */
bool recursion_branches(Model *model, Node def);

/* What speaks against a cache for the results of a `def` that does: it does
 * more than compute, its arguments cannot be keys or never come again. NULL:
 * nothing. */
const char *recursion_refuted(Model *model, Node def);

#endif

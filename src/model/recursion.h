#ifndef HOTLINT_MODEL_RECURSION_H
#define HOTLINT_MODEL_RECURSION_H

/* Functions that call themselves with the same arguments over and over, as
 * `fib(n - 1) + fib(n - 2)` does. */

#include "model/model.h"

/* What speaks against a cache for the results of `def`: it does not call
 * itself twice on one path, it does more than compute, its arguments cannot
 * be keys or never come again. NULL: nothing. */
const char *recursion_refuted(Model *model, Node def);

#endif

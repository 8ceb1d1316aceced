#ifndef HOTLINT_MODEL_SEARCH_H
#define HOTLINT_MODEL_SEARCH_H

/* Loops that try one value after the other. */

#include "model/model.h"

/* Is `test` the condition of the `while` around it, or part of that: does it
 * say whether there is another try? */
bool search_goes_on(const Tree *tree, Node test);

/* Does a `while` around `test` only look for what is free (`while name in
 * taken: name += "_"`, `if name not in taken: return name`)? As a rule the
 * first try succeeds. What is tried as a condition for each of many, in a loop
 * around, is a matter of its own. */
bool search_is_for_free(const Tree *tree, Node test);

#endif

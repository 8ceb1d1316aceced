#ifndef HOTLINT_MODEL_ELSEWHERE_H
#define HOTLINT_MODEL_ELSEWHERE_H

/* What functions other than the one at hand do to a place that it uses. */

#include "model/binding.h"

/* Does another function than `own` bind the name? Then it says `global` or
 * `nonlocal`. */
bool elsewhere_bound(Model *model, Node name, Node own);

/* The loop calls methods of `self`: does another method bind its attribute
 * `place` (`binds`), or change it? */
bool elsewhere_by_method(Model *model, Node place, Node loop, bool binds);

/* Does another function change what the module holds or what its classes do,
 * or bind it, so that any call in the loop may? */
bool elsewhere_by_function(Model *model, Node place, Node loop);

#endif

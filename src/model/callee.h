#ifndef HOTLINT_MODEL_CALLEE_H
#define HOTLINT_MODEL_CALLEE_H

/* Which function of the file a call runs, when that is beyond doubt. */

#include "model/model.h"

/* The `def` that the call runs: by a name bound to nothing else, or by a
 * method's first parameter (`self`, `cls`) or a class's name, of the class or
 * its bases in the file. NODE_NONE: another one, or unknown. Whether an
 * instance hides the method is not looked at. */
Node callee_of(Model *model, Node call);

/* Does the statement around give this attribute a value? */
bool callee_is_stored(const Tree *tree, Node attribute);

/* Does each call run the body? Decorators that remember results do not. */
bool callee_runs_anew(const Tree *tree, Node def);

/* Is it sure that the call runs the body there and then? Decorators may put
 * it off, or run it in a thread. */
bool callee_runs_in_place(const Tree *tree, Node def);

#endif

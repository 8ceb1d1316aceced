#ifndef HOTLINT_MODEL_KEEP_H
#define HOTLINT_MODEL_KEEP_H

/* Objects that are made for later. */

#include "model/model.h"

/* Does what the expression makes outlive the function around it: stored in
 * an attribute, an item or a name of others, also as a part of a display or
 * by way of a local name; added to a container; or used by an inner
 * function? Returning it does not count. */
bool keep_is_kept(Model *model, Node expression);

/* Is it given to a name that a loop uses, which the assignment is not in? Then
 * the loop's passes share the cost of making it. */
bool keep_serves_loop(Model *model, Node expression);

#endif

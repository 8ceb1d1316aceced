#ifndef HOTLINT_MODEL_DRAIN_H
#define HOTLINT_MODEL_DRAIN_H

/* Lists from which a loop takes one element after the other. */

#include "model/model.h"

/* Is what `node` takes away one of many, as far as the code shows: does the
 * list grow in the loops around, or hold as many as come in from elsewhere,
 * where the loop is a `while`, or goes over what the caller hands in or over
 * the list? Not when a test of its length holds it short, or the loop stops at
 * the first element that is to stay (`while rows and not rows[0]`). */
bool drain_is_long(Model *model, Node list, Node node);

#endif

#ifndef HOTLINT_MODEL_PURPOSE_H
#define HOTLINT_MODEL_PURPOSE_H

/* What is worked out once, or for a human, so that its speed does not matter.
 */

#include "model/model.h"

/* Is `node` for an exception: does control always come to a `raise` at the end
 * of the block that it stands in, or is it part of a text that a handler makes?
 */
bool purpose_is_exception(const Tree *tree, Node node);

/* Is `node` part of a statement that checks one way to an end of things by
 * another: an `assert`, or a call of `….assert…`, with `min(…)` or `max(…)` in
 * it as well? */
bool purpose_is_check(const Tree *tree, Node node);

/* Is `node` in the arguments of a call that writes to a log (`log.info(…)`), or
 * in a `__repr__` or `__str__`? */
bool purpose_is_text(const Tree *tree, Node node);

#endif

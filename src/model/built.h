#ifndef HOTLINT_MODEL_BUILT_H
#define HOTLINT_MODEL_BUILT_H

/* Texts that are put together from parts. */

#include "model/model.h"

/* The expression that puts the text together: an f-string with a value in
 * it, a sum, `"…" % x`, a call of `format`, `replace`, `re.escape`; of a
 * name the one that it was assigned last. NODE_NONE: something else. */
Node built_text(Model *model, Node text);

/* Does a part of it come from a loop around it that is not known to be short:
 * its target, or something that the loop binds to anything? `loop`: the
 * innermost. A target over a literal or `range` of one counts as short. */
bool built_varies(Model *model, Node built, Node loop);

/* Is `loop` in another one, with each pass of which the same texts come
 * again: nothing in them but the target of `loop` changes? */
bool built_recurs(Model *model, Node built, Node loop);

#endif

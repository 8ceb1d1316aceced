#ifndef HOTLINT_MODEL_ENDS_H
#define HOTLINT_MODEL_ENDS_H

/* Lists that are put in order for one of their ends, or for a few elements. */

#include "model/model.h"

/* `sort` sorts the list of the name `list` in place. Why it is not for one end
 * alone: the list is the caller's, is sorted again in each pass of a loop, or
 * is used in another way behind it; or NULL, and `*index`, which end is read: 0
 * or -1. */
const char *ends_refuted(Model *model, Node list, Node sort, int64_t *index);

/* `node` sorts `data` and keeps `number` of it, which is no literal. Why that
 * may be no small part: a share or a difference, a parameter that is large by
 * default, as many as the loop has just gathered, a table of the module; or why
 * nobody waits for it: a message, an exception. NULL: nothing speaks against
 * a few. */
const char *ends_few_refuted(Model *model, Node data, Node number, Node node);

#endif

#ifndef HOTLINT_MODEL_CONTENT_H
#define HOTLINT_MODEL_CONTENT_H

/* What is put into a container that starts empty. For src/model alone. */

#include "model/binding.h"
#include "model/type.h"

/* `type` with arguments for the elements that the code puts in, where the
 * name is local, bound once to an empty list, set or dict, and handed to
 * nobody who could put in others; else `type` as it is. */
const Type *content_type(Model *model, BindingId binding, const Type *type);

#endif

#ifndef HOTLINT_MODEL_ANNOTATION_H
#define HOTLINT_MODEL_ANNOTATION_H

/* Types from annotations of the file: their text, which may be in a string. */

#include "model/type.h"

/* The type that `text` names for code in `scope`, or NULL. Nesting is
 * bounded. */
const Type *annotation_parse(Model *model, ScopeId scope, Str text);

/* The annotation of an assignment, or NODE_NONE. A bare `Final` or
 * `ClassVar` leaves the class to the value and does not count. */
Node annotation_declared(const Tree *tree, Node assignment);

/* The type of an annotation node. */
const Type *annotation_type(Model *model, Node annotation);

#endif

#ifndef HOTLINT_MODEL_ANNOTATION_H
#define HOTLINT_MODEL_ANNOTATION_H

/* Types from their text: annotations of the file (strings too), and the
 * table of library types, which adds `?T` (T or None), `T0` and `T1` (the
 * receiver's type arguments), `E(0)` and `A(0)` (the element type and the
 * type of an argument of the call). */

#include "model/type.h"

enum { SCOPE_LIBRARY = 0x7FFFFFFF }; /* names are absolute */

typedef struct TypeContext {
    Model *model;
    ScopeId scope;        /* where names are looked up, or SCOPE_LIBRARY */
    const Type *receiver; /* of T0 and T1; may be NULL */
    Node call;            /* of E(n) and A(n); may be NODE_NONE */
} TypeContext;

/* The type that `text` names, or NULL. Nesting is bounded. */
const Type *annotation_parse(const TypeContext *context, Str text);

/* The type of an annotation node. */
const Type *annotation_type(Model *model, Node annotation);

#endif

#ifndef HOTLINT_MODEL_TYPE_H
#define HOTLINT_MODEL_TYPE_H

/* What class an expression is of, as far as the file shows it, and why. */

#include "model/binding.h"

/* A class with at most two type arguments. Immutable, in the file's arena.
 * NULL stands for "unknown" wherever a type is expected. */
typedef struct Type {
    Symbol
        name;   /* `list`, `collections.deque`; a class of the file: its name */
    Node class; /* its class_definition in this file, or NODE_NONE */
    bool optional;                   /* may be None as well */
    bool repeated;                   /* tuple[T, ...] */
    uint8_t count;                   /* of arguments, of an empty one 0 */
    const struct Type *arguments[2]; /* each may be NULL */
} Type;

/* A type with its reason, for `why` and `types`. */
typedef struct Known {
    const Type *type;   /* NULL: unknown */
    Node source;        /* what decided it, or NODE_NONE */
    const char *reason; /* "literal", "annotation", …; never NULL */
} Known;

Known type_of(Model *model, Node expression);

/* The type of the elements that iterating over `type` gives, or NULL. */
const Type *type_element(Model *model, const Type *type);

/* Is it this class, None apart? An unknown type is nothing. */
bool type_is(const Type *type, Symbol name);

/* Is every object of the class immutable? */
bool type_is_immutable(const Type *type);

/* `list[str] | None`, in the arena; "unknown" for NULL. */
Str type_text(Model *model, const Type *type);

/* Makes a type; the arguments may be NULL. */
const Type *type_make(Model *model, Symbol name);
const Type *type_make_class(Model *model, Node class_definition);
const Type *type_make_of(Model *model, Symbol name, const Type *argument);
const Type *type_make_pair(Model *model, Symbol name, const Type *first,
                           const Type *second);
const Type *type_optional(Model *model, const Type *type);

/* The type of what is either of two; unknown when they are different. None
 * joined with T is T | None. */
const Type *type_join(Model *model, const Type *left, const Type *right);

#endif

#ifndef HOTLINT_MODEL_LIBRARY_TYPE_H
#define HOTLINT_MODEL_LIBRARY_TYPE_H

/* The language of rules/data/types.tsv: types and results of calls. For
 * library.c and library_result.c alone. */

#include "model/argument.h"
#include "model/type_reader.h"

enum { ARGUMENTS_REMEMBERED = 4 };

/* What a fact is read for. */
typedef struct LibraryContext {
    Model *model;
    const Type *owner; /* the class that the fact is of: T0 and T1, or NULL */
    const Type *self;  /* the receiver: Self, or NULL */
    Node call;         /* of A(I) and the like; NODE_NONE: not known */
    bool by_slice;     /* of !index */

    bool absent; /* the part just read is of an argument that is not given */
    uint32_t remembered; /* types of arguments that were asked for before */
    Node nodes[ARGUMENTS_REMEMBERED];
    const Type *types[ARGUMENTS_REMEMBERED];
} LibraryContext;

/* Takes a TYPE off the front; NULL: not known. */
const Type *library_type_take(LibraryContext *context, TypeReader *reader);

/* The TYPE that `text` is. */
const Type *library_type(LibraryContext *context, Str text);

/* Takes an I off the front; `*more` tells of a `+` behind it. */
Parameter library_type_parameter(TypeReader *reader, bool *more);

/* Takes `I,…`, as in S(I,…): str, bytes, or NULL. */
const Type *library_type_text(LibraryContext *context, TypeReader *reader);

/* The result of a call: a TYPE or `!WORD …`. */
const Type *library_result(LibraryContext *context, Str fact);

#endif

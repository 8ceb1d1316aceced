#ifndef HOTLINT_MODEL_HASH_H
#define HOTLINT_MODEL_HASH_H

/* Which objects can be in a set, or be keys of a dictionary: by their class,
 * and where that is not known by what the code does with them. */

#include "model/type.h"

/* Each outweighs those before it. */
typedef enum HashAnswer {
    HASH_UNKNOWN,
    HASH_DOUBTED, /* of a class of somebody's own: its attributes are read */
    HASH_SHOWN,   /* the code shows that a set can hold them */
    HASH_REFUSED  /* hashing raises TypeError, or a tensor may be there */
} HashAnswer;

/* By class: containers that can change refuse, and so do a class of the file
 * that defines `__eq__` alone, and a dataclass that is not frozen. A tuple is
 * as its elements are. */
HashAnswer hash_of_type(Model *model, const Type *type);

/* The value of an expression. Evidence besides its class: where it comes from
 * (`for k, v in d.items()`), and what else is done with it (`d[k]`,
 * `k.lower()`, `k == "x"`; against it `x["a"]`, `x.append(…)`). */
HashAnswer hash_of(Model *model, Node expression);

/* What iterating over the expression gives: by what a list is made of, what
 * is added to it, and what is done with its elements. */
HashAnswer hash_of_elements(Model *model, Node collection);

/* Can a set of the collection's elements be asked for `item`, with the
 * answer that the collection gives? Either side's evidence counts for both,
 * since what is compared is of one kind. Where the file imports torch or the
 * like, what is not shown to be something else may be a tensor, which is
 * hashed by identity: refused. */
HashAnswer hash_of_membership(Model *model, Node item, Node collection);

#endif

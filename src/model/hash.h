#ifndef HOTLINT_MODEL_HASH_H
#define HOTLINT_MODEL_HASH_H

/* Which objects can be in a set, or be keys of a dictionary. */

#include "model/type.h"

/* Is the class known to refuse hashing: the containers that can change, a
 * class of the file that defines `__eq__` alone, a dataclass that is not
 * frozen? A tuple is as its elements are. */
bool hash_is_refused(Model *model, const Type *type);

/* Is it a name into which the code stores items (`row[key] = x`)? What can
 * change so is mostly not hashable. */
bool hash_is_stored_into(Model *model, Node name);

/* Does a comment of the function, up to `node`, speak of what is hashable? Then
 * its author had a reason to do without a set. */
bool hash_is_disclaimed(Model *model, Node node);

#endif

#ifndef HOTLINT_MODEL_HASH_READER_H
#define HOTLINT_MODEL_HASH_READER_H

/* The parts of hash.h, for src/model/hash*.c alone: hash.c asks the class,
 * hash_source.c where an object comes from, hash_use.c what is done with it.
 * They ask each other, in bounds. */

#include "model/hash.h"

typedef struct Hashing {
    Model *model;
    uint32_t depth; /* questions within questions */
    uint32_t steps; /* all of them */
} Hashing;

/* Refused when either is, else shown when either is. */
HashAnswer hash_either(HashAnswer left, HashAnswer right);

/* The dotted name of what a call calls; empty when there is no call, or when
 * that is not known. */
Str hash_function(Model *model, Node call);

/* The method's name, and its object, when the call is `object.method(…)`;
 * else empty, and NODE_NONE. */
Str hash_method(const Tree *tree, Node call);
Node hash_receiver(const Tree *tree, Node call);

HashAnswer hash_value(Hashing *hashing, Node expression);
HashAnswer hash_elements(Hashing *hashing, Node collection);

/* What the code does with the object of a name or attribute, other than
 * giving it a value. */
HashAnswer hash_value_uses(Hashing *hashing, Node place);

/* The same for what is in it; stores into the place count. */
HashAnswer hash_element_uses(Hashing *hashing, Node place);

/* Does the name itself say that it is a text or number (`x.name`, `"id"`)? */
bool hash_is_key_word(Str word);

/* Has the file arrays (numpy, pandas), or tensors (torch, jax), for which `[]`
 * and `==` mean something else? */
bool hash_has_arrays(Model *model);
bool hash_has_tensors(Model *model);

#endif

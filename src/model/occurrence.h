#ifndef HOTLINT_MODEL_OCCURRENCE_H
#define HOTLINT_MODEL_OCCURRENCE_H

/* Where in the file a word stands as an identifier, whatever it means there:
 * names, attributes, keywords. One index for all questions of the kind "who
 * else mentions this", so that none walks the whole tree. */

#include "model/model.h"

/* Occurrences of one symbol, in the order of the text. */
typedef struct Occurrences {
    const Node *nodes; /* identifiers */
    uint32_t count;
} Occurrences;

/* Those of `symbol` among the nodes [start, end). */
Occurrences occurrences_of(Model *model, Symbol symbol, Node start, Node end);

/* The attribute nodes `….name` of the file: as occurrences_of, but the nodes
 * are to be taken from here. Start with `*at` 0; NODE_NONE at the end. */
Node occurrence_attribute(Model *model, Symbol name, uint32_t *at);

/* The same for who looks only at attributes that are assigned to: `x.name =`,
 * `for x.name in`, `with … as x.name`, and so on. */
Occurrences occurrences_stored(Model *model, Symbol symbol, Node start,
                               Node end);
Node occurrence_store(Model *model, Symbol name, uint32_t *at);

#endif

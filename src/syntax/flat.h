#ifndef HOTLINT_SYNTAX_FLAT_H
#define HOTLINT_SYNTAX_FLAT_H

/* Writing a Tree: what grows while one is made of a parser's. */

#include "base/array.h"
#include "syntax/lr.h"
#include "syntax/tree.h"

typedef struct Flat {
    Arena *arena;       /* the tree's */
    Interner *interner; /* NULL: nodes have no symbols */
    Str text;
    ARRAY(NodeData) nodes;
    ARRAY(Span) comments;
} Flat;

Flat flat_begin(Arena *arena, Interner *interner, Str text);

/* Adds a node behind those that are there: kind, bytes, parent and flags are
 * given. False: it is a comment or a line continuation, of which the tree has
 * no node. */
bool flat_add(Flat *flat, NodeData data);

/* Adds all nodes of a subtree of what was parsed by lr_parse. */
void flat_add_subtree(Flat *flat, const Lr *lr, uint32_t subtree);

/* The tree of all that was added. */
Tree flat_end(const Flat *flat);

#endif

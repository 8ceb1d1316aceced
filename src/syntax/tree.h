#ifndef HOTLINT_SYNTAX_TREE_H
#define HOTLINT_SYNTAX_TREE_H

/* The syntax tree of one file as flat arrays in pre-order:
 *
 *   node    1      2        3      4     5          (0 is "no node")
 *           module └ if     ├ if   ├ x   ├ :   …
 *   .next   n      …        4      5     6          first node behind it
 *
 * Descendants of n are n + 1 … next(n) - 1; its first child is n + 1; the
 * sibling behind n is next(n). Comments and line continuations are not in
 * it. Owned by the arena it was made with; read-only afterwards. */

#include "base/intern.h"
#include "generated/grammar.h"
#include "text/span.h"

typedef uint32_t Node;

enum { NODE_NONE = 0, NODE_ROOT = 1 };

enum {
    NODE_NAMED = 1,
    NODE_MISSING = 2,  /* made up by the parser to go on */
    NODE_HAS_ERROR = 4 /* an ERROR or MISSING node is it or below it */
};

typedef struct NodeData {
    uint16_t kind;       /* Kind */
    uint8_t field;       /* Field in the parent, 0: none */
    uint8_t flags;       /* NODE_… */
    uint32_t start, end; /* bytes of the text */
    Node parent;
    Node next;
    Symbol symbol; /* of an identifier; else 0 */
} NodeData;

struct Slices;

typedef struct Tree {
    Str text;
    const NodeData *nodes;
    uint32_t count; /* nodes + 1 */
    const Span *comments;
    uint32_t comment_count;
    Interner *interner;
    struct Slices *slices; /* what is cut out, see slices.h; NULL: nothing */
    uint64_t *steps;       /* see tree_steps; NULL: not counted */
} Tree;

static inline const NodeData *tree_data(const Tree *tree, Node node)
{
    return &tree->nodes[node];
}

static inline uint16_t tree_kind(const Tree *tree, Node node)
{
    return tree->nodes[node].kind;
}

static inline Node tree_parent(const Tree *tree, Node node)
{
    return tree->nodes[node].parent;
}

static inline Symbol tree_symbol(const Tree *tree, Node node)
{
    return tree->nodes[node].symbol;
}

static inline uint8_t tree_field(const Tree *tree, Node node)
{
    return tree->nodes[node].field;
}

static inline bool tree_is_named(const Tree *tree, Node node)
{
    return (tree->nodes[node].flags & NODE_NAMED) != 0;
}

/* Is it what could not be parsed, or made up by the parser? */
static inline bool tree_is_broken(const Tree *tree, Node node)
{
    return tree->nodes[node].kind == KIND_ERROR ||
           (tree->nodes[node].flags & NODE_MISSING);
}

/* First child or NODE_NONE. */
static inline Node tree_first(const Tree *tree, Node node)
{
    return tree->nodes[node].next > node + 1 ? node + 1 : NODE_NONE;
}

/* The sibling behind `node`, or NODE_NONE. */
static inline Node tree_next(const Tree *tree, Node node)
{
    Node next = tree->nodes[node].next;
    return next < tree->nodes[tree->nodes[node].parent].next ? next : NODE_NONE;
}

/* Is `node` the ancestor itself or a descendant of it? */
static inline bool tree_within(const Tree *tree, Node node, Node ancestor)
{
    return node >= ancestor && node < tree->nodes[ancestor].next;
}

/* As above, named nodes only. */
Node tree_first_named(const Tree *tree, Node node);
Node tree_next_named(const Tree *tree, Node node);
Node tree_previous_named(const Tree *tree, Node node);
Node tree_last_named(const Tree *tree, Node node);
uint32_t tree_named_count(const Tree *tree, Node node);

/* The first child with this field, or NODE_NONE. */
Node tree_child(const Tree *tree, Node node, uint8_t field);

/* The first child of this kind, or NODE_NONE. */
Node tree_child_of_kind(const Tree *tree, Node node, uint16_t kind);

/* The nearest ancestor (or the node itself) of this kind, or NODE_NONE. */
Node tree_ancestor(const Tree *tree, Node node, uint16_t kind);

/* Roughly how many nodes the functions of this header have looked at: a
 * measure of work that is the same on every machine. */
uint64_t tree_steps(const Tree *tree);

/* Counts `steps` more, for who goes through nodes on its own. */
static inline void tree_step(const Tree *tree, uint64_t steps)
{
    if (tree->steps)
        *tree->steps += steps;
}

/* The bytes of a node; the text of a symbol. */
Str tree_text(const Tree *tree, Node node);
Str tree_word(const Tree *tree, Symbol symbol);
Span tree_span(const Tree *tree, Node node);

/* Do two nodes have the same text? Spaces and comments between tokens do
 * not matter. */
bool tree_same(const Tree *tree, Node left, Node right);

/* The smallest node that covers the byte at `offset`. */
Node tree_at(const Tree *tree, uint32_t offset);

#endif

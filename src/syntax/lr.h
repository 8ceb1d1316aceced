#ifndef HOTLINT_SYNTAX_LR_H
#define HOTLINT_SYNTAX_LR_H

/* An LR parser that runs tree-sitter-python's tables over a whole text. Where
 * a state has several actions it follows each of them until one is left, the
 * others having met an error. It gives up where there is an error, or where
 * two readings of the same text are equally good; the library decides then.
 *
 * tree-sitter's own parser is made for editors: it keeps what it needs to
 * mend broken code and to parse again after edits. Pieces are small and
 * mostly whole, and need none of that; this takes a quarter of the time. */

#include "base/array.h"
#include "syntax/token.h"

/* A node of the concrete tree; hidden ones included, as the grammar has it. */
typedef struct Subtree {
    TSSymbol symbol;
    uint16_t production; /* which fields and aliases its children have */
    bool is_extra;       /* it may stand anywhere: a comment */
    uint32_t start, end; /* bytes */
    uint32_t children;   /* in LrTree.children, the last one first */
    uint32_t count;
} Subtree;

/* A place on the stack; those of all readings make up a tree. */
typedef struct LrPlace {
    uint32_t below;
    uint32_t subtree;
    int32_t precedence; /* the dynamic ones of all down to the ground */
    TSStateId state;
} LrPlace;

/* One way to read the text up to here. */
typedef struct LrReading {
    uint32_t top; /* place */
    bool is_done; /* it is at the end of the text */
    const ScannerState *scanner;
} LrReading;

enum { LR_READINGS = 6 }; /* as many as the library follows */

/* Zeroed it is ready for lr_init; what it holds is used again for the next
 * text. */
typedef struct Lr {
    ParseTable table;
    Tokens tokens;
    Arena arena;
    Arena scratch; /* for comparing readings */
    ARRAY(Subtree) subtrees;
    ARRAY(uint32_t) children;
    ARRAY(LrPlace) places;
    ARRAY(uint32_t) extras; /* that were on top of what is reduced */
    LrReading readings[LR_READINGS];
    uint32_t count; /* of readings */
    uint32_t root;
    bool is_stuck;
    uint8_t *is_plain; /* by symbol: a node that is nothing but its child */
} Lr;

void lr_init(Lr *lr, const TSLanguage *language);
void lr_free(Lr *lr);

/* Parses `text`, which outlives the call. Returns whether it could; then
 * lr->root is the root among lr->subtrees, until the next call. */
bool lr_parse(Lr *lr, Str text);

#endif

#ifndef HOTLINT_SYNTAX_PIECE_H
#define HOTLINT_SYNTAX_PIECE_H

/* Pieces of a text, each parsed as if it were a file of its own, and kept as
 * long as somebody asks for that same text. What a piece is depends on its
 * text alone, never on what was there before: asking again gives what a fresh
 * start would give. */

#include "syntax/parse.h"

/* The text of [span.start, span.end) without the cuts, which are in order and
 * in it. */
typedef struct PieceText {
    Str file; /* the text that the offsets are of */
    Span span;
    const Span *cuts;
    uint32_t cut_count;
} PieceText;

/* Offsets count from the start of the piece, as if the cuts were not there;
 * nodes are as in tree.h, but for `symbol`, which is an index of `words`. */
typedef struct Piece {
    uint64_t hash;
    Str text;       /* without the cuts */
    uint32_t *cuts; /* where they were, and UINT32_MAX */
    uint32_t cut_count;
    NodeData *nodes;
    uint32_t count;
    Span *words; /* where each word stands for the first time; [0]: none */
    uint32_t word_count;
    Span *comments;
    uint32_t comment_count;
    uint32_t used; /* the turn in which it was asked for last */
    struct Piece *next;
} Piece;

typedef struct Pieces {
    Piece **buckets;
    uint32_t bucket_count; /* a power of two; 0: there are no pieces yet */
    uint32_t count;
    uint32_t turn;
    uint64_t parsed;     /* bytes given to the parser so far */
    uint64_t parse_time; /* and what it took of them, in ns of CPU time */
    Interner words;      /* of the piece that is being read */
    Arena arena;         /* the same */
} Pieces;

/* Begins a turn: whoever was not asked for in the last one is forgotten. */
void pieces_turn(Pieces *pieces);

void pieces_free(Pieces *pieces);

/* The piece with this text, which `parser` parses unless it is known. It lives
 * until the turn after the next one, at least. */
const Piece *pieces_get(Pieces *pieces, Parser *parser, const PieceText *text);

#endif

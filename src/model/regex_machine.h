#ifndef HOTLINT_MODEL_REGEX_MACHINE_H
#define HOTLINT_MODEL_REGEX_MACHINE_H

/* A pattern as the machine that CPython's matcher is: a position is a place
 * of the pattern that has just matched a character, an edge is one way on from
 * there. Edges are in the order in which the matcher tries them, and two ways
 * from one position to another are two edges.
 *
 * Position 0 is the start; the last one, without characters, the match. What
 * `^`, `\b`, `(?=x)` and the like ask is part of an edge: which symbols may
 * stand before and behind; the edge of the text is a symbol. */

#include "model/regex_alphabet.h"

typedef enum RegexMethod {
    REGEX_METHOD_MATCH,     /* begins where it is told */
    REGEX_METHOD_FULLMATCH, /* and must end at the end */
    REGEX_METHOD_SEARCH     /* begins anywhere: search, sub, split, findall */
} RegexMethod;

typedef struct RegexEdge {
    uint32_t target;
    bool is_loose;       /* perhaps: an assertion is not understood */
    RegexSymbols before; /* what may have been matched last */
    RegexSymbols after;  /* what may come next */
} RegexEdge;

typedef struct RegexPosition {
    RegexSymbols symbols;
    const RegexNode *step; /* NULL: start, match, or a search's skipping */
    uint32_t first_edge;
    uint32_t edge_count;
} RegexPosition;

typedef struct RegexMachine {
    const RegexAlphabet *alphabet;
    RegexPosition *positions;
    uint32_t count;
    RegexEdge *edges;
    uint32_t edge_count;
    uint32_t accept; /* the last position */
    uint32_t skip;   /* the one that skips characters in a search; 0: none */
} RegexMachine;

/* Makes the machine in the arena. False: it would be too large, or the
 * pattern has what no such machine can do (back-references). */
bool regex_machine_make(Arena *arena, RegexMachine *machine, const Regex *regex,
                        const RegexAlphabet *alphabet, RegexMethod method);

/* Can the edge be taken from `position` to its target, and by what? */
RegexSymbols regex_edge_symbols(const RegexMachine *machine,
                                const RegexEdge *edge);

#endif

#ifndef HOTLINT_MODEL_REGEX_GRAPH_H
#define HOTLINT_MODEL_REGEX_GRAPH_H

/* A pattern as a graph with steps that match nothing: what regex_machine.c
 * makes its edges of. For src/model/regex_*.c alone. */

#include "model/regex_machine.h"

typedef enum RegexStateKind {
    REGEX_STATE_STEP,  /* matches a character: `position`, then `first` */
    REGEX_STATE_FORK,  /* `first`, else `second` */
    REGEX_STATE_LOOP,  /* `first` is the body, `second` the way out */
    REGEX_STATE_LAZY,  /* the same, the way out is tried first */
    REGEX_STATE_CHECK, /* `first`, if the neighbours fit */
    REGEX_STATE_DEAD,
    REGEX_STATE_MATCH
} RegexStateKind;

typedef struct RegexState {
    RegexStateKind kind;
    bool is_loose; /* not understood, or inside of a possessive part */
    uint32_t first, second;
    uint32_t position;
    uint32_t loop; /* states of the same repetition have the same number */
    RegexSymbols before, after;
} RegexState;

typedef struct RegexGraph {
    Arena *arena;
    const RegexAlphabet *alphabet;
    ARRAY(RegexState) states;
    ARRAY(RegexPosition) positions;
    uint32_t loops;
    uint32_t atomic_depth; /* possessive parts around what is being added */
    bool is_too_large;
} RegexGraph;

/* Adds the nodes, with `next` behind them; returns where they begin. */
uint32_t regex_graph_add(RegexGraph *graph, const RegexNode *first,
                         uint32_t flags, uint32_t next);

uint32_t regex_graph_state(RegexGraph *graph, RegexState state);

/* A state that matches one of `symbols`. */
uint32_t regex_graph_step(RegexGraph *graph, const RegexNode *step,
                          RegexSymbols symbols, uint32_t next);

#endif

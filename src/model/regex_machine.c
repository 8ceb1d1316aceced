#include "model/regex_machine.h"

#include "model/regex_graph.h"

enum {
    MOST_EDGES = 60000,
    MOST_STEPS = 400000, /* states gone through while edges are made */
    MOST_VISITS = 4,     /* of a state from one position: ways to be told */
    DEEPEST = 1000       /* states on one way that match nothing */
};

/* The ways from one position, while they are being followed. */
typedef struct Walk {
    RegexGraph *graph;
    Arena *arena;
    ARRAY(RegexEdge) edges;
    uint32_t *visited; /* by state: the position that it was last seen from */
    uint8_t *visits;   /* by state: how often from there */
    bool *is_inside;   /* by loop: its body has been entered on this way */
    RegexSymbols from; /* what the position matches */
    uint32_t position;
    uint32_t accept;
    uint32_t steps;
    uint32_t depth;
} Walk;

/* What has been asked for on the way. */
typedef struct Terms {
    RegexSymbols before, after;
    bool is_loose;
} Terms;

static void follow(Walk *walk, uint32_t at, Terms terms);

static void end_at(Walk *walk, uint32_t target, RegexSymbols symbols,
                   Terms terms)
{
    bool is_possible = target == walk->accept ? terms.after != 0
                                              : (symbols & terms.after) != 0;
    if (is_possible)
        array_push(walk->arena, &walk->edges,
                   (RegexEdge){.target = target,
                               .is_loose = terms.is_loose,
                               .before = terms.before,
                               .after = terms.after});
}

/* A body that has matched nothing is not entered again: CPython compares
 * with the place where the pass began. */
static void follow_loop(Walk *walk, RegexState state, Terms terms)
{
    bool is_lazy = state.kind == REGEX_STATE_LAZY;
    if (is_lazy)
        follow(walk, state.second, terms);
    if (!walk->is_inside[state.loop]) {
        walk->is_inside[state.loop] = true;
        follow(walk, state.first, terms);
        walk->is_inside[state.loop] = false;
    }
    if (!is_lazy)
        follow(walk, state.second, terms);
}

static bool may_visit(Walk *walk, uint32_t at)
{
    if (walk->visited[at] != walk->position + 1) {
        walk->visited[at] = walk->position + 1;
        walk->visits[at] = 0;
    }
    return walk->visits[at]++ < MOST_VISITS && walk->steps++ < MOST_STEPS &&
           walk->edges.count < MOST_EDGES;
}

static void follow_state(Walk *walk, RegexState state, Terms terms)
{
    switch (state.kind) {
    case REGEX_STATE_STEP:
        terms.is_loose |= state.is_loose;
        end_at(walk, state.position,
               walk->graph->positions.items[state.position].symbols, terms);
        return;
    case REGEX_STATE_FORK:
        follow(walk, state.first, terms);
        follow(walk, state.second, terms);
        return;
    case REGEX_STATE_LOOP:
    case REGEX_STATE_LAZY:
        follow_loop(walk, state, terms);
        return;
    case REGEX_STATE_CHECK:
        terms.before &= state.before;
        terms.after &= state.after;
        terms.is_loose |= state.is_loose;
        if ((terms.before & walk->from) && terms.after)
            follow(walk, state.first, terms);
        return;
    case REGEX_STATE_MATCH:
        end_at(walk, walk->accept, 0, terms);
        return;
    case REGEX_STATE_DEAD:
        return;
    }
}

static void follow(Walk *walk, uint32_t at, Terms terms)
{
    if (!may_visit(walk, at))
        return;
    if (++walk->depth > DEEPEST)
        walk->steps = MOST_STEPS;
    follow_state(walk, walk->graph->states.items[at], terms);
    walk->depth--;
}

/* The edges of all positions: `entry` is what follows the start, `after[p]`
 * what follows a character of position p. */
static bool walk_all(Walk *walk, RegexMachine *machine, const uint32_t *after)
{
    static const Terms no_terms = {REGEX_ALL, REGEX_ALL, false};
    for (uint32_t i = 0; i + 1 < machine->count; i++) {
        RegexPosition *position = &machine->positions[i];
        walk->position = i;
        walk->from = position->symbols;
        position->first_edge = walk->edges.count;
        follow(walk, after[i], no_terms);
        position->edge_count = walk->edges.count - position->first_edge;
    }
    machine->edges = walk->edges.items;
    machine->edge_count = walk->edges.count;
    return walk->edges.count < MOST_EDGES && walk->steps < MOST_STEPS;
}

static bool make_edges(RegexGraph *graph, RegexMachine *machine, uint32_t entry)
{
    Arena *arena = graph->arena;
    uint32_t states = graph->states.count;
    uint32_t *after = arena_alloc(arena, machine->count * sizeof *after);
    after[0] = entry;
    for (uint32_t i = 0; i < states; i++) {
        RegexState state = graph->states.items[i];
        if (state.kind == REGEX_STATE_STEP)
            after[state.position] = state.first;
    }
    Walk walk = {
        .graph = graph,
        .arena = arena,
        .visited = arena_alloc(arena, states * sizeof *walk.visited),
        .visits = arena_alloc(arena, states * sizeof *walk.visits),
        .is_inside = arena_alloc(arena, graph->loops * sizeof(bool) + 1),
        .accept = machine->accept,
    };
    return walk_all(&walk, machine, after);
}

/* The pattern and, for a search, before it any character again and again. */
static uint32_t make_graph(RegexGraph *graph, const Regex *regex,
                           RegexMethod method, uint32_t *skip)
{
    bool to_end = method == REGEX_METHOD_FULLMATCH;
    uint32_t end =
        regex_graph_state(graph, (RegexState){.kind = REGEX_STATE_MATCH});
    if (to_end)
        end = regex_graph_state(graph,
                                (RegexState){.kind = REGEX_STATE_CHECK,
                                             .before = REGEX_ALL,
                                             .after = REGEX_BIT(REGEX_EDGE),
                                             .first = end});
    uint32_t entry = regex_graph_add(graph, regex->first, regex->flags, end);
    if (method != REGEX_METHOD_SEARCH)
        return entry;
    uint32_t begin = regex_graph_state(
        graph, (RegexState){.kind = REGEX_STATE_FORK, .first = entry});
    *skip = graph->positions.count;
    uint32_t step =
        regex_graph_step(graph, NULL, ~REGEX_BIT(REGEX_EDGE), begin);
    graph->states.items[begin].second = step;
    return begin;
}

bool regex_machine_make(Arena *arena, RegexMachine *machine, const Regex *regex,
                        const RegexAlphabet *alphabet, RegexMethod method)
{
    RegexGraph graph = {.arena = arena, .alphabet = alphabet};
    *machine = (RegexMachine){.alphabet = alphabet};
    if (regex->has_reference)
        return false;
    array_push(arena, &graph.positions,
               (RegexPosition){.symbols = REGEX_BIT(REGEX_EDGE)});
    uint32_t entry = make_graph(&graph, regex, method, &machine->skip);
    if (graph.is_too_large)
        return false;
    machine->accept = graph.positions.count;
    array_push(arena, &graph.positions, (RegexPosition){0});
    machine->positions = graph.positions.items;
    machine->count = graph.positions.count;
    return make_edges(&graph, machine, entry);
}

RegexSymbols regex_edge_symbols(const RegexMachine *machine,
                                const RegexEdge *edge)
{
    return machine->positions[edge->target].symbols & edge->after;
}

#include "model/regex_graph.h"

enum { MOST_STATES = 12000 };

uint32_t regex_graph_state(RegexGraph *graph, RegexState state)
{
    if (graph->states.count >= MOST_STATES) {
        graph->is_too_large = true;
        return 0;
    }
    array_push(graph->arena, &graph->states, state);
    return graph->states.count - 1;
}

uint32_t regex_graph_step(RegexGraph *graph, const RegexNode *step,
                          RegexSymbols symbols, uint32_t next)
{
    uint32_t position = graph->positions.count;
    array_push(graph->arena, &graph->positions,
               (RegexPosition){.symbols = symbols, .step = step});
    return regex_graph_state(graph,
                             (RegexState){.kind = REGEX_STATE_STEP,
                                          .is_loose = graph->atomic_depth > 0,
                                          .first = next,
                                          .position = position});
}

static uint32_t check(RegexGraph *graph, RegexSymbols before,
                      RegexSymbols after, uint32_t next)
{
    return regex_graph_state(graph, (RegexState){.kind = REGEX_STATE_CHECK,
                                                 .before = before,
                                                 .after = after,
                                                 .first = next});
}

/* May hold or not: whoever wants to be sure takes no such way. */
static uint32_t doubt(RegexGraph *graph, RegexSymbols before,
                      RegexSymbols after, uint32_t next)
{
    uint32_t state = check(graph, before, after, next);
    graph->states.items[state].is_loose = true;
    return state;
}

static uint32_t fork_of(RegexGraph *graph, uint32_t first, uint32_t second)
{
    return regex_graph_state(graph, (RegexState){.kind = REGEX_STATE_FORK,
                                                 .first = first,
                                                 .second = second});
}

/* A word character on one side, none on the other; or both sides alike. */
static uint32_t add_boundary(RegexGraph *graph, bool is_boundary, uint32_t next)
{
    RegexSymbols words = graph->alphabet->words;
    RegexSymbols others = ~words;
    if (is_boundary)
        return fork_of(graph, check(graph, words, others, next),
                       check(graph, others, words, next));
    return fork_of(graph, check(graph, words, words, next),
                   check(graph, others, others, next));
}

static uint32_t add_place(RegexGraph *graph, const RegexNode *node,
                          uint32_t flags, uint32_t next)
{
    RegexSymbols edge = REGEX_BIT(REGEX_EDGE);
    RegexSymbols line_end = graph->alphabet->line_end;
    RegexSymbols line_edge = edge | line_end;
    bool by_line = (flags & REGEX_MULTILINE) != 0;
    switch (node->value) {
    case REGEX_BEGINNING:
        return check(graph, by_line ? line_edge : edge, REGEX_ALL, next);
    case REGEX_BEGINNING_STRING:
        return check(graph, edge, REGEX_ALL, next);
    case REGEX_END_STRING:
        return check(graph, REGEX_ALL, edge, next);
    case REGEX_END:
        if (by_line)
            return check(graph, REGEX_ALL, line_edge, next);
        return fork_of(graph, check(graph, REGEX_ALL, edge, next),
                       doubt(graph, REGEX_ALL, line_end, next));
    default:
        return add_boundary(graph, node->value == REGEX_BOUNDARY, next);
    }
}

/* The symbols of a look-around over one character; 0: another one. */
static RegexSymbols symbols_looked_for(const RegexGraph *graph,
                                       const RegexNode *node, uint32_t flags)
{
    const RegexNode *inside = node->child;
    while (inside && !inside->next && inside->op == REGEX_GROUP) {
        flags = regex_flags_inside(flags, inside);
        inside = inside->child;
    }
    if (!inside || inside->next || !regex_is_unit(inside))
        return 0;
    return regex_alphabet_symbols(graph->alphabet, inside, flags);
}

static uint32_t add_look_around(RegexGraph *graph, const RegexNode *node,
                                uint32_t flags, uint32_t next)
{
    RegexSymbols symbols = symbols_looked_for(graph, node, flags);
    if (!symbols)
        return doubt(graph, REGEX_ALL, REGEX_ALL, next);
    if (node->op == REGEX_ASSERT_NOT)
        symbols = ~symbols;
    return node->is_behind ? check(graph, symbols, REGEX_ALL, next)
                           : check(graph, REGEX_ALL, symbols, next);
}

static uint32_t add_branch(RegexGraph *graph, const RegexNode *arm,
                           uint32_t flags, uint32_t next)
{
    const RegexNode *arms[2] = {arm, arm->next};
    uint32_t first = regex_graph_add(graph, arms[0]->child, flags, next);
    /* Each fork's second way is set to the next one. */
    uint32_t begin = arms[1] ? fork_of(graph, first, 0) : first;
    uint32_t last = begin;
    for (arm = arms[1]; arm; arm = arm->next) {
        uint32_t entry = regex_graph_add(graph, arm->child, flags, next);
        if (arm->next)
            entry = fork_of(graph, entry, 0);
        graph->states.items[last].second = entry;
        last = entry;
    }
    return begin;
}

static RegexState loop_state(const RegexNode *node, uint32_t loop,
                             uint32_t next)
{
    return (RegexState){.kind = node->op == REGEX_LAZY ? REGEX_STATE_LAZY
                                                       : REGEX_STATE_LOOP,
                        .second = next,
                        .loop = loop};
}

/* `x*` and the last pass of `x+`: the body leads back to the loop. */
static uint32_t add_endless(RegexGraph *graph, const RegexNode *node,
                            uint32_t flags, uint32_t next)
{
    uint32_t state =
        regex_graph_state(graph, loop_state(node, graph->loops++, next));
    uint32_t body = regex_graph_add(graph, node->child, flags, state);
    graph->states.items[state].first = body;
    return node->min ? body : state;
}

/* `x{0,3}` is `(x(x(x)?)?)?`. */
static uint32_t add_optional(RegexGraph *graph, const RegexNode *node,
                             uint32_t flags, uint32_t next)
{
    uint32_t loop = graph->loops++;
    uint32_t entry = next;
    for (uint32_t i = node->min; i < node->max && !graph->is_too_large; i++) {
        uint32_t body = regex_graph_add(graph, node->child, flags, entry);
        RegexState state = loop_state(node, loop, next);
        state.first = body;
        entry = regex_graph_state(graph, state);
    }
    return entry;
}

static uint32_t add_repeat(RegexGraph *graph, const RegexNode *node,
                           uint32_t flags, uint32_t next)
{
    bool is_endless = node->max == REGEX_MANY;
    uint32_t entry = is_endless ? add_endless(graph, node, flags, next)
                                : add_optional(graph, node, flags, next);
    uint32_t copies = node->min;
    if (is_endless && copies)
        copies--;
    for (; copies && !graph->is_too_large; copies--)
        entry = regex_graph_add(graph, node->child, flags, entry);
    return entry;
}

/* What is inside gives nothing back once it has matched: what it matches is
 * known, but not how often it is tried. */
static uint32_t add_atomic(RegexGraph *graph, const RegexNode *node,
                           uint32_t flags, uint32_t next)
{
    uint32_t end = doubt(graph, REGEX_ALL, REGEX_ALL, next);
    graph->atomic_depth++;
    uint32_t entry = node->op == REGEX_ATOMIC
                         ? regex_graph_add(graph, node->child, flags, end)
                         : add_repeat(graph, node, flags, end);
    graph->atomic_depth--;
    return entry;
}

static uint32_t add_node(RegexGraph *graph, const RegexNode *node,
                         uint32_t flags, uint32_t next)
{
    switch (node->op) {
    case REGEX_LITERAL:
    case REGEX_NOT_LITERAL:
    case REGEX_ANY:
    case REGEX_IN:
        return regex_graph_step(
            graph, node, regex_alphabet_symbols(graph->alphabet, node, flags),
            next);
    case REGEX_AT:
        return add_place(graph, node, flags, next);
    case REGEX_BRANCH:
        return add_branch(graph, node->child, flags, next);
    case REGEX_GROUP:
        return regex_graph_add(graph, node->child,
                               regex_flags_inside(flags, node), next);
    case REGEX_GREEDY:
    case REGEX_LAZY:
        return add_repeat(graph, node, flags, next);
    case REGEX_ATOMIC:
    case REGEX_POSSESSIVE:
        return add_atomic(graph, node, flags, next);
    case REGEX_ASSERT:
    case REGEX_ASSERT_NOT:
        return add_look_around(graph, node, flags, next);
    default:
        return regex_graph_state(graph, (RegexState){.kind = REGEX_STATE_DEAD});
    }
}

uint32_t regex_graph_add(RegexGraph *graph, const RegexNode *first,
                         uint32_t flags, uint32_t next)
{
    uint32_t count = 0;
    for (const RegexNode *node = first; node; node = node->next)
        count++;
    const RegexNode **nodes =
        arena_alloc(graph->arena, (count + 1) * sizeof *nodes);
    for (count = 0; first; first = first->next)
        nodes[count++] = first;
    while (count && !graph->is_too_large)
        next = add_node(graph, nodes[--count], flags, next);
    return next;
}

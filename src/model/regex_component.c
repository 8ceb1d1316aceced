#include "model/regex_component.h"

/* Tarjan's algorithm with a stack of its own: one frame a position. */
typedef struct Frame {
    uint32_t position;
    uint32_t edge; /* the next one to look at */
} Frame;

typedef struct Search {
    Arena *arena;
    const RegexMachine *machine;
    RegexComponents *found;
    uint32_t *order; /* by position: when it was met, from 1; 0: not yet */
    uint32_t *low;
    bool *is_open;
    uint32_t met;
    uint32_t member_count;
    ARRAY(Frame) frames;
    ARRAY(uint32_t) open;
} Search;

static void enter(Search *search, uint32_t position)
{
    search->order[position] = search->low[position] = ++search->met;
    search->is_open[position] = true;
    array_push(search->arena, &search->open, position);
    array_push(search->arena, &search->frames, (Frame){position, 0});
}

/* All that was opened since `position` is one component. */
static void close_component(Search *search, uint32_t position)
{
    RegexComponents *found = search->found;
    uint32_t member = 0;
    found->starts[found->count] = search->member_count;
    do {
        member = search->open.items[--search->open.count];
        search->is_open[member] = false;
        found->of[member] = found->count;
        found->members[search->member_count++] = member;
    } while (member != position);
    found->starts[++found->count] = search->member_count;
}

static void leave(Search *search, uint32_t position)
{
    search->frames.count--;
    if (search->low[position] == search->order[position])
        close_component(search, position);
    if (!search->frames.count)
        return;
    uint32_t parent = search->frames.items[search->frames.count - 1].position;
    if (search->low[position] < search->low[parent])
        search->low[parent] = search->low[position];
}

static void visit_edge(Search *search, uint32_t position, const RegexEdge *edge)
{
    uint32_t target = edge->target;
    if (edge->is_loose)
        return;
    if (!search->order[target])
        enter(search, target);
    else if (search->is_open[target] &&
             search->order[target] < search->low[position])
        search->low[position] = search->order[target];
}

static void search_from(Search *search, uint32_t root)
{
    enter(search, root);
    while (search->frames.count) {
        Frame *frame = &search->frames.items[search->frames.count - 1];
        const RegexPosition *position =
            &search->machine->positions[frame->position];
        if (frame->edge == position->edge_count)
            leave(search, frame->position);
        else
            visit_edge(
                search, frame->position,
                &search->machine->edges[position->first_edge + frame->edge++]);
    }
}

static void mark_loops(const RegexMachine *machine, RegexComponents *found)
{
    for (uint32_t i = 0; i < machine->count; i++) {
        const RegexPosition *position = &machine->positions[i];
        const RegexEdge *edge = machine->edges + position->first_edge;
        for (uint32_t k = 0; k < position->edge_count; k++, edge++)
            if (!edge->is_loose && found->of[edge->target] == found->of[i])
                found->is_loop[found->of[i]] = true;
    }
}

/* Positions that nothing certain leads to are as far as can be. */
static void measure(Arena *arena, const RegexMachine *machine,
                    uint32_t *distance)
{
    uint32_t *queue = arena_alloc(arena, machine->count * sizeof *queue);
    uint32_t count = 1;
    for (uint32_t i = 1; i < machine->count; i++)
        distance[i] = UINT32_MAX;
    for (uint32_t at = 0; at < count; at++) {
        const RegexPosition *position = &machine->positions[queue[at]];
        const RegexEdge *edge = machine->edges + position->first_edge;
        for (uint32_t i = 0; i < position->edge_count; i++, edge++) {
            if (edge->is_loose || distance[edge->target] != UINT32_MAX)
                continue;
            distance[edge->target] = distance[queue[at]] + 1;
            queue[count++] = edge->target;
        }
    }
}

RegexComponents regex_components_find(Arena *arena, const RegexMachine *machine)
{
    size_t count = machine->count;
    RegexComponents found = {
        .of = arena_alloc(arena, count * sizeof *found.of),
        .members = arena_alloc(arena, count * sizeof *found.members),
        .starts = arena_alloc(arena, (count + 1) * sizeof *found.starts),
        .is_loop = arena_alloc(arena, count * sizeof *found.is_loop),
        .distance = arena_alloc(arena, count * sizeof *found.distance),
    };
    Search search = {
        .arena = arena,
        .machine = machine,
        .found = &found,
        .order = arena_alloc(arena, count * sizeof *search.order),
        .low = arena_alloc(arena, count * sizeof *search.low),
        .is_open = arena_alloc(arena, count * sizeof *search.is_open),
    };
    for (uint32_t i = 0; i < count; i++)
        if (!search.order[i])
            search_from(&search, i);
    mark_loops(machine, &found);
    measure(arena, machine, found.distance);
    return found;
}

/* A breadth-first search; `came[p]` is the edge that p was first met by. */
typedef struct Route {
    const RegexEdge **came;
    uint32_t *from;
    uint32_t *queue;
    uint32_t count;
} Route;

static bool may_pass(const RegexComponents *components, const RegexTrip *trip,
                     const RegexEdge *edge)
{
    return !edge->is_loose && (trip->within == REGEX_ANYWHERE ||
                               components->of[edge->target] == trip->within);
}

/* Looks at the edges of a position; true: the trip's end is met. */
static bool spread(const RegexMachine *machine,
                   const RegexComponents *components, const RegexTrip *trip,
                   Route *route, uint32_t at)
{
    const RegexPosition *position = &machine->positions[at];
    for (uint32_t i = 0; i < position->edge_count; i++) {
        const RegexEdge *edge = &machine->edges[position->first_edge + i];
        if (!may_pass(components, trip, edge) || route->came[edge->target])
            continue;
        if (edge->target == trip->to && !(edge->after & REGEX_BIT(trip->end)))
            continue;
        route->came[edge->target] = edge;
        route->from[edge->target] = at;
        route->queue[route->count++] = edge->target;
        if (edge->target == trip->to)
            return true;
    }
    return false;
}

/* The text of the route, written from its end: each symbol must suit the edge
 * that follows it as well. */
static void write_word(Arena *arena, const RegexMachine *machine,
                       const RegexTrip *trip, const Route *route,
                       RegexWord *word)
{
    uint32_t symbol = trip->end;
    uint32_t at = trip->to;
    *word = (RegexWord){0};
    for (;;) {
        const RegexEdge *edge = route->came[at];
        array_push(arena, word, (uint8_t)symbol);
        uint32_t before = route->from[at];
        if (before == trip->from)
            break;
        RegexSymbols symbols =
            regex_edge_symbols(machine, route->came[before]) & edge->before;
        symbol = regex_lowest(symbols ? symbols
                                      : machine->positions[before].symbols);
        at = before;
    }
    for (uint32_t i = 0; i < word->count / 2; i++) {
        uint8_t last = word->items[word->count - 1 - i];
        word->items[word->count - 1 - i] = word->items[i];
        word->items[i] = last;
    }
}

bool regex_trip_find(Arena *arena, const RegexMachine *machine,
                     const RegexComponents *components, const RegexTrip *trip,
                     RegexWord *word)
{
    size_t count = machine->count;
    Route route = {
        .came = arena_alloc(arena, count * sizeof(const RegexEdge *)),
        .from = arena_alloc(arena, count * sizeof *route.from),
        .queue = arena_alloc(arena, (count + 1) * sizeof *route.queue),
    };
    bool is_there = spread(machine, components, trip, &route, trip->from);
    for (uint32_t i = 0; i < route.count && !is_there; i++)
        is_there = spread(machine, components, trip, &route, route.queue[i]);
    if (is_there)
        write_word(arena, machine, trip, &route, word);
    return is_there;
}

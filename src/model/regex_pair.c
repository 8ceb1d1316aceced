#include "model/regex_pair.h"

enum {
    MOST_MEMBERS = 400, /* of a component: its square is kept in bits */
    MOST_TRIES = 8      /* meetings that are looked at */
};

#define ROOT UINT32_MAX

/* Two positions that the same text leads to. */
typedef struct Pair {
    uint32_t left, right;
    uint32_t parent; /* in the queue; ROOT: they part at `origin` */
    uint32_t origin;
    RegexSymbols symbols; /* that lead here */
} Pair;

typedef struct Hunt {
    RegexPairs *pairs;
    Arena *arena;
    const RegexMachine *machine;
    const RegexComponents *components;
    uint32_t component;
    uint32_t *index; /* by position: its place among the members */
    uint32_t members;
    bool *met; /* by two members */
    ARRAY(Pair) queue;
    uint32_t tries;
    bool is_done;
} Hunt;

static bool is_inside(const Hunt *hunt, const RegexEdge *edge)
{
    return !edge->is_loose &&
           hunt->components->of[edge->target] == hunt->component;
}

/* The text from where the walks part to where they meet. */
static RegexWord word_of(const Hunt *hunt, Pair meeting)
{
    uint32_t length = 1;
    for (uint32_t at = meeting.parent; at != ROOT;
         at = hunt->queue.items[at].parent)
        length++;
    RegexWord word = {0};
    for (uint32_t i = 0; i < length; i++)
        array_push(hunt->arena, &word, 0);
    word.items[--length] = (uint8_t)regex_lowest(meeting.symbols);
    for (uint32_t at = meeting.parent; at != ROOT;
         at = hunt->queue.items[at].parent)
        word.items[--length] =
            (uint8_t)regex_lowest(hunt->queue.items[at].symbols);
    return word;
}

/* The walks meet: back to where they parted, and that is a pump. */
static void meet(Hunt *hunt, Pair meeting)
{
    RegexWord pump = word_of(hunt, meeting);
    RegexWord back = {0};
    RegexTrip trip = {
        .from = meeting.left,
        .to = meeting.origin,
        .within = hunt->component,
        .end = regex_lowest(hunt->machine->positions[meeting.origin].symbols)};
    if (meeting.left != meeting.origin &&
        !regex_trip_find(hunt->arena, hunt->machine, hunt->components, &trip,
                         &back))
        return;
    for (uint32_t i = 0; i < back.count; i++)
        array_push(hunt->arena, &pump, back.items[i]);
    hunt->is_done =
        hunt->pairs->found(hunt->pairs->context, &pump, meeting.origin) ||
        ++hunt->tries >= MOST_TRIES;
}

static void add(Hunt *hunt, Pair pair)
{
    uint32_t left = hunt->index[pair.left];
    uint32_t right = hunt->index[pair.right];
    bool *met = left < right ? &hunt->met[left * hunt->members + right]
                             : &hunt->met[right * hunt->members + left];
    if (*met)
        return;
    *met = true;
    array_push(hunt->arena, &hunt->queue, pair);
}

/* One step of both walks, by these edges. */
static void step(Hunt *hunt, const RegexEdge *left, const RegexEdge *right,
                 uint32_t parent, uint32_t origin)
{
    RegexSymbols symbols = regex_edge_symbols(hunt->machine, left) &
                           regex_edge_symbols(hunt->machine, right);
    if (!symbols || !(left->before & right->before))
        return;
    Pair pair = {left->target, right->target, parent, origin, symbols};
    if (left->target == right->target)
        meet(hunt, pair);
    else
        add(hunt, pair);
}

/* All pairs of edges of the two positions; of one position, all pairs of
 * different ones. */
static void spread(Hunt *hunt, uint32_t left, uint32_t right, uint32_t parent,
                   uint32_t origin)
{
    const RegexPosition *first = &hunt->machine->positions[left];
    const RegexPosition *second = &hunt->machine->positions[right];
    for (uint32_t i = 0; i < first->edge_count && !hunt->is_done; i++) {
        const RegexEdge *edge = &hunt->machine->edges[first->first_edge + i];
        if (!is_inside(hunt, edge))
            continue;
        uint32_t begin = left == right ? i + 1 : 0;
        for (uint32_t k = begin; k < second->edge_count; k++) {
            const RegexEdge *other =
                &hunt->machine->edges[second->first_edge + k];
            if (hunt->is_done || !hunt->pairs->budget)
                return;
            hunt->pairs->budget--;
            if (is_inside(hunt, other))
                step(hunt, edge, other, parent, origin);
        }
    }
}

/* The members in the order of their distance from the start: so that texts
 * are short. */
static uint32_t *nearest_first(const Hunt *hunt, const uint32_t *members)
{
    const uint32_t *distance = hunt->components->distance;
    uint32_t *sorted = arena_alloc(hunt->arena, hunt->members * sizeof *sorted);
    for (uint32_t i = 0; i < hunt->members; i++) {
        uint32_t at = i;
        for (; at && distance[sorted[at - 1]] > distance[members[i]]; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = members[i];
    }
    return sorted;
}

static Hunt hunt_new(RegexPairs *pairs, uint32_t component, uint32_t first,
                     uint32_t members)
{
    Arena *arena = pairs->arena;
    size_t count = pairs->machine->count;
    Hunt hunt = {
        .pairs = pairs,
        .arena = arena,
        .machine = pairs->machine,
        .components = pairs->components,
        .component = component,
        .index = arena_alloc(arena, count * sizeof *hunt.index),
        .members = members,
        .met = arena_alloc(arena, (size_t)members * members),
    };
    for (uint32_t i = 0; i < members; i++)
        hunt.index[pairs->components->members[first + i]] = i;
    return hunt;
}

bool regex_pair_search(RegexPairs *pairs, uint32_t component)
{
    const RegexComponents *components = pairs->components;
    uint32_t first = components->starts[component];
    uint32_t members = components->starts[component + 1] - first;
    if (members > MOST_MEMBERS)
        return false;
    Hunt hunt = hunt_new(pairs, component, first, members);
    const uint32_t *origins = nearest_first(&hunt, components->members + first);
    for (uint32_t i = 0; i < members && !hunt.is_done; i++)
        spread(&hunt, origins[i], origins[i], ROOT, origins[i]);
    for (uint32_t i = 0; i < hunt.queue.count && !hunt.is_done; i++) {
        Pair pair = hunt.queue.items[i];
        spread(&hunt, pair.left, pair.right, i, pair.origin);
    }
    return hunt.is_done && hunt.tries < MOST_TRIES;
}

#include "model/regex_run.h"

#include <string.h>

enum {
    MOST_PUMPS = 300,   /* until what is alive repeats itself */
    LONGEST_SUFFIX = 3, /* of one and the same symbol */
    MOST_WORK = 1500000 /* edges looked at, of a whole analysis */
};

/* Threads in the order in which the matcher tries them: position * 2, and 1
 * more if it is not certain that there is such a way. */
typedef ARRAY(uint32_t) Threads;

struct RegexRun {
    Arena *arena;
    const RegexMachine *machine;
    uint32_t *seen; /* by thread: the step that it was last met in */
    uint32_t step;
    uint32_t work;
    Threads now, then;
    double *ways, *next_ways; /* by position */
    Threads places, next_places;
};

RegexRun *regex_run_new(Arena *arena, const RegexMachine *machine)
{
    RegexRun *run = arena_alloc(arena, sizeof *run);
    size_t count = machine->count;
    run->arena = arena;
    run->machine = machine;
    run->seen = arena_alloc(arena, 2 * count * sizeof *run->seen);
    run->ways = arena_alloc(arena, count * sizeof *run->ways);
    run->next_ways = arena_alloc(arena, count * sizeof *run->next_ways);
    return run;
}

static void add(RegexRun *run, Threads *threads, uint32_t thread)
{
    if (run->seen[thread] == run->step)
        return;
    run->seen[thread] = run->step;
    array_push(run->arena, threads, thread);
}

static bool can_take(const RegexMachine *machine, const RegexEdge *edge,
                     uint32_t last, uint32_t symbol)
{
    RegexSymbols after = edge->after;
    if (edge->target != machine->accept)
        after &= machine->positions[edge->target].symbols;
    return (edge->before & REGEX_BIT(last)) && (after & REGEX_BIT(symbol));
}

static void add_successors(RegexRun *run, Threads *threads, uint32_t thread,
                           uint32_t last, uint32_t symbol)
{
    const RegexMachine *machine = run->machine;
    const RegexPosition *position = &machine->positions[thread / 2];
    const RegexEdge *edge = machine->edges + position->first_edge;
    run->work += position->edge_count;
    for (uint32_t i = 0; i < position->edge_count; i++, edge++)
        if (can_take(machine, edge, last, symbol))
            add(run, threads,
                2 * edge->target + ((thread & 1U) | edge->is_loose));
}

/* One character further. A match stays where it is in the order. */
static void advance(RegexRun *run, uint32_t last, uint32_t symbol)
{
    run->step++;
    run->then.count = 0;
    for (uint32_t i = 0; i < run->now.count; i++) {
        uint32_t thread = run->now.items[i];
        if (thread / 2 == run->machine->accept)
            add(run, &run->then, thread);
        else
            add_successors(run, &run->then, thread, last, symbol);
    }
    Threads now = run->now;
    run->now = run->then;
    run->then = now;
}

static void advance_word(RegexRun *run, uint32_t *last, const RegexWord *word)
{
    for (uint32_t i = 0; i < word->count && run->work < MOST_WORK; i++) {
        advance(run, *last, word->items[i]);
        *last = word->items[i];
    }
}

static bool has_match(const RegexRun *run)
{
    for (uint32_t i = 0; i < run->now.count; i++)
        if (run->now.items[i] / 2 == run->machine->accept)
            return true;
    return false;
}

/* Forgets the ways that are tried after the ones through the position. */
static bool cut_behind(RegexRun *run, uint32_t position)
{
    for (uint32_t i = 0; i < run->now.count; i++)
        if (run->now.items[i] == 2 * position) {
            run->now.count = i + 1;
            return true;
        }
    return false;
}

static void set_threads(RegexRun *run, Threads *threads, const Threads *source)
{
    threads->count = 0;
    for (uint32_t i = 0; i < source->count; i++)
        array_push(run->arena, threads, source->items[i]);
}

static bool same_threads(const Threads *left, const Threads *right)
{
    for (uint32_t i = 0; i < left->count && left->count == right->count; i++)
        if (left->items[i] != right->items[i])
            return false;
    return left->count == right->count;
}

/* Pumps until the threads are those of some pumps ago, so that more of them
 * bring nothing new; no match may be among them. The snapshot that they are
 * compared with is taken at powers of two (Brent). */
static bool pump_until_stable(RegexRun *run, const RegexWord *pump,
                              uint32_t *last)
{
    Threads snapshot = {0};
    uint32_t next = 1;
    for (uint32_t i = 0; i < MOST_PUMPS && run->work < MOST_WORK; i++) {
        if (i == next || i == 0) {
            set_threads(run, &snapshot, &run->now);
            next = i * 2 + 1;
        }
        advance_word(run, last, pump);
        if (has_match(run))
            return false;
        if (same_threads(&snapshot, &run->now))
            return true;
    }
    return false;
}

static bool ends_without_match(RegexRun *run, uint32_t last,
                               const RegexWord *suffix)
{
    advance_word(run, &last, suffix);
    advance(run, last, REGEX_EDGE);
    return !has_match(run) && run->work < MOST_WORK;
}

static RegexWord repeated(Arena *arena, uint32_t symbol, uint32_t count)
{
    RegexWord word = {0};
    for (uint32_t i = 0; i < count; i++)
        array_push(arena, &word, (uint8_t)symbol);
    return word;
}

/* Does the suffix lead to no match after the pumps so far, nor after one
 * pump more? */
static bool is_suffix(RegexRun *run, const RegexAttack *attack,
                      const Threads *alive)
{
    uint32_t last = attack->pump.items[attack->pump.count - 1];
    set_threads(run, &run->now, alive);
    if (!ends_without_match(run, last, &attack->suffix))
        return false;
    set_threads(run, &run->now, alive);
    advance_word(run, &last, &attack->pump);
    return ends_without_match(run, last, &attack->suffix);
}

/* Nothing, or one symbol a few times. */
static bool find_suffix(RegexRun *run, RegexAttack *attack)
{
    Threads alive = {0};
    set_threads(run, &alive, &run->now);
    attack->suffix = (RegexWord){0};
    if (is_suffix(run, attack, &alive))
        return true;
    for (uint32_t length = 1; length <= LONGEST_SUFFIX; length++)
        for (uint32_t i = 0; i < run->machine->alphabet->count; i++) {
            attack->suffix = repeated(run->arena, i, length);
            if (is_suffix(run, attack, &alive))
                return true;
        }
    return false;
}

bool regex_run_fail(RegexRun *run, RegexAttack *attack, uint32_t position)
{
    uint32_t last = REGEX_EDGE;
    run->now.count = 0;
    array_push(run->arena, &run->now, 0);
    advance_word(run, &last, &attack->prefix);
    return cut_behind(run, position) &&
           pump_until_stable(run, &attack->pump, &last) &&
           find_suffix(run, attack);
}

static void count_edge(RegexRun *run, const RegexEdge *edge, double ways)
{
    if (run->next_ways[edge->target] <= 0)
        array_push(run->arena, &run->next_places, edge->target);
    run->next_ways[edge->target] += ways;
}

static void count_step(RegexRun *run, uint32_t last, uint32_t symbol)
{
    const RegexMachine *machine = run->machine;
    run->next_places.count = 0;
    for (uint32_t i = 0; i < run->places.count; i++) {
        uint32_t place = run->places.items[i];
        const RegexPosition *position = &machine->positions[place];
        const RegexEdge *edge = machine->edges + position->first_edge;
        run->work += position->edge_count;
        for (uint32_t k = 0; k < position->edge_count; k++, edge++)
            if (!edge->is_loose && edge->target != machine->accept &&
                can_take(machine, edge, last, symbol))
                count_edge(run, edge, run->ways[place]);
        run->ways[place] = 0;
    }
    Threads places = run->places;
    run->places = run->next_places;
    run->next_places = places;
    double *ways = run->ways;
    run->ways = run->next_ways;
    run->next_ways = ways;
}

static double sum_of_ways(const RegexRun *run)
{
    double sum = 0;
    for (uint32_t i = 0; i < run->places.count; i++)
        sum += run->ways[run->places.items[i]];
    return sum;
}

static void begin_count(RegexRun *run, uint32_t position)
{
    for (uint32_t i = 0; i < run->places.count; i++)
        run->ways[run->places.items[i]] = 0;
    run->places.count = 0;
    array_push(run->arena, &run->places, position);
    run->ways[position] = 1;
}

bool regex_run_count(RegexRun *run, const RegexWord *pump, uint32_t position,
                     uint32_t pumps, double *counts)
{
    uint32_t last = pump->items[pump->count - 1];
    begin_count(run, position);
    counts[0] = 1;
    for (uint32_t i = 1; i <= pumps; i++) {
        for (uint32_t k = 0; k < pump->count; k++) {
            count_step(run, last, pump->items[k]);
            last = pump->items[k];
        }
        counts[i] = sum_of_ways(run);
        if (run->work >= MOST_WORK)
            return false;
    }
    return true;
}

bool regex_run_ends_in(const RegexRun *run, uint32_t position)
{
    return run->ways[position] > 0;
}

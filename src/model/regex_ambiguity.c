#include "model/regex_ambiguity.h"

#include "model/regex_pair.h"

#include <math.h>

enum {
    PAIR_BUDGET = 200000,
    MOST_PUMPS = 64, /* texts tried for polynomial time */
    EXPONENTIAL_PUMPS = 24,
    POLYNOMIAL_PUMPS = 96,
    FIRST_PUMPS = 12,
    MOST_DEGREE = 40,
    LONGEST_PUMP = 60
};

typedef struct Inspection {
    Arena *arena;
    const Regex *regex;
    RegexMachine machine;
    RegexAlphabet alphabet;
    RegexComponents components;
    RegexRun *run;
    RegexAttack attack; /* of the best finding */
    RegexFinding finding;
    bool is_bytes;
    bool is_inner; /* of a part of the pattern: nobody asks where */
} Inspection;

static bool prepare(Inspection *inspection, RegexMethod method);
static bool find_exponential(Inspection *inspection);

static RegexText text_of(const Inspection *inspection, const RegexWord *word)
{
    uint32_t *points =
        arena_alloc(inspection->arena, (word->count + 1) * sizeof *points);
    for (uint32_t i = 0; i < word->count; i++)
        points[i] = inspection->alphabet.points[word->items[i]];
    return (RegexText){.points = points,
                       .count = word->count,
                       .is_bytes = inspection->is_bytes};
}

typedef ARRAY(const RegexNode *) Loops;

/* The repetitions around a step, the outermost first. */
static void find_loops(Arena *arena, const RegexNode *first,
                       const RegexNode *step, Loops *loops)
{
    for (; first; first = first->next) {
        if (first->start > step->start || first->end < step->end)
            continue;
        if (first->op == REGEX_GREEDY || first->op == REGEX_LAZY)
            array_push(arena, loops, first);
        find_loops(arena, first->child, step, loops);
    }
}

static void mark(RegexFinding *finding, const RegexNode *loop)
{
    bool is_first = finding->start == finding->end;
    if (is_first || loop->start < finding->start)
        finding->start = loop->start;
    if (is_first || loop->end > finding->end)
        finding->end = loop->end;
}

/* Does the repetition explode by itself? */
static bool is_culprit(const Inspection *inspection, const RegexNode *loop)
{
    RegexNode alone = *loop;
    Regex regex = *inspection->regex;
    Inspection inner = {.arena = inspection->arena,
                        .regex = &regex,
                        .is_bytes = inspection->is_bytes,
                        .is_inner = true};
    alone.next = NULL;
    regex.first = &alone;
    return prepare(&inner, REGEX_METHOD_FULLMATCH) && find_exponential(&inner);
}

/* The smallest repetition around the step that explodes by itself, or else
 * the largest one. */
static void mark_culprit(Inspection *inspection, const RegexNode *step)
{
    Loops loops = {0};
    if (inspection->is_inner || !step)
        return;
    find_loops(inspection->arena, inspection->regex->first, step, &loops);
    for (uint32_t i = loops.count; i-- > 0;)
        if (i == 0 || is_culprit(inspection, loops.items[i])) {
            mark(&inspection->finding, loops.items[i]);
            return;
        }
}

/* The innermost repetitions in which the last count ended. */
static void mark_ends(Inspection *inspection)
{
    for (uint32_t i = 0; i < inspection->machine.count; i++) {
        const RegexNode *step = inspection->machine.positions[i].step;
        uint32_t component = inspection->components.of[i];
        Loops loops = {0};
        if (!step || !inspection->components.is_loop[component] ||
            !regex_run_ends_in(inspection->run, i))
            continue;
        find_loops(inspection->arena, inspection->regex->first, step, &loops);
        if (loops.count)
            mark(&inspection->finding, loops.items[loops.count - 1]);
    }
}

/* A text that leads to the position, and from there on fails however often
 * the pump is repeated. */
static bool find_attack(Inspection *inspection, const RegexWord *pump,
                        uint32_t position, RegexAttack *attack)
{
    RegexTrip trip = {.from = 0,
                      .to = position,
                      .within = REGEX_ANYWHERE,
                      .end = pump->items[pump->count - 1]};
    *attack = (RegexAttack){.pump = *pump};
    return regex_trip_find(inspection->arena, &inspection->machine,
                           &inspection->components, &trip, &attack->prefix) &&
           regex_run_fail(inspection->run, attack, position);
}

/* Pumps at the end of the prefix say nothing. */
static void shorten_prefix(RegexAttack *attack)
{
    RegexWord *prefix = &attack->prefix;
    const RegexWord *pump = &attack->pump;
    while (prefix->count >= pump->count) {
        uint32_t at = prefix->count - pump->count;
        for (uint32_t i = 0; i < pump->count; i++)
            if (prefix->items[at + i] != pump->items[i])
                return;
        prefix->count = at;
    }
}

/* `abab` is `ab` twice. */
static RegexWord root_of(const RegexWord *word)
{
    RegexWord root = *word;
    for (uint32_t size = 1; size <= word->count / 2; size++) {
        uint32_t i = size;
        while (i < word->count && word->items[i] == word->items[i - size])
            i++;
        if (i == word->count && word->count % size == 0) {
            root.count = size;
            return root;
        }
    }
    return root;
}

/* Do the ways multiply with each pump, as far as can be seen? Those of n^9
 * are no less, but double what they were while n does. */
static bool is_explosion(const double *counts)
{
    double half = counts[EXPONENTIAL_PUMPS / 2];
    double all = counts[EXPONENTIAL_PUMPS];
    return all >= ldexp(1, EXPONENTIAL_PUMPS / 2) &&
           log2(all) >= 1.7 * log2(half);
}

static bool try_explosion(Inspection *inspection, const RegexWord *pump,
                          uint32_t position)
{
    double counts[EXPONENTIAL_PUMPS + 1];
    RegexAttack attack;
    if (pump->count > LONGEST_PUMP ||
        !regex_run_count(inspection->run, pump, position, EXPONENTIAL_PUMPS,
                         counts) ||
        !is_explosion(counts) ||
        !find_attack(inspection, pump, position, &attack))
        return false;
    inspection->attack = attack;
    inspection->finding = (RegexFinding){.growth = REGEX_EXPONENTIAL};
    mark_culprit(inspection, inspection->machine.positions[position].step);
    return true;
}

static bool found_exponential(void *context, const RegexWord *pump,
                              uint32_t position)
{
    RegexWord root = root_of(pump);
    return try_explosion(context, &root, position) ||
           (root.count < pump->count && try_explosion(context, pump, position));
}

static bool find_exponential(Inspection *inspection)
{
    RegexPairs pairs = {
        .arena = inspection->arena,
        .machine = &inspection->machine,
        .components = &inspection->components,
        .budget = PAIR_BUDGET,
        .found = found_exponential,
        .context = inspection,
    };
    for (uint32_t i = 0; i < inspection->components.count; i++)
        if (inspection->components.is_loop[i] && regex_pair_search(&pairs, i))
            return true;
    return false;
}

/* The exponent with which ways grow; the work, their sum, has one more. */
static uint32_t degree_of(const double *counts)
{
    double half = counts[POLYNOMIAL_PUMPS / 2];
    double all = counts[POLYNOMIAL_PUMPS];
    if (half <= 0 || all <= 0)
        return 0;
    return (uint32_t)lround(log2(all / half)) + 1;
}

/* Are there more ways after some pumps? Most have none, which is soon seen. */
static bool is_growing(Inspection *inspection, const RegexWord *pump,
                       uint32_t position)
{
    double counts[FIRST_PUMPS + 1];
    return regex_run_count(inspection->run, pump, position, FIRST_PUMPS,
                           counts) &&
           counts[FIRST_PUMPS] >= 1.5 * counts[FIRST_PUMPS / 2];
}

/* Does this pump, beginning at the position, take more than what is known? */
static void try_pump(Inspection *inspection, const RegexWord *pump,
                     uint32_t position)
{
    double counts[POLYNOMIAL_PUMPS + 1];
    RegexAttack attack;
    if (inspection->finding.growth == REGEX_EXPONENTIAL ||
        !is_growing(inspection, pump, position) ||
        try_explosion(inspection, pump, position) ||
        !regex_run_count(inspection->run, pump, position, POLYNOMIAL_PUMPS,
                         counts))
        return;
    uint32_t degree = degree_of(counts);
    if (degree < 2 || degree > MOST_DEGREE ||
        degree <= inspection->finding.degree ||
        !find_attack(inspection, pump, position, &attack))
        return;
    inspection->attack = attack;
    inspection->finding = (RegexFinding){
        .growth = REGEX_POLYNOMIAL,
        .degree = degree,
        .is_restart = position == inspection->machine.skip &&
                      inspection->machine.skip > 0,
    };
    mark_ends(inspection);
}

/* The symbols of an edge that leads back to its position. */
static RegexSymbols repeating(const RegexMachine *machine, uint32_t at)
{
    const RegexPosition *position = &machine->positions[at];
    RegexSymbols symbols = 0;
    for (uint32_t i = 0; i < position->edge_count; i++) {
        const RegexEdge *edge = &machine->edges[position->first_edge + i];
        if (edge->target == at && !edge->is_loose)
            symbols |= regex_edge_symbols(machine, edge) & edge->before;
    }
    return symbols;
}

/* One symbol again and again, where two positions at least repeat it. */
static void try_symbols(Inspection *inspection)
{
    const RegexMachine *machine = &inspection->machine;
    RegexSymbols *repeated =
        arena_alloc(inspection->arena, machine->count * sizeof *repeated);
    RegexSymbols once = 0;
    RegexSymbols twice = 0;
    for (uint32_t i = 0; i < machine->count; i++) {
        repeated[i] = repeating(machine, i);
        twice |= once & repeated[i];
        once |= repeated[i];
    }
    for (uint32_t symbol = 0; symbol < machine->alphabet->count; symbol++) {
        RegexWord pump = {0};
        if (!(twice & REGEX_BIT(symbol)))
            continue;
        array_push(inspection->arena, &pump, (uint8_t)symbol);
        for (uint32_t i = 0; i < machine->count; i++)
            if (repeated[i] & REGEX_BIT(symbol))
                try_pump(inspection, &pump, i);
    }
}

/* Loops over more than one symbol: once round from a position. */
static void try_rounds(Inspection *inspection)
{
    const RegexMachine *machine = &inspection->machine;
    uint32_t tries = 0;
    for (uint32_t i = 1; i < machine->accept && tries < MOST_PUMPS; i++) {
        uint32_t component = inspection->components.of[i];
        RegexTrip trip = {.from = i, .to = i, .within = component, .end = 0};
        RegexWord pump = {0};
        if (!inspection->components.is_loop[component] ||
            repeating(machine, i) || !machine->positions[i].symbols)
            continue;
        while (!(machine->positions[i].symbols & REGEX_BIT(trip.end)))
            trip.end++;
        tries++;
        if (!regex_trip_find(inspection->arena, machine,
                             &inspection->components, &trip, &pump) ||
            pump.count > LONGEST_PUMP)
            continue;
        try_pump(inspection, &pump, i);
        if (machine->skip)
            try_pump(inspection, &pump, machine->skip);
    }
}

static bool prepare(Inspection *inspection, RegexMethod method)
{
    Arena *arena = inspection->arena;
    const Regex *regex = inspection->regex;
    RegexMachine *machine = &inspection->machine;
    if (regex->status != REGEX_READ || regex->has_reference ||
        !regex_alphabet_make(&inspection->alphabet, regex,
                             inspection->is_bytes) ||
        !regex_machine_make(arena, machine, regex, &inspection->alphabet,
                            method))
        return false;
    inspection->components = regex_components_find(arena, machine);
    inspection->run = regex_run_new(arena, machine);
    return true;
}

RegexFinding regex_ambiguity_find(Arena *arena, const Regex *regex,
                                  bool is_bytes, RegexMethod method)
{
    Inspection inspection = {
        .arena = arena, .regex = regex, .is_bytes = is_bytes};
    RegexFinding *finding = &inspection.finding;
    if (prepare(&inspection, method) && !find_exponential(&inspection)) {
        try_symbols(&inspection);
        try_rounds(&inspection);
    }
    if (finding->growth == REGEX_LINEAR)
        return *finding;
    shorten_prefix(&inspection.attack);
    finding->prefix = text_of(&inspection, &inspection.attack.prefix);
    finding->pump = text_of(&inspection, &inspection.attack.pump);
    finding->suffix = text_of(&inspection, &inspection.attack.suffix);
    return *finding;
}

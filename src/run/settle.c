#include "run/settle.h"

#include <stdlib.h>

/* A file that was analysed. */
typedef struct Analysed {
    Str path;
    const bool *enabled; /* by rule */
} Analysed;

typedef struct Settler {
    const Settlement *settlement;
    const Baseline *known;
    Arena *arena;
    bool *is_met;             /* by known finding */
    KnownFindings found;      /* of all tasks, one behind the other */
    const Range *ranges;      /* of `found`, by task */
    bool *is_known;           /* by `found` */
    const Analysed *analysed; /* by path ... */
    uint32_t analysed_count;
} Settler;

static void read_found(Settler *settler)
{
    const Settlement *settlement = settler->settlement;
    Arena *arena = settler->arena;
    Range *ranges = arena_alloc(arena, settlement->count * sizeof *ranges);
    for (uint32_t i = 0; i < settlement->count; i++) {
        ranges[i].first = settler->found.count;
        baseline_add(&settler->found, arena,
                     buffer_view(&settlement->texts[i]));
        ranges[i].count = settler->found.count - ranges[i].first;
    }
    settler->ranges = ranges;
    settler->is_known = arena_alloc(arena, settler->found.count);
    settler->is_met = arena_alloc(arena, settler->known->list.count);
}

static int compare_paths(const void *left, const void *right)
{
    const Analysed *a = left;
    const Analysed *b = right;
    return str_compare(a->path, b->path);
}

static void list_analysed(Settler *settler)
{
    const Settlement *settlement = settler->settlement;
    Arena *arena = settler->arena;
    Analysed *list = arena_alloc(arena, settlement->count * sizeof *list);
    uint32_t count = 0;
    for (uint32_t i = 0; i < settlement->count; i++) {
        const Task *task = &settlement->tasks[i];
        if (settlement->is_read[i])
            list[count++] = (Analysed){
                baseline_path(settler->known, arena, task->file->path),
                task->enabled};
    }
    if (count)
        qsort(list, count, sizeof *list, compare_paths);
    settler->analysed = list;
    settler->analysed_count = count;
}

static const Analysed *find_analysed(const Settler *settler, Str path)
{
    const Analysed key = {.path = path};
    if (!settler->analysed_count)
        return NULL;
    return bsearch(&key, settler->analysed, settler->analysed_count, sizeof key,
                   compare_paths);
}

static void meet_at_home(Settler *settler)
{
    const KnownFindings *known = &settler->known->list;
    for (uint32_t i = 0; i < settler->found.count && known->count; i++) {
        const KnownFinding *same =
            bsearch(&settler->found.items[i], known->items, known->count,
                    sizeof *known->items, baseline_compare);
        if (!same)
            continue;
        settler->is_known[i] = true;
        settler->is_met[same - known->items] = true;
    }
}

typedef struct Left {
    uint64_t print;
    uint32_t index;
} Left;

static int compare_left(const void *left, const void *right)
{
    const Left *a = left;
    const Left *b = right;
    if (a->print != b->print)
        return a->print < b->print ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* The known findings that were not met though their file was analysed, or is
 * gone. */
static Left *list_left(const Settler *settler, uint32_t *count)
{
    const KnownFindings *known = &settler->known->list;
    Left *left = arena_alloc(settler->arena, known->count * sizeof *left);
    bool is_free = false;
    *count = 0;
    for (uint32_t i = 0; i < known->count; i++) {
        Str path = known->items[i].path;
        if (!i || !str_equal(path, known->items[i - 1].path))
            is_free = find_analysed(settler, path) ||
                      !baseline_has_file(settler->known, path);
        if (is_free && !settler->is_met[i])
            left[(*count)++] = (Left){known->items[i].print, i};
    }
    if (*count)
        qsort(left, *count, sizeof *left, compare_left);
    return left;
}

/* The first one with this fingerprint that is still free, or NULL. */
static const Left *find_left(const Settler *settler, const Left *left,
                             uint32_t count, uint64_t print)
{
    uint32_t low = 0;
    uint32_t high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (left[middle].print < print)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < count && left[low].print == print; low++)
        if (!settler->is_met[left[low].index])
            return &left[low];
    return NULL;
}

static void meet_elsewhere(Settler *settler)
{
    uint32_t count;
    const Left *left = list_left(settler, &count);
    for (uint32_t i = 0; i < settler->found.count && count; i++) {
        if (settler->is_known[i])
            continue;
        const Left *same =
            find_left(settler, left, count, settler->found.items[i].print);
        if (!same)
            continue;
        settler->is_known[i] = true;
        settler->is_met[same->index] = true;
    }
}

static bool was_looked_for(const Settler *settler, const KnownFinding *one)
{
    const RuleSet *rules = settler->settlement->rules;
    const Rule *rule = rule_find(rules, one->code);
    const Analysed *file = find_analysed(settler, one->path);
    return rule && file && file->enabled[rule - rules->rules];
}

static void list_gone(const Settler *settler, KnownFindings *gone)
{
    const KnownFindings *known = &settler->known->list;
    for (uint32_t i = 0; i < known->count; i++)
        if (!settler->is_met[i] && was_looked_for(settler, &known->items[i]))
            array_push(settler->arena, gone, known->items[i]);
}

static int compare_prints(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left;
    uint64_t b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static KnownPrints known_of(const Settler *settler, Range range)
{
    uint64_t *items = arena_alloc(settler->arena, range.count * sizeof *items);
    KnownPrints known = {.items = items};
    for (uint32_t i = range.first; i < range.first + range.count; i++)
        if (settler->is_known[i])
            items[known.count++] = settler->found.items[i].print;
    if (known.count)
        qsort(items, known.count, sizeof *items, compare_prints);
    known.is_all = known.count == range.count;
    return known;
}

const KnownPrints *settle(const Settlement *settlement, Arena *arena,
                          KnownFindings *gone)
{
    Settler settler = {
        .settlement = settlement, .known = settlement->known, .arena = arena};
    KnownPrints *result =
        arena_alloc(arena, settlement->count * sizeof *result);
    read_found(&settler);
    list_analysed(&settler);
    meet_at_home(&settler);
    meet_elsewhere(&settler);
    list_gone(&settler, gone);
    for (uint32_t i = 0; i < settlement->count; i++)
        result[i] = known_of(&settler, settler.ranges[i]);
    return result;
}

void settle_keep_new(const KnownPrints *known, Diagnostics *diagnostics)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < diagnostics->list.count; i++) {
        Diagnostic one = diagnostics->list.items[i];
        if (!known->count || !bsearch(&one.print, known->items, known->count,
                                      sizeof one.print, compare_prints))
            diagnostics->list.items[kept++] = one;
    }
    diagnostics->list.count = kept;
}

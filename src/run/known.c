#include "run/known.h"

#include <stdlib.h>

/* A file that was analysed. */
typedef struct Analysed {
    Str path;
    const bool *enabled; /* by rule */
} Analysed;

typedef struct Searcher {
    const KnownSearch *search;
    Arena *arena;
    bool *is_met;             /* by known finding */
    KnownFindings found;      /* of all tasks, one behind the other */
    const Range *ranges;      /* of `found`, by task */
    bool *is_known;           /* by `found` */
    const Analysed *analysed; /* by path ... */
    uint32_t analysed_count;
} Searcher;

static void read_found(Searcher *searcher)
{
    const KnownSearch *search = searcher->search;
    Arena *arena = searcher->arena;
    Range *ranges = arena_alloc(arena, search->count * sizeof *ranges);
    for (uint32_t i = 0; i < search->count; i++) {
        ranges[i].first = searcher->found.count;
        baseline_add(&searcher->found, arena, buffer_view(&search->texts[i]));
        ranges[i].count = searcher->found.count - ranges[i].first;
    }
    searcher->ranges = ranges;
    searcher->is_known = arena_alloc(arena, searcher->found.count);
    searcher->is_met =
        arena_alloc(arena, searcher->search->baseline->list.count);
}

static int compare_paths(const void *left, const void *right)
{
    const Analysed *a = left;
    const Analysed *b = right;
    return str_compare(a->path, b->path);
}

static void list_analysed(Searcher *searcher)
{
    const KnownSearch *search = searcher->search;
    Arena *arena = searcher->arena;
    Analysed *list = arena_alloc(arena, search->count * sizeof *list);
    uint32_t count = 0;
    for (uint32_t i = 0; i < search->count; i++) {
        const Task *task = &search->tasks[i];
        if (search->is_read[i])
            list[count++] = (Analysed){baseline_path(searcher->search->baseline,
                                                     arena, task->file->path),
                                       task->enabled};
    }
    if (count)
        qsort(list, count, sizeof *list, compare_paths);
    searcher->analysed = list;
    searcher->analysed_count = count;
}

static const Analysed *find_analysed(const Searcher *searcher, Str path)
{
    const Analysed key = {.path = path};
    if (!searcher->analysed_count)
        return NULL;
    return bsearch(&key, searcher->analysed, searcher->analysed_count,
                   sizeof key, compare_paths);
}

static void meet_at_home(Searcher *searcher)
{
    const KnownFindings *known = &searcher->search->baseline->list;
    for (uint32_t i = 0; i < searcher->found.count && known->count; i++) {
        const KnownFinding *same =
            bsearch(&searcher->found.items[i], known->items, known->count,
                    sizeof *known->items, baseline_compare);
        if (!same)
            continue;
        searcher->is_known[i] = true;
        searcher->is_met[same - known->items] = true;
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
static Left *list_left(const Searcher *searcher, uint32_t *count)
{
    const KnownFindings *known = &searcher->search->baseline->list;
    Left *left = arena_alloc(searcher->arena, known->count * sizeof *left);
    bool is_free = false;
    *count = 0;
    for (uint32_t i = 0; i < known->count; i++) {
        Str path = known->items[i].path;
        if (!i || !str_equal(path, known->items[i - 1].path))
            is_free = find_analysed(searcher, path) ||
                      !baseline_has_file(searcher->search->baseline, path);
        if (is_free && !searcher->is_met[i])
            left[(*count)++] = (Left){known->items[i].print, i};
    }
    if (*count)
        qsort(left, *count, sizeof *left, compare_left);
    return left;
}

/* The first one with this fingerprint that is still free, or NULL. */
static const Left *find_left(const Searcher *searcher, const Left *left,
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
        if (!searcher->is_met[left[low].index])
            return &left[low];
    return NULL;
}

static void meet_elsewhere(Searcher *searcher)
{
    uint32_t count;
    const Left *left = list_left(searcher, &count);
    for (uint32_t i = 0; i < searcher->found.count && count; i++) {
        if (searcher->is_known[i])
            continue;
        const Left *same =
            find_left(searcher, left, count, searcher->found.items[i].print);
        if (!same)
            continue;
        searcher->is_known[i] = true;
        searcher->is_met[same->index] = true;
    }
}

static bool was_looked_for(const Searcher *searcher, const KnownFinding *one)
{
    const RuleSet *rules = searcher->search->rules;
    const Rule *rule = rule_find(rules, one->code);
    const Analysed *file = find_analysed(searcher, one->path);
    return rule && file && file->enabled[rule - rules->rules];
}

static void list_gone(const Searcher *searcher, KnownFindings *gone)
{
    const KnownFindings *known = &searcher->search->baseline->list;
    for (uint32_t i = 0; i < known->count; i++)
        if (!searcher->is_met[i] && was_looked_for(searcher, &known->items[i]))
            array_push(searcher->arena, gone, known->items[i]);
}

static int compare_prints(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left;
    uint64_t b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static KnownPrints known_of(const Searcher *searcher, Range range)
{
    uint64_t *items = arena_alloc(searcher->arena, range.count * sizeof *items);
    KnownPrints known = {.items = items};
    for (uint32_t i = range.first; i < range.first + range.count; i++)
        if (searcher->is_known[i])
            items[known.count++] = searcher->found.items[i].print;
    if (known.count)
        qsort(items, known.count, sizeof *items, compare_prints);
    known.is_all = known.count == range.count;
    return known;
}

const KnownPrints *known_search(const KnownSearch *search, Arena *arena,
                                KnownFindings *gone)
{
    Searcher searcher = {.search = search, .arena = arena};
    KnownPrints *result = arena_alloc(arena, search->count * sizeof *result);
    read_found(&searcher);
    list_analysed(&searcher);
    meet_at_home(&searcher);
    meet_elsewhere(&searcher);
    list_gone(&searcher, gone);
    for (uint32_t i = 0; i < search->count; i++)
        result[i] = known_of(&searcher, searcher.ranges[i]);
    return result;
}

void known_drop(const KnownPrints *known, Diagnostics *diagnostics)
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

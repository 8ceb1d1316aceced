#include "run/known.h"

#include <stdlib.h>

/* A file that was analysed, as the baseline calls it. */
typedef struct Analysed {
    Str path;
    const bool *enabled; /* by rule */
} Analysed;

typedef struct Searcher {
    const KnownSearch *search;
    Arena *arena;
    bool *is_met;             /* by known finding */
    KnownFindings found;      /* of all files, one behind the other */
    const Range *ranges;      /* of `found`, by file */
    bool *is_known;           /* by `found` */
    const Analysed *analysed; /* by path */
} Searcher;

static void read_found(Searcher *searcher)
{
    const KnownSearch *search = searcher->search;
    Arena *arena = searcher->arena;
    Range *ranges = arena_alloc(arena, search->count * sizeof *ranges);
    for (uint32_t i = 0; i < search->count; i++) {
        ranges[i].first = searcher->found.count;
        baseline_add(&searcher->found, arena, search->files[i].lines);
        ranges[i].count = searcher->found.count - ranges[i].first;
    }
    searcher->ranges = ranges;
    searcher->is_known = arena_alloc(arena, searcher->found.count);
    searcher->is_met = arena_alloc(arena, search->baseline->list.count);
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
    for (uint32_t i = 0; i < search->count; i++) {
        const KnownFile *file = &search->files[i];
        Str path = baseline_path(search->baseline, arena, file->path);
        list[i] = (Analysed){path, file->enabled};
    }
    if (search->count)
        qsort(list, search->count, sizeof *list, compare_paths);
    searcher->analysed = list;
}

static const Analysed *find_analysed(const Searcher *searcher, Str path)
{
    const Analysed key = {.path = path};
    if (!searcher->search->count)
        return NULL;
    return bsearch(&key, searcher->analysed, searcher->search->count,
                   sizeof key, compare_paths);
}

/* Returns how many findings are left that are not known. */
static uint32_t meet_at_home(Searcher *searcher)
{
    const KnownFindings *known = &searcher->search->baseline->list;
    uint32_t left = searcher->found.count;
    for (uint32_t i = 0; i < searcher->found.count && known->count; i++) {
        const KnownFinding *same =
            bsearch(&searcher->found.items[i], known->items, known->count,
                    sizeof *known->items, baseline_compare);
        if (!same)
            continue;
        searcher->is_known[i] = true;
        searcher->is_met[same - known->items] = true;
        left--;
    }
    return left;
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

/* The known findings that were not met. */
static Left *list_left(const Searcher *searcher, uint32_t *count)
{
    const KnownFindings *known = &searcher->search->baseline->list;
    Left *left = arena_alloc(searcher->arena, known->count * sizeof *left);
    *count = 0;
    for (uint32_t i = 0; i < known->count; i++)
        if (!searcher->is_met[i])
            left[(*count)++] = (Left){known->items[i].print, i};
    if (*count)
        qsort(left, *count, sizeof *left, compare_left);
    return left;
}

/* A finding that was not met may be elsewhere if its file was analysed, or is
 * gone. */
static bool is_free(const Searcher *searcher, uint32_t index)
{
    const Baseline *baseline = searcher->search->baseline;
    Str path = baseline->list.items[index].path;
    return !searcher->is_met[index] && (find_analysed(searcher, path) ||
                                        !baseline_has_file(baseline, path));
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
        if (is_free(searcher, left[low].index))
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

void known_search(const KnownSearch *search, Arena *arena, KnownFindings *gone)
{
    Searcher searcher = {.search = search, .arena = arena};
    read_found(&searcher);
    list_analysed(&searcher);
    if (meet_at_home(&searcher))
        meet_elsewhere(&searcher);
    if (gone)
        list_gone(&searcher, gone);
    for (uint32_t i = 0; i < search->count; i++)
        search->files[i].known = known_of(&searcher, searcher.ranges[i]);
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

void known_drop_alone(const Baseline *baseline, Arena *arena, const char *path,
                      Source *source, Diagnostics *diagnostics)
{
    Buffer lines = {0};
    FileReport report = {
        .path = path,
        .source = source,
        .diagnostics = diagnostics->list.items,
        .count = diagnostics->list.count,
    };
    baseline_render(baseline, &lines, &report);
    KnownFile file = {.path = path, .lines = buffer_view(&lines)};
    KnownSearch search = {.baseline = baseline, .files = &file, .count = 1};
    known_search(&search, arena, NULL);
    known_drop(&file.known, diagnostics);
    buffer_free(&lines);
}

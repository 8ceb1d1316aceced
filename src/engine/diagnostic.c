#include "engine/diagnostic.h"

#include <stdlib.h>

static int compare_numbers(uint32_t left, uint32_t right)
{
    return (left > right) - (left < right);
}

/* Patterns of a page stand in its order, so the first to match comes first. */
static int compare(const void *left, const void *right)
{
    const Diagnostic *a = left;
    const Diagnostic *b = right;
    int order = compare_numbers(a->span.start, b->span.start);
    if (!order)
        order = compare_numbers(a->span.end, b->span.end);
    if (!order)
        order = str_compare(a->rule->code, b->rule->code);
    if (!order)
        order = (a->pattern > b->pattern) - (a->pattern < b->pattern);
    return order;
}

void diagnostics_sort(Diagnostics *diagnostics)
{
    if (diagnostics->list.count)
        qsort(diagnostics->list.items, diagnostics->list.count,
              sizeof *diagnostics->list.items, compare);
}

static bool is_over(const RuleSet *rules, const Rule *special,
                    const Rule *general)
{
    for (uint32_t i = 0; i < special->over.count; i++)
        if (&rules->rules[rules->rule_lists[special->over.first + i]] ==
            general)
            return true;
    return false;
}

/* Sorted, those of one node stand together. */
static bool is_silenced(const RuleSet *rules, const Diagnostics *diagnostics,
                        uint32_t index)
{
    const Diagnostic *items = diagnostics->list.items;
    const Diagnostic *one = &items[index];
    for (uint32_t i = index; i-- > 0 && items[i].span.start == one->span.start;)
        if (items[i].node == one->node &&
            (items[i].rule == one->rule ||
             is_over(rules, items[i].rule, one->rule)))
            return true;
    for (uint32_t i = index + 1;
         i < diagnostics->list.count && items[i].span.start == one->span.start;
         i++)
        if (items[i].node == one->node &&
            is_over(rules, items[i].rule, one->rule))
            return true;
    return false;
}

void diagnostics_silence(const RuleSet *rules, Diagnostics *diagnostics)
{
    uint32_t count = diagnostics->list.count;
    bool *silenced = memory_alloc(count * sizeof *silenced);
    for (uint32_t i = 0; i < count; i++)
        silenced[i] = is_silenced(rules, diagnostics, i);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!silenced[i])
            diagnostics->list.items[kept++] = diagnostics->list.items[i];
    diagnostics->list.count = kept;
    free(silenced);
}

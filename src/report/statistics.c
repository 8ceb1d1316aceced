#include "report/statistics.h"

#include "report/json_writer.h"

#include <stdlib.h>

typedef struct Count {
    const Rule *rule;
    uint32_t count;
} Count;

static int compare(const void *left, const void *right)
{
    const Count *a = left;
    const Count *b = right;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return str_compare(a->rule->code, b->rule->code);
}

/* The rules with findings; frees nothing but with the arena. */
static Count *sorted(Arena *arena, const RuleSet *rules,
                     const CheckResult *result, uint32_t *size)
{
    Count *counts = arena_alloc(arena, rules->rule_count * sizeof *counts);
    *size = 0;
    for (uint32_t i = 0; i < rules->rule_count; i++)
        if (result->counts[i])
            counts[(*size)++] = (Count){&rules->rules[i], result->counts[i]};
    if (*size)
        qsort(counts, *size, sizeof *counts, compare);
    return counts;
}

void statistics_put(Buffer *buffer, const RuleSet *rules,
                    const CheckResult *result)
{
    Arena arena = {0};
    uint32_t size = 0;
    const Count *counts = sorted(&arena, rules, result, &size);
    for (uint32_t i = 0; i < size; i++)
        buffer_print(buffer, "%6u  %-7.*s  %.*s\n", counts[i].count,
                     STR_ARG(counts[i].rule->code),
                     STR_ARG(counts[i].rule->name));
    arena_free(&arena);
}

void statistics_put_json(Buffer *buffer, const RuleSet *rules,
                         const CheckResult *result)
{
    Arena arena = {0};
    uint32_t size = 0;
    const Count *counts = sorted(&arena, rules, result, &size);
    buffer_put_byte(buffer, '[');
    for (uint32_t i = 0; i < size; i++) {
        JsonWriter json = {.buffer = buffer};
        buffer_put(buffer, i ? STR(",\n") : STR("\n"));
        json_open(&json, '{');
        json_put_text(&json, "code", counts[i].rule->code);
        json_put_text(&json, "name", counts[i].rule->name);
        json_put_number(&json, "count", counts[i].count);
        json_close(&json, '}');
    }
    buffer_put(buffer, size ? STR("\n]\n") : STR("]\n"));
    arena_free(&arena);
}

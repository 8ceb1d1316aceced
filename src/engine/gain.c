#include "engine/gain.h"

#include <math.h>

/* The measurements of one variant on one version. */
typedef struct Figures {
    const Evidence *rows;
    uint32_t count;
    Str variant;
    Version version;
} Figures;

static Figures figures_of(const RuleSet *rules, const Pattern *pattern)
{
    Range rows = rules->rules[pattern->rule].evidence;
    return (Figures){
        .rows = rows.count ? rules->evidence + rows.first : NULL,
        .count = rows.count,
        .variant = pattern->variant,
    };
}

static bool is_of(const Figures *figures, const Evidence *row)
{
    return str_equal(row->variant, figures->variant) &&
           (!figures->version || row->version == figures->version);
}

/* Low end over the builds and high end over them, at one size. */
static bool range_at(const Figures *figures, uint32_t size, double *low,
                     double *high)
{
    bool found = false;
    for (uint32_t i = 0; i < figures->count; i++) {
        const Evidence *row = &figures->rows[i];
        if (!is_of(figures, row) || row->size != size)
            continue;
        *low = found ? fmin(*low, row->low) : row->low;
        *high = found ? fmax(*high, row->high) : row->high;
        found = true;
    }
    return found;
}

static uint32_t gate_size(const Figures *figures, uint32_t gate)
{
    uint32_t smallest = 0;
    for (uint32_t i = 0; i < figures->count; i++) {
        const Evidence *row = &figures->rows[i];
        if (!is_of(figures, row))
            continue;
        if (row->size == gate)
            return gate;
        if (!smallest || row->size < smallest)
            smallest = row->size;
    }
    return smallest;
}

/* The gain counts on the version, from the target up, where it is greatest
 * (design, "Severity by evidence"). Negative: nothing was measured. */
static double best_gain(const RuleSet *rules, const Pattern *pattern,
                        Version target)
{
    Figures figures = figures_of(rules, pattern);
    double best = -1;
    uint32_t gate = gate_size(&figures, rules->rules[pattern->rule].gate);
    for (int version = target; version <= VERSION_NEWEST; version++) {
        double low = 0;
        double high = 0;
        figures.version = (Version)version;
        if (range_at(&figures, gate, &low, &high))
            best = fmax(best, low);
    }
    return best;
}

static Severity lower(Severity left, Severity right)
{
    return left < right ? left : right;
}

Severity gain_severity(const RuleSet *rules, const Pattern *pattern,
                       Version target, bool named)
{
    Severity severity = pattern->severity;
    double gain = pattern->impact == IMPACT_CONSTANT
                      ? best_gain(rules, pattern, target)
                      : -1;
    if (gain >= 0 && gain < 1.5)
        severity = lower(severity, gain >= 1.1 ? SEVERITY_NOTE : SEVERITY_OFF);
    return named && severity == SEVERITY_OFF ? SEVERITY_NOTE : severity;
}

static int distance(Version left, Version right)
{
    return left > right ? left - right : right - left;
}

/* The measured version that is nearest to the target, newer ones first. */
static Version nearest_version(const Figures *figures, Version target)
{
    Version nearest = 0;
    for (uint32_t i = 0; i < figures->count; i++) {
        const Evidence *row = &figures->rows[i];
        if (!str_equal(row->variant, figures->variant))
            continue;
        int here = distance(row->version, target);
        int there = distance(nearest, target);
        if (!nearest || here < there ||
            (here == there && row->version > nearest))
            nearest = row->version;
    }
    return nearest;
}

static uint32_t largest_size(const Figures *figures)
{
    uint32_t largest = 0;
    for (uint32_t i = 0; i < figures->count; i++)
        if (is_of(figures, &figures->rows[i]) &&
            figures->rows[i].size > largest)
            largest = figures->rows[i].size;
    return largest;
}

static Str unit_of(const Figures *figures)
{
    for (uint32_t i = 0; i < figures->count; i++)
        if (is_of(figures, &figures->rows[i]))
            return figures->rows[i].unit;
    return STR("ratio");
}

/* Two significant figures: 1.4, 14, 140. */
static const char *number(Arena *arena, double value)
{
    if (value < 9.95)
        return arena_format(arena, "%.1f", value);
    double step = pow(10, floor(log10(value)) - 1);
    return arena_format(arena, "%.0f", round(value / step) * step);
}

/* `2.4-2.9x`, `12-13 ms`. */
static const char *span_text(Arena *arena, const Figures *figures, double low,
                             double high)
{
    const char *from = number(arena, low);
    const char *to = number(arena, high);
    Str unit = unit_of(figures);
    bool same = str_is(str_from(from), to);
    bool ratio = str_is(unit, "ratio");
    return arena_format(arena, "%s%s%s%s%.*s", from, same ? "" : "-",
                        same ? "" : to, ratio ? "" : " ",
                        STR_ARG(ratio ? STR("x") : unit));
}

/* The range at one size, with the size; NULL: it was not measured. */
static const char *quote(Arena *arena, const Figures *figures, uint32_t size)
{
    double low = 0;
    double high = 0;
    if (!range_at(figures, size, &low, &high))
        return NULL;
    const char *span = span_text(arena, figures, low, high);
    return size > 1 ? arena_format(arena, "%s at n = %u", span, size) : span;
}

/* Where the cost grows faster than the input, one size says little. */
Str gain_text(Arena *arena, const RuleSet *rules, const Pattern *pattern,
              Version target)
{
    Figures figures = figures_of(rules, pattern);
    figures.version = nearest_version(&figures, target);
    if (!figures.version)
        return (Str){0};
    bool grows = pattern->impact == IMPACT_COMPLEXITY;
    uint32_t gate = grows ? 0 : rules->rules[pattern->rule].gate;
    uint32_t first = gate_size(&figures, gate);
    uint32_t last = largest_size(&figures);
    const char *text = quote(arena, &figures, first);
    if (text && grows && last > first)
        text =
            arena_format(arena, "%s, %s", text, quote(arena, &figures, last));
    if (!text)
        return (Str){0};
    return str_from(arena_format(arena, "%s on CPython %u.%u", text,
                                 figures.version / 100U,
                                 figures.version % 100U));
}

#include "cli/evidence_table.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    COLUMN = 16,
    SIZE_LIMIT = 4 /* columns that fit a terminal */
};

/* The rows of one variant, and what they have in common. */
typedef struct Figures {
    const Evidence *rows;
    uint32_t count;
    Str variant;
    Str unit;
    uint32_t sizes[SIZE_LIMIT]; /* ascending */
    uint32_t size_count;
} Figures;

static void add_size(Figures *figures, uint32_t size)
{
    uint32_t at = 0;
    while (at < figures->size_count && figures->sizes[at] < size)
        at++;
    bool is_known = at < figures->size_count && figures->sizes[at] == size;
    if (is_known || figures->size_count == SIZE_LIMIT)
        return;
    for (uint32_t i = figures->size_count++; i > at; i--)
        figures->sizes[i] = figures->sizes[i - 1];
    figures->sizes[at] = size;
}

static bool is_of(const Figures *figures, const Evidence *row)
{
    return str_equal(row->variant, figures->variant);
}

static Figures figures_of(const RuleSet *rules, const Rule *rule, Str variant)
{
    Figures figures = {
        .rows = rules->evidence + rule->evidence.first,
        .count = rule->evidence.count,
        .variant = variant,
    };
    for (uint32_t i = 0; i < figures.count; i++)
        if (is_of(&figures, &figures.rows[i])) {
            figures.unit = figures.rows[i].unit;
            add_size(&figures, figures.rows[i].size);
        }
    return figures;
}

/* `1.4-1.9`, or `12` when both ends are. */
static void put_numbers(Buffer *buffer, double low, double high)
{
    char from[32];
    char to[32];
    (void)snprintf(from, sizeof from, "%.*f", low < 9.95 ? 1 : 0, low);
    (void)snprintf(to, sizeof to, "%.*f", high < 9.95 ? 1 : 0, high);
    bool is_same = strcmp(from, to) == 0;
    buffer_print(buffer, "%s%s%s", from, is_same ? "" : "-", is_same ? "" : to);
}

static Str unit_text(Str unit)
{
    if (str_is(unit, "ratio"))
        return STR("x");
    return str_is(unit, "ms") ? STR(" ms") : STR(" bytes");
}

/* `1.4-1.9x`: over the builds of that version. */
static void put_range(Buffer *buffer, const Figures *figures, Version version,
                      uint32_t size)
{
    double low = INFINITY;
    double high = -INFINITY;
    for (uint32_t i = 0; i < figures->count; i++) {
        const Evidence *row = &figures->rows[i];
        if (!is_of(figures, row) || row->version != version ||
            row->size != size)
            continue;
        low = fmin(low, row->low);
        high = fmax(high, row->high);
    }
    if (low > high)
        return;
    put_numbers(buffer, low, high);
    buffer_put(buffer, unit_text(figures->unit));
}

/* Ends the line's last cell at a multiple of COLUMN behind `start`. */
static void fill_cell(Buffer *buffer, size_t start, uint32_t cells)
{
    size_t width = (size_t)cells * COLUMN;
    if (buffer->size - start < width)
        buffer_fill(buffer, ' ', width - (buffer->size - start));
}

static void end_line(Buffer *buffer)
{
    while (buffer->size && buffer->data[buffer->size - 1] == ' ')
        buffer->size--;
    buffer_put_byte(buffer, '\n');
}

static void put_version(Buffer *buffer, const Figures *figures, Version version)
{
    buffer_print(buffer, "    3.%-7u", version % 100U);
    size_t start = buffer->size;
    for (uint32_t i = 0; i < figures->size_count; i++) {
        put_range(buffer, figures, version, figures->sizes[i]);
        fill_cell(buffer, start, i + 1);
    }
    end_line(buffer);
}

static bool has_version(const Figures *figures, Version version)
{
    for (uint32_t i = 0; i < figures->count; i++)
        if (is_of(figures, &figures->rows[i]) &&
            figures->rows[i].version == version)
            return true;
    return false;
}

static void put_figures(Buffer *buffer, const Figures *figures)
{
    if (figures->variant.size)
        buffer_print(buffer, "    %.*s:\n", STR_ARG(figures->variant));
    buffer_put(buffer, STR("    CPython  "));
    size_t start = buffer->size;
    for (uint32_t i = 0; i < figures->size_count; i++) {
        if (figures->sizes[i] > 1)
            buffer_print(buffer, "n = %u", figures->sizes[i]);
        fill_cell(buffer, start, i + 1);
    }
    end_line(buffer);
    for (Version version = 300; version < 400; version++)
        if (has_version(figures, version))
            put_version(buffer, figures, version);
    buffer_put_byte(buffer, '\n');
}

void evidence_table_put(Buffer *buffer, const RuleSet *rules, const Rule *rule)
{
    const Evidence *rows = rules->evidence + rule->evidence.first;
    for (uint32_t i = 0; i < rule->evidence.count; i++) {
        bool is_first = true;
        for (uint32_t j = 0; j < i; j++)
            is_first = is_first && !str_equal(rows[j].variant, rows[i].variant);
        if (!is_first)
            continue;
        Figures figures = figures_of(rules, rule, rows[i].variant);
        put_figures(buffer, &figures);
    }
}

#include "catalog/evidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 12, LONGEST_NUMBER = 40, LARGEST_SIZE = 1000000000 };

static const char *const column_names =
    "rule\tvariant\tversion\tbuild\tsize\tunit\tslow\tfast\tlow\thigh\t"
    "slow_growth\tfast_growth";

typedef struct Reader {
    RuleBuilder *builder;
    const char *path;
    uint32_t line;
    Error *error;
} Reader;

static bool fail(Reader *reader, const char *message, Str what)
{
    error_set(reader->error, "%s `%.*s`", message, STR_ARG(what));
    return error_at(reader->error, reader->path, reader->line, 1);
}

static bool read_number(Reader *reader, Str text, double *number)
{
    char digits[LONGEST_NUMBER] = "";
    if (!text.size || text.size >= sizeof digits)
        return fail(reader, "no number:", text);
    memcpy(digits, text.data, text.size);
    char *end = digits;
    *number = strtod(digits, &end);
    return *end == '\0' && isfinite(*number) ? true
                                             : fail(reader, "no number:", text);
}

static bool read_size(Reader *reader, Str text, uint32_t *size)
{
    double number = 0;
    if (!read_number(reader, text, &number))
        return false;
    if (number < 1 || number > (double)LARGEST_SIZE)
        return fail(reader, "no size:", text);
    *size = (uint32_t)number;
    return true;
}

/* NAN stands for what was not measured. */
static bool read_growth(Reader *reader, Str text, double *growth)
{
    *growth = NAN;
    return !text.size || read_number(reader, text, growth);
}

static Rule *find_rule(const RuleBuilder *builder, Str name)
{
    for (uint32_t i = 0; i < builder->rules.count; i++)
        if (str_equal(builder->rules.items[i].name, name))
            return &builder->rules.items[i];
    return NULL;
}

static bool add_row(Reader *reader, Rule *rule, const Str *cells)
{
    Evidence row = {.variant = cells[1], .build = cells[3], .unit = cells[5]};
    double *numbers[] = {&row.slow, &row.fast, &row.low, &row.high};
    row.version = version_parse(cells[2]);
    if (!row.version)
        return fail(reader, "no Python version:", cells[2]);
    if (!read_size(reader, cells[4], &row.size))
        return false;
    for (uint32_t i = 0; i < 4; i++)
        if (!read_number(reader, cells[6 + i], numbers[i]))
            return false;
    if (!read_growth(reader, cells[10], &row.slow_growth) ||
        !read_growth(reader, cells[11], &row.fast_growth))
        return false;
    if (!rule->evidence.count)
        rule->evidence.first = reader->builder->evidence.count;
    if (rule->evidence.first + rule->evidence.count !=
        reader->builder->evidence.count)
        return fail(reader,
                    "the lines of a rule must stand together:", cells[0]);
    rule->evidence.count++;
    array_push(reader->builder->arena, &reader->builder->evidence, row);
    return true;
}

static bool read_row(Reader *reader, Str line)
{
    Str cells[COLUMNS] = {{0}};
    for (uint32_t i = 0; i < COLUMNS; i++)
        cells[i] = str_take(&line, '\t');
    Rule *rule = find_rule(reader->builder, cells[0]);
    if (!rule)
        return fail(reader, "unknown rule", cells[0]);
    return add_row(reader, rule, cells);
}

bool evidence_add(RuleBuilder *builder, const char *path, Str text,
                  Error *error)
{
    Reader reader = {builder, path, 0, error};
    bool head = true;
    while (text.size) {
        Str line = str_take(&text, '\n');
        reader.line++;
        if (!line.size || line.data[0] == '#')
            continue;
        if (head && !str_is(line, column_names))
            return fail(&reader, "these are not the columns:", line);
        if (!head && !read_row(&reader, line))
            return false;
        head = false;
    }
    return true;
}

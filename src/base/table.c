#include "base/table.h"

#include <stdlib.h>
#include <string.h>

static Str line_at(const Table *table, uint32_t index)
{
    uint32_t start = table->starts[index];
    size_t end = str_find_byte(table->text, '\n', start);
    return str_slice(table->text, start, end);
}

static bool ends_key(char byte)
{
    return byte == '\t' || byte == '\n';
}

/* str_compare of the row's key and `key`, without looking for its end. */
static int compare_key(const Table *table, uint32_t index, Str key)
{
    const char *row = table->text.data + table->starts[index];
    for (size_t i = 0; i < key.size; i++) {
        if (ends_key(row[i]))
            return -1;
        if (row[i] != key.data[i])
            return (unsigned char)row[i] < (unsigned char)key.data[i] ? -1 : 1;
    }
    return ends_key(row[key.size]) ? 0 : 1;
}

Str table_key(const Table *table, uint32_t index)
{
    Str line = line_at(table, index);
    return str_take(&line, '\t');
}

Str table_value(const Table *table, uint32_t index)
{
    Str line = line_at(table, index);
    (void)str_take(&line, '\t');
    return line;
}

/* The first line whose key is not before `key`. */
static uint32_t first_from(const Table *table, Str key)
{
    uint32_t low = 0;
    uint32_t high = table ? table->count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_key(table, middle, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool table_has_package(const Table *table, Str package)
{
    uint32_t at = first_from(table, package);
    Str key = table && at < table->count ? table_key(table, at) : (Str){0};
    return str_equal(str_take(&key, '.'), package);
}

bool table_find(const Table *table, Str key, Str *value)
{
    uint32_t at = first_from(table, key);
    bool found = table && at < table->count && compare_key(table, at, key) == 0;
    if (found && value)
        *value = table_value(table, at);
    return found;
}

Str table_package(const Table *table, Str dotted)
{
    while (dotted.size && !table_find(table, dotted, NULL))
        dotted = str_slice(dotted, 0, str_last_byte(dotted, '.'));
    return dotted;
}

bool table_find_package(const Table *table, Str dotted, Str *value)
{
    return table_find(table, table_package(table, dotted), value);
}

static int compare_lines(const void *left, const void *right)
{
    Str a = *(const Str *)left;
    Str b = *(const Str *)right;
    const char *left_data = a.data;
    const char *right_data = b.data;
    int order = str_compare(str_take(&a, '\t'), str_take(&b, '\t'));
    return order ? order : (left_data > right_data) - (left_data < right_data);
}

typedef ARRAY(Str) Lines;

static Table join(Arena *arena, Str name, const Lines *lines, size_t size)
{
    char *text = arena_alloc(arena, size + 1);
    uint32_t *starts = arena_alloc(arena, (lines->count + 1) * sizeof *starts);
    size_t at = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        starts[i] = (uint32_t)at;
        memcpy(text + at, lines->items[i].data, lines->items[i].size);
        at += lines->items[i].size;
        text[at++] = '\n';
    }
    return (Table){name, {text, at}, starts, lines->count};
}

Table table_make(Arena *arena, Str name, Str text)
{
    Lines lines = {0};
    size_t size = 0;
    while (text.size) {
        Str line = str_take(&text, '\n');
        if (!line.size || line.data[0] == '#')
            continue;
        array_push(arena, &lines, line);
        size += line.size + 1;
    }
    if (lines.count)
        qsort(lines.items, lines.count, sizeof *lines.items, compare_lines);
    return join(arena, name, &lines, size);
}

#include "base/table.h"

#include <stdlib.h>

const TableRow *table_find(const Table *table, Str key)
{
    uint32_t low = 0;
    uint32_t high = table ? table->count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = str_compare(table->rows[middle].key, key);
        if (order == 0)
            return &table->rows[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static size_t last_dot(Str dotted)
{
    size_t at = dotted.size;
    while (at > 0 && dotted.data[at - 1] != '.')
        at--;
    return at ? at - 1 : 0;
}

const TableRow *table_find_package(const Table *table, Str dotted)
{
    while (dotted.size) {
        const TableRow *row = table_find(table, dotted);
        if (row)
            return row;
        dotted = str_slice(dotted, 0, last_dot(dotted));
    }
    return NULL;
}

static int compare_rows(const void *left, const void *right)
{
    return str_compare(((const TableRow *)left)->key,
                       ((const TableRow *)right)->key);
}

void table_sort(TableRow *rows, uint32_t count)
{
    if (count)
        qsort(rows, count, sizeof *rows, compare_rows);
}

#ifndef HOTLINT_BASE_TABLE_H
#define HOTLINT_BASE_TABLE_H

/* A table of facts: lines sorted by key, byte by byte. Constant data. */

#include "base/str.h"

typedef struct TableRow {
    Str key;
    Str value; /* the rest of the line, its tabs included */
} TableRow;

typedef struct Table {
    Str name;
    const TableRow *rows;
    uint32_t count;
} Table;

/* The row of `key`, or NULL; a NULL table has none. */
const TableRow *table_find(const Table *table, Str key);

/* The row of `dotted` or of the longest of its packages (`a.b` for
 * `a.b.c`), or NULL. */
const TableRow *table_find_package(const Table *table, Str dotted);

/* Puts rows into the order that table_find needs. */
void table_sort(TableRow *rows, uint32_t count);

#endif

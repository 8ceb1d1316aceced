#ifndef HOTLINT_BASE_TABLE_H
#define HOTLINT_BASE_TABLE_H

/* A table of facts: lines `key<tab>value`, sorted by key, byte by byte.
 *
 *   text    abs\tpure\nall\tpure\n…
 *   starts  0          10         …     offset of each line
 *
 * Constant data without pointers into it, so that it costs nothing at
 * start-up, however long it is. */

#include "base/array.h"
#include "base/str.h"

typedef struct Table {
    Str name;
    Str text;
    const uint32_t *starts;
    uint32_t count;
} Table;

/* Finds the line of `key`; `*value` (if not NULL) is what is behind the
 * first tab, later tabs included. A NULL table has no lines. */
bool table_find(const Table *table, Str key, Str *value);

/* The same for `dotted` or the longest of its packages (`a.b` for `a.b.c`). */
bool table_find_package(const Table *table, Str dotted, Str *value);

/* Is there a line of `package` or of something in it? `package` is a name
 * without dots, and keys are dotted names. */
bool table_has_package(const Table *table, Str package);

/* The key that table_find_package finds, or the empty view. */
Str table_package(const Table *table, Str dotted);

/* Key and value of a line by its index. */
Str table_key(const Table *table, uint32_t index);
Str table_value(const Table *table, uint32_t index);

/* Makes a table of a file's text, comment lines (`#`) left out and lines
 * sorted; two lines with one key keep their order. In the arena. */
Table table_make(Arena *arena, Str name, Str text);

#endif

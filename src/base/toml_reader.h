#ifndef HOTLINT_BASE_TOML_READER_H
#define HOTLINT_BASE_TOML_READER_H

/* Private to toml*.c: the reader's state and what its parts share. Each
 * function that reads starts at `at` and leaves it behind what it read, or
 * fills `error` and returns false. */

#include "base/toml.h"

typedef struct TomlPlace {
    size_t offset;
    uint32_t line;
    uint32_t column;
} TomlPlace;

/* Hash table entry; free while `value` is NULL. */
typedef struct TomlSlot {
    const TomlValue *table;
    TomlValue *value;
} TomlSlot;

typedef struct TomlReader {
    Arena *arena;
    Error *error;
    Str text;         /* valid UTF-8 without stray control characters */
    size_t at;        /* next byte */
    uint32_t depth;   /* tables and arrays around `at` */
    uint32_t section; /* number of the header that `at` is below */
    TomlValue *table; /* that header's */
    TomlPlace place;  /* the last one asked for */
    TomlSlot *slots;  /* every value that has a key */
    uint32_t used;
    uint32_t mask; /* slots - 1 */
} TomlReader;

typedef struct TomlKeyPart {
    Str text;
    size_t offset;
    uint32_t line;
    uint32_t column;
} TomlKeyPart;

/* The next byte; NUL at the end, and nowhere else. */
char toml_peek(const TomlReader *reader);

/* Line and column of an offset; cheap when offsets only grow. */
TomlPlace toml_locate(TomlReader *reader, size_t offset);

/* Writes message and place; returns false. */
bool toml_fail(TomlReader *reader, size_t offset, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* Fails at `at`: `expected WHAT, found ...`. */
bool toml_expected(TomlReader *reader, const char *what);

/* Makes sure of what `text` promises above. */
MUST_USE bool toml_check_text(TomlReader *reader);

/* A string in either quotes; `lines` allows the kinds of three quotes. */
MUST_USE bool toml_read_string(TomlReader *reader, bool lines, Str *text);

/* A value that is one word: number, boolean, date. */
MUST_USE bool toml_read_word(TomlReader *reader, TomlValue *value);

/* The index of keys, so that a large table costs no quadratic time. */
void toml_make_index(TomlReader *reader);

/* The value of a key in a table, or NULL. */
TomlValue *toml_find(const TomlReader *reader, const TomlValue *table, Str key);

/* Adds an item at the end of an array; a value under a new key. */
TomlValue *toml_append(TomlReader *reader, TomlValue *owner, TomlKind kind);
TomlValue *toml_add(TomlReader *reader, TomlValue *table,
                    const TomlKeyPart *part, TomlKind kind);

/* The table under a key of `table`, made when missing; NULL with `error`
 * when the key has something else or is closed. In turn: what a header passes
 * through; what `[...]` ends at; the new item that `[[...]]` ends at; what a
 * dotted key passes through. */
TomlValue *toml_pass(TomlReader *reader, TomlValue *table,
                     const TomlKeyPart *part);
TomlValue *toml_open_table(TomlReader *reader, TomlValue *table,
                           const TomlKeyPart *part);
TomlValue *toml_open_item(TomlReader *reader, TomlValue *table,
                          const TomlKeyPart *part);
TomlValue *toml_open_dotted(TomlReader *reader, TomlValue *table,
                            const TomlKeyPart *part);

/* Fails because a key has a value already; returns NULL. */
TomlValue *toml_refuse_twice(TomlReader *reader, const TomlKeyPart *part,
                             const TomlValue *known);

#endif

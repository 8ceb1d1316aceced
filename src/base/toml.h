#ifndef HOTLINT_BASE_TOML_H
#define HOTLINT_BASE_TOML_H

/* Reads a TOML 1.0 document: accepts and rejects what Python's tomllib does,
 * with two limits of its own: an integer must fit 64 bits, and tables and
 * arrays nest 100 levels deep at most. */

#include "base/error.h"
#include "base/str.h"

typedef enum TomlKind {
    TOML_STRING,
    TOML_INTEGER,
    TOML_FLOAT,
    TOML_BOOLEAN,
    TOML_DATE, /* date, time or both: checked, kept as text */
    TOML_ARRAY,
    TOML_TABLE,
} TomlKind;

typedef struct TomlValue TomlValue;

struct TomlValue {
    TomlKind kind;
    Str key;           /* empty for an item of an array */
    uint32_t line;     /* of the value; code points, from 1; a table that */
    uint32_t column;   /* a header or dotted key makes stands at its key */
    uint32_t key_line; /* of the key; 0 for an item of an array */
    uint32_t key_column;
    Str text;         /* TOML_STRING: decoded; TOML_DATE: as written */
    int64_t integer;  /* TOML_INTEGER */
    double number;    /* TOML_FLOAT */
    bool boolean;     /* TOML_BOOLEAN */
    TomlValue *first; /* of TOML_ARRAY and TOML_TABLE, in order */
    TomlValue *next;  /* in the array or table that this is part of */

    /* Private to the reader. */
    TomlValue *last;
    uint32_t section; /* that closed or opened this table, see toml.c */
    bool complete;    /* written as `[...]` or `{...}`: takes no more */
};

/* Returns the document's table, which lives in `arena` and has views of
 * `text`; NULL when `error` holds message, line and column. */
MUST_USE TomlValue *toml_parse(Arena *arena, Str text, Error *error);

/* The value of a key in a table, or NULL; NULL too when `table` is NULL or
 * no table, so that calls can be nested. */
const TomlValue *toml_get(const TomlValue *table, const char *key);

/* What a message calls a kind: `a string`, `an array`. */
const char *toml_kind_name(TomlKind kind);

#endif

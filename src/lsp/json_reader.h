#ifndef HOTLINT_LSP_JSON_READER_H
#define HOTLINT_LSP_JSON_READER_H

/* Reads JSON (RFC 8259): accepts and rejects what Python's json does, but for
 * NaN and Infinity, which are refused. Reads without recursion, and with
 * limits, as what comes in is not to be trusted. Half of a surrogate pair
 * becomes U+FFFD: it is one UTF-16 unit as well, so that columns stay right.
 */

#include "base/error.h"
#include "base/str.h"

enum {
    JSON_DEPTH = 128,      /* arrays and objects in each other */
    JSON_VALUES = 1 << 20, /* of one document */
};

typedef enum JsonKind {
    JSON_NULL,
    JSON_BOOLEAN,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
} JsonKind;

typedef struct JsonValue {
    JsonKind kind;
    bool boolean;
    double number;
    Str text; /* of a string: decoded, valid UTF-8; of a number: as written */
    Str key;  /* of a member of an object, decoded */
    struct JsonValue *first; /* of an array or object, in order */
    struct JsonValue *next;  /* in what this is part of */
} JsonValue;

/* Returns the document's value, which lives in `arena` and has views of
 * `text`; NULL when `error` holds message, line and column (in bytes). */
MUST_USE const JsonValue *json_parse(Arena *arena, Str text, Error *error);

/* The member of an object; the last one, when there are several. NULL when
 * there is none, or `object` is NULL or no object: calls can be nested. */
const JsonValue *json_get(const JsonValue *object, const char *key);

/* The text of a string; empty when `value` is NULL or none. */
Str json_text(const JsonValue *value);

/* Is it `true`? `value` may be NULL. */
bool json_is_true(const JsonValue *value);

/* Is it of this kind? `value` may be NULL. */
bool json_is(const JsonValue *value, JsonKind kind);

/* Reads a whole number from 0 to UINT32_MAX; what is above is UINT32_MAX.
 * False: it is none. `value` may be NULL. */
MUST_USE bool json_count(const JsonValue *value, uint32_t *count);

#endif

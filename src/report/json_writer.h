#ifndef HOTLINT_REPORT_JSON_WRITER_H
#define HOTLINT_REPORT_JSON_WRITER_H

/* Writes JSON piece by piece; puts the commas itself. Nests 63 deep.
 *
 *     JsonWriter json = {.buffer = buffer};
 *     json_open(&json, '{');
 *     json_key(&json, "files");
 *     json_number(&json, 3);
 *     json_close(&json, '}');
 */

#include "base/buffer.h"

typedef struct JsonWriter {
    Buffer *buffer;
    uint32_t depth;
    uint64_t has_items; /* bit n: the value open at depth n is not empty */
    bool is_behind_key;
} JsonWriter;

/* Begins an object, `{`, or an array, `[`. */
void json_open(JsonWriter *json, char bracket);
void json_close(JsonWriter *json, char bracket);

void json_key(JsonWriter *json, const char *key);

/* A byte that is no UTF-8 becomes the four characters `\xNN`. */
void json_string(JsonWriter *json, Str text);
void json_number(JsonWriter *json, uint64_t number);
void json_integer(JsonWriter *json, int64_t number);
void json_boolean(JsonWriter *json, bool boolean);

/* A value that is JSON already, as `null`. */
void json_raw(JsonWriter *json, Str text);

/* A key and its value. */
void json_put_text(JsonWriter *json, const char *key, Str text);
void json_put_number(JsonWriter *json, const char *key, uint64_t number);

#endif

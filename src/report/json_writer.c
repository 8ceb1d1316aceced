#include "report/json_writer.h"

#include "base/utf8.h"

#include <assert.h>
#include <inttypes.h>

enum { DEPTH_LIMIT = 64 };

static void begin_value(JsonWriter *json)
{
    uint64_t bit = UINT64_C(1) << json->depth;
    if (!json->is_behind_key && json->has_items & bit)
        buffer_put(json->buffer, STR(", "));
    json->has_items |= bit;
    json->is_behind_key = false;
}

void json_open(JsonWriter *json, char bracket)
{
    begin_value(json);
    buffer_put_byte(json->buffer, bracket);
    json->depth++;
    assert(json->depth < DEPTH_LIMIT);
    json->has_items &= ~(UINT64_C(1) << json->depth);
}

void json_close(JsonWriter *json, char bracket)
{
    assert(json->depth > 0);
    json->depth--;
    buffer_put_byte(json->buffer, bracket);
}

void json_key(JsonWriter *json, const char *key)
{
    json_string(json, str_from(key));
    buffer_put(json->buffer, STR(": "));
    json->is_behind_key = true;
}

/* The letter behind the backslash, or 0. */
static char short_escape(char byte)
{
    switch (byte) {
    case '"':
    case '\\':
        return byte;
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

/* An ASCII character. */
static void put_ascii(Buffer *buffer, char byte)
{
    char letter = short_escape(byte);
    if (letter) {
        buffer_put_byte(buffer, '\\');
        buffer_put_byte(buffer, letter);
    } else if (byte < 0x20) {
        buffer_print(buffer, "\\u%04x", (unsigned)byte);
    } else {
        buffer_put_byte(buffer, byte);
    }
}

void json_string(JsonWriter *json, Str text)
{
    begin_value(json);
    buffer_put_byte(json->buffer, '"');
    for (size_t at = 0; at < text.size;) {
        unsigned char byte = (unsigned char)text.data[at];
        uint32_t code_point = 0;
        size_t size = byte < 0x80 ? 1 : utf8_read(text, at, &code_point);
        if (byte < 0x80)
            put_ascii(json->buffer, (char)byte);
        else if (size)
            buffer_put(json->buffer, str_slice(text, at, at + size));
        else
            buffer_print(json->buffer, "\\\\x%02X", (unsigned)byte);
        at += size ? size : 1;
    }
    buffer_put_byte(json->buffer, '"');
}

void json_number(JsonWriter *json, uint64_t number)
{
    begin_value(json);
    buffer_print(json->buffer, "%" PRIu64, number);
}

void json_integer(JsonWriter *json, int64_t number)
{
    begin_value(json);
    buffer_print(json->buffer, "%" PRId64, number);
}

void json_boolean(JsonWriter *json, bool boolean)
{
    begin_value(json);
    buffer_put(json->buffer, boolean ? STR("true") : STR("false"));
}

void json_raw(JsonWriter *json, Str text)
{
    begin_value(json);
    buffer_put(json->buffer, text);
}

void json_put_text(JsonWriter *json, const char *key, Str text)
{
    json_key(json, key);
    json_string(json, text);
}

void json_put_number(JsonWriter *json, const char *key, uint64_t number)
{
    json_key(json, key);
    json_number(json, number);
}

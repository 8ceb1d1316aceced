#include "report/xml_text.h"

#include "base/utf8.h"

#include <inttypes.h>

/* How the character is written, or the empty view: as itself. */
static Str entity(uint32_t code_point)
{
    switch (code_point) {
    case '&':
        return STR("&amp;");
    case '<':
        return STR("&lt;");
    case '>':
        return STR("&gt;");
    case '"':
        return STR("&quot;");
    case '\t': /* would become spaces in an attribute */
        return STR("&#9;");
    case '\n':
        return STR("&#10;");
    case '\r':
        return STR("&#13;");
    default:
        return (Str){0};
    }
}

static bool is_allowed(uint32_t code_point)
{
    return code_point >= 0x20 && code_point != 0xFFFE && code_point != 0xFFFF;
}

void xml_text(Buffer *buffer, Str text)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t code_point = 0;
        size_t size = utf8_read(text, at, &code_point);
        Str escaped = size ? entity(code_point) : (Str){0};
        if (escaped.size)
            buffer_put(buffer, escaped);
        else if (size && is_allowed(code_point))
            buffer_put(buffer, str_slice(text, at, at + size));
        else
            buffer_print(buffer, "\\x%02X", (unsigned char)text.data[at]);
        at += size && is_allowed(code_point) ? size : 1;
    }
}

void xml_attribute(Buffer *buffer, const char *key, Str value)
{
    buffer_print(buffer, " %s=\"", key);
    xml_text(buffer, value);
    buffer_put_byte(buffer, '"');
}

void xml_number(Buffer *buffer, const char *key, uint64_t value)
{
    buffer_print(buffer, " %s=\"%" PRIu64 "\"", key, value);
}

#include "base/toml_reader.h"

#include "base/utf8.h"

#include <string.h>

static bool is_control(Str text, size_t at)
{
    unsigned char byte = (unsigned char)text.data[at];
    if (byte == '\r')
        return at + 1 == text.size || text.data[at + 1] != '\n';
    return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
}

bool toml_check_text(TomlReader *reader)
{
    Str text = reader->text;
    if (str_starts_with(text, STR("\xEF\xBB\xBF")))
        return toml_fail(reader, 0, "a byte order mark is not allowed");
    uint32_t code_point;
    for (size_t at = 0; at < text.size;) {
        size_t size = utf8_read(text, at, &code_point);
        if (!size)
            return toml_fail(reader, at, "invalid UTF-8");
        if (is_control(text, at))
            return toml_fail(reader, at,
                             "control character U+%04X is not allowed",
                             (unsigned)text.data[at]);
        at += size;
    }
    return true;
}

bool toml_fail(TomlReader *reader, size_t offset, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    const char *message = arena_vformat(reader->arena, format, list);
    va_end(list);
    TomlPlace place = toml_locate(reader, offset);
    (void)error_set(reader->error, "%s", message);
    return error_at(reader->error, NULL, place.line, place.column);
}

TomlPlace toml_locate(TomlReader *reader, size_t offset)
{
    TomlPlace *place = &reader->place;
    if (offset < place->offset)
        *place = (TomlPlace){0, 1, 1};
    for (; place->offset < offset; place->offset++) {
        unsigned char byte = (unsigned char)reader->text.data[place->offset];
        if (byte == '\n') {
            place->line++;
            place->column = 1;
        } else if ((byte & 0xC0) != 0x80) {
            place->column++;
        }
    }
    return *place;
}

bool toml_expected(TomlReader *reader, const char *what)
{
    char next = toml_peek(reader);
    if (!next)
        return toml_fail(reader, reader->at,
                         "expected %s, found the end of the text", what);
    if (next == '\r' || next == '\n')
        return toml_fail(reader, reader->at,
                         "expected %s, found the end of the line", what);
    uint32_t code_point;
    size_t size = utf8_read(reader->text, reader->at, &code_point);
    return toml_fail(reader, reader->at, "expected %s, found `%.*s`", what,
                     (int)size, reader->text.data + reader->at);
}

/* What is between the quotes, [at, end), decoded byte by byte. */
typedef struct Body {
    TomlReader *reader;
    size_t at;
    size_t end;
    bool lines; /* three quotes */
    char *out;
    size_t size; /* bytes written; decoding never makes text longer */
} Body;

/* `\uXXXX` or `\UXXXXXXXX`, with `at` at the first digit. */
static bool decode_hex(Body *body, size_t digits)
{
    size_t start = body->at - 2;
    uint32_t code = 0;
    for (size_t i = 0; i < digits; i++, body->at++) {
        uint32_t digit = body->at < body->end
                             ? str_hex_digit(body->reader->text.data[body->at])
                             : 16;
        if (digit == 16)
            return toml_fail(body->reader, start,
                             "an escape `\\%c` needs %zu hex digits",
                             digits == 4 ? 'u' : 'U', digits);
        code = code << 4 | digit;
    }
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return toml_fail(body->reader, start, "U+%04X is not a character",
                         code);
    body->size += utf8_write(code, body->out + body->size);
    return true;
}

static size_t skip_set(const Body *body, const char *set, size_t at)
{
    while (at < body->end && strchr(set, body->reader->text.data[at]))
        at++;
    return at;
}

/* A backslash at the end of a line takes all white space behind it away. */
static bool decode_line_end(Body *body)
{
    Str text = body->reader->text;
    size_t at = skip_set(body, " \t", body->at + 1);
    if (!body->lines || at == body->end ||
        (text.data[at] != '\r' && text.data[at] != '\n'))
        return false;
    body->at = skip_set(body, " \t\r\n", at);
    return true;
}

static bool decode_escape(Body *body)
{
    static const char escapes[] = "btnfr\"\\";
    static const char meanings[] = "\b\t\n\f\r\"\\";
    if (decode_line_end(body))
        return true;
    char letter = body->reader->text.data[body->at + 1];
    const char *found = strchr(escapes, letter);
    body->at += 2;
    if (letter == 'u' || letter == 'U')
        return decode_hex(body, letter == 'u' ? 4 : 8);
    if (!found)
        return toml_fail(body->reader, body->at - 2,
                         "unknown escape, write `\\\\` for a backslash");
    body->out[body->size++] = meanings[found - escapes];
    return true;
}

static bool decode(Body *body, char quote)
{
    while (body->at < body->end) {
        char byte = body->reader->text.data[body->at];
        if (byte == '\\' && quote == '"') {
            if (!decode_escape(body))
                return false;
            continue;
        }
        body->at++;
        if (byte != '\r')
            body->out[body->size++] = byte;
    }
    return true;
}

/* Offset of the closing quotes, or text.size. */
static size_t find_end(Str text, size_t at, Str quotes)
{
    for (; at < text.size; at++) {
        char byte = text.data[at];
        if (byte == '\\' && quotes.data[0] == '"')
            at++;
        else if (quotes.size == 1 && byte == '\n')
            return text.size;
        else if (str_starts_with(str_slice(text, at, text.size), quotes))
            return at;
    }
    return text.size;
}

/* Up to two quotes just before the closing three belong to the string. */
static size_t take_quotes(Str text, size_t end, char quote)
{
    size_t most = end + 2;
    while (end < most && end + 3 < text.size && text.data[end + 3] == quote)
        end++;
    return end;
}

bool toml_read_string(TomlReader *reader, bool lines, Str *result)
{
    Str text = reader->text;
    size_t start = reader->at;
    Str quotes = str_slice(text, start, start + 1);
    Str three = quotes.data[0] == '"' ? STR("\"\"\"") : STR("'''");
    if (lines && str_starts_with(str_slice(text, start, text.size), three))
        quotes = three;
    size_t from = start + quotes.size;
    size_t end = find_end(text, from, quotes);
    if (end == text.size)
        return toml_fail(reader, start, "the string is not closed");
    if (quotes.size == 3) {
        end = take_quotes(text, end, quotes.data[0]);
        from += str_starts_with(str_slice(text, from, end), STR("\r\n"));
        from += text.data[from] == '\n';
    }
    reader->at = end + quotes.size;
    *result = str_slice(text, from, end);
    if (str_find_byte(*result, '\\', 0) == result->size &&
        str_find_byte(*result, '\r', 0) == result->size)
        return true;
    Body body = {.reader = reader, .at = from, .end = end};
    body.lines = quotes.size == 3;
    body.out = arena_alloc(reader->arena, result->size + 1);
    if (!decode(&body, quotes.data[0]))
        return false;
    *result = (Str){body.out, body.size};
    return true;
}

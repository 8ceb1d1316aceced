#include "lsp/json_reader.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/* An array or object that is not closed yet. */
typedef struct Open {
    JsonValue *value;
    JsonValue *last;
} Open;

typedef struct Reader {
    Arena *arena;
    Str text;
    size_t at;
    Open stack[JSON_DEPTH];
    uint32_t depth;
    uint32_t count; /* of values */
    JsonValue *root;
    Error *error;
} Reader;

static bool fail(const Reader *reader, const char *message)
{
    uint32_t line = 1;
    size_t start = 0;
    for (size_t i = 0; i < reader->at && i < reader->text.size; i++) {
        if (reader->text.data[i] != '\n')
            continue;
        line++;
        start = i + 1;
    }
    (void)error_set(reader->error, "%s", message);
    return error_at(reader->error, "", line,
                    (uint32_t)(reader->at - start) + 1);
}

static char peek(const Reader *reader)
{
    return reader->at < reader->text.size ? reader->text.data[reader->at]
                                          : '\0';
}

static bool take(Reader *reader, char byte)
{
    if (reader->at == reader->text.size || peek(reader) != byte)
        return false;
    reader->at++;
    return true;
}

static void skip_blanks(Reader *reader)
{
    while (peek(reader) == ' ' || peek(reader) == '\t' ||
           peek(reader) == '\n' || peek(reader) == '\r')
        reader->at++;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The four digits behind `\u`. */
static bool read_hex(Reader *reader, uint32_t *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        uint32_t digit = str_hex_digit(peek(reader));
        if (digit == 16)
            return fail(reader, "`\\u` goes with four hexadecimal digits");
        *unit = *unit * 16 + digit;
        reader->at++;
    }
    return true;
}

static bool is_high(uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(uint32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* Behind `\u`. */
static bool read_code_point(Reader *reader, uint32_t *code_point)
{
    if (!read_hex(reader, code_point))
        return false;
    size_t behind = reader->at;
    bool has_more =
        is_high(*code_point) && take(reader, '\\') && peek(reader) == 'u';
    uint32_t low = 0;
    if (has_more) {
        reader->at++;
        if (!read_hex(reader, &low))
            return false;
    }
    if (is_low(low)) {
        *code_point = 0x10000 + ((*code_point - 0xD800) << 10) + (low - 0xDC00);
        return true;
    }
    reader->at = behind; /* what follows stands for itself */
    if (is_high(*code_point) || is_low(*code_point))
        *code_point = REPLACEMENT;
    return true;
}

/* Behind the backslash. */
static bool read_escape(Reader *reader, char **to)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    uint32_t code_point = 0;
    char letter = peek(reader);
    const char *found = letter ? strchr(letters, letter) : NULL;
    if (!found && letter != 'u')
        return fail(reader, "a backslash stands before something else");
    reader->at++;
    if (found) {
        *(*to)++ = meanings[found - letters];
        return true;
    }
    if (!read_code_point(reader, &code_point))
        return false;
    *to += utf8_write(code_point, *to); /* at most as long as the escape */
    return true;
}

/* What stands for itself, up to a quote or a backslash. */
static bool skip_plain(Reader *reader)
{
    while (reader->at < reader->text.size) {
        unsigned char byte = (unsigned char)reader->text.data[reader->at];
        uint32_t code_point = 0;
        if (byte == '"' || byte == '\\')
            return true;
        if (byte < 0x20)
            return fail(reader, "a control character stands in a string");
        size_t size =
            byte < 0x80 ? 1 : utf8_read(reader->text, reader->at, &code_point);
        if (!size)
            return fail(reader, "a string is no UTF-8");
        reader->at += size;
    }
    return fail(reader, "a string is not closed");
}

/* The offset of the quote that ends the string, or the end of the text. */
static size_t string_end(const Reader *reader)
{
    size_t at = reader->at;
    while (at < reader->text.size && reader->text.data[at] != '"')
        at += reader->text.data[at] == '\\' ? 2 : 1;
    return at < reader->text.size ? at : reader->text.size;
}

/* From the first backslash on; `start` is where the string begins. */
static bool read_escaped(Reader *reader, size_t start, Str *text)
{
    char *data = arena_alloc(reader->arena, string_end(reader) - start + 1);
    char *to = data;
    size_t from = start;
    for (;;) {
        if (!skip_plain(reader))
            return false;
        memcpy(to, reader->text.data + from, reader->at - from);
        to += reader->at - from;
        if (take(reader, '"'))
            break;
        reader->at++;
        if (!read_escape(reader, &to))
            return false;
        from = reader->at;
    }
    *text = (Str){data, (size_t)(to - data)};
    return true;
}

/* A string without a backslash is a view of the text. */
static bool read_string(Reader *reader, Str *text)
{
    if (!take(reader, '"'))
        return fail(reader, "a string is missing");
    size_t start = reader->at;
    if (!skip_plain(reader))
        return false;
    if (peek(reader) == '\\')
        return read_escaped(reader, start, text);
    *text = str_slice(reader->text, start, reader->at);
    reader->at++;
    return true;
}

static bool skip_digits(Reader *reader)
{
    if (!is_digit(peek(reader)))
        return fail(reader, "a digit is missing");
    while (is_digit(peek(reader)))
        reader->at++;
    return true;
}

static bool read_number(Reader *reader, JsonValue *value)
{
    size_t start = reader->at;
    (void)take(reader, '-');
    if (!take(reader, '0') && !skip_digits(reader))
        return false;
    if (take(reader, '.') && !skip_digits(reader))
        return false;
    if (take(reader, 'e') || take(reader, 'E')) {
        if (!take(reader, '-'))
            (void)take(reader, '+');
        if (!skip_digits(reader))
            return false;
    }
    value->kind = JSON_NUMBER;
    value->text = str_slice(reader->text, start, reader->at);
    value->number = strtod(
        arena_copy(reader->arena, value->text.data, value->text.size), NULL);
    return true;
}

static bool read_word(Reader *reader, const char *word)
{
    Str rest = str_slice(reader->text, reader->at, reader->text.size);
    if (!str_starts_with(rest, str_from(word)))
        return fail(reader, "a value is missing");
    reader->at += strlen(word);
    return true;
}

static bool read_scalar(Reader *reader, JsonValue *value)
{
    char first = peek(reader);
    switch (first) {
    case '"':
        value->kind = JSON_STRING;
        return read_string(reader, &value->text);
    case 't':
    case 'f':
        value->kind = JSON_BOOLEAN;
        value->boolean = first == 't';
        return read_word(reader, first == 't' ? "true" : "false");
    case 'n':
        return read_word(reader, "null");
    default:
        return is_digit(first) || first == '-'
                   ? read_number(reader, value)
                   : fail(reader, "a value is missing");
    }
}

static bool read_key(Reader *reader, Str *key)
{
    skip_blanks(reader);
    if (!read_string(reader, key))
        return false;
    skip_blanks(reader);
    return take(reader, ':') || fail(reader, "`:` is missing");
}

static void attach(Reader *reader, JsonValue *value)
{
    if (!reader->depth) {
        reader->root = value;
        return;
    }
    Open *open = &reader->stack[reader->depth - 1];
    if (open->last)
        open->last->next = value;
    else
        open->value->first = value;
    open->last = value;
}

static char closing(const JsonValue *value)
{
    return value->kind == JSON_ARRAY ? ']' : '}';
}

/* `*opened`: what is in it comes next. */
static bool open_value(Reader *reader, JsonValue *value, bool *opened)
{
    value->kind = peek(reader) == '[' ? JSON_ARRAY : JSON_OBJECT;
    reader->at++;
    skip_blanks(reader);
    *opened = !take(reader, closing(value));
    if (!*opened)
        return true;
    if (reader->depth == JSON_DEPTH)
        return fail(reader, "arrays and objects are nested too deeply");
    reader->stack[reader->depth++] = (Open){value, NULL};
    return true;
}

/* A value, and the key before it where that is due. */
static bool read_item(Reader *reader, bool *opened)
{
    JsonValue *value = arena_alloc(reader->arena, sizeof *value);
    bool is_member =
        reader->depth &&
        reader->stack[reader->depth - 1].value->kind == JSON_OBJECT;
    *opened = false;
    if (++reader->count > JSON_VALUES)
        return fail(reader, "there are too many values");
    if (is_member && !read_key(reader, &value->key))
        return false;
    skip_blanks(reader);
    attach(reader, value);
    if (peek(reader) == '[' || peek(reader) == '{')
        return open_value(reader, value, opened);
    return read_scalar(reader, value);
}

/* Closes what ends behind a value. `*has_more`: another one follows. */
static bool close_items(Reader *reader, bool *has_more)
{
    while (reader->depth) {
        char end = closing(reader->stack[reader->depth - 1].value);
        skip_blanks(reader);
        *has_more = take(reader, ',');
        if (*has_more)
            return true;
        if (!take(reader, end))
            return fail(reader, "`,` or a closing bracket is missing");
        reader->depth--;
    }
    *has_more = false;
    return true;
}

static bool read_document(Reader *reader)
{
    bool has_more = true;
    while (has_more) {
        bool opened;
        if (!read_item(reader, &opened))
            return false;
        if (!opened && !close_items(reader, &has_more))
            return false;
    }
    skip_blanks(reader);
    return reader->at == reader->text.size ||
           fail(reader, "something follows the value");
}

const JsonValue *json_parse(Arena *arena, Str text, Error *error)
{
    Reader reader = {.arena = arena, .text = text, .error = error};
    return read_document(&reader) ? reader.root : NULL;
}

const JsonValue *json_get(const JsonValue *object, const char *key)
{
    const JsonValue *found = NULL;
    if (!json_is(object, JSON_OBJECT))
        return NULL;
    for (const JsonValue *one = object->first; one; one = one->next)
        if (str_is(one->key, key))
            found = one;
    return found;
}

bool json_is(const JsonValue *value, JsonKind kind)
{
    return value && value->kind == kind;
}

Str json_text(const JsonValue *value)
{
    return json_is(value, JSON_STRING) ? value->text : (Str){0};
}

bool json_is_true(const JsonValue *value)
{
    return json_is(value, JSON_BOOLEAN) && value->boolean;
}

bool json_count(const JsonValue *value, uint32_t *count)
{
    if (!json_is(value, JSON_NUMBER) || !(value->number >= 0))
        return false;
    if (value->number >= UINT32_MAX) {
        *count = UINT32_MAX;
        return true;
    }
    *count = (uint32_t)value->number;
    return *count == value->number;
}

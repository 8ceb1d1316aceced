#include "base/toml.h"

#include "base/array.h"
#include "base/toml_reader.h"

enum { DEEPEST = 100 };

typedef ARRAY(TomlKeyPart) Key;

static bool read_value(TomlReader *reader, TomlValue *value);

char toml_peek(const TomlReader *reader)
{
    return reader->at < reader->text.size ? reader->text.data[reader->at]
                                          : '\0';
}

static bool take(TomlReader *reader, char byte)
{
    if (toml_peek(reader) != byte)
        return false;
    reader->at++;
    return true;
}

static void skip_blanks(TomlReader *reader)
{
    while (toml_peek(reader) == ' ' || toml_peek(reader) == '\t')
        reader->at++;
}

static void skip_comment(TomlReader *reader)
{
    if (toml_peek(reader) == '#')
        reader->at = str_find_byte(reader->text, '\n', reader->at);
}

/* A carriage return is always followed by a line feed here. */
static bool take_line_end(TomlReader *reader)
{
    (void)take(reader, '\r');
    return take(reader, '\n');
}

static void skip_lines(TomlReader *reader)
{
    do {
        skip_blanks(reader);
        skip_comment(reader);
    } while (take_line_end(reader));
}

static bool is_bare_key(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
}

static bool read_key_part(TomlReader *reader, TomlKeyPart *part)
{
    size_t start = reader->at;
    TomlPlace place = toml_locate(reader, start);
    *part = (TomlKeyPart){
        .offset = start, .line = place.line, .column = place.column};
    char first = toml_peek(reader);
    if (first == '"' || first == '\'')
        return toml_read_string(reader, false, &part->text);
    while (is_bare_key(toml_peek(reader)))
        reader->at++;
    part->text = str_slice(reader->text, start, reader->at);
    return part->text.size > 0 || toml_expected(reader, "a key");
}

/* Reads `a.b.c` and the blanks behind it. */
static bool read_key(TomlReader *reader, Key *key)
{
    do {
        TomlKeyPart part;
        skip_blanks(reader);
        if (!read_key_part(reader, &part))
            return false;
        array_push(reader->arena, key, part);
        if (reader->depth + key->count > DEEPEST)
            return toml_fail(reader, part.offset,
                             "more than %d levels of nesting", DEEPEST);
        skip_blanks(reader);
    } while (take(reader, '.'));
    return true;
}

static bool read_header(TomlReader *reader)
{
    reader->at++;
    bool item = take(reader, '[');
    reader->depth = 0;
    reader->section++;
    Key key = {0};
    if (!read_key(reader, &key))
        return false;
    if (!take(reader, ']'))
        return toml_expected(reader, item ? "`]]`" : "`]`");
    if (item && !take(reader, ']'))
        return toml_expected(reader, "`]]`");
    TomlValue *table = reader->table;
    for (uint32_t i = 0; table && i + 1 < key.count; i++)
        table = toml_pass(reader, table, &key.items[i]);
    const TomlKeyPart *last = &key.items[key.count - 1];
    if (table)
        table = item ? toml_open_item(reader, table, last)
                     : toml_open_table(reader, table, last);
    reader->depth = key.count;
    reader->table = table;
    return table != NULL;
}

static bool read_pair(TomlReader *reader, TomlValue *table)
{
    Key key = {0};
    if (!read_key(reader, &key))
        return false;
    if (!take(reader, '='))
        return toml_expected(reader, "`=`");
    skip_blanks(reader);
    for (uint32_t i = 0; table && i + 1 < key.count; i++)
        table = toml_open_dotted(reader, table, &key.items[i]);
    if (!table)
        return false;
    const TomlKeyPart *last = &key.items[key.count - 1];
    const TomlValue *known = toml_find(reader, table, last->text);
    if (known)
        return toml_refuse_twice(reader, last, known) != NULL;
    reader->depth += key.count - 1;
    bool read = read_value(reader, toml_add(reader, table, last, TOML_STRING));
    reader->depth -= key.count - 1;
    return read;
}

static bool enter(TomlReader *reader)
{
    if (reader->depth++ < DEEPEST)
        return true;
    return toml_fail(reader, reader->at, "more than %d levels of nesting",
                     DEEPEST);
}

static bool read_array(TomlReader *reader, TomlValue *array)
{
    if (!enter(reader))
        return false;
    array->kind = TOML_ARRAY;
    array->complete = true;
    do {
        reader->at++;
        skip_lines(reader);
        if (toml_peek(reader) == ']')
            break;
        if (!read_value(reader, toml_append(reader, array, TOML_STRING)))
            return false;
        skip_lines(reader);
    } while (toml_peek(reader) == ',');
    reader->depth--;
    return take(reader, ']') || toml_expected(reader, "`,` or `]`");
}

static bool read_inline_table(TomlReader *reader, TomlValue *table)
{
    if (!enter(reader))
        return false;
    table->kind = TOML_TABLE;
    table->complete = true;
    reader->at++;
    skip_blanks(reader);
    bool more = toml_peek(reader) != '}';
    while (more) {
        if (!read_pair(reader, table))
            return false;
        skip_blanks(reader);
        more = take(reader, ',');
    }
    reader->depth--;
    return take(reader, '}') || toml_expected(reader, "`,` or `}`");
}

static bool read_value(TomlReader *reader, TomlValue *value)
{
    TomlPlace place = toml_locate(reader, reader->at);
    value->line = place.line;
    value->column = place.column;
    switch (toml_peek(reader)) {
    case '"':
    case '\'':
        value->kind = TOML_STRING;
        return toml_read_string(reader, true, &value->text);
    case '[':
        return read_array(reader, value);
    case '{':
        return read_inline_table(reader, value);
    default:
        return toml_read_word(reader, value);
    }
}

static bool read_statement(TomlReader *reader, TomlValue *root)
{
    char first = toml_peek(reader);
    if (first == '[') {
        reader->table = root;
        return read_header(reader);
    }
    if (!first || first == '#' || first == '\r' || first == '\n')
        return true;
    return read_pair(reader, reader->table);
}

static bool read_document(TomlReader *reader, TomlValue *root)
{
    while (reader->at < reader->text.size) {
        skip_blanks(reader);
        if (!read_statement(reader, root))
            return false;
        skip_blanks(reader);
        skip_comment(reader);
        if (!take_line_end(reader) && reader->at < reader->text.size)
            return toml_expected(reader, "the end of the line");
    }
    return true;
}

TomlValue *toml_parse(Arena *arena, Str text, Error *error)
{
    TomlValue *root = arena_alloc(arena, sizeof *root);
    root->kind = TOML_TABLE;
    root->line = root->column = 1;
    TomlReader reader = {.arena = arena,
                         .error = error,
                         .text = text,
                         .section = 1,
                         .table = root,
                         .place = {0, 1, 1}};
    toml_make_index(&reader);
    if (!toml_check_text(&reader) || !read_document(&reader, root))
        return NULL;
    return root;
}

const TomlValue *toml_get(const TomlValue *table, const char *key)
{
    if (!table || table->kind != TOML_TABLE)
        return NULL;
    const TomlValue *value = table->first;
    while (value && !str_is(value->key, key))
        value = value->next;
    return value;
}

const char *toml_kind_name(TomlKind kind)
{
    static const char *const names[] = {
        [TOML_STRING] = "a string", [TOML_INTEGER] = "an integer",
        [TOML_FLOAT] = "a float",   [TOML_BOOLEAN] = "a boolean",
        [TOML_DATE] = "a date",     [TOML_ARRAY] = "an array",
        [TOML_TABLE] = "a table",
    };
    return names[kind];
}

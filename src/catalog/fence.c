#include "catalog/fence.h"

#include "base/distance.h"
#include "text/version.h"

/* What may follow the `=` of an attribute. */
typedef enum ValueKind {
    VALUE_TEXT,
    VALUE_VERSION,
    VALUE_NUMBER,
    VALUE_NUMBERS,
    VALUE_UNIT,
    VALUE_MAYBE_NUMBER, /* the key may also stand alone */
} ValueKind;

static const struct {
    Str language;
    Str key;
    ValueKind value;
} attributes[] = {
    {STR_INIT("query"), STR_INIT("variant"), VALUE_TEXT},
    {STR_INIT("query"), STR_INIT("impact"), VALUE_TEXT},
    {STR_INIT("query"), STR_INIT("severity"), VALUE_TEXT},
    {STR_INIT("query"), STR_INIT("message"), VALUE_TEXT},
    {STR_INIT("query"), STR_INIT("help"), VALUE_TEXT},
    {STR_INIT("py"), STR_INIT("python"), VALUE_VERSION},
    {STR_INIT("py"), STR_INIT("path"), VALUE_TEXT},
    {STR_INIT("py"), STR_INIT("size"), VALUE_NUMBER},
    {STR_INIT("py"), STR_INIT("sizes"), VALUE_NUMBERS},
    {STR_INIT("py"), STR_INIT("unit"), VALUE_UNIT},
    {STR_INIT("py"), STR_INIT("variant"), VALUE_TEXT},
    {STR_INIT("py"), STR_INIT("gate"), VALUE_MAYBE_NUMBER},
};

enum { ATTRIBUTE_COUNT = sizeof attributes / sizeof *attributes };

static const Str languages[] = {STR_INIT("py"), STR_INIT("query"),
                                STR_INIT("toml")};
static const Str units[] = {STR_INIT("ratio"), STR_INIT("ms"),
                            STR_INIT("bytes")};
static const Str labels[] = {STR_INIT("setup"), STR_INIT("slow"),
                             STR_INIT("fast")};

enum { LANGUAGE_COUNT = 3, LABEL_COUNT = 3, UNIT_COUNT = 3 };

typedef struct Info {
    Arena *arena;
    Str text;
    size_t at;
    Fence *fence;
    Error *error;
} Info;

static uint32_t column_of(const Info *info, size_t offset)
{
    Str before = str_slice(info->text, 0, offset);
    return (uint32_t)(info->fence->mark.length + str_code_points(before) + 1);
}

static bool fail_at(const Info *info, size_t offset, const char *message)
{
    (void)error_set(info->error, "%s", message);
    return error_at(info->error, NULL, info->fence->line - 1,
                    column_of(info, offset));
}

static bool is_any(Str word, const Str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(word, words[i]))
            return true;
    return false;
}

static void skip_blanks(Info *info)
{
    while (info->at < info->text.size && (info->text.data[info->at] == ' ' ||
                                          info->text.data[info->at] == '\t'))
        info->at++;
}

/* The bytes up to a blank or `stop`. */
static Str take_word(Info *info, char stop)
{
    size_t start = info->at;
    while (info->at < info->text.size && info->text.data[info->at] != ' ' &&
           info->text.data[info->at] != '\t' &&
           info->text.data[info->at] != stop)
        info->at++;
    return str_slice(info->text, start, info->at);
}

static bool read_language(Info *info)
{
    size_t start = info->at;
    Str word = take_word(info, '\0');
    info->fence->language = word;
    if (is_any(word, languages, LANGUAGE_COUNT))
        return true;
    if (!word.size)
        return fail_at(info, start,
                       "a fence needs a language: py, query or toml");
    return fail_at(info, start,
                   arena_format(info->arena, "unknown fence language `%.*s`%s",
                                STR_ARG(word),
                                distance_hint(info->arena, word, languages,
                                              LANGUAGE_COUNT)));
}

static void read_label(Info *info)
{
    size_t start = info->at;
    Str word = take_word(info, '\0');
    if (str_is(info->fence->language, "py") &&
        is_any(word, labels, LABEL_COUNT))
        info->fence->label = word;
    else
        info->at = start;
    skip_blanks(info);
}

static size_t find_attribute(const Info *info, Str key)
{
    size_t i = 0;
    while (i < ATTRIBUTE_COUNT &&
           (!str_equal(attributes[i].language, info->fence->language) ||
            !str_equal(attributes[i].key, key)))
        i++;
    return i;
}

static bool refuse_word(const Info *info, size_t offset, Str word)
{
    Str known[ATTRIBUTE_COUNT + LABEL_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++)
        if (str_equal(attributes[i].language, info->fence->language))
            known[count++] = attributes[i].key;
    if (is_any(word, labels, LABEL_COUNT))
        return fail_at(info, offset,
                       arena_format(info->arena,
                                    "`%.*s` must come right behind `py`",
                                    STR_ARG(word)));
    for (size_t i = 0; str_is(info->fence->language, "py") && i < LABEL_COUNT;
         i++)
        known[count++] = labels[i];
    return fail_at(
        info, offset,
        arena_format(info->arena, "unknown word `%.*s` behind `%.*s`%s",
                     STR_ARG(word), STR_ARG(info->fence->language),
                     distance_hint(info->arena, word, known, count)));
}

/* `VALUE` or `"SOME VALUE"`, behind the `=`. */
static bool read_value(Info *info, Str *value)
{
    size_t start = info->at;
    if (start == info->text.size || info->text.data[start] != '"') {
        *value = take_word(info, '\0');
        return true;
    }
    size_t end = str_find_byte(info->text, '"', start + 1);
    if (end == info->text.size)
        return fail_at(info, start, "the quoted value is not closed");
    *value = str_slice(info->text, start + 1, end);
    info->at = end + 1;
    if (take_word(info, '\0').size)
        return fail_at(info, end + 1, "expected a blank behind the value");
    return true;
}

/* Digits, with single commas between them when `many`. */
static bool is_numbers(Str text, bool many)
{
    bool digit = false;
    for (size_t i = 0; i < text.size; i++) {
        bool comma = many && digit && text.data[i] == ',';
        digit = text.data[i] >= '0' && text.data[i] <= '9';
        if (!digit && !comma)
            return false;
    }
    return digit;
}

/* What a value should have been, or NULL when it is that. */
static const char *wanted(ValueKind kind, Str value)
{
    switch (kind) {
    case VALUE_TEXT:
        return value.size ? NULL : "a value";
    case VALUE_VERSION:
        return version_parse(value) ? NULL : "a version such as 3.11";
    case VALUE_NUMBERS:
        return is_numbers(value, true) ? NULL : "numbers such as 10,100";
    case VALUE_UNIT:
        return is_any(value, units, UNIT_COUNT) ? NULL : "ratio, ms or bytes";
    case VALUE_MAYBE_NUMBER:
        return !value.size || is_numbers(value, false) ? NULL : "a number";
    case VALUE_NUMBER:
        return is_numbers(value, false) ? NULL : "a number";
    }
    return NULL;
}

static bool read_attribute(Info *info)
{
    size_t start = info->at;
    Str key = take_word(info, '=');
    Str value = {0};
    size_t kind = find_attribute(info, key);
    if (kind == ATTRIBUTE_COUNT)
        return refuse_word(info, start, key);
    bool assigned =
        info->at < info->text.size && info->text.data[info->at] == '=';
    info->at += assigned;
    if (assigned && !read_value(info, &value))
        return false;
    const char *what = wanted(attributes[kind].value, value);
    if (!what && assigned && !value.size)
        what = "a value";
    const char *text = arena_copy(info->arena, key.data, key.size);
    if (what)
        return fail_at(info, start,
                       arena_format(info->arena, "`%s` needs %s", text, what));
    if (fence_find(info->fence, text))
        return fail_at(info, start,
                       arena_format(info->arena, "`%s` is given twice", text));
    array_push(info->arena, &info->fence->list,
               (FenceAttribute){key, value, column_of(info, start)});
    return true;
}

bool fence_read_info(Arena *arena, Str info, Fence *fence, Error *error)
{
    Info reader = {
        .arena = arena, .text = info, .fence = fence, .error = error};
    if (!read_language(&reader))
        return false;
    skip_blanks(&reader);
    read_label(&reader);
    fence->attributes = str_trim(str_slice(info, reader.at, info.size));
    while (reader.at < info.size) {
        if (!read_attribute(&reader))
            return false;
        skip_blanks(&reader);
    }
    return true;
}

const FenceAttribute *fence_find(const Fence *fence, const char *key)
{
    for (uint32_t i = 0; i < fence->list.count; i++)
        if (str_is(fence->list.items[i].key, key))
            return &fence->list.items[i];
    return NULL;
}

Str fence_value(const Fence *fence, const char *key)
{
    const FenceAttribute *attribute = fence_find(fence, key);
    return attribute ? attribute->value : (Str){0};
}

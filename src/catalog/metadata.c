#include "catalog/metadata.h"

#include "base/distance.h"
#include "base/toml.h"

/* Order of `keys`. */
typedef enum Key {
    KEY_CODE,
    KEY_MESSAGE,
    KEY_HELP,
    KEY_IMPACT,
    KEY_SEVERITY,
    KEY_DEFAULT,
    KEY_OVER,
    KEY_PEERS,
    KEY_WAS,
    KEY_FIX,
    KEY_IMPL,
    KEY_MIN_PYTHON,
    KEY_MAX_PYTHON,
    KEY_COUNT
} Key;

static const Str keys[KEY_COUNT] = {
    STR_INIT("code"),       STR_INIT("message"),  STR_INIT("help"),
    STR_INIT("impact"),     STR_INIT("severity"), STR_INIT("default"),
    STR_INIT("over"),       STR_INIT("peers"),    STR_INIT("was"),
    STR_INIT("fix"),        STR_INIT("impl"),     STR_INIT("min-python"),
    STR_INIT("max-python"),
};

static const Str fixes[] = {STR_INIT("safe"), STR_INIT("unsafe")};

enum { IMPACT_COUNT = 4, SEVERITY_COUNT = 2, FIX_COUNT = 2 };

typedef struct Reader {
    Arena *arena;
    const Page *page;
    Error *error;
    PageOrigin origin;
    Metadata *metadata;
    uint32_t first_line; /* of the toml in the page */
} Reader;

static Severity default_severity(Impact impact)
{
    return impact == IMPACT_MEMORY ? SEVERITY_NOTE : SEVERITY_WARNING;
}

static bool find_word(Str word, const Str *words, size_t count, size_t *index)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(word, words[i])) {
            *index = i;
            return true;
        }
    return false;
}

/* `unknown KIND X, did you mean Y?` */
static const char *unknown(Arena *arena, Str word, const char *what,
                           const Str *words, size_t count)
{
    return arena_format(arena, "unknown %s `%.*s`%s", what, STR_ARG(word),
                        distance_hint(arena, word, words, count));
}

static bool parse_impact(Str word, Impact *impact)
{
    for (int i = 0; i < IMPACT_COUNT; i++)
        if (str_equal(word, impact_name((Impact)i))) {
            *impact = (Impact)i;
            return true;
        }
    return false;
}

/* `off` is no severity that a page may have. */
static bool parse_severity(Str word, Severity *severity)
{
    bool warning = str_equal(word, severity_name(SEVERITY_WARNING));
    if (!warning && !str_equal(word, severity_name(SEVERITY_NOTE)))
        return false;
    *severity = warning ? SEVERITY_WARNING : SEVERITY_NOTE;
    return true;
}

static const char *unknown_impact(Arena *arena, Str word)
{
    Str words[IMPACT_COUNT];
    for (int i = 0; i < IMPACT_COUNT; i++)
        words[i] = impact_name((Impact)i);
    return unknown(arena, word, "impact", words, IMPACT_COUNT);
}

static const char *unknown_severity(Arena *arena, Str word)
{
    Str words[SEVERITY_COUNT] = {severity_name(SEVERITY_NOTE),
                                 severity_name(SEVERITY_WARNING)};
    return unknown(arena, word, "severity", words, SEVERITY_COUNT);
}

static bool fail_at(const Reader *reader, uint32_t line, uint32_t column,
                    const char *message)
{
    (void)error_set(reader->error, "%s", message);
    return error_at(reader->error, reader->page->path,
                    reader->first_line + line - 1, column);
}

static bool fail_value(const Reader *reader, const TomlValue *value,
                       const char *message)
{
    return fail_at(reader, value->line, value->column, message);
}

static bool check_kind(const Reader *reader, const TomlValue *value, Str key,
                       TomlKind kind)
{
    if (value->kind == kind)
        return true;
    return fail_value(reader, value,
                      arena_format(reader->arena, "`%.*s` must be %s, not %s",
                                   STR_ARG(key), toml_kind_name(kind),
                                   toml_kind_name(value->kind)));
}

static bool read_text(const Reader *reader, const TomlValue *value, Str *text)
{
    if (!check_kind(reader, value, value->key, TOML_STRING))
        return false;
    *text = value->text;
    if (str_trim(value->text).size)
        return true;
    return fail_value(
        reader, value,
        arena_format(reader->arena, "`%.*s` is empty", STR_ARG(value->key)));
}

static bool read_list(const Reader *reader, const TomlValue *value,
                      MetadataList *list)
{
    if (!check_kind(reader, value, value->key, TOML_ARRAY))
        return false;
    for (const TomlValue *item = value->first; item; item = item->next) {
        if (item->kind != TOML_STRING)
            return fail_value(
                reader, item,
                arena_format(reader->arena,
                             "`%.*s` must have strings only, not %s",
                             STR_ARG(value->key), toml_kind_name(item->kind)));
        array_push(reader->arena, list, item->text);
    }
    return true;
}

/* Letters, then digits. */
static bool is_code(Str code, PageOrigin origin)
{
    size_t letters = 0;
    while (letters < code.size && code.data[letters] >= 'A' &&
           code.data[letters] <= 'Z')
        letters++;
    size_t end = letters;
    while (end < code.size && code.data[end] >= '0' && code.data[end] <= '9')
        end++;
    size_t digits = end - letters;
    if (end < code.size || !letters || !digits)
        return false;
    return origin == PAGE_OF_USER ||
           (str_is(str_slice(code, 0, letters), "HOT") &&
            (digits == 3 || digits == 4));
}

static bool read_code(const Reader *reader, const TomlValue *value)
{
    if (!read_text(reader, value, &reader->metadata->code))
        return false;
    if (is_code(value->text, reader->origin))
        return true;
    return fail_value(reader, value,
                      reader->origin == PAGE_SHIPPED
                          ? "`code` must be `HOT` and 3 or 4 digits"
                          : "`code` must be capital letters, then digits");
}

static bool read_impact(const Reader *reader, const TomlValue *value)
{
    Str word;
    if (!read_text(reader, value, &word))
        return false;
    return parse_impact(word, &reader->metadata->impact) ||
           fail_value(reader, value, unknown_impact(reader->arena, word));
}

static bool read_severity(const Reader *reader, const TomlValue *value)
{
    Str word;
    reader->metadata->has_severity = true;
    if (!read_text(reader, value, &word))
        return false;
    return parse_severity(word, &reader->metadata->severity) ||
           fail_value(reader, value, unknown_severity(reader->arena, word));
}

static bool read_default(const Reader *reader, const TomlValue *value)
{
    reader->metadata->default_on = value->boolean;
    return check_kind(reader, value, value->key, TOML_BOOLEAN);
}

static bool read_fix(const Reader *reader, const TomlValue *value)
{
    Str *fix = &reader->metadata->fix;
    size_t index;
    if (!read_text(reader, value, fix))
        return false;
    return find_word(*fix, fixes, FIX_COUNT, &index) ||
           fail_value(reader, value,
                      unknown(reader->arena, *fix, "fix", fixes, FIX_COUNT));
}

static bool read_impl(const Reader *reader, const TomlValue *value)
{
    if (!read_text(reader, value, &reader->metadata->impl))
        return false;
    if (!str_is(value->text, "c"))
        return fail_value(reader, value, "`impl` must be \"c\", or left out");
    return reader->origin == PAGE_SHIPPED ||
           fail_value(reader, value,
                      "only a built-in rule can have a filter "
                      "in C");
}

static bool read_version(const Reader *reader, const TomlValue *value,
                         Version *version)
{
    Str text;
    if (!read_text(reader, value, &text))
        return false;
    *version = version_parse(text);
    return *version ||
           fail_value(reader, value,
                      arena_format(reader->arena,
                                   "`%.*s` must be a version such as \"3.11\"",
                                   STR_ARG(value->key)));
}

static bool read_key(const Reader *reader, const TomlValue *value, Key key)
{
    Metadata *metadata = reader->metadata;
    switch (key) {
    case KEY_CODE:
        return read_code(reader, value);
    case KEY_MESSAGE:
        return read_text(reader, value, &metadata->message);
    case KEY_HELP:
        return read_text(reader, value, &metadata->help);
    case KEY_IMPACT:
        return read_impact(reader, value);
    case KEY_SEVERITY:
        return read_severity(reader, value);
    case KEY_DEFAULT:
        return read_default(reader, value);
    case KEY_OVER:
        metadata->over_line = reader->first_line + value->line - 1;
        metadata->over_column = value->column;
        return read_list(reader, value, &metadata->over);
    case KEY_PEERS:
        return read_list(reader, value, &metadata->peers);
    case KEY_WAS:
        return read_list(reader, value, &metadata->was);
    case KEY_FIX:
        return read_fix(reader, value);
    case KEY_IMPL:
        return read_impl(reader, value);
    case KEY_MIN_PYTHON:
        return read_version(reader, value, &metadata->min_python);
    case KEY_MAX_PYTHON:
        return read_version(reader, value, &metadata->max_python);
    case KEY_COUNT:
        break;
    }
    return false;
}

static bool read_table(const Reader *reader, const TomlValue *table)
{
    for (const TomlValue *value = table->first; value; value = value->next) {
        size_t key;
        if (!find_word(value->key, keys, KEY_COUNT, &key))
            return fail_at(
                reader, value->key_line, value->key_column,
                unknown(reader->arena, value->key, "key", keys, KEY_COUNT));
        if (!read_key(reader, value, (Key)key))
            return false;
    }
    return true;
}

/* What cannot be said of one key alone. */
static bool check_whole(const Reader *reader, const TomlValue *table)
{
    static const char *const needed[] = {"code", "message", "impact"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!toml_get(table, needed[i]))
            return fail_at(reader, 0, 1,
                           arena_format(reader->arena,
                                        "the key `%s` is missing", needed[i]));
    Metadata *metadata = reader->metadata;
    if (metadata->max_python && metadata->max_python < metadata->min_python)
        return fail_value(reader, toml_get(table, "max-python"),
                          "`max-python` is below `min-python`");
    if (!metadata->has_severity)
        metadata->severity = default_severity(metadata->impact);
    return true;
}

bool metadata_read(Arena *arena, const Page *page, PageOrigin origin,
                   Metadata *metadata, Error *error)
{
    const Fence *fence = &page->fences.items[0];
    *metadata = (Metadata){.page = page, .default_on = true};
    Reader reader = {.arena = arena,
                     .page = page,
                     .error = error,
                     .origin = origin,
                     .metadata = metadata,
                     .first_line = fence->line};
    Error inner = {0};
    const TomlValue *table = toml_parse(arena, fence->text, &inner);
    if (!table)
        return fail_at(&reader, inner.line, inner.column, inner.message);
    return read_table(&reader, table) && check_whole(&reader, table);
}

static bool refuse_attribute(const Metadata *metadata, const Fence *fence,
                             const FenceAttribute *attribute,
                             const char *message, Error *error)
{
    (void)error_set(error, "%s", message);
    return error_at(error, metadata->page->path, fence->line - 1,
                    attribute->column);
}

bool metadata_read_variant(Arena *arena, const Metadata *metadata,
                           const Fence *fence, MetadataVariant *variant,
                           Error *error)
{
    *variant = (MetadataVariant){.name = fence_value(fence, "variant"),
                                 .message = metadata->message,
                                 .help = metadata->help,
                                 .impact = metadata->impact,
                                 .severity = metadata->severity,
                                 .has_severity = metadata->has_severity};
    const FenceAttribute *impact = fence_find(fence, "impact");
    const FenceAttribute *severity = fence_find(fence, "severity");
    if (impact && !parse_impact(impact->value, &variant->impact))
        return refuse_attribute(metadata, fence, impact,
                                unknown_impact(arena, impact->value), error);
    if (impact && !variant->has_severity)
        variant->severity = default_severity(variant->impact);
    if (severity && !parse_severity(severity->value, &variant->severity))
        return refuse_attribute(metadata, fence, severity,
                                unknown_severity(arena, severity->value),
                                error);
    variant->has_severity |= severity != NULL;
    if (fence_find(fence, "message"))
        variant->message = fence_value(fence, "message");
    if (fence_find(fence, "help"))
        variant->help = fence_value(fence, "help");
    return true;
}

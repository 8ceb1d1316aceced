#include "run/config_key.h"

#include "base/distance.h"
#include "base/glob.h"
#include "text/version.h"

const ConfigKey config_keys[CONFIG_COUNT] = {
#define CONFIG(id, name, type, merge, initial, example, doc)                   \
    {STR_INIT(name), STR_INIT(initial), STR_INIT(example),                     \
     STR_INIT(doc),  CONFIG_##type,     CONFIG_##merge},
#include "run/config.def"
#undef CONFIG
};

/* A value under inspection. */
typedef struct Checked {
    Str key; /* of the configuration */
    const TomlValue *value;
    Error *error;
} Checked;

/* Checks one value of an array or table. */
typedef bool Check(const Checked *checked);

static bool fail_at_value(const Checked *checked)
{
    return error_at(checked->error, NULL, checked->value->line,
                    checked->value->column);
}

static bool fail_at_key(const Checked *checked)
{
    return error_at(checked->error, NULL, checked->value->key_line,
                    checked->value->key_column);
}

/* `what` is what the value must be. */
static bool fail_kind(const Checked *checked, const char *what)
{
    (void)error_set(checked->error, "`%.*s` must be %s, not %s",
                    STR_ARG(checked->key), what,
                    toml_kind_name(checked->value->kind));
    return fail_at_value(checked);
}

static bool check_each(const Checked *checked, Check *check)
{
    for (const TomlValue *item = checked->value->first; item;
         item = item->next) {
        Checked inner = {checked->key, item, checked->error};
        if (!check(&inner))
            return false;
    }
    return true;
}

static bool check_array(const Checked *checked, Check *check)
{
    if (checked->value->kind != TOML_ARRAY)
        return fail_kind(checked, "an array of strings");
    return check_each(checked, check);
}

static bool check_table(const Checked *checked, Check *check, const char *what)
{
    if (checked->value->kind != TOML_TABLE)
        return fail_kind(checked, what);
    return check_each(checked, check);
}

static bool has_control(Str text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] < ' ')
            return true;
    return false;
}

static bool check_item(const Checked *checked)
{
    if (checked->value->kind != TOML_STRING)
        return fail_kind(checked, "an array of strings");
    if (str_trim(checked->value->text).size &&
        !has_control(checked->value->text))
        return true;
    (void)error_set(
        checked->error, "`%.*s` has a string that is %s", STR_ARG(checked->key),
        str_trim(checked->value->text).size ? "not printable" : "empty");
    return fail_at_value(checked);
}

/* Why `glob` is none, or NULL. */
static const char *glob_fault(Str glob)
{
    if (str_code_points(glob) > CONFIG_GLOB_LIMIT)
        return "it is longer than " CONFIG_GLOB_LIMIT_TEXT " characters";
    if (has_control(glob))
        return "it has a control character";
    if (str_starts_with(glob, STR("#")))
        return "`#` begins a comment; write `\\\\#` for the character";
    if (!str_trim(glob).size || str_is(glob, "/") || str_is(glob, "!"))
        return "it is empty";
    return glob_is_valid(glob)
               ? NULL
               : "a `[` is not closed, or a backslash has nothing behind it";
}

static bool check_glob_text(const Checked *checked, Str glob)
{
    const char *fault = glob_fault(glob);
    return !fault || error_set(checked->error, "`%.*s` is no pattern: %s",
                               STR_ARG(str_first_code_points(glob, 60)), fault);
}

static bool check_glob(const Checked *checked)
{
    return check_item(checked) &&
           (check_glob_text(checked, checked->value->text) ||
            fail_at_value(checked));
}

static bool check_selectors_of_glob(const Checked *checked)
{
    if (!check_glob_text(checked, checked->value->key))
        return fail_at_key(checked);
    return check_array(checked, check_item);
}

static bool check_severity(const Checked *checked)
{
    const TomlValue *value = checked->value;
    if (value->kind == TOML_STRING &&
        (str_is(value->text, "warning") || str_is(value->text, "note")))
        return true;
    (void)error_set(checked->error,
                    "the severity of `%.*s` is \"warning\" or \"note\"%s",
                    STR_ARG(value->key),
                    value->kind == TOML_STRING && str_is(value->text, "off")
                        ? "; `ignore` switches rules off"
                        : "");
    return fail_at_value(checked);
}

/* `package.module` */
static bool is_module(Str name)
{
    bool is_part_empty = true;
    for (size_t i = 0; i < name.size; i++) {
        char byte = str_lower(name.data[i]);
        bool is_dot = byte == '.';
        bool is_letter = (byte >= 'a' && byte <= 'z') || byte == '_' ||
                         (unsigned char)byte >= 0x80;
        bool is_digit = byte >= '0' && byte <= '9';
        if (is_part_empty ? !is_letter : !is_letter && !is_digit && !is_dot)
            return false;
        is_part_empty = is_dot;
    }
    return !is_part_empty;
}

static bool check_cost(const Checked *checked)
{
    const TomlValue *value = checked->value;
    if (!is_module(value->key)) {
        (void)error_set(checked->error, "`%.*s` is no name of a module",
                        STR_ARG(value->key));
        return fail_at_key(checked);
    }
    if (value->kind == TOML_INTEGER && value->integer > 0 &&
        value->integer <= CONFIG_COST_LIMIT)
        return true;
    (void)error_set(checked->error,
                    "`%.*s` must have whole milliseconds, from 1 to %d",
                    STR_ARG(value->key), CONFIG_COST_LIMIT);
    return fail_at_value(checked);
}

static bool check_version(const Checked *checked)
{
    const TomlValue *value = checked->value;
    Version version =
        value->kind == TOML_STRING ? version_parse(value->text) : 0;
    if (version >= VERSION_OLDEST && version <= VERSION_NEWEST)
        return true;
    (void)error_set(
        checked->error, "`%.*s` must be a string from \"3.%d\" to \"3.%d\"",
        STR_ARG(checked->key), VERSION_OLDEST % 100, VERSION_NEWEST % 100);
    return fail_at_value(checked);
}

static bool check_path(const Checked *checked)
{
    const TomlValue *value = checked->value;
    if (value->kind == TOML_STRING && value->text.size &&
        !has_control(value->text))
        return true;
    (void)error_set(checked->error, "`%.*s` must be the path of a file",
                    STR_ARG(checked->key));
    return fail_at_value(checked);
}

static bool check_type(const Checked *checked, ConfigType type)
{
    switch (type) {
    case CONFIG_PATH:
        return check_path(checked);
    case CONFIG_VERSION:
        return check_version(checked);
    case CONFIG_SELECTORS:
    case CONFIG_FOLDERS:
        return check_array(checked, check_item);
    case CONFIG_GLOBS:
        return check_array(checked, check_glob);
    case CONFIG_SELECTORS_BY_GLOB:
        return check_table(checked, check_selectors_of_glob,
                           "a table such as {\"tests/\" = [\"HOT101\"]}");
    case CONFIG_SEVERITIES:
        return check_table(checked, check_severity,
                           "a table such as {HOT101 = \"note\"}");
    case CONFIG_COSTS:
        break;
    }
    return check_table(checked, check_cost, "a table such as {pandas = 400}");
}

bool config_check_value(ConfigId id, const TomlValue *value, Error *error)
{
    Checked checked = {config_keys[id].name, value, error};
    return check_type(&checked, config_keys[id].type);
}

static ConfigId find_key(Str name)
{
    int id = 0;
    while (id < CONFIG_COUNT && !str_equal(config_keys[id].name, name))
        id++;
    return (ConfigId)id;
}

static bool refuse_key(const TomlValue *value, Error *error)
{
    Str names[CONFIG_COUNT];
    for (int id = 0; id < CONFIG_COUNT; id++)
        names[id] = config_keys[id].name;
    Str near = distance_nearest(value->key, names, CONFIG_COUNT);
    (void)error_set(error, "unknown key `%.*s`%s%.*s%s", STR_ARG(value->key),
                    near.size ? ", did you mean `" : "", STR_ARG(near),
                    near.size ? "`?" : "");
    return error_at(error, NULL, value->key_line, value->key_column);
}

bool config_check(const TomlValue *table, Error *error)
{
    for (const TomlValue *value = table->first; value; value = value->next) {
        ConfigId id = find_key(value->key);
        if (id == CONFIG_COUNT)
            return refuse_key(value, error);
        if (!config_check_value(id, value, error))
            return false;
    }
    return true;
}

#include "cli/config_schema.h"

#include "report/json_writer.h"
#include "run/config_key.h"
#include "text/version.h"

/* Of a string that is not blank and has no control characters; of a glob; of
 * a dotted name. */
#define TEXT                                                                   \
    "\"type\": \"string\", \"pattern\": "                                      \
    "\"^[^\\\\u0000-\\\\u001f]*[^\\\\u0000-\\\\u0020][^\\\\u0000-\\\\u001f]*$" \
    "\""
#define GLOB                                                                   \
    "\"type\": \"string\", "                                                   \
    "\"maxLength\": " CONFIG_GLOB_LIMIT_TEXT ", \"pattern\": "                 \
    "\"^(?!#|[/!]$)[^\\\\u0000-\\\\u001f]*[^\\\\u0000-\\\\u0020]"              \
    "[^\\\\u0000-\\\\u001f]*$\""
#define MODULE                                                                 \
    "\"pattern\": "                                                            \
    "\"^[A-Za-z_\\\\u0080-\\\\uffff][\\\\w\\\\u0080-\\\\uffff]*"               \
    "(\\\\.[A-Za-z_\\\\u0080-\\\\uffff][\\\\w\\\\u0080-\\\\uffff]*)*$\""
#define COST                                                                   \
    "\"type\": \"integer\", \"minimum\": 1, "                                  \
    "\"maximum\": " CONFIG_COST_LIMIT_TEXT
#define ARRAY_OF(item) "\"type\": \"array\", \"items\": {" item "}"
#define TABLE_OF(item)                                                         \
    "\"type\": \"object\", \"additionalProperties\": {" item "}"

/* What there is to say of a type of values. */
static const struct {
    const char *schema; /* members of an object */
    const char *name;
} types[] = {
    [CONFIG_PATH] = {TEXT, "a path"},
    [CONFIG_VERSION] = {NULL, "a version"},
    [CONFIG_SELECTORS] = {ARRAY_OF(TEXT), "an array of selectors"},
    [CONFIG_GLOBS] = {ARRAY_OF(GLOB), "an array of globs"},
    [CONFIG_FOLDERS] = {ARRAY_OF(TEXT), "an array of folders"},
    [CONFIG_SELECTORS_BY_GLOB] = {TABLE_OF(ARRAY_OF(
                                      TEXT)) ", "
                                             "\"propertyNames\": {" GLOB "}",
                                  "a table of arrays of selectors, by glob"},
    [CONFIG_SEVERITIES] = {TABLE_OF("\"enum\": [\"warning\", \"note\"]"),
                           "a table of severities, by selector"},
    [CONFIG_COSTS] = {TABLE_OF(COST) ", \"propertyNames\": {" MODULE "}",
                      "a table of milliseconds, by module"},
};

static void put_versions(Buffer *buffer)
{
    buffer_put(buffer, STR("\"enum\": ["));
    for (unsigned version = VERSION_OLDEST; version <= VERSION_NEWEST;
         version++)
        buffer_print(buffer, "%s\"3.%u\", \"py3%u\"",
                     version > VERSION_OLDEST ? ", " : "", version % 100,
                     version % 100);
    buffer_put_byte(buffer, ']');
}

static void put_property(Buffer *buffer, const ConfigKey *key)
{
    JsonWriter json = {.buffer = buffer};
    buffer_print(buffer, "    \"%s\": {\"description\": ", key->name.data);
    json_string(&json, key->doc);
    buffer_put(buffer, STR(", "));
    if (types[key->type].schema)
        buffer_put(buffer, str_from(types[key->type].schema));
    else
        put_versions(buffer);
    if (key->initial.size)
        buffer_print(buffer, ", \"default\": %s", key->initial.data);
    buffer_put_byte(buffer, '}');
}

void config_schema_put(Buffer *buffer)
{
    buffer_put(buffer,
               STR("{\n"
                   "  \"$schema\": \"http://json-schema.org/draft-07/schema#\","
                   "\n  \"title\": \"hotlint\",\n"
                   "  \"type\": \"object\",\n"
                   "  \"additionalProperties\": false,\n"
                   "  \"properties\": {\n"));
    for (int id = 0; id < CONFIG_COUNT; id++) {
        buffer_put(buffer, id ? STR(",\n") : STR(""));
        put_property(buffer, &config_keys[id]);
    }
    buffer_put(buffer, STR("\n  }\n}\n"));
}

static void put_section(Buffer *buffer, const ConfigKey *key)
{
    bool adds = key->merge == CONFIG_ADDS;
    buffer_print(buffer, "### `%s`\n\n%s\n\n", key->name.data, key->doc.data);
    buffer_print(buffer, "* %s", types[key->type].name);
    if (key->initial.size)
        buffer_print(buffer, "; default `%s`", key->initial.data);
    buffer_print(buffer, "\n* %s what farther places say\n\n",
                 adds ? "adds to" : "replaces");
    buffer_print(buffer, "```toml\n%s = %s\n```\n\n", key->name.data,
                 key->example.data);
}

void config_schema_put_markdown(Buffer *buffer)
{
    for (int id = 0; id < CONFIG_COUNT; id++)
        put_section(buffer, &config_keys[id]);
}

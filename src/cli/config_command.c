#include "cli/commands.h"
#include "cli/config_schema.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "report/json_writer.h"

/* What is printed is a configuration again, each thing with a comment that
 * tells where it comes from. */
typedef struct Printing {
    Arena *arena;
    Buffer *buffer;
    const Project *project;
} Printing;

/* A string of JSON is one of TOML. */
static void put_string(Buffer *buffer, Str text)
{
    JsonWriter json = {.buffer = buffer};
    json_string(&json, text);
}

/* Strings, numbers, and arrays of them: other kinds there are not. */
static void put_value(Buffer *buffer, const TomlValue *value)
{
    if (value->kind == TOML_STRING) {
        put_string(buffer, value->text);
        return;
    }
    if (value->kind == TOML_INTEGER) {
        buffer_print(buffer, "%lld", (long long)value->integer);
        return;
    }
    buffer_put_byte(buffer, '[');
    for (const TomlValue *item = value->first; item; item = item->next) {
        put_string(buffer, item->text);
        buffer_put(buffer, item->next ? STR(", ") : STR(""));
    }
    buffer_put_byte(buffer, ']');
}

static void put_origin(Buffer *buffer, const char *origin, uint32_t line)
{
    buffer_print(buffer, "  # %s", origin);
    if (line)
        buffer_print(buffer, ":%u", line);
    buffer_put_byte(buffer, '\n');
}

static void put_target(const Printing *printing)
{
    const Project *project = printing->project;
    Buffer *buffer = printing->buffer;
    LayerItem at = {0};
    buffer_print(buffer, "target-version = \"3.%u\"", project->target % 100U);
    if (layers_next(&project->config->layers, CONFIG_target_version, &at))
        put_origin(buffer, at.layer->origin, at.value->line);
    else if (project->required)
        put_origin(buffer, project->packaged, project->requires->line);
    else
        put_origin(buffer, "default", 0);
}

/* Of files that are extended the layers are there. */
static void put_path(const Printing *printing, ConfigId id)
{
    Buffer *buffer = printing->buffer;
    LayerItem at = {0};
    if (id == CONFIG_extend ||
        !layers_next(&printing->project->config->layers, id, &at))
        return;
    buffer_print(buffer, "%s = ", config_keys[id].name.data);
    put_string(buffer,
               str_from(layer_path(at.layer, printing->arena, at.value)));
    put_origin(buffer, at.layer->origin, at.value->line);
}

/* Folders are told as they are found from here. */
static Str item_text(const Printing *printing, ConfigId id, const LayerItem *at)
{
    if (config_keys[id].type != CONFIG_FOLDERS)
        return at->item->text;
    return str_from(layer_path(at->layer, printing->arena, at->item));
}

/* The nearest value of a key; without `value` there is none. */
static LayerItem nearest(const Layers *layers, ConfigId id)
{
    LayerItem at = {0};
    LayerItem last = {0};
    while (layers_next(layers, id, &at))
        last = at;
    return last;
}

static void put_empty_array(const Printing *printing, ConfigId id)
{
    const char *name = config_keys[id].name.data;
    LayerItem at = nearest(&printing->project->config->layers, id);
    if (at.value) {
        buffer_print(printing->buffer, "%s = []", name);
        put_origin(printing->buffer, at.layer->origin, at.value->line);
    } else if (id == CONFIG_select) {
        buffer_print(printing->buffer,
                     "# %s: the rules that are on by default\n", name);
    }
}

static void put_array(const Printing *printing, ConfigId id)
{
    const Layers *layers = &printing->project->config->layers;
    Buffer *buffer = printing->buffer;
    LayerItem at = {0};
    bool is_empty = true;
    while (layers_next_item(layers, id, &at)) {
        if (is_empty)
            buffer_print(buffer, "%s = [\n", config_keys[id].name.data);
        is_empty = false;
        buffer_put(buffer, STR("    "));
        put_string(buffer, item_text(printing, id, &at));
        buffer_put_byte(buffer, ',');
        put_origin(buffer, at.layer->origin, at.item->line);
    }
    if (is_empty)
        put_empty_array(printing, id);
    else
        buffer_put(buffer, STR("]\n"));
}

static void put_table(const Printing *printing, ConfigId id)
{
    const Layers *layers = &printing->project->config->layers;
    Buffer *buffer = printing->buffer;
    LayerItem at = {0};
    bool is_empty = true;
    while (layers_next_item(layers, id, &at)) {
        if (is_empty)
            buffer_print(buffer, "\n[%s]\n", config_keys[id].name.data);
        is_empty = false;
        put_string(buffer, at.item->key);
        buffer_put(buffer, STR(" = "));
        put_value(buffer, at.item);
        put_origin(buffer, at.layer->origin, at.item->line);
    }
}

static void put_key(const Printing *printing, ConfigId id)
{
    switch (config_keys[id].type) {
    case CONFIG_PATH:
        put_path(printing, id);
        return;
    case CONFIG_VERSION:
        put_target(printing);
        return;
    case CONFIG_SELECTORS:
    case CONFIG_GLOBS:
    case CONFIG_FOLDERS:
        put_array(printing, id);
        return;
    case CONFIG_SELECTORS_BY_GLOB:
    case CONFIG_SEVERITIES:
    case CONFIG_COSTS:
        put_table(printing, id);
        return;
    }
}

static bool put_settings(const Arguments *arguments, Buffer *buffer,
                         Error *error)
{
    Project project;
    Printing printing = {arguments->arena, buffer, &project};
    const char *path =
        arguments->operands.count ? arguments->operands.items[0] : ".";
    if (!settings_project(arguments, path, &project, error))
        return false;
    if (project.file)
        buffer_print(buffer, "# %s\n", project.file);
    else
        buffer_put(buffer, STR("# no configuration\n"));
    for (int id = 0; id < CONFIG_COUNT; id++)
        put_key(&printing, (ConfigId)id);
    return true;
}

ExitCode config_command(const Arguments *arguments)
{
    ChoiceId view;
    Error error = {0};
    Buffer buffer = {0};
    bool is_put =
        settings_choice(arguments, OPTION_config_format, &view, &error);
    if (is_put && view == VIEW_schema)
        config_schema_put(&buffer);
    else if (is_put && view == VIEW_markdown)
        config_schema_put_markdown(&buffer);
    else
        is_put = is_put && put_settings(arguments, &buffer, &error);
    if (is_put)
        return output_finish(&buffer);
    buffer_free(&buffer);
    error_print(&error);
    return EXIT_UNABLE;
}

#include "run/layer.h"

#include "base/file.h"
#include "run/display_path.h"

#include <assert.h>
#include <string.h>

enum { CONFIG_LIMIT = 4 * 1024 * 1024 /* bytes */ };

const char layer_own_file[] = "hotlint.toml";
const char layer_pyproject[] = "pyproject.toml";

const TomlValue *layer_of_pyproject(const TomlValue *root)
{
    return toml_get(toml_get(root, "tool"), "hotlint");
}

const TomlValue *layer_value(const Layer *layer, ConfigId id)
{
    return toml_get(layer->table, config_keys[id].name.data);
}

/* Has a nearer layer the key? */
static bool is_said_later(const Layers *layers, ConfigId id, uint32_t from)
{
    for (uint32_t i = from; i < layers->count; i++)
        if (layer_value(&layers->items[i], id))
            return true;
    return false;
}

static bool is_replaced(const Layers *layers, ConfigId id, uint32_t from)
{
    if (id == CONFIG_extend_select)
        return is_said_later(layers, CONFIG_select, from);
    return config_keys[id].merge == CONFIG_REPLACES &&
           is_said_later(layers, id, from);
}

bool layers_next(const Layers *layers, ConfigId id, LayerItem *at)
{
    while (at->next < layers->count) {
        at->layer = &layers->items[at->next++];
        at->value = layer_value(at->layer, id);
        if (at->value && !is_replaced(layers, id, at->next))
            return true;
    }
    return false;
}

static bool is_item_replaced(const Layers *layers, ConfigId id,
                             const LayerItem *at)
{
    if (at->value->kind != TOML_TABLE)
        return false;
    for (uint32_t i = at->next; i < layers->count; i++) {
        const TomlValue *table = layer_value(&layers->items[i], id);
        const TomlValue *other = table ? table->first : NULL;
        while (other && !str_equal(other->key, at->item->key))
            other = other->next;
        if (other)
            return true;
    }
    return false;
}

bool layers_next_item(const Layers *layers, ConfigId id, LayerItem *at)
{
    do {
        if (at->item)
            at->item = at->item->next;
        while (!at->item) {
            if (!layers_next(layers, id, at))
                return false;
            at->item = at->value->first;
        }
    } while (is_item_replaced(layers, id, at));
    return true;
}

bool layer_fail_at(const Layer *layer, const TomlValue *value, Error *error)
{
    if (!value->line)
        return false;
    return error_at(error, layer->origin, value->line, value->column);
}

const char *layer_path(const Layer *layer, Arena *arena, const TomlValue *value)
{
    const char *name = arena_copy(arena, value->text.data, value->text.size);
    return display_path(arena, file_join(arena, layer->folder, name));
}

/* No file has said them. */
static void forget_lines(const TomlValue *table)
{
    for (TomlValue *value = table->first; value; value = value->next) {
        value->line = 0;
        for (TomlValue *item = value->first; item; item = item->next)
            item->line = 0;
    }
}

void layers_add_defaults(Layers *layers, Arena *arena, const char *root)
{
    Str text = {0};
    Error error = {0};
    for (int id = 0; id < CONFIG_COUNT; id++)
        if (config_keys[id].initial.size)
            text = str_from(arena_format(arena, "%.*s%s = %s\n", STR_ARG(text),
                                         config_keys[id].name.data,
                                         config_keys[id].initial.data));
    Layer layer = {.origin = "default", .root = root, .folder = "."};
    layer.table = toml_parse(arena, text, &error);
    assert(layer.table); /* test_layer.c checks them */
    forget_lines(layer.table);
    array_push(arena, layers, layer);
}

const TomlValue *layer_read_toml(Arena *arena, const char *path, Error *error)
{
    Str text;
    if (!file_read(arena, path, CONFIG_LIMIT, &text, error))
        return NULL;
    const TomlValue *table = toml_parse(arena, text, error);
    if (!table)
        (void)error_at(error, path, 0, 0);
    return table;
}

/* Sets the table of the layer from the file that is its origin. */
static bool read_layer(Layer *layer, Arena *arena, Error *error)
{
    const TomlValue *table = layer_read_toml(arena, layer->origin, error);
    if (!table)
        return false;
    bool is_project = strcmp(file_name(layer->origin), layer_pyproject) == 0;
    layer->table = is_project ? layer_of_pyproject(table) : table;
    if (layer->table)
        return true;
    (void)error_set(error, "has no table [tool.hotlint]");
    return error_at(error, layer->origin, 0, 0);
}

/* What only the file system can tell of `rules`; of `--rules` the catalog
 * does. */
static bool check_folders(const Layer *layer, Arena *arena, Error *error)
{
    const TomlValue *folders = layer_value(layer, CONFIG_rules);
    const TomlValue *item = folders ? folders->first : NULL;
    for (; item && item->line; item = item->next) {
        const char *path = layer_path(layer, arena, item);
        if (file_is(path, FILE_FOLDER))
            continue;
        (void)error_set(error, "`rules`: `%s` is no folder", path);
        return layer_fail_at(layer, item, error);
    }
    return true;
}

static bool check_layer(const Layer *layer, Arena *arena, Error *error)
{
    if (layer->table->kind != TOML_TABLE) {
        (void)error_set(error, "`hotlint` must be a table, not %s",
                        toml_kind_name(layer->table->kind));
        return layer_fail_at(layer, layer->table, error);
    }
    if (!config_check(layer->table, error))
        return error_at(error, layer->origin, 0, 0);
    return check_folders(layer, arena, error);
}

/* Is the file among the first layers of the chain? */
static bool is_in_chain(const Layers *chain, Arena *arena, const char *path)
{
    const char *real = file_real_path(arena, path);
    for (uint32_t i = 0; real && i < chain->count; i++) {
        const char *other = file_real_path(arena, chain->items[i].origin);
        if (other && strcmp(other, real) == 0)
            return true;
    }
    return false;
}

/* From a layer to the one that it extends. A file that is not there is the
 * fault of who names it. */
static bool extend(const Layers *chain, Arena *arena, const TomlValue *value,
                   Layer *layer, Error *error)
{
    const Layer from = *layer;
    const char *path = layer_path(&from, arena, value);
    Error missing = {0};
    FileInfo info;
    if (is_in_chain(chain, arena, path))
        (void)error_set(error, "`extend` leads in a circle, back to `%s`",
                        path);
    else if (chain->count >= LAYER_CHAIN_LIMIT)
        (void)error_set(error, "`extend`: more than %d files in a chain",
                        LAYER_CHAIN_LIMIT);
    else if (!file_info(path, &info, &missing))
        (void)error_set(error, "`extend`: `%s`: %s", path, missing.message);
    else {
        *layer = (Layer){path, from.root, file_parent(arena, path), NULL};
        return read_layer(layer, arena, error);
    }
    return layer_fail_at(&from, value, error);
}

bool layers_add(Layers *layers, Arena *arena, Layer layer, Error *error)
{
    Layers chain = {0};
    const TomlValue *value = NULL;
    do {
        if ((value && !extend(&chain, arena, value, &layer, error)) ||
            !check_layer(&layer, arena, error))
            return false;
        array_push(arena, &chain, layer);
        value = layer_value(&layer, CONFIG_extend);
    } while (value);
    while (chain.count)
        array_push(arena, layers, chain.items[--chain.count]);
    return true;
}

bool layers_add_file(Layers *layers, Arena *arena, const char *path,
                     const char *root, Error *error)
{
    Layer layer = {path, root, file_parent(arena, path), NULL};
    return read_layer(&layer, arena, error) &&
           layers_add(layers, arena, layer, error);
}

bool layers_add_setting(Layers *layers, Arena *arena, const char *setting,
                        Error *error)
{
    Layer layer = {.origin = "--config", .root = ".", .folder = "."};
    layer.table = toml_parse(arena, str_from(setting), error);
    if (!layer.table)
        return error_at(error, layer.origin, 0, 0);
    return layers_add(layers, arena, layer, error);
}

/* Hangs a new value behind the others of a table or an array. */
static TomlValue *append(TomlValue *outer, Arena *arena, TomlKind kind)
{
    TomlValue **end = &outer->first;
    while (*end)
        end = &(*end)->next;
    *end = arena_alloc(arena, sizeof **end);
    (*end)->kind = kind;
    return *end;
}

static TomlValue *open_key(TomlValue *table, Arena *arena, ConfigId id,
                           TomlKind kind)
{
    TomlValue *value = table->first;
    while (value && !str_equal(value->key, config_keys[id].name))
        value = value->next;
    if (!value) {
        value = append(table, arena, kind);
        value->key = config_keys[id].name;
    }
    return value;
}

void layer_put_word(TomlValue *table, Arena *arena, ConfigId id, Str word)
{
    ConfigType type = config_keys[id].type;
    bool is_list = type != CONFIG_VERSION && type != CONFIG_PATH;
    TomlValue *value =
        open_key(table, arena, id, is_list ? TOML_ARRAY : TOML_STRING);
    if (is_list)
        value = append(value, arena, TOML_STRING);
    value->text = word;
}

bool layers_add_options(Layers *layers, Arena *arena, const TomlValue *table,
                        Error *error)
{
    Layer layer = {"command line", ".", ".", table};
    return layers_add(layers, arena, layer, error);
}

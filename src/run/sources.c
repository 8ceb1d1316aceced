#include "run/sources.h"

#include "base/file.h"

#include <string.h>

/* False: it was there. */
static bool add(Sources *sources, Arena *arena, const char *path)
{
    for (uint32_t i = 0; i < sources->count; i++)
        if (strcmp(sources->items[i], path) == 0)
            return false;
    array_push(arena, sources, path);
    return true;
}

/* The path of a value, or NULL where it cannot be one. */
static const char *named_path(const Layer *layer, Arena *arena,
                              const TomlValue *value)
{
    bool is_text = value && value->kind == TOML_STRING && value->text.size;
    return is_text ? layer_path(layer, arena, value) : NULL;
}

/* Returns what the layer extends, which is not added; NULL: nothing. */
static const char *add_named(Sources *sources, Arena *arena, const Layer *layer)
{
    const char *baseline =
        named_path(layer, arena, layer_value(layer, CONFIG_baseline));
    const TomlValue *rules = layer_value(layer, CONFIG_rules);
    const TomlValue *item = rules ? rules->first : NULL;
    for (; item; item = item->next) {
        const char *folder = named_path(layer, arena, item);
        if (folder)
            (void)add(sources, arena, folder);
    }
    if (baseline)
        (void)add(sources, arena, baseline);
    return named_path(layer, arena, layer_value(layer, CONFIG_extend));
}

/* The same of a file. */
static const char *add_named_by_file(Sources *sources, Arena *arena,
                                     const char *path)
{
    Error ignored = {0};
    Layer layer = {.origin = path, .folder = file_parent(arena, path)};
    layer.table = layer_read_toml(arena, path, &ignored);
    if (strcmp(file_name(path), layer_pyproject) == 0)
        layer.table = layer_of_pyproject(layer.table);
    return add_named(sources, arena, &layer);
}

void sources_add_file(Sources *sources, Arena *arena, const char *path)
{
    uint32_t depth = 0;
    while (path && depth++ < LAYER_CHAIN_LIMIT && add(sources, arena, path))
        path = add_named_by_file(sources, arena, path);
}

void sources_add_layers(Sources *sources, Arena *arena, const Layers *layers)
{
    for (uint32_t i = 0; i < layers->count; i++) {
        const Layer *layer = &layers->items[i];
        const char *extended = add_named(sources, arena, layer);
        if (extended)
            sources_add_file(sources, arena, extended);
    }
}

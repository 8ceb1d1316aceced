#include "run/config.h"

#include "base/buffer.h"

#include <string.h>

static void add_globs(const Config *config, Arena *arena, ConfigId id,
                      Globs *globs)
{
    uint32_t at = 0;
    const Layer *layer = NULL;
    const TomlValue *value = NULL;
    while ((value = layers_next(&config->layers, id, &at, &layer)))
        globs_add_array(globs, arena, layer->root, value);
}

void config_init(Config *config, Arena *arena, Layers layers)
{
    uint32_t at = 0;
    const Layer *layer = NULL;
    *config = (Config){.layers = layers};
    add_globs(config, arena, CONFIG_include, &config->include);
    add_globs(config, arena, CONFIG_exclude, &config->exclude);
    add_globs(config, arena, CONFIG_extend_exclude, &config->exclude);
    const TomlValue *version =
        layers_next(&layers, CONFIG_target_version, &at, &layer);
    if (version)
        config->target = version_parse(version->text);
}

void config_add_folders(const Config *config, Arena *arena,
                        RuleFolders *folders)
{
    uint32_t at = 0;
    const Layer *layer = NULL;
    const TomlValue *value = NULL;
    while ((value = layers_next(&config->layers, CONFIG_rules, &at, &layer)))
        for (const TomlValue *item = value->first; item; item = item->next)
            (void)rule_folder_add(folders, arena,
                                  layer_path(layer, arena, item));
}

/* What the steps of settling share. */
typedef struct Settling {
    Config *config;
    Arena *arena;
    SelectorScope scope;
    Error *error;
} Settling;

static bool show_folder(const RuleFolder *folder, bool *hidden, Error *error)
{
    for (uint32_t i = 0; i < folder->count; i++)
        hidden[folder->first + i] = false;
    if (folder->has_failed)
        *error = folder->error;
    return !folder->has_failed;
}

/* Rules of users are hidden but for those of folders that the configuration
 * names. */
static bool find_hidden(Settling *settling, RuleFolders folders)
{
    const RuleSet *rules = settling->scope.rules;
    RuleFolders named = {0};
    bool *hidden =
        arena_alloc(settling->arena, rules->rule_count * sizeof *hidden);
    for (uint32_t i = 0; i < folders.count; i++)
        for (uint32_t j = 0; j < folders.items[i].count; j++)
            hidden[folders.items[i].first + j] = true;
    settling->scope.hidden = hidden;
    config_add_folders(settling->config, settling->arena, &named);
    for (uint32_t i = 0; i < named.count; i++) {
        uint32_t index =
            rule_folder_add(&folders, settling->arena, named.items[i].path);
        if (!show_folder(&folders.items[index], hidden, settling->error))
            return false;
    }
    return true;
}

static bool read_ignores(Settling *settling)
{
    Config *config = settling->config;
    uint32_t at = 0;
    const Layer *layer = NULL;
    const TomlValue *table = NULL;
    while ((table = layers_next(&config->layers, CONFIG_per_file_ignores, &at,
                                &layer)))
        for (const TomlValue *value = table->first; value;
             value = value->next) {
            FileIgnore ignore = {0};
            bool *ignored =
                arena_alloc(settling->arena, settling->scope.rules->rule_count);
            if (!selection_add(&settling->scope, layer, value, ignored,
                               settling->error))
                return false;
            ignore.ignored = ignored;
            globs_add(&ignore.globs, settling->arena, layer->root, value->key);
            array_push(settling->arena, &config->ignores, ignore);
        }
    return true;
}

/* Of rows with one key the last. */
static Table without_twins(Arena *arena, const Table *table)
{
    Buffer text = {0};
    for (uint32_t i = 0; i < table->count; i++) {
        Str key = table_key(table, i);
        Str value = table_value(table, i);
        if (i + 1 == table->count || !str_equal(key, table_key(table, i + 1)))
            buffer_print(&text, "%.*s\t%.*s\n", STR_ARG(key), STR_ARG(value));
    }
    Str copy = str_copy(arena, buffer_view(&text));
    buffer_free(&text);
    return table_make(arena, table->name, copy);
}

/* The shipped rows, and those of the layers, the nearest last. */
static Table with_modules(const Settling *settling, const Table *shipped)
{
    Buffer text = {0};
    uint32_t at = 0;
    const Layer *layer = NULL;
    const TomlValue *table = NULL;
    buffer_put(&text, shipped->text);
    while ((table = layers_next(&settling->config->layers, CONFIG_heavy_modules,
                                &at, &layer)))
        for (const TomlValue *value = table->first; value; value = value->next)
            buffer_print(&text, "%.*s\t%lld\n", STR_ARG(value->key),
                         (long long)value->integer);
    Str copy = str_copy(settling->arena, buffer_view(&text));
    buffer_free(&text);
    Table twins = table_make(settling->arena, shipped->name, copy);
    return without_twins(settling->arena, &twins);
}

static bool adds_modules(const Config *config)
{
    uint32_t at = 0;
    const Layer *layer = NULL;
    const TomlValue *table = NULL;
    while ((table = layers_next(&config->layers, CONFIG_heavy_modules, &at,
                                &layer)))
        if (table->first)
            return true;
    return false;
}

/* The same rules, but for the table of heavy modules. */
static const RuleSet *own_rules(const Settling *settling)
{
    const RuleSet *rules = settling->scope.rules;
    const Table *shipped = rule_table(rules, STR("heavy-modules"));
    if (!shipped || !adds_modules(settling->config))
        return rules;
    Arena *arena = settling->arena;
    RuleSet *own = arena_alloc(arena, sizeof *own);
    Table *tables = arena_alloc(arena, rules->table_count * sizeof *tables);
    memcpy(tables, rules->tables, rules->table_count * sizeof *tables);
    tables[shipped - rules->tables] = with_modules(settling, shipped);
    *own = *rules;
    own->tables = tables;
    return own;
}

static bool settle(Settling *settling, const RuleFolders *folders)
{
    Config *config = settling->config;
    Assignment *assignment = &config->assignment;
    Selection selection = {0};
    if (!find_hidden(settling, *folders) ||
        !selection_make(&settling->scope, &config->layers, &selection,
                        settling->error) ||
        !selection_severities(&settling->scope, &config->layers,
                              &assignment->severities, settling->error) ||
        !read_ignores(settling))
        return false;
    assignment->rules = own_rules(settling);
    assignment->enabled = selection.enabled;
    assignment->named = selection.named;
    return true;
}

void config_settle(Config *config, Arena *arena, const RuleSet *rules,
                   const RuleFolders *folders)
{
    Settling settling = {
        .config = config,
        .arena = arena,
        .scope = {.arena = arena, .rules = rules},
        .error = &config->error,
    };
    if (!config->has_failed)
        config->has_failed = !settle(&settling, folders);
}

const bool *config_enabled(const Config *config, Arena *arena, const char *path)
{
    const Assignment *assignment = &config->assignment;
    bool *enabled = NULL;
    uint32_t count = assignment->rules->rule_count;
    for (uint32_t i = 0; i < config->ignores.count; i++) {
        const FileIgnore *ignore = &config->ignores.items[i];
        if (!globs_cover(&ignore->globs, arena, path, false))
            continue;
        if (!enabled) {
            enabled = arena_alloc(arena, count);
            memcpy(enabled, assignment->enabled, count);
        }
        for (uint32_t j = 0; j < count; j++)
            enabled[j] = enabled[j] && !ignore->ignored[j];
    }
    return enabled ? enabled : assignment->enabled;
}

#include "run/config.h"

#include "base/buffer.h"

#include <string.h>

static void add_globs(const Config *config, Arena *arena, ConfigId id,
                      Globs *globs)
{
    LayerItem at = {0};
    while (layers_next(&config->layers, id, &at))
        globs_add_array(globs, arena, at.layer->root, at.value);
}

void config_init(Config *config, Arena *arena, Layers layers)
{
    LayerItem at = {0};
    *config = (Config){.layers = layers};
    add_globs(config, arena, CONFIG_include, &config->include);
    add_globs(config, arena, CONFIG_exclude, &config->exclude);
    add_globs(config, arena, CONFIG_extend_exclude, &config->exclude);
    if (layers_next(&layers, CONFIG_target_version, &at))
        config->target = version_parse(at.value->text);
}

void config_add_folders(const Config *config, Arena *arena,
                        RuleFolders *folders)
{
    LayerItem at = {0};
    while (layers_next_item(&config->layers, CONFIG_rules, &at))
        (void)rule_folder_add(folders, arena,
                              layer_path(at.layer, arena, at.item));
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

static bool add_ignore(Settling *settling, const LayerItem *at)
{
    Arena *arena = settling->arena;
    FileIgnore ignore = {0};
    bool *ignored = arena_alloc(arena, settling->scope.rules->rule_count);
    ignore.ignored = ignored;
    globs_add(&ignore.globs, arena, at->layer->root, at->item->key);
    array_push(arena, &settling->config->ignores, ignore);
    return selection_add(&settling->scope, at->layer, at->item, ignored,
                         settling->error);
}

static bool read_ignores(Settling *settling)
{
    LayerItem at = {0};
    while (layers_next_item(&settling->config->layers, CONFIG_per_file_ignores,
                            &at))
        if (!add_ignore(settling, &at))
            return false;
    return true;
}

/* The shipped rows but for those that the layers have, too. */
static void put_shipped(const Table *shipped, const Table *own, Buffer *text)
{
    for (uint32_t i = 0; i < shipped->count; i++) {
        Str key = table_key(shipped, i);
        if (!table_find(own, key, NULL))
            buffer_print(text, "%.*s\t%.*s\n", STR_ARG(key),
                         STR_ARG(table_value(shipped, i)));
    }
}

static Table make_table(Arena *arena, Str name, Buffer *text)
{
    Str copy = str_copy(arena, buffer_view(text));
    return table_make(arena, name, copy);
}

/* Without rows where no layer says anything. */
static Table own_modules(const Settling *settling, const Table *shipped)
{
    Buffer text = {0};
    LayerItem at = {0};
    while (
        layers_next_item(&settling->config->layers, CONFIG_heavy_modules, &at))
        buffer_print(&text, "%.*s\t%lld\n", STR_ARG(at.item->key),
                     (long long)at.item->integer);
    Table own = make_table(settling->arena, shipped->name, &text);
    if (own.count) {
        put_shipped(shipped, &own, &text);
        own = make_table(settling->arena, shipped->name, &text);
    }
    buffer_free(&text);
    return own;
}

/* The same rules, but for the table of heavy modules. */
static const RuleSet *own_rules(const Settling *settling)
{
    Arena *arena = settling->arena;
    const RuleSet *rules = settling->scope.rules;
    const Table *shipped = rule_table(rules, STR("heavy-modules"));
    Table modules = {0};
    if (shipped)
        modules = own_modules(settling, shipped);
    if (!modules.count)
        return rules;
    RuleSet *own = arena_alloc(arena, sizeof *own);
    Table *tables = arena_alloc(arena, rules->table_count * sizeof *tables);
    memcpy(tables, rules->tables, rules->table_count * sizeof *tables);
    tables[shipped - rules->tables] = modules;
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

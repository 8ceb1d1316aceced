#include "run/project.h"

#include "base/file.h"
#include "run/baseline.h"
#include "run/display_path.h"
#include "run/requires.h"

#include <string.h>

static Version clamp(Version version)
{
    if (version < VERSION_OLDEST)
        return VERSION_OLDEST;
    return version > VERSION_NEWEST ? VERSION_NEWEST : version;
}

/* The defaults, `middle`, and the command line. */
static Layers pile(const Projects *projects, const char *root,
                   const Layers *middle)
{
    Layers layers = {0};
    const Layers *over = &projects->choice.layers;
    layers_add_defaults(&layers, projects->arena, root);
    for (uint32_t i = 0; i < middle->count; i++)
        array_push(projects->arena, &layers, middle->items[i]);
    for (uint32_t i = 0; i < over->count; i++)
        array_push(projects->arena, &layers, over->items[i]);
    return layers;
}

static void set_target(Project *project)
{
    Version version = project->config->target;
    if (!version)
        version = project->required;
    project->target = version ? clamp(version) : VERSION_DEFAULT;
}

/* Also where it cannot be used: folders are searched all the same. */
static Config *add_config(Projects *projects, const char *root,
                          const Layers *middle, const Error *error)
{
    Config *config = arena_alloc(projects->arena, sizeof *config);
    config_init(config, projects->arena, pile(projects, root, middle));
    config->has_failed = error->message[0] != '\0';
    config->error = *error;
    array_push(projects->arena, &projects->configs, config);
    return config;
}

void projects_init(Projects *projects, Arena *arena, const ConfigChoice *choice)
{
    Layers layers = {0};
    Error error = {0};
    *projects = (Projects){.arena = arena};
    interner_init(&projects->names, arena);
    if (choice)
        projects->choice = *choice;
    const char *file = projects->choice.file;
    if (file && !layers_add_file(&layers, arena, file, ".", &error))
        layers = (Layers){0};
    Config *config = add_config(projects, ".", &layers, &error);
    projects->outside = (Project){.file = file, .config = config};
    set_target(&projects->outside);
}

void projects_free(Projects *projects)
{
    interner_free(&projects->names);
}

/* A folder while its files are read. */
typedef struct Opening {
    Projects *projects;
    const char *folder;
    Project *project; /* begins as that of the folder above */
    Error *error;
} Opening;

static const char *file_in(const Opening *opening, const char *name)
{
    const char *path =
        file_join(opening->projects->arena, opening->folder, name);
    return file_is(path, FILE_REGULAR) ? path : NULL;
}

/* `[project] requires-python` is a standard; Poetry may say it in ways that
 * are not ours to check. */
static bool read_requires(const Opening *opening, const TomlValue *table)
{
    Project *project = opening->project;
    const TomlValue *value =
        toml_get(toml_get(table, "project"), "requires-python");
    bool is_standard = value != NULL;
    if (!value)
        value = toml_get(toml_get(toml_get(toml_get(table, "tool"), "poetry"),
                                  "dependencies"),
                         "python");
    project->requires = value;
    project->required = 0;
    if (!value)
        return true;
    bool is_read = value->kind == TOML_STRING &&
                   requires_lowest(value->text, &project->required);
    if (!is_read && is_standard) {
        (void)error_set(opening->error,
                        "`requires-python` must be a range of versions such "
                        "as \">=3.11\"");
        return error_at(opening->error, project->packaged, value->line,
                        value->column);
    }
    return true;
}

static bool open_config(const Opening *opening, const char *path,
                        const TomlValue *table)
{
    Layers layers = {0};
    Layer layer = {path, opening->folder, opening->folder, table};
    Projects *projects = opening->projects;
    if (!layers_add(&layers, projects->arena, layer, opening->error))
        return false;
    opening->project->config =
        add_config(projects, opening->folder, &layers, opening->error);
    return true;
}

/* What a pyproject.toml says; `*table` is its `[tool.hotlint]` or NULL. */
static bool open_packaged(const Opening *opening, const char *path,
                          const TomlValue **table)
{
    Project *project = opening->project;
    const TomlValue *root =
        layer_read_toml(opening->projects->arena, path, opening->error);
    project->packaged = path;
    if (!root || !read_requires(opening, root))
        return false;
    *table = layer_of_pyproject(root);
    return true;
}

static bool open_files(const Opening *opening, const char *packaged,
                       const char *own)
{
    const TomlValue *table = NULL;
    Arena *arena = opening->projects->arena;
    if (packaged && !open_packaged(opening, packaged, &table))
        return false;
    if (opening->projects->choice.file)
        return true;
    if (own)
        table = layer_read_toml(arena, own, opening->error);
    else if (!table)
        return true;
    opening->project->file = own ? own : packaged;
    return table && open_config(opening, opening->project->file, table);
}

/* What the files in a folder make of the project above. */
static const Project *open_folder(Projects *projects, const char *folder,
                                  const Project *above)
{
    Project project = *above;
    Error error = {0};
    Opening opening = {projects, folder, &project, &error};
    const char *packaged = file_in(&opening, layer_pyproject);
    const char *own = file_in(&opening, layer_own_file);
    if (!packaged && !own)
        return above;
    project.root = folder;
    if (!open_files(&opening, packaged, own))
        project.config = add_config(projects, folder, &(Layers){0}, &error);
    set_target(&project);
    Project *result = arena_alloc(projects->arena, sizeof *result);
    *result = project;
    return result;
}

/* The folder above, or NULL at the top. Where the name alone does not tell,
 * the file system does. */
static const char *folder_above(Arena *arena, const char *folder)
{
    const char *name = file_name(folder);
    if (*name && strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
        return file_parent(arena, folder);
    const char *real = file_real_path(arena, folder);
    if (!real || strcmp(real, "/") == 0)
        return NULL;
    return file_parent(arena, real);
}

/* Where the project of a folder is remembered; good until the next folder. */
static ProjectEntry *entry_of(Projects *projects, const char *folder)
{
    Symbol symbol = intern(&projects->names, str_from(folder));
    if (symbol > projects->entries.count)
        array_push(projects->arena, &projects->entries, (ProjectEntry){NULL});
    return &projects->entries.items[symbol - 1];
}

const Project *project_of_folder(Projects *projects, const char *folder)
{
    ARRAY(const char *) way = {0};
    const Project *found = NULL;
    if (projects->choice.isolated)
        return &projects->outside;
    const char *at = folder;
    while (at && !(found = entry_of(projects, at)->project)) {
        array_push(projects->arena, &way, at);
        at = folder_above(projects->arena, at);
    }
    if (!found)
        found = &projects->outside;
    while (way.count) {
        at = way.items[--way.count];
        found = open_folder(projects, at, found);
        entry_of(projects, at)->project = found;
    }
    return found;
}

const Project *project_find(Projects *projects, const char *path)
{
    return project_of_folder(projects, file_parent(projects->arena, path));
}

const RuleSet *projects_settle(Projects *projects, const RuleSet *base)
{
    Arena *arena = projects->arena;
    for (uint32_t i = 0; i < projects->configs.count; i++)
        config_add_folders(projects->configs.items[i], arena,
                           &projects->folders);
    const RuleSet *rules = rule_folders_load(&projects->folders, arena, base);
    for (uint32_t i = 0; i < projects->configs.count; i++)
        config_settle(projects->configs.items[i], arena, rules,
                      &projects->folders);
    return rules;
}

/* The one of the file at `path`, which is read if it has not been yet. */
static const Baseline *find_baseline(Projects *projects, const char *path,
                                     Error *error)
{
    Arena *arena = projects->arena;
    const char *real = file_real_path(arena, path);
    for (uint32_t i = 0; real && i < projects->baselines.count; i++)
        if (strcmp(projects->baselines.items[i]->real, real) == 0)
            return projects->baselines.items[i];
    Baseline *baseline = arena_alloc(arena, sizeof *baseline);
    if (!baseline_read(baseline, arena, path, error))
        return NULL;
    array_push(arena, &projects->baselines, baseline);
    return baseline;
}

/* What is wrong with the file is told where a file names it. */
static Error at_key(const LayerItem *at, Arena *arena, const Error *wrong)
{
    Error error = {0};
    const char *line =
        wrong->line ? arena_format(arena, ":%u", wrong->line) : "";
    if (!at->value->line)
        return *wrong;
    (void)error_set(&error, "`baseline`: `%s%s`: %s",
                    layer_path(at->layer, arena, at->value), line,
                    wrong->message);
    (void)layer_fail_at(at->layer, at->value, &error);
    return error;
}

static void read_baseline(Projects *projects, Config *config,
                          const LayerItem *at)
{
    Error wrong = {0};
    const char *path = layer_path(at->layer, projects->arena, at->value);
    config->baseline = find_baseline(projects, path, &wrong);
    config->has_failed = !config->baseline;
    if (config->has_failed)
        config->error = at_key(at, projects->arena, &wrong);
}

void project_add_sources(const Project *project, Projects *projects,
                         Sources *sources)
{
    Arena *arena = projects->arena;
    if (project->file)
        sources_add_file(sources, arena, project->file);
    if (project->packaged)
        sources_add_file(sources, arena, project->packaged);
    sources_add_layers(sources, arena, &projects->choice.layers);
}

void projects_read_baselines(Projects *projects)
{
    for (uint32_t i = 0; i < projects->configs.count; i++) {
        LayerItem at = {0};
        Config *config = projects->configs.items[i];
        if (!config->has_failed &&
            layers_next(&config->layers, CONFIG_baseline, &at))
            read_baseline(projects, config, &at);
    }
}

const char *project_relative(const Project *project, Arena *arena,
                             const char *path)
{
    return project->root ? path_from(arena, project->root, path) : path;
}

bool project_is_test_file(Str path)
{
    if (str_starts_with(path, STR("tests/")) ||
        str_starts_with(path, STR("benchmarks/")))
        return true;
    size_t start = path.size;
    while (start > 0 && path.data[start - 1] != '/')
        start--;
    Str name = str_slice(path, start, path.size);
    if (!str_ends_with(name, STR(".py")))
        return false;
    return str_starts_with(name, STR("test_")) ||
           str_ends_with(name, STR("_test.py")) || str_is(name, "conftest.py");
}

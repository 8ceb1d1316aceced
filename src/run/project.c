#include "run/project.h"

#include "base/file.h"
#include "base/toml.h"
#include "run/requires.h"

#include <string.h>

enum { CONFIG_LIMIT = 4 * 1024 * 1024 };

static const char CONFIG[] = "pyproject.toml";

static const Project no_project = {.target = VERSION_DEFAULT};

void projects_init(Projects *projects, Arena *arena)
{
    *projects = (Projects){.arena = arena};
    interner_init(&projects->folders, arena);
}

void projects_free(Projects *projects)
{
    interner_free(&projects->folders);
}

static Version clamp(Version version)
{
    if (version < VERSION_OLDEST)
        return VERSION_OLDEST;
    return version > VERSION_NEWEST ? VERSION_NEWEST : version;
}

static void set_target(Project *project, Version version)
{
    project->target = clamp(version);
    project->has_target = true;
}

static bool fail_value(const Project *project, const TomlValue *value,
                       const char *message, Error *error)
{
    (void)error_set(error, "`%.*s` must be %s", STR_ARG(value->key), message);
    return error_at(error, project->config, value->line, value->column);
}

/* `[tool.hotlint] target-version`. */
static bool read_target(Project *project, const TomlValue *value, Error *error)
{
    Version version =
        value->kind == TOML_STRING ? version_parse(value->text) : 0;
    if (!version)
        return fail_value(project, value, "a version such as \"3.11\"", error);
    set_target(project, version);
    return true;
}

/* `[project] requires-python`. */
static bool read_requires(Project *project, const TomlValue *value,
                          Error *error)
{
    Version lowest = 0;
    if (value->kind != TOML_STRING || !requires_lowest(value->text, &lowest))
        return fail_value(project, value,
                          "a range of versions such as \">=3.11\"", error);
    if (lowest)
        set_target(project, lowest);
    return true;
}

/* Poetry may say it in other ways, which are not ours to check. */
static void read_poetry(Project *project, const TomlValue *value)
{
    Version lowest = 0;
    if (value->kind == TOML_STRING && requires_lowest(value->text, &lowest) &&
        lowest)
        set_target(project, lowest);
}

static bool read_settings(Project *project, const TomlValue *root, Error *error)
{
    const TomlValue *tool = toml_get(root, "tool");
    const TomlValue *target =
        toml_get(toml_get(tool, "hotlint"), "target-version");
    const TomlValue *requires =
        toml_get(toml_get(root, "project"), "requires-python");
    const TomlValue *poetry =
        toml_get(toml_get(toml_get(tool, "poetry"), "dependencies"), "python");
    if (target)
        return read_target(project, target, error);
    if (requires)
        return read_requires(project, requires, error);
    if (poetry)
        read_poetry(project, poetry);
    return true;
}

/* The project whose pyproject.toml is in `folder`; `*result` is left alone
 * when none is there. */
static bool read_project(Arena *arena, const char *folder,
                         const Project **result, Error *error)
{
    Project *project = arena_alloc(arena, sizeof *project);
    *project = no_project;
    project->root = folder;
    project->config = file_join(arena, folder, CONFIG);
    FileInfo info;
    Error missing = {0};
    if (!file_info(project->config, &info, &missing) ||
        info.kind != FILE_REGULAR)
        return true;
    Str text;
    if (!file_read(arena, project->config, CONFIG_LIMIT, &text, error))
        return false;
    const TomlValue *root = toml_parse(arena, text, error);
    if (!root)
        return error_at(error, project->config, 0, 0);
    *result = project;
    return read_settings(project, root, error);
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

static ProjectEntry *entry_of(Projects *projects, const char *folder)
{
    Symbol symbol = intern(&projects->folders, str_from(folder));
    if (symbol > projects->entries.count)
        array_push(projects->arena, &projects->entries, (ProjectEntry){NULL});
    return &projects->entries.items[symbol - 1];
}

const Project *project_find(Projects *projects, const char *path, Error *error)
{
    const char *first = file_parent(projects->arena, path);
    const char *folder = first;
    const Project *found = NULL;
    while (folder && !found) {
        found = entry_of(projects, folder)->project;
        if (!found && !read_project(projects->arena, folder, &found, error))
            return NULL;
        if (!found)
            folder = folder_above(projects->arena, folder);
    }
    if (!found)
        found = &no_project;
    /* All folders on the way have the same answer, those above it need not. */
    for (const char *at = first; at; at = folder_above(projects->arena, at)) {
        ProjectEntry *entry = entry_of(projects, at);
        if (entry->project)
            break;
        entry->project = found;
        if (folder && strcmp(at, folder) == 0)
            break;
    }
    return found;
}

static const char *below(const char *root, const char *path)
{
    size_t size = strlen(root);
    if (strcmp(root, "/") == 0)
        return path + (*path == '/');
    if (strncmp(path, root, size) == 0 && path[size] == '/')
        return path + size + 1;
    return NULL;
}

const char *project_relative(const Project *project, Arena *arena,
                             const char *path)
{
    if (!project->root)
        return path;
    while (strncmp(path, "./", 2) == 0)
        path += 2;
    if (strcmp(project->root, ".") == 0)
        return path;
    const char *relative = below(project->root, path);
    if (relative)
        return relative;
    const char *real = file_real_path(arena, path);
    const char *root = file_real_path(arena, project->root);
    relative = real && root ? below(root, real) : NULL;
    return relative ? relative : path;
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

#include "lsp/workspace.h"

#include "lsp/uri.h"
#include "run/assignment.h"

#include <stdlib.h>

/* The path of a folder's URI, in `arena`; empty: it has none. */
static Str folder_path(Arena *arena, Str uri)
{
    Str path = str_from(uri_path(arena, uri));
    while (path.size && path.data[path.size - 1] == '/')
        path.size--;
    return path;
}

static void free_folder(Folder *folder)
{
    free((char *)folder->path.data);
    free(folder);
}

static void remove_path(Workspace *workspace, Str path)
{
    Folder **link = &workspace->folders;
    while (*link) {
        Folder *folder = *link;
        if (str_equal(folder->path, path)) {
            *link = folder->next;
            free_folder(folder);
        } else {
            link = &folder->next;
        }
    }
}

static void add_path(Workspace *workspace, Str path)
{
    Folder *folder = memory_alloc(sizeof *folder);
    folder->path = (Str){memory_copy(path.data, path.size), path.size};
    folder->next = workspace->folders;
    workspace->folders = folder;
}

void workspace_remove(Workspace *workspace, Str uri)
{
    Arena arena = {0};
    remove_path(workspace, folder_path(&arena, uri));
    arena_free(&arena);
}

void workspace_add(Workspace *workspace, Str uri)
{
    Arena arena = {0};
    Str path = folder_path(&arena, uri);
    remove_path(workspace, path);
    if (path.size)
        add_path(workspace, path);
    arena_free(&arena);
}

void workspace_free(Workspace *workspace)
{
    while (workspace->folders) {
        Folder *folder = workspace->folders;
        workspace->folders = folder->next;
        free_folder(folder);
    }
}

/* The path as seen from the innermost folder that holds it. */
static Str path_below(const Workspace *workspace, Str path)
{
    size_t longest = 0;
    for (const Folder *one = workspace->folders; one; one = one->next)
        if (str_starts_with(path, one->path) && path.size > one->path.size &&
            path.data[one->path.size] == '/' && one->path.size >= longest)
            longest = one->path.size + 1;
    return str_slice(path, longest, path.size);
}

bool workspace_holds(const Workspace *workspace, const char *path)
{
    Str text = str_from(path);
    return path_below(workspace, text).size < text.size;
}

static void set_place(Document *document, const Project *project, Str path)
{
    free((char *)document->path.data);
    document->path = (Str){memory_copy(path.data, path.size), path.size};
    document->target = project->target;
    document->is_test = project_is_test_file(document->path);
    document->is_changed = true;
}

/* Where the configuration cannot be used, that of the command line holds. */
static void set_assignment(Document *document, const CheckerSettings *settings,
                           const Config *config, const char *path)
{
    document->assignment = settings->assignment;
    document->baseline = NULL;
    if (config->has_failed)
        return;
    document->baseline = config->baseline;
    document->assignment = config->assignment;
    assignment_prepare(&document->assignment, &document->arena, true);
    if (path)
        document->assignment.enabled =
            config_enabled(config, &document->arena, path);
}

bool workspace_place(const Workspace *workspace,
                     const CheckerSettings *settings, Document *document,
                     Error *error)
{
    Projects projects;
    arena_reset(&document->arena);
    projects_init(&projects, &document->arena, &settings->choice);
    const char *path = uri_path(&document->arena, document->uri);
    const Project *project =
        path ? project_find(&projects, path) : &projects.outside;
    (void)projects_settle(&projects, settings->rules);
    projects_read_baselines(&projects);
    document->file = path;
    document->sources = (Sources){0};
    project_add_sources(project, &projects, &document->sources);
    Str seen = path_below(workspace, str_from(path));
    if (path && project->root)
        seen = str_from(project_relative(project, &document->arena, path));
    set_place(document, project, seen);
    set_assignment(document, settings, project->config, path);
    projects_free(&projects);
    *error = project->config->error;
    return !project->config->has_failed;
}

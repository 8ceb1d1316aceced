#include "run/plan.h"

#include "base/file.h"
#include "run/wanted.h"

/* The files are planned one by one. */
typedef struct Planner {
    const CheckRequest *request;
    Arena *arena;
    Plan *plan;
} Planner;

static void print_notes(const Planner *planner, const Discovery *discovery)
{
    for (uint32_t i = 0; i < discovery->notes.count; i++) {
        const DiscoverNote *note = &discovery->notes.items[i];
        if (note->is_fatal || !planner->request->is_quiet)
            error_print(&note->error);
        planner->plan->failed |= note->is_fatal;
    }
}

/* Does --force-exclude forbid what the user names? */
static bool is_forbidden(const Planner *planner, const char *path)
{
    return planner->request->force_exclude &&
           wanted_is_excluded(&planner->plan->projects, path,
                              file_is(path, FILE_FOLDER));
}

typedef ARRAY(const char *) Paths;

static Paths named_paths(const Planner *planner)
{
    const CheckRequest *request = planner->request;
    Paths paths = {0};
    for (uint32_t i = 0; i < request->path_count; i++)
        if (!is_forbidden(planner, request->paths[i]))
            array_push(planner->arena, &paths, request->paths[i]);
    if (!request->path_count && !request->has_list && !request->input.path)
        array_push(planner->arena, &paths, ".");
    return paths;
}

static void discover(const Planner *planner, Discovery *discovery)
{
    const CheckRequest *request = planner->request;
    DiscoverFilter filter = wanted_filter(&planner->plan->projects);
    Paths paths = named_paths(planner);
    discover_files(discovery, planner->arena, &filter, paths.items,
                   paths.count);
    print_notes(planner, discovery);
    DiscoverFile input = {.path = request->input.path,
                          .size = request->input.text.size,
                          .is_named = true};
    if (input.path && !is_forbidden(planner, input.path))
        array_push(planner->arena, &discovery->files, input);
}

/* Of a project whose configuration is wrong, files have none. */
static void add_file(const Planner *planner, const DiscoverFile *file,
                     const ChangedFile *changed)
{
    Plan *plan = planner->plan;
    const Project *project = project_find(&plan->projects, file->path);
    if (project->config->has_failed)
        return;
    Str relative =
        str_from(project_relative(project, planner->arena, file->path));
    plan->tasks[plan->count++] = (Task){
        .file = file,
        .changed = changed,
        .config = project->config,
        .enabled = config_enabled(project->config, planner->arena, file->path),
        .target = project->target,
        .is_test = project_is_test_file(relative),
        .path = relative,
    };
}

/* Is the file in the part that is wanted? Neighbours go to different parts,
 * so that a folder of large files does not make one part slow. */
static bool is_in_shard(const CheckRequest *request, uint32_t index)
{
    return !request->shard_count ||
           index % request->shard_count == request->shard - 1;
}

static void add_files(const Planner *planner, const Discovery *discovery)
{
    const CheckRequest *request = planner->request;
    for (uint32_t i = 0; i < discovery->files.count; i++) {
        const DiscoverFile *file = &discovery->files.items[i];
        const ChangedFile *changed = NULL;
        if (request->changes)
            changed = changes_find(request->changes, file->path);
        if (is_in_shard(request, i) && (!request->changes || changed))
            add_file(planner, file, changed);
    }
}

/* All projects are known before rules are looked for. What is wrong outside
 * of projects is wrong with the request. */
static bool settle(const Planner *planner, const Discovery *discovery,
                   Error *error)
{
    Plan *plan = planner->plan;
    Projects *projects = &plan->projects;
    for (uint32_t i = 0; i < discovery->files.count; i++)
        (void)project_find(projects, discovery->files.items[i].path);
    plan->rules = projects_settle(projects, planner->request->rules);
    if (!planner->request->with_known)
        projects_read_baselines(projects);
    *error = projects->outside.config->error;
    if (projects->outside.config->has_failed)
        return false;
    for (uint32_t i = 0; i < projects->configs.count; i++) {
        const Config *config = projects->configs.items[i];
        plan->failed |= config->has_failed;
        if (config->has_failed)
            error_print(&config->error);
    }
    return true;
}

bool plan_make(Plan *plan, Arena *arena, const CheckRequest *request,
               Error *error)
{
    Discovery discovery = {0};
    Planner planner = {request, arena, plan};
    *plan = (Plan){0};
    projects_init(&plan->projects, arena, &request->choice);
    discover(&planner, &discovery);
    plan->tasks = arena_alloc(arena, discovery.files.count * sizeof(Task));
    if (!settle(&planner, &discovery, error))
        return false;
    add_files(&planner, &discovery);
    return true;
}

void plan_free(Plan *plan)
{
    projects_free(&plan->projects);
}

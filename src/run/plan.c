#include "run/plan.h"

#include "run/project.h"

/* The files are planned one by one. */
typedef struct Planner {
    const CheckRequest *request;
    Arena *arena;
    Projects projects;
    Plan *plan;
    Error *error;
} Planner;

static const Project nowhere = {.target = VERSION_DEFAULT};

static void print_notes(const Planner *planner, const Discovery *discovery)
{
    for (uint32_t i = 0; i < discovery->notes.count; i++) {
        const DiscoverNote *note = &discovery->notes.items[i];
        if (note->is_fatal || !planner->request->is_quiet)
            error_print(&note->error);
        planner->plan->failed |= note->is_fatal;
    }
}

static void discover(const Planner *planner, Discovery *discovery)
{
    static const char *const here[] = {"."};
    const CheckRequest *request = planner->request;
    Arena *arena = planner->arena;
    bool is_named =
        request->path_count || request->has_list || request->input.path;
    discover_files(discovery, arena, is_named ? request->paths : here,
                   is_named ? request->path_count : 1);
    print_notes(planner, discovery);
    DiscoverFile input = {.path = request->input.path,
                          .size = request->input.text.size,
                          .is_named = true};
    if (input.path)
        array_push(arena, &discovery->files, input);
}

/* Its target version, and whether it is a test. */
static bool add_file(Planner *planner, const DiscoverFile *file)
{
    const CheckRequest *request = planner->request;
    const Project *project =
        request->isolated
            ? &nowhere
            : project_find(&planner->projects, file->path, planner->error);
    if (!project)
        return false;
    Str relative =
        str_from(project_relative(project, planner->arena, file->path));
    planner->plan->tasks[planner->plan->count++] = (Task){
        .file = file,
        .target = request->target ? request->target : project->target,
        .is_test = project_is_test_file(relative),
        .path = relative,
    };
    return true;
}

/* Is the file in the part that is wanted? Neighbours go to different parts,
 * so that a folder of large files does not make one part slow. */
static bool is_in_shard(const CheckRequest *request, uint32_t index)
{
    return !request->shard_count ||
           index % request->shard_count == request->shard - 1;
}

static bool add_files(Planner *planner, const Discovery *discovery)
{
    const CheckRequest *request = planner->request;
    for (uint32_t i = 0; i < discovery->files.count; i++) {
        const DiscoverFile *file = &discovery->files.items[i];
        const ChangedFile *changed = NULL;
        if (request->changes)
            changed = changes_find(request->changes, file->path);
        if (!is_in_shard(request, i) || (request->changes && !changed))
            continue;
        if (!add_file(planner, file))
            return false;
        planner->plan->tasks[planner->plan->count - 1].changed = changed;
    }
    return true;
}

bool plan_make(Plan *plan, Arena *arena, const CheckRequest *request,
               Error *error)
{
    Discovery discovery = {0};
    Planner planner = {request, arena, {0}, plan, error};
    *plan = (Plan){0};
    discover(&planner, &discovery);
    plan->tasks = arena_alloc(arena, discovery.files.count * sizeof(Task));
    projects_init(&planner.projects, arena);
    bool is_planned = add_files(&planner, &discovery);
    projects_free(&planner.projects);
    return is_planned;
}

#include "run/wanted.h"

#include "base/file.h"

typedef struct WantedFolder {
    bool is_included; /* with all that is in it */
    GlobFolder include;
    GlobFolder exclude;
} WantedFolder;

static const void *enter(void *context, const char *folder)
{
    Projects *projects = context;
    const Config *config = project_of_folder(projects, folder)->config;
    WantedFolder *wanted = arena_alloc(projects->arena, sizeof *wanted);
    wanted->is_included =
        globs_cover(&config->include, projects->arena, folder, true);
    wanted->include =
        globs_in_folder(&config->include, projects->arena, folder);
    wanted->exclude =
        globs_in_folder(&config->exclude, projects->arena, folder);
    return wanted;
}

static bool takes(const void *folder, const char *name, bool is_folder)
{
    const WantedFolder *wanted = folder;
    if (!is_folder && !wanted->is_included &&
        !globs_match(&wanted->include, name, false))
        return false;
    return !globs_match(&wanted->exclude, name, is_folder);
}

DiscoverFilter wanted_filter(Projects *projects)
{
    return (DiscoverFilter){enter, takes, projects};
}

bool wanted_is_excluded(Projects *projects, const char *path, bool is_folder)
{
    const Config *config = project_find(projects, path)->config;
    return globs_cover(&config->exclude, projects->arena, path, is_folder);
}

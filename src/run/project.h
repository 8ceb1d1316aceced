#ifndef HOTLINT_RUN_PROJECT_H
#define HOTLINT_RUN_PROJECT_H

/* The project that a file belongs to: that of the nearest `pyproject.toml`
 * in its folder or above. */

#include "base/array.h"
#include "base/error.h"
#include "base/intern.h"
#include "text/version.h"

typedef struct Project {
    const char *config; /* path of the pyproject.toml; NULL: there is none */
    const char *root;   /* its folder; NULL: there is none */
    Version target;     /* from VERSION_OLDEST to VERSION_NEWEST */
    bool has_target;    /* the file says so; else VERSION_DEFAULT */
} Project;

typedef struct ProjectEntry {
    const Project *project; /* NULL: not known yet */
} ProjectEntry;

/* Remembers the project of each folder. Projects live in the arena. */
typedef struct Projects {
    Arena *arena;
    Interner folders;
    ARRAY(ProjectEntry) entries; /* by symbol, from 1 */
} Projects;

void projects_init(Projects *projects, Arena *arena);
void projects_free(Projects *projects);

/* The project of the file at `path`, never NULL but when `error` says what is
 * wrong with a pyproject.toml. */
MUST_USE const Project *project_find(Projects *projects, const char *path,
                                     Error *error);

/* The path of a file as seen from its project's root; `path` itself when it
 * is in no project. Points into `path`, or lives in `arena`. */
const char *project_relative(const Project *project, Arena *arena,
                             const char *path);

/* Does this path, relative to the project's root, name a test? By its file
 * name, or by being below `tests/` or `benchmarks/`. */
bool project_is_test_file(Str path);

#endif

#ifndef HOTLINT_RUN_PROJECT_H
#define HOTLINT_RUN_PROJECT_H

/* The project that a file belongs to. Its configuration is that of the nearest
 * folder, its own or one above, with a hotlint.toml or else a pyproject.toml
 * that has `[tool.hotlint]`; its Python that of the nearest pyproject.toml. */

#include "run/config.h"
#include "run/sources.h"

typedef struct Project {
    const char *root;     /* the nearest folder with such a file; NULL: none */
    const char *file;     /* the configuration's; NULL: none */
    const char *packaged; /* the nearest pyproject.toml; NULL: there is none */
    const TomlValue *requires; /* what that says of Python; NULL: nothing */
    Config *config;
    Version required; /* the lowest that it says; 0: none */
    Version target;   /* from VERSION_OLDEST to VERSION_NEWEST */
} Project;

/* What the command line says of configurations. */
typedef struct ConfigChoice {
    bool isolated;    /* no file is read, but for `file` */
    const char *file; /* this one, wherever files are; NULL: the nearest */
    Layers layers;    /* on top of every file's */
} ConfigChoice;

typedef struct ProjectEntry {
    const Project *project; /* NULL: not known yet */
} ProjectEntry;

/* Remembers the project of each folder. All lives in the arena. */
typedef struct Projects {
    Arena *arena;
    ConfigChoice choice;
    Project outside; /* of files above which there is nothing */
    RuleFolders folders;
    ARRAY(Config *) configs; /* that of `outside` first */
    ARRAY(const Baseline *) baselines;
    Interner names;
    ARRAY(ProjectEntry) entries; /* by symbol, from 1 */
} Projects;

/* Reads `choice->file`; whether that went well, `outside.config` tells. NULL:
 * the command line says nothing. */
void projects_init(Projects *projects, Arena *arena,
                   const ConfigChoice *choice);
void projects_free(Projects *projects);

/* The project of the file at `path`, or of all that is in a folder. Never
 * NULL: what is wrong with its files, its `config` holds. */
const Project *project_find(Projects *projects, const char *path);
const Project *project_of_folder(Projects *projects, const char *folder);

/* Loads the rules that all projects found so far name, and settles their
 * configurations; returns `base` together with those rules. */
const RuleSet *projects_settle(Projects *projects, const RuleSet *base);

/* Adds what the project is made of, and what the command line names. */
void project_add_sources(const Project *project, Projects *projects,
                         Sources *sources);

/* Reads the baselines that settled configurations name, each once. Where one
 * cannot be used, the configuration has failed. */
void projects_read_baselines(Projects *projects);

/* The path of a file as seen from its project's root; `path` itself when it
 * is in no project. Points into `path`, or lives in `arena`. */
const char *project_relative(const Project *project, Arena *arena,
                             const char *path);

/* Does this path, relative to the project's root, name a test? By its file
 * name, or by being below `tests/` or `benchmarks/`. */
bool project_is_test_file(Str path);

#endif

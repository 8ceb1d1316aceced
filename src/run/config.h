#ifndef HOTLINT_RUN_CONFIG_H
#define HOTLINT_RUN_CONFIG_H

/* The settings that hold for the files of one project: what all layers say
 * together. Built once, then constant; lives in an arena. */

#include "run/analyst.h"
#include "run/globs.h"
#include "run/rule_folder.h"
#include "run/selection.h"

typedef struct Baseline Baseline; /* see baseline.h */

/* Rules that do not run in some files. */
typedef struct FileIgnore {
    Globs globs;
    const bool *ignored; /* by rule */
} FileIgnore;

typedef struct Config {
    Layers layers;
    Globs include; /* the files of a folder that are checked */
    Globs exclude;
    Version target;  /* 0: the layers say nothing */
    bool has_failed; /* `error` says why; nothing else counts then */
    Error error;
    /* From config_settle on: */
    Assignment assignment; /* but for facts and vocabulary */
    ARRAY(FileIgnore) ignores;
    /* From projects_read_baselines on: */
    const Baseline *baseline; /* what is known; NULL: nothing */
} Config;

/* Fills in all that can be known without rules. */
void config_init(Config *config, Arena *arena, Layers layers);

/* Adds the folders that the configuration names, but for those that are
 * there. */
void config_add_folders(const Config *config, Arena *arena,
                        RuleFolders *folders);

/* Works out what the configuration says of `rules`, which were made of
 * `folders`. When it names a rule that there is not, or a folder that failed,
 * it has failed, too. */
void config_settle(Config *config, Arena *arena, const RuleSet *rules,
                   const RuleFolders *folders);

/* The rules that run in a file; those of the project, or fewer. */
const bool *config_enabled(const Config *config, Arena *arena,
                           const char *path);

#endif

#ifndef HOTLINT_RUN_GLOBS_H
#define HOTLINT_RUN_GLOBS_H

/* The globs of a configuration, which are patterns as .gitignore has them,
 * each list from a folder of its own. */

#include "base/array.h"
#include "base/toml.h"
#include "run/ignore.h"

typedef struct GlobList {
    const char *root; /* the folder where the globs start */
    const Ignore *patterns;
} GlobList;

typedef ARRAY(GlobList) Globs;

/* Adds the strings of an array, or one glob. */
void globs_add_array(Globs *globs, Arena *arena, const char *root,
                     const TomlValue *array);
void globs_add(Globs *globs, Arena *arena, const char *root, Str glob);

/* Does a list match the path, or a folder above it? */
bool globs_cover(const Globs *globs, Arena *arena, const char *path,
                 bool is_folder);

/* A folder whose entries are looked at one by one. */
typedef struct GlobFolder {
    const Globs *globs;
    const char **prefixes; /* by list: the folder from its root, and a `/` */
} GlobFolder;

GlobFolder globs_in_folder(const Globs *globs, Arena *arena,
                           const char *folder);

/* Does a list match the entry `name`? */
bool globs_match(const GlobFolder *folder, const char *name, bool is_folder);

#endif

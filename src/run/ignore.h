#ifndef HOTLINT_RUN_IGNORE_H
#define HOTLINT_RUN_IGNORE_H

/* What .gitignore files name, by git's rules. Each folder's patterns hang
 * below those of the folder above it; the innermost that speaks decides.
 * Nothing here knows that what is in an ignored folder is ignored, too: a
 * walk does not enter it. Everything lives in an arena and is const. */

#include "base/error.h"
#include "base/str.h"

typedef struct IgnorePattern IgnorePattern;

typedef struct Ignore {
    const struct Ignore *outer; /* of the folders above, or NULL */
    size_t base; /* bytes of a path that lead to the folder, with the `/` */
    const IgnorePattern *patterns;
    uint32_t count;
} Ignore;

/* The patterns of one .gitignore file, `text`, whose folder is `folder`:
 * empty, or a path without a `/` at its end. Keeps a pointer to `text`. */
const Ignore *ignore_parse(Arena *arena, const Ignore *outer, Str folder,
                           Str text);

/* Is the file or folder `path` ignored? It starts where `folder` started in
 * the calls of ignore_parse. `ignore` is that of the innermost folder above
 * it; NULL ignores nothing. */
bool ignore_matches(const Ignore *ignore, Str path, bool is_folder);

/* Hangs the patterns of the .gitignore file in the folder that is opened as
 * `path` below `*ignore`; `folder` as in ignore_parse. */
bool ignore_load(Arena *arena, const char *path, Str folder,
                 const Ignore **ignore, Error *error) MUST_USE;

/* For a walk that begins in the folder `path`: `*folder` is its path from the
 * root of its git repository, and `*ignore` has the patterns of the folders
 * above it. Those that would ignore `path` itself do not count. Outside of a
 * repository there is nothing above. */
bool ignore_load_above(Arena *arena, const char *path, Str *folder,
                       const Ignore **ignore, Error *error) MUST_USE;

#endif

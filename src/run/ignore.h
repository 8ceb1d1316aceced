#ifndef HOTLINT_RUN_IGNORE_H
#define HOTLINT_RUN_IGNORE_H

/* What .gitignore files name, by git's rules. Each folder's patterns hang
 * below those of the folder above it; the innermost that speaks decides.
 * Nothing here knows that what is in an ignored folder is ignored, too: a
 * walk does not enter it. Everything lives in an arena and is const. */

#include "base/arena.h"
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

#endif

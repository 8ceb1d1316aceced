#ifndef HOTLINT_RUN_CHANGES_H
#define HOTLINT_RUN_CHANGES_H

/* Which lines of which files were changed: by a unified diff, or against a
 * revision of git. Const once made; lives in its arena. */

#include "base/array.h"
#include "base/error.h"
#include "base/intern.h"
#include "engine/diagnostic.h"
#include "text/source.h"

/* Lines from 1, both ends included. */
typedef struct ChangedLines {
    uint32_t first;
    uint32_t last;
} ChangedLines;

typedef struct ChangedFile {
    ARRAY(ChangedLines) lines; /* in order */
    bool is_new;               /* all of its lines are */
} ChangedFile;

typedef struct Changes {
    Arena *arena;
    Interner paths;           /* absolute, without links */
    ARRAY(ChangedFile) files; /* by symbol, from 1 */
} Changes;

/* From a unified diff, as of `git diff` or `diff -u`. Its paths are those of
 * the working folder, or of the folder `root` if it is not NULL. */
bool changes_from_diff(Changes *changes, Arena *arena, Str diff,
                       const char *root, Error *error) MUST_USE;

/* The work tree against a revision; files that git does not know and does
 * not ignore are new. */
bool changes_from_git(Changes *changes, Arena *arena, const char *revision,
                      Error *error) MUST_USE;

/* The file at `path`, or NULL when nothing of it was changed. */
const ChangedFile *changes_find(const Changes *changes, const char *path);

/* Is one of these lines, from 1, changed? */
bool changes_touch(const ChangedFile *file, uint32_t first, uint32_t last);

/* Keeps the findings that have a changed line. */
void changes_keep(const ChangedFile *file, Source *source,
                  Diagnostics *diagnostics);

void changes_free(Changes *changes);

#endif

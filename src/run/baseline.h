#ifndef HOTLINT_RUN_BASELINE_H
#define HOTLINT_RUN_BASELINE_H

/* A file that lists known findings, to see only new ones:
 *
 *     # hotlint baseline 1
 *     src/a.py<TAB>HOT103<TAB>3f0c…16 digits<TAB>queue.pop(0)
 *
 * Behind the version, one finding a line: path from the file's folder, rule,
 * fingerprint (see fingerprint.h), and the line of code for people. Lines are
 * sorted, so that git merges what two branches add; said twice counts once.
 * In paths, `\` and control characters are `\xNN`. */

#include "base/array.h"
#include "base/error.h"
#include "run/check.h"

typedef struct KnownFinding {
    Str path; /* as it is written */
    Str code;
    uint64_t print;
    Str text;
} KnownFinding;

typedef ARRAY(KnownFinding) KnownFindings;

struct Baseline {
    const char *path;    /* as shown and opened */
    const char *real;    /* the same for all ways to name it */
    const char *folder;  /* where it is; absolute, without links */
    const char *working; /* the same of the working folder */
    KnownFindings list;  /* by path, rule, fingerprint */
};

/* An empty one, to be written to `path`; false when the folder is missing, or
 * there is a file that is none, which is not to be lost. */
bool baseline_begin(Baseline *baseline, Arena *arena, const char *path,
                    Error *error) MUST_USE;

/* Reads it. False: `error` says what is wrong with the file, and in which
 * line. */
bool baseline_read(Baseline *baseline, Arena *arena, const char *path,
                   Error *error) MUST_USE;

/* A Render that writes the lines of a file's findings; its context is the
 * baseline that they are for. */
void baseline_render(const void *context, Buffer *buffer,
                     const FileReport *report);

/* Adds such lines, in their order. */
void baseline_add(KnownFindings *list, Arena *arena, Str lines);

/* Writes such lines, of all files, as a baseline, whole or not at all. */
bool baseline_write(const char *path, const Buffer *texts, uint32_t count,
                    Error *error) MUST_USE;

/* The path of a file as lines have it. */
Str baseline_path(const Baseline *baseline, Arena *arena, const char *path);

/* Is the file of such a path there? */
bool baseline_has_file(const Baseline *baseline, Str path);

/* By path, then rule, then fingerprint: <0, 0 or >0. */
int baseline_compare(const void *left, const void *right);

#endif

#ifndef HOTLINT_RUN_DISCOVER_H
#define HOTLINT_RUN_DISCOVER_H

/* Which files are analysed. What the user names is taken, whatever it is
 * called and whoever ignores it; of a folder, the files below it that a filter
 * takes and no .gitignore file names. Links are followed; a folder is entered
 * once and a file found once, whatever leads there, preferably by its own
 * path.
 *
 * Depth is bounded by the length of a path that the system opens (4,095
 * bytes on Linux); what is beyond it becomes a note. Nothing is opened but
 * folders and .gitignore files, and nothing that could block. */

#include "base/array.h"
#include "base/error.h"

typedef struct DiscoverFile {
    const char *path; /* see display_path */
    uint64_t size;    /* bytes */
    bool is_named;    /* by the user: that it cannot be read is fatal */
} DiscoverFile;

typedef struct DiscoverNote {
    Error error;
    bool is_fatal; /* the user named it */
} DiscoverNote;

typedef struct Discovery {
    ARRAY(DiscoverFile) files; /* in byte order of their paths */
    ARRAY(DiscoverNote) notes;
} Discovery;

/* Which entries of folders are wanted. */
typedef struct DiscoverFilter {
    /* Called for each folder that is entered; what it returns, `takes` is
     * given for the folder's entries. */
    const void *(*enter)(void *context, const char *folder);
    bool (*takes)(const void *folder, const char *name, bool is_folder);
    void *context;
} DiscoverFilter;

/* Finds the files of `count` named files and folders. What could not be read
 * is a note; the rest is found all the same. */
void discover_files(Discovery *discovery, Arena *arena,
                    const DiscoverFilter *filter, const char *const *paths,
                    uint32_t count);

#endif

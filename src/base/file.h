#ifndef HOTLINT_BASE_FILE_H
#define HOTLINT_BASE_FILE_H

/* Files, folders and paths. Only regular files are read, so that a pipe or a
 * device can never block. Paths are bytes, `/`-separated, NUL-terminated.
 * What is returned lives in the arena that was passed. Errors hold the path,
 * the system's words and, where there is one, the way out. */

#include "base/array.h"
#include "base/error.h"
#include "base/str.h"

typedef enum FileKind {
    FILE_REGULAR,
    FILE_FOLDER,
    FILE_LINK, /* only in a listing, which does not follow links */
    FILE_OTHER /* pipe, socket, device */
} FileKind;

typedef struct FileInfo {
    FileKind kind;
    uint64_t size;   /* bytes */
    uint64_t device; /* device and inode together name a file */
    uint64_t inode;
} FileInfo;

typedef struct FileEntry {
    const char *name;
    FileKind kind;
} FileEntry;

typedef ARRAY(FileEntry) FileList;

/* What `path` leads to, links followed. */
bool file_info(const char *path, FileInfo *info, Error *error) MUST_USE;

/* Does `path` lead to anything, or to one of that kind, links followed? */
bool file_exists(const char *path);
bool file_is(const char *path, FileKind kind);

/* Reads a regular file of at most `limit` bytes; a NUL follows the text. */
bool file_read(Arena *arena, const char *path, size_t limit, Str *text,
               Error *error) MUST_USE;

/* Reads standard input to its end, at most `limit` bytes. */
bool file_read_stdin(Arena *arena, size_t limit, Str *text,
                     Error *error) MUST_USE;

/* Puts `text` in the place of the file, or leaves the file as it was: no
 * reader sees a part. Keeps the permissions of a file that is there, and
 * writes to where a link leads. */
bool file_write_atomic(const char *path, Str text, Error *error) MUST_USE;

/* The entries of a folder but `.` and `..`, in byte order of their names. */
bool file_list(Arena *arena, const char *path, FileList *list,
               Error *error) MUST_USE;

/* `folder/name`; just `name` when it is absolute or the folder is `.`. */
const char *file_join(Arena *arena, const char *folder, const char *name);

/* The path without its last part: `a/b/` gives `a`, `a` gives `.`. */
const char *file_parent(Arena *arena, const char *path);

/* What is behind the last `/`; points into `path`. */
const char *file_name(const char *path);

/* The absolute path without links, or NULL when it leads nowhere. */
const char *file_real_path(Arena *arena, const char *path);

#endif

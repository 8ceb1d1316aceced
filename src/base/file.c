#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FIRST_READ = 64 * 1024,
    LARGEST_READ = 1024 * 1024 * 1024, /* some systems refuse more at once */
    TEMPORARY_TRIES = 100
};

static const char *advice(int code)
{
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        return "; check the spelling";
    case EACCES:
    case EPERM:
        return "; check the permissions";
    case EMFILE:
    case ENFILE:
        return "; raise the limit with ulimit -n";
    default:
        return "";
    }
}

/* `code` is the errno of what was tried; strerror's text is a thread's own
 * in every libc we build with. */
static bool fail(Error *error, const char *path, const char *tried, int code)
{
    error_set(error, "cannot %s: %s%s", tried, strerror(code), advice(code));
    return error_at(error, path, 0, 0);
}

static FileKind kind_of(mode_t mode)
{
    if (S_ISREG(mode))
        return FILE_REGULAR;
    if (S_ISDIR(mode))
        return FILE_FOLDER;
    return S_ISLNK(mode) ? FILE_LINK : FILE_OTHER;
}

bool file_info(const char *path, FileInfo *info, Error *error)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return fail(error, path, "open", errno);
    *info = (FileInfo){.kind = kind_of(status.st_mode),
                       .size = (uint64_t)status.st_size,
                       .device = (uint64_t)status.st_dev,
                       .inode = (uint64_t)status.st_ino};
    return true;
}

bool file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0;
}

bool file_is(const char *path, FileKind kind)
{
    struct stat status;
    return stat(path, &status) == 0 && kind_of(status.st_mode) == kind;
}

static ssize_t read_some(int file, char *data, size_t size)
{
    ssize_t count;
    do {
        count = read(file, data, size < LARGEST_READ ? size : LARGEST_READ);
    } while (count < 0 && errno == EINTR);
    return count;
}

static char *resize_text(Arena *arena, Str text, size_t *capacity)
{
    *capacity = *capacity * 2 + FIRST_READ;
    char *data = arena_alloc(arena, *capacity + 1);
    if (text.size)
        memcpy(data, text.data, text.size);
    return data;
}

/* `expected` is a guess: a file may grow while it is read, and those of
 * /proc say 0. One byte more than expected tells its end from its growth. */
static bool read_to_end(Arena *arena, int file, size_t limit, Str *text,
                        Error *error)
{
    size_t expected = text->size;
    size_t capacity = expected + 1;
    char *data = arena_alloc(arena, capacity + 1);
    size_t size = 0;
    for (;;) {
        ssize_t count = read_some(file, data + size, capacity - size);
        if (count < 0) {
            int code = errno;
            return error_set(error, "cannot read: %s", strerror(code));
        }
        size += (size_t)count;
        if (size > limit)
            return error_set(error, "is larger than the limit of %zu bytes",
                             limit);
        if (count == 0)
            break;
        if (size == capacity)
            data = resize_text(arena, (Str){data, size}, &capacity);
    }
    data[size] = '\0';
    *text = (Str){data, size};
    return true;
}

static bool check_regular(int file, size_t limit, size_t *size, Error *error)
{
    struct stat status;
    if (fstat(file, &status) != 0) {
        int code = errno;
        return error_set(error, "cannot read: %s", strerror(code));
    }
    if (S_ISDIR(status.st_mode))
        return error_set(error, "is a folder, not a file");
    if (!S_ISREG(status.st_mode))
        return error_set(error, "is not a regular file");
    *size = (size_t)status.st_size;
    if (*size > limit)
        return error_set(error,
                         "is %zu bytes large, more than the limit of %zu",
                         *size, limit);
    return true;
}

bool file_read(Arena *arena, const char *path, size_t limit, Str *text,
               Error *error)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (file < 0 && errno == ENXIO) {
        error_set(error, "is not a regular file");
        return error_at(error, path, 0, 0);
    }
    if (file < 0)
        return fail(error, path, "open", errno);
    Str read = {0};
    bool good = check_regular(file, limit, &read.size, error) &&
                read_to_end(arena, file, limit, &read, error);
    (void)close(file);
    if (!good)
        return error_at(error, path, 0, 0);
    *text = read;
    return true;
}

bool file_read_stdin(Arena *arena, size_t limit, Str *text, Error *error)
{
    Str read = {.size = FIRST_READ};
    if (!read_to_end(arena, STDIN_FILENO, limit, &read, error))
        return error_at(error, "<stdin>", 0, 0);
    *text = read;
    return true;
}

static bool write_all(int file, Str text)
{
    while (text.size) {
        size_t size = text.size < LARGEST_READ ? text.size : LARGEST_READ;
        ssize_t count = write(file, text.data, size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        text = str_slice(text, (size_t)count, text.size);
    }
    return true;
}

/* Opens a new file beside `path`; its name is short, as that of `path` may
 * be as long as a name can get. */
static int open_temporary(Arena *arena, const char *path, const char **name)
{
    const char *folder = file_parent(arena, path);
    int file = -1;
    for (int i = 0; file < 0 && i < TEMPORARY_TRIES; i++) {
        *name = arena_format(arena, "%s/.hotlint-%ld-%d.tmp", folder,
                             (long)getpid(), i);
        file = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file < 0 && errno != EEXIST)
            break;
    }
    return file;
}

/* 0, or the errno of the step that failed. */
static int fill_and_close(int file, Str text, const struct stat *old)
{
    bool good = (!old || fchmod(file, old->st_mode & 07777) == 0) &&
                write_all(file, text) && fsync(file) == 0;
    int code = good ? 0 : errno;
    if (close(file) != 0 && !code)
        code = errno;
    return code;
}

static bool replace(Arena *arena, const char *path, Str text, Error *error)
{
    struct stat status;
    const struct stat *old = stat(path, &status) == 0 ? &status : NULL;
    if (old && !S_ISREG(old->st_mode)) {
        error_set(error, "is not a regular file");
        return error_at(error, path, 0, 0);
    }
    if (old && access(path, W_OK) != 0)
        return fail(error, path, "write", errno);
    const char *temporary = NULL;
    int file = open_temporary(arena, path, &temporary);
    if (file < 0)
        return fail(error, path, "write", errno);
    int code = fill_and_close(file, text, old);
    if (!code && rename(temporary, path) != 0)
        code = errno;
    if (!code)
        return true;
    (void)unlink(temporary);
    return fail(error, path, "write", code);
}

bool file_write_atomic(const char *path, Str text, Error *error)
{
    Arena arena = {0};
    const char *real = file_real_path(&arena, path);
    bool good = replace(&arena, real ? real : path, text, error);
    arena_free(&arena);
    if (good)
        return true;
    error->path[0] = '\0'; /* the user's name for it */
    return error_at(error, path, 0, 0);
}

static int compare_entries(const void *left, const void *right)
{
    const FileEntry *first = left;
    const FileEntry *second = right;
    return strcmp(first->name, second->name);
}

/* Not every file system tells the kind in its listing. */
static FileKind entry_kind(DIR *folder, const struct dirent *entry)
{
    switch (entry->d_type) {
    case DT_REG:
        return FILE_REGULAR;
    case DT_DIR:
        return FILE_FOLDER;
    case DT_LNK:
        return FILE_LINK;
    case DT_UNKNOWN:
        break;
    default:
        return FILE_OTHER;
    }
    struct stat status;
    if (fstatat(dirfd(folder), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) !=
        0)
        return FILE_OTHER;
    return kind_of(status.st_mode);
}

/* 0, or the errno of reading on. */
static int collect_entries(Arena *arena, DIR *folder, FileList *list)
{
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (!entry)
            return errno;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        FileEntry found = {.kind = entry_kind(folder, entry)};
        found.name = arena_copy(arena, entry->d_name, strlen(entry->d_name));
        array_push(arena, list, found);
    }
}

bool file_list(Arena *arena, const char *path, FileList *list, Error *error)
{
    *list = (FileList){0};
    DIR *folder = opendir(path);
    if (!folder)
        return fail(error, path, "open", errno);
    int code = collect_entries(arena, folder, list);
    (void)closedir(folder);
    if (code)
        return fail(error, path, "list", code);
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, compare_entries);
    return true;
}

const char *file_join(Arena *arena, const char *folder, const char *name)
{
    if (!folder[0] || strcmp(folder, ".") == 0 || name[0] == '/')
        return arena_copy(arena, name, strlen(name));
    size_t size = strlen(folder);
    const char *between = folder[size - 1] == '/' ? "" : "/";
    return arena_format(arena, "%s%s%s", folder, between, name);
}

/* The size of `path` up to `size` without the slashes at its end, but with
 * the one that is the root. */
static size_t drop_slashes(const char *path, size_t size)
{
    while (size > 1 && path[size - 1] == '/')
        size--;
    return size;
}

const char *file_parent(Arena *arena, const char *path)
{
    size_t size = drop_slashes(path, strlen(path));
    while (size > 0 && path[size - 1] != '/')
        size--;
    if (size == 0)
        return arena_copy(arena, ".", 1);
    return arena_copy(arena, path, drop_slashes(path, size));
}

const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *file_real_path(Arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    if (!real)
        return NULL;
    const char *copy = arena_copy(arena, real, strlen(real));
    free(real);
    return copy;
}

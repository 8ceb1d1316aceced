#ifndef HOTLINT_TESTS_TEMPORARY_H
#define HOTLINT_TESTS_TEMPORARY_H

/* For tests of files: a new folder, which is also the working folder, and
 * goes away with all that is in it. A failing step ends the test. */

#include "base/str.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct Temporary {
    char path[256]; /* absolute, without links */
    int previous;   /* the working folder before */
} Temporary;

/* A cmocka setup: `*state` is a Temporary. */
static inline int temporary_enter(void **state)
{
    Temporary *folder = calloc(1, sizeof *folder);
    char name[] = "/tmp/hotlint-test-XXXXXX";
    if (!folder || !mkdtemp(name) || chmod(name, 0755) != 0)
        return -1;
    folder->previous = open(".", O_RDONLY | O_CLOEXEC);
    if (chdir(name) != 0 || !getcwd(folder->path, sizeof folder->path))
        return -1;
    *state = folder;
    return 0;
}

/* A cmocka teardown; a folder whose permissions a test took away goes too. */
static inline int temporary_leave(void **state)
{
    Temporary *folder = *state;
    int failed = fchdir(folder->previous);
    (void)close(folder->previous);
    char command[2 * sizeof folder->path + 64];
    (void)snprintf(command, sizeof command, "chmod -R u+rwx %s && rm -rf %s",
                   folder->path, folder->path);
    failed |= system(command);
    free(folder);
    return failed;
}

/* Root may read everything: between these two calls it is somebody else. */
static inline void temporary_drop_root(void)
{
    enum { NOBODY = 65534 };
    if (geteuid() == 0)
        assert_int_equal(seteuid(NOBODY), 0);
}

static inline void temporary_restore_root(void)
{
    if (getuid() == 0)
        assert_int_equal(seteuid(0), 0);
}

/* Makes a folder and those above it. */
static inline void temporary_folder(const char *path)
{
    char part[4200];
    (void)snprintf(part, sizeof part, "%s", path);
    for (char *slash = strchr(part + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        (void)mkdir(part, 0777);
        *slash = '/';
    }
    (void)mkdir(part, 0777);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
}

/* Writes a file, and makes the folders above it. */
static inline void temporary_file(const char *path, Str text)
{
    char folder[4200];
    (void)snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    if (slash) {
        *slash = '\0';
        temporary_folder(folder);
    }
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.data ? text.data : "", 1, text.size, file),
                     text.size);
    assert_int_equal(fclose(file), 0);
}

#endif

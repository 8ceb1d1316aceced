#ifndef HOTLINT_RUN_DISPLAY_PATH_H
#define HOTLINT_RUN_DISPLAY_PATH_H

#include "base/arena.h"

#include <stdbool.h>

/* The path as it is shown, and still opened, in this working folder:
 * relative to it when below it, else as the user gave it; without `.` parts
 * and doubled slashes. The working folder itself is `.`. */
const char *display_path(Arena *arena, const char *path);

/* Is one of its parts `..`? */
bool path_has_parent(const char *path);

/* The path as seen from the folder `root`; `path` itself when it is not below
 * it. The folder itself is the empty text. */
const char *path_from(Arena *arena, const char *root, const char *path);

#endif

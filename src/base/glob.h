#ifndef HOTLINT_BASE_GLOB_H
#define HOTLINT_BASE_GLOB_H

/* Globs over `/`-separated paths, as git has them in .gitignore: bytes, by
 * case, over the whole path. `*`, `?` and `[a-z]`, `[!a-z]`, `[[:alpha:]]` stay
 * within a part; `**` as a whole part stands for any number of parts; a
 * backslash makes the next byte stand for itself. A pattern that is broken
 * matches nothing. The time is bounded by the product of pattern, path and
 * number of parts. */

#include "base/str.h"

bool glob_matches(Str pattern, Str path);

/* Is the pattern whole: are its classes closed and known, and is there a byte
 * behind each backslash? */
bool glob_is_valid(Str pattern);

/* The size of the pattern's beginning that stands for itself. */
size_t glob_literal_size(Str pattern);

#endif

#ifndef HOTLINT_BASE_PROGRAM_H
#define HOTLINT_BASE_PROGRAM_H

/* Another program's output. */

#include "base/error.h"
#include "base/str.h"

/* Runs `words`, NULL-terminated and found on PATH, without a shell, and reads
 * what it writes, at most `limit` bytes, into the arena. Its standard error
 * is ours, its standard input is empty. False when it cannot be run, writes
 * more, or ends with another code than 0. */
bool program_read(Arena *arena, const char *const *words, size_t limit,
                  Str *output, Error *error) MUST_USE;

#endif

#ifndef HOTLINT_BASE_ERROR_H
#define HOTLINT_BASE_ERROR_H

/* What went wrong for a user or in a file of theirs: one sentence and the
 * place. Filled by the function that failed, passed up, printed once. */

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct Error {
    char message[512]; /* NUL-terminated; empty: no error */
    char path[512];    /* file concerned, or empty */
    uint32_t line;     /* from 1; 0: no line */
    uint32_t column;   /* code points from 1; 0: no column */
} Error;

/* Writes the message; returns false, so that a caller can return it. */
bool error_set(Error *error, const char *format, ...) PRINTF_LIKE(2, 3);

/* Adds the place; returns false. A path already known is kept. */
bool error_at(Error *error, const char *path, uint32_t line, uint32_t column);

/* Prints `hotlint: path:line:column: message` to standard error. */
void error_print(const Error *error);

#endif

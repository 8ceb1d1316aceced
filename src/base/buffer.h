#ifndef HOTLINT_BASE_BUFFER_H
#define HOTLINT_BASE_BUFFER_H

/* Bytes that are written piece by piece and outlive a file's arena: what a
 * worker has to say about one file. Owns its memory until buffer_free. */

#include "base/str.h"

typedef struct Buffer {
    char *data;
    size_t size;
    size_t capacity;
} Buffer;

void buffer_put(Buffer *buffer, Str str);
void buffer_put_byte(Buffer *buffer, char byte);
void buffer_fill(Buffer *buffer, char byte, size_t count);
void buffer_print(Buffer *buffer, const char *format, ...) PRINTF_LIKE(2, 3);

/* Writes `1 file`, `3 files`. */
void buffer_put_count(Buffer *buffer, uint32_t count, const char *thing);

/* What was written so far; good until the next write. */
Str buffer_view(const Buffer *buffer);

void buffer_free(Buffer *buffer);

#endif

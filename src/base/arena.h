#ifndef HOTLINT_BASE_ARENA_H
#define HOTLINT_BASE_ARENA_H

/* Memory of one lifetime: everything is allocated from it, nothing is freed
 * alone, all goes away at once. Not shared between threads. Out of memory
 * ends the program (exit code 2) here and nowhere else. */

#include <stdarg.h>
#include <stddef.h>

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    ArenaBlock *block; /* the block in use; older ones hang behind it */
    size_t used;       /* bytes used of `block` */
    size_t total;      /* bytes handed out since the last reset */
} Arena;

#if defined(__GNUC__)
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))
#define MUST_USE __attribute__((warn_unused_result))
#else
#define PRINTF_LIKE(text, first)
#define MUST_USE
#endif

/* Returns `size` zeroed bytes, aligned for any type. Never NULL. */
void *arena_alloc(Arena *arena, size_t size);

/* Makes `old` bytes at `memory` (NULL: none) `size` bytes, where they are if
 * nothing was allocated since. What is new is not zeroed. Never NULL. */
void *arena_resize(Arena *arena, void *memory, size_t old, size_t size);

/* Returns a copy of `size` bytes with a NUL behind them. */
char *arena_copy(Arena *arena, const void *data, size_t size);

/* Returns a NUL-terminated string made as printf would. */
char *arena_format(Arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);
char *arena_vformat(Arena *arena, const char *format, va_list list)
    PRINTF_LIKE(2, 0);

/* Forgets all allocations; keeps the largest block for the next use. */
void arena_reset(Arena *arena);

/* Gives all memory back; the arena may be used again afterwards. */
void arena_free(Arena *arena);

/* malloc and realloc that end the program instead of returning NULL; for
 * the few buffers that outlive every arena. */
void *memory_alloc(size_t size);
void *memory_resize(void *memory, size_t size);

/* A copy of `size` bytes with a NUL behind them, to be freed. */
char *memory_copy(const void *data, size_t size);

#endif

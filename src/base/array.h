#ifndef HOTLINT_BASE_ARRAY_H
#define HOTLINT_BASE_ARRAY_H

/* A growable array whose memory is an arena's. Declare one as
 * `ARRAY(Span) spans = {0};`; read `spans.items[i]` and `spans.count`.
 * Growing may copy and leave the old items to the arena, so a pointer into
 * `items` is good only until the next push. */

#include "base/arena.h"

#include <stdint.h>

#define ARRAY(Type)                                                            \
    struct {                                                                   \
        Type *items;                                                           \
        uint32_t count;                                                        \
        uint32_t capacity;                                                     \
    }

/* Appends a copy of `value`, which must be a value of the item type. */
#define array_push(arena, array, ...)                                          \
    do {                                                                       \
        if ((array)->count == (array)->capacity)                               \
            (array)->items =                                                   \
                array_grow((arena), (array)->items, &(array)->capacity,        \
                           sizeof *(array)->items);                            \
        (array)->items[(array)->count++] = (__VA_ARGS__);                      \
    } while (0)

/* Returns the `*capacity` items of `size` bytes, or a copy, with room for
 * twice as many (8 at least), and updates `*capacity`. */
void *array_grow(Arena *arena, void *items, uint32_t *capacity, size_t size);

#endif

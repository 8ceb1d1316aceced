#include "base/array.h"

#include <string.h>

void *array_grow(Arena *arena, const void *items, uint32_t *capacity,
                 size_t size)
{
    uint32_t room = *capacity ? *capacity * 2 : 8;
    void *grown = arena_alloc(arena, (size_t)room * size);
    if (*capacity)
        memcpy(grown, items, (size_t)*capacity * size);
    *capacity = room;
    return grown;
}

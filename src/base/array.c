#include "base/array.h"

void *array_grow(Arena *arena, void *items, uint32_t *capacity, size_t size)
{
    uint32_t room = *capacity ? *capacity * 2 : 8;
    void *grown = arena_resize(arena, items, (size_t)*capacity * size,
                               (size_t)room * size);
    *capacity = room;
    return grown;
}

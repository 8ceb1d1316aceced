#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 *  block ──▶ ┌────────┬──────────┬──────────────┐
 *            │ header │ used ... │ free ...     │
 *            └───┬────┴──────────┴──────────────┘
 *                ▼ older block
 */
struct ArenaBlock {
    ArenaBlock *older;
    size_t size; /* bytes behind this header */
};

enum { FIRST_BLOCK = 64 * 1024, ALIGNMENT = 16 };

static void out_of_memory(void)
{
    (void)fputs("hotlint: out of memory\n", stderr);
    exit(2);
}

void *memory_alloc(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory)
        out_of_memory();
    return memory;
}

void *memory_resize(void *memory, size_t size)
{
    void *resized = realloc(memory, size ? size : 1);
    if (!resized)
        out_of_memory();
    return resized;
}

char *memory_copy(const void *data, size_t size)
{
    char *copy = malloc(size + 1);
    if (!copy)
        out_of_memory();
    if (size)
        memcpy(copy, data, size);
    copy[size] = '\0';
    return copy;
}

static size_t header_size(void)
{
    return (sizeof(ArenaBlock) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* Each new block doubles, so that a file costs few of them. */
static void arena_grow(Arena *arena, size_t size)
{
    size_t wanted = arena->block ? arena->block->size * 2 : FIRST_BLOCK;
    if (wanted < size)
        wanted = size;
    ArenaBlock *block = malloc(header_size() + wanted);
    if (!block)
        out_of_memory();
    block->older = arena->block;
    block->size = wanted;
    arena->block = block;
    arena->used = 0;
}

static size_t aligned(size_t size)
{
    if (size > SIZE_MAX / 2)
        out_of_memory();
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static char *end_of(const Arena *arena)
{
    return (char *)arena->block + header_size() + arena->used;
}

static void *take(Arena *arena, size_t size)
{
    if (!arena->block || arena->block->size - arena->used < size)
        arena_grow(arena, size);
    char *memory = end_of(arena);
    arena->used += size;
    arena->total += size;
    return memory;
}

void *arena_alloc(Arena *arena, size_t size)
{
    size = aligned(size);
    return memset(take(arena, size), 0, size);
}

void *arena_resize(Arena *arena, void *memory, size_t old, size_t size)
{
    old = aligned(old);
    size = aligned(size);
    bool last = memory && (char *)memory + old == end_of(arena);
    if (last && size > old && arena->block->size - arena->used >= size - old) {
        (void)take(arena, size - old);
        return memory;
    }
    void *moved = take(arena, size);
    if (memory)
        memcpy(moved, memory, old < size ? old : size);
    return moved;
}

char *arena_copy(Arena *arena, const void *data, size_t size)
{
    char *copy = take(arena, aligned(size + 1));
    if (size)
        memcpy(copy, data, size);
    copy[size] = '\0';
    return copy;
}

char *arena_vformat(Arena *arena, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int size = vsnprintf(NULL, 0, format, list);
    char *text = arena_alloc(arena, (size_t)(size < 0 ? 0 : size) + 1);
    if (size > 0)
        (void)vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    return text;
}

char *arena_format(Arena *arena, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    char *text = arena_vformat(arena, format, list);
    va_end(list);
    return text;
}

static void free_blocks(ArenaBlock *block)
{
    while (block) {
        ArenaBlock *older = block->older;
        free(block);
        block = older;
    }
}

void arena_reset(Arena *arena)
{
    if (arena->block) {
        free_blocks(arena->block->older);
        arena->block->older = NULL;
    }
    arena->used = 0;
    arena->total = 0;
}

void arena_free(Arena *arena)
{
    free_blocks(arena->block);
    *arena = (Arena){0};
}

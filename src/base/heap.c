#include "base/heap.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

/* What stands before the bytes that the caller sees. */
typedef struct Header {
    size_t room; /* bytes behind it */
} Header;

/* A freed block, or a large one in use. */
struct HeapBlock {
    HeapBlock *next;
};

struct HeapChunk {
    HeapChunk *older;
    size_t size; /* bytes behind this header */
};

/* Before the header of a block with memory of its own. */
typedef struct Large {
    HeapBlock link; /* in Heap.large */
    HeapBlock *previous;
    Header header;
} Large;

enum { FIRST_CHUNK = 256 * 1024, LARGEST_CHUNK = 8 * 1024 * 1024 };

/* The index in Heap.spare, and the size that is handed out, which has room
 * for a HeapBlock. */
static size_t size_class(size_t size, size_t *room)
{
    if (size <= HEAP_SMALL) {
        size_t steps = size ? (size + HEAP_STEP - 1) / HEAP_STEP : 1;
        *room = steps * HEAP_STEP;
        return steps;
    }
    size_t index = HEAP_SMALL / HEAP_STEP + 1;
    for (*room = 2 * (size_t)HEAP_SMALL; *room < size; *room *= 2)
        index++;
    return index;
}

static Header *header_of(void *memory)
{
    return (Header *)memory - 1;
}

static void add_chunk(Heap *heap, size_t least)
{
    size_t size = heap->chunks ? heap->chunks->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    if (size < least)
        size = least;
    HeapChunk *chunk = memory_resize(NULL, sizeof *chunk + size);
    *chunk = (HeapChunk){heap->chunks, size};
    heap->chunks = chunk;
    heap->next = (char *)(chunk + 1);
    heap->end = heap->next + size;
}

static void *large_alloc(Heap *heap, size_t size)
{
    Large *large = memory_resize(NULL, sizeof *large + size);
    *large = (Large){{heap->large}, NULL, {size}};
    if (heap->large)
        ((Large *)heap->large)->previous = &large->link;
    heap->large = &large->link;
    return large + 1;
}

static void large_release(Heap *heap, void *memory)
{
    Large *large = (Large *)memory - 1;
    if (large->previous)
        large->previous->next = large->link.next;
    else
        heap->large = large->link.next;
    if (large->link.next)
        ((Large *)large->link.next)->previous = large->previous;
    free(large);
}

void *heap_alloc(Heap *heap, size_t size)
{
    size_t room = 0;
    if (size > HEAP_LARGE)
        return large_alloc(heap, size);
    HeapBlock **spare = &heap->spare[size_class(size, &room)];
    if (*spare) {
        HeapBlock *block = *spare;
        *spare = block->next;
        return block;
    }
    if ((size_t)(heap->end - heap->next) < sizeof(Header) + room)
        add_chunk(heap, sizeof(Header) + room);
    Header *header = (Header *)heap->next;
    header->room = room;
    heap->next += sizeof *header + room;
    return header + 1;
}

void *heap_zeroed(Heap *heap, size_t size)
{
    return memset(heap_alloc(heap, size), 0, size);
}

void *heap_resize(Heap *heap, void *memory, size_t size)
{
    size_t room = memory ? header_of(memory)->room : 0;
    if (memory && size <= room)
        return memory;
    void *moved = heap_alloc(heap, size);
    if (memory)
        memcpy(moved, memory, room);
    heap_release(heap, memory);
    return moved;
}

void heap_release(Heap *heap, void *memory)
{
    size_t room = 0;
    if (!memory)
        return;
    if (header_of(memory)->room > HEAP_LARGE) {
        large_release(heap, memory);
        return;
    }
    HeapBlock **spare =
        &heap->spare[size_class(header_of(memory)->room, &room)];
    HeapBlock *block = memory;
    block->next = *spare;
    *spare = block;
}

static void free_chunks(HeapChunk *chunk)
{
    while (chunk) {
        HeapChunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
}

static void free_large(Heap *heap)
{
    HeapBlock *block = heap->large; /* the first member of a Large */
    while (block) {
        HeapBlock *next = block->next;
        free(block);
        block = next;
    }
    heap->large = NULL;
}

void heap_reset(Heap *heap)
{
    HeapChunk *kept = heap->chunks;
    free_large(heap);
    if (kept) {
        free_chunks(kept->older);
        kept->older = NULL;
    }
    *heap = (Heap){.chunks = kept};
    if (kept) {
        heap->next = (char *)(kept + 1);
        heap->end = heap->next + kept->size;
    }
}

void heap_free(Heap *heap)
{
    free_large(heap);
    free_chunks(heap->chunks);
    *heap = (Heap){0};
}

#ifndef HOTLINT_BASE_HEAP_H
#define HOTLINT_BASE_HEAP_H

/* Memory for a library that wants malloc, realloc and free of its own, and
 * whose blocks all go away at once in the end: freed blocks are kept by size
 * and handed out again, nothing is merged. Faster than malloc, as it is one
 * worker's; never shared. Out of memory ends the program, as in arena.h.
 * Blocks are aligned to 8 bytes: for structures of numbers and pointers. */

#include <stddef.h>

enum {
    HEAP_STEP = 16,       /* small sizes are rounded up to a multiple of it */
    HEAP_SMALL = 512,     /* the largest size rounded so; others double */
    HEAP_LARGE = 1 << 16, /* beyond it, a block has memory of its own */
    HEAP_SIZES = 1 + HEAP_SMALL / HEAP_STEP + 7
};

typedef struct HeapChunk HeapChunk;
typedef struct HeapBlock HeapBlock;

typedef struct Heap {
    HeapChunk *chunks; /* the one in use first */
    char *next;        /* what is left of it */
    char *end;
    HeapBlock *large;             /* blocks with memory of their own */
    HeapBlock *spare[HEAP_SIZES]; /* freed ones by size */
} Heap;

/* Returns `size` bytes that hold anything. Never NULL. */
void *heap_alloc(Heap *heap, size_t size);

/* The same, zeroed. */
void *heap_zeroed(Heap *heap, size_t size);

/* Moves the block, of which NULL is an empty one, if need be. */
void *heap_resize(Heap *heap, void *memory, size_t size);

/* Gives a block, or NULL, back for later ones of its size. */
void heap_release(Heap *heap, void *memory);

/* Forgets all blocks; keeps a chunk for the next use. */
void heap_reset(Heap *heap);

/* Gives all memory back; the heap may be used again afterwards. */
void heap_free(Heap *heap);

#endif

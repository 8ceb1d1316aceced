#include "base/heap.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void heap_blocks_do_not_overlap(void **state)
{
    (void)state;
    enum { COUNT = 2000 };
    static unsigned char *blocks[COUNT];
    Heap heap = {0};
    for (size_t i = 0; i < COUNT; i++) {
        blocks[i] = heap_alloc(&heap, i * 50);
        assert_int_equal((uintptr_t)blocks[i] % 8, 0);
        memset(blocks[i], (int)(i % 251), i * 50);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t at = 0; at < i * 50; at++)
            assert_int_equal(blocks[i][at], i % 251);
    heap_free(&heap);
}

static void heap_gives_a_freed_block_out_again(void **state)
{
    (void)state;
    Heap heap = {0};
    void *block = heap_alloc(&heap, 40);
    heap_release(&heap, block);
    assert_ptr_not_equal(heap_alloc(&heap, 100), block);
    assert_ptr_equal(heap_alloc(&heap, 33), block);
    heap_release(&heap, NULL);
    heap_free(&heap);
}

static void heap_zeroes_what_was_used_before(void **state)
{
    (void)state;
    Heap heap = {0};
    char *block = heap_alloc(&heap, 24);
    memset(block, 'x', 24);
    heap_release(&heap, block);
    block = heap_zeroed(&heap, 24);
    for (int i = 0; i < 24; i++)
        assert_int_equal(block[i], 0);
    heap_free(&heap);
}

static void heap_keeps_the_bytes_of_a_resized_block(void **state)
{
    (void)state;
    Heap heap = {0};
    size_t size = 1;
    char *block = heap_resize(&heap, NULL, size);
    block[0] = 'a';
    for (; size < 4 * (size_t)HEAP_LARGE; size = size * 3 / 2 + 1) {
        block[size - 1] = (char)('a' + size % 26);
        block = heap_resize(&heap, block, size * 3 / 2 + 1);
        assert_int_equal(block[size - 1], 'a' + size % 26);
        assert_int_equal(block[0], 'b');
    }
    heap_free(&heap);
}

static void heap_frees_large_blocks_in_any_order(void **state)
{
    (void)state;
    Heap heap = {0};
    void *blocks[3];
    for (int order = 0; order < 3; order++) {
        for (int i = 0; i < 3; i++)
            blocks[i] = heap_zeroed(&heap, HEAP_LARGE + 1);
        for (int i = 0; i < 3; i++)
            heap_release(&heap, blocks[(i + order) % 3]);
        assert_null(heap.large);
    }
    heap_free(&heap);
}

static void heap_is_empty_after_a_reset(void **state)
{
    (void)state;
    Heap heap = {0};
    heap_release(&heap, heap_alloc(&heap, 8));
    (void)heap_alloc(&heap, 2 * (size_t)HEAP_LARGE);
    heap_reset(&heap);
    assert_null(heap.large);
    void *first = heap_alloc(&heap, 8);
    heap_reset(&heap);
    assert_ptr_equal(heap_alloc(&heap, 8), first);
    heap_free(&heap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heap_blocks_do_not_overlap),
        cmocka_unit_test(heap_gives_a_freed_block_out_again),
        cmocka_unit_test(heap_zeroes_what_was_used_before),
        cmocka_unit_test(heap_keeps_the_bytes_of_a_resized_block),
        cmocka_unit_test(heap_frees_large_blocks_in_any_order),
        cmocka_unit_test(heap_is_empty_after_a_reset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

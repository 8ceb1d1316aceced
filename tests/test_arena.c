#include "base/arena.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void arena_memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    Arena arena = {0};
    for (size_t size = 0; size < 40; size++) {
        unsigned char *memory = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)memory % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xFF, size);
    }
    arena_free(&arena);
}

static void arena_memory_is_zeroed_after_a_reset(void **state)
{
    (void)state;
    Arena arena = {0};
    memset(arena_alloc(&arena, 100), 0xFF, 100);
    arena_reset(&arena);
    const unsigned char *memory = arena_alloc(&arena, 100);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(memory[i], 0);
    arena_free(&arena);
}

static void arena_pieces_do_not_overlap(void **state)
{
    (void)state;
    enum { COUNT = 5000, SIZE = 40 };
    Arena arena = {0};
    unsigned char **pieces = calloc(COUNT, sizeof *pieces);
    assert_non_null(pieces);
    for (int i = 0; i < COUNT; i++) {
        pieces[i] = arena_alloc(&arena, SIZE);
        memset(pieces[i], i % 251, SIZE);
    }
    for (int i = 0; i < COUNT; i++)
        for (int at = 0; at < SIZE; at++)
            assert_int_equal(pieces[i][at], i % 251);
    free(pieces);
    arena_free(&arena);
}

static void arena_gives_more_than_a_block(void **state)
{
    (void)state;
    Arena arena = {0};
    size_t size = 10000000;
    char *small = arena_alloc(&arena, 1);
    char *large = arena_alloc(&arena, size);
    *small = 1;
    large[size - 1] = 2;
    assert_int_equal(*small, 1);
    assert_int_equal(large[size - 1], 2);
    arena_free(&arena);
}

static void arena_counts_what_it_gave(void **state)
{
    (void)state;
    Arena arena = {0};
    (void)arena_alloc(&arena, 16);
    (void)arena_alloc(&arena, 17);
    assert_int_equal(arena.total, 48);
    arena_reset(&arena);
    assert_int_equal(arena.total, 0);
    arena_free(&arena);
}

static void arena_reset_keeps_the_largest_block(void **state)
{
    (void)state;
    Arena arena = {0};
    for (int i = 0; i < 100; i++)
        (void)arena_alloc(&arena, 10000);
    const ArenaBlock *block = arena.block;
    arena_reset(&arena);
    (void)arena_alloc(&arena, 10000);
    assert_ptr_equal(arena.block, block);
    arena_free(&arena);
}

static void arena_works_again_after_free(void **state)
{
    (void)state;
    Arena arena = {0};
    (void)arena_alloc(&arena, 1);
    arena_free(&arena);
    assert_null(arena.block);
    assert_non_null(arena_alloc(&arena, 1));
    arena_free(&arena);
}

static void arena_copy_has_a_nul_behind_it(void **state)
{
    (void)state;
    Arena arena = {0};
    const char *copy = arena_copy(&arena, "a\0bcd", 4);
    assert_memory_equal(copy, "a\0bc", 5);
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    arena_free(&arena);
}

static void arena_format_is_as_long_as_needed(void **state)
{
    (void)state;
    Arena arena = {0};
    assert_string_equal(arena_format(&arena, "%d-%s", 7, "x"), "7-x");
    assert_int_equal(strlen(arena_format(&arena, "%5000d", 1)), 5000);
    assert_string_equal(arena_format(&arena, "%s", ""), "");
    arena_free(&arena);
}

static void memory_resize_keeps_the_content(void **state)
{
    (void)state;
    char *memory = memory_alloc(4);
    assert_memory_equal(memory, "\0\0\0\0", 4);
    memset(memory, 'x', 4);
    memory = memory_resize(memory, 100000);
    assert_memory_equal(memory, "xxxx", 4);
    free(memory);
}

static void arena_resizes_the_last_in_place(void **state)
{
    (void)state;
    Arena arena = {0};
    char *one = arena_resize(&arena, NULL, 0, 16);
    memcpy(one, "fifteen letters", 16);
    assert_ptr_equal(arena_resize(&arena, one, 16, 64), one);
    char *two = arena_alloc(&arena, 16);
    char *moved = arena_resize(&arena, one, 64, 256);
    assert_ptr_not_equal(moved, one);
    assert_string_equal(moved, "fifteen letters");
    moved = arena_resize(&arena, moved, 256, 1 << 20);
    assert_string_equal(moved, "fifteen letters");
    assert_string_equal(two, "");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_memory_is_zeroed_and_aligned),
        cmocka_unit_test(arena_memory_is_zeroed_after_a_reset),
        cmocka_unit_test(arena_pieces_do_not_overlap),
        cmocka_unit_test(arena_gives_more_than_a_block),
        cmocka_unit_test(arena_counts_what_it_gave),
        cmocka_unit_test(arena_reset_keeps_the_largest_block),
        cmocka_unit_test(arena_works_again_after_free),
        cmocka_unit_test(arena_copy_has_a_nul_behind_it),
        cmocka_unit_test(arena_format_is_as_long_as_needed),
        cmocka_unit_test(memory_resize_keeps_the_content),
        cmocka_unit_test(arena_resizes_the_last_in_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

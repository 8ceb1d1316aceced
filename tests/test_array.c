#include "base/array.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct Pair {
    uint32_t left;
    uint32_t right;
} Pair;

static void array_keeps_what_was_pushed(void **state)
{
    (void)state;
    Arena arena = {0};
    ARRAY(uint32_t) numbers = {0};
    for (uint32_t i = 0; i < 1000; i++)
        array_push(&arena, &numbers, i * i);
    assert_int_equal(numbers.count, 1000);
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(numbers.items[i], i * i);
    arena_free(&arena);
}

static void array_takes_a_struct_literal(void **state)
{
    (void)state;
    Arena arena = {0};
    ARRAY(Pair) pairs = {0};
    array_push(&arena, &pairs, (Pair){1, 2});
    array_push(&arena, &pairs, (Pair){.right = 4});
    assert_int_equal(pairs.items[0].right, 2);
    assert_int_equal(pairs.items[1].left, 0);
    assert_int_equal(pairs.items[1].right, 4);
    arena_free(&arena);
}

static void array_doubles_from_eight(void **state)
{
    (void)state;
    Arena arena = {0};
    ARRAY(char) bytes = {0};
    array_push(&arena, &bytes, 'a');
    assert_int_equal(bytes.capacity, 8);
    for (int i = 1; i < 9; i++)
        array_push(&arena, &bytes, 'b');
    assert_int_equal(bytes.capacity, 16);
    assert_int_equal(bytes.items[0], 'a');
    arena_free(&arena);
}

static void array_grows_where_it_is_or_leaves_the_old_items_alone(void **state)
{
    (void)state;
    Arena arena = {0};
    ARRAY(uint32_t) numbers = {0};
    for (uint32_t i = 0; i < 8; i++)
        array_push(&arena, &numbers, i);
    uint32_t *first = numbers.items;
    array_push(&arena, &numbers, 8);
    assert_ptr_equal(numbers.items, first);
    (void)arena_alloc(&arena, 1);
    for (uint32_t i = 9; i < 17; i++)
        array_push(&arena, &numbers, i);
    assert_ptr_not_equal(numbers.items, first);
    for (uint32_t i = 0; i < 16; i++)
        assert_int_equal(first[i], i);
    assert_int_equal(numbers.items[16], 16);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(array_keeps_what_was_pushed),
        cmocka_unit_test(array_takes_a_struct_literal),
        cmocka_unit_test(array_doubles_from_eight),
        cmocka_unit_test(array_grows_where_it_is_or_leaves_the_old_items_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

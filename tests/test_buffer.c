#include "base/buffer.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_holds(const Buffer *buffer, Str expected)
{
    assert_int_equal(buffer_view(buffer).size, expected.size);
    assert_memory_equal(buffer_view(buffer).data, expected.data, expected.size);
}

static void buffer_gathers_pieces_in_order(void **state)
{
    (void)state;
    Buffer buffer = {0};
    buffer_put(&buffer, STR("ab"));
    buffer_put_byte(&buffer, '\0');
    buffer_fill(&buffer, '-', 3);
    buffer_put(&buffer, (Str){0});
    buffer_fill(&buffer, 'x', 0);
    buffer_print(&buffer, "%d%s", 7, "!");
    assert_holds(&buffer, STR("ab\0---7!"));
    buffer_free(&buffer);
}

static void buffer_starts_empty(void **state)
{
    (void)state;
    Buffer buffer = {0};
    assert_int_equal(buffer_view(&buffer).size, 0);
    buffer_print(&buffer, "%s", "");
    assert_int_equal(buffer_view(&buffer).size, 0);
    buffer_free(&buffer);
}

static void buffer_grows(void **state)
{
    (void)state;
    Buffer buffer = {0};
    for (uint32_t i = 0; i < 100000; i++)
        buffer_put_byte(&buffer, (char)('a' + i % 26));
    assert_int_equal(buffer.size, 100000);
    for (uint32_t i = 0; i < 100000; i++)
        assert_int_equal(buffer.data[i], 'a' + i % 26);
    buffer_free(&buffer);
}

static void buffer_prints_more_than_its_room(void **state)
{
    (void)state;
    Buffer buffer = {0};
    buffer_put_byte(&buffer, 'a');
    buffer_print(&buffer, "%10000d", 5);
    assert_int_equal(buffer.size, 10001);
    assert_int_equal(buffer.data[0], 'a');
    assert_int_equal(buffer.data[10000], '5');
    buffer_free(&buffer);
}

static void buffer_works_again_after_free(void **state)
{
    (void)state;
    Buffer buffer = {0};
    buffer_put(&buffer, STR("old"));
    buffer_free(&buffer);
    assert_null(buffer.data);
    buffer_put(&buffer, STR("new"));
    assert_holds(&buffer, STR("new"));
    buffer_free(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buffer_gathers_pieces_in_order),
        cmocka_unit_test(buffer_starts_empty),
        cmocka_unit_test(buffer_grows),
        cmocka_unit_test(buffer_prints_more_than_its_room),
        cmocka_unit_test(buffer_works_again_after_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

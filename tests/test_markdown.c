/* Fences, by the examples of CommonMark 0.31, section 4.5. */

#include "base/markdown.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static size_t opening_length(const char *line)
{
    return markdown_opening(str_from(line)).length;
}

static bool closes(const char *opening, const char *line)
{
    return markdown_closes(markdown_opening(str_from(opening)), str_from(line));
}

static void three_backticks_or_tildes_open(void **state)
{
    (void)state;
    assert_int_equal(opening_length("```"), 3);
    assert_int_equal(opening_length("~~~~ query `x`"), 4);
    assert_int_equal(markdown_opening(STR("~~~")).byte, '~');
    assert_int_equal(opening_length("``"), 0);
    assert_int_equal(opening_length(" ```"), 0);
    assert_int_equal(opening_length("``~"), 0);
    assert_int_equal(opening_length(""), 0);
}

static void the_same_character_closes(void **state)
{
    (void)state;
    assert_true(closes("```py", "```"));
    assert_false(closes("```", "~~~"));
    assert_false(closes("~~~", "```"));
    assert_true(closes("~~~", "   ~~~"));
    assert_false(closes("~~~", "    ~~~"));
}

static void as_many_close_or_more(void **state)
{
    (void)state;
    assert_false(closes("````", "```"));
    assert_true(closes("````", "``````"));
    assert_false(closes("~~~~", "~~~"));
    assert_true(closes("~~~~", "~~~~"));
}

static void nothing_stands_behind_a_closing_fence(void **state)
{
    (void)state;
    assert_true(closes("```", "``` \t"));
    assert_false(closes("```", "``` aaa"));
    assert_false(closes("aaa", "aaa"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_backticks_or_tildes_open),
        cmocka_unit_test(the_same_character_closes),
        cmocka_unit_test(as_many_close_or_more),
        cmocka_unit_test(nothing_stands_behind_a_closing_fence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "rules/rules.h"

#include "base/array.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const char *const names[] = {
#define FILTER(name) #name,
#include "rules/filters.def"
#undef FILTER
};

static Filter *const functions[] = {
#define FILTER(name) rule_##name,
#include "rules/filters.def"
#undef FILTER
};

enum { FILTER_COUNT = sizeof names / sizeof names[0] };

/* `list-pop-front` of `list_pop_front`. */
static Str page_name(Arena *arena, const char *name)
{
    Str text = str_from(name);
    char *page = arena_copy(arena, text.data, text.size);
    for (size_t i = 0; i < text.size; i++)
        if (page[i] == '_')
            page[i] = '-';
    return str_from(page);
}

static void filters_are_found_by_the_name_of_their_page(void **state)
{
    (void)state;
    Arena arena = {0};
    for (size_t i = 0; i < FILTER_COUNT; i++)
        assert_true(filter_find(page_name(&arena, names[i])) == functions[i]);
    arena_free(&arena);
}

static void filters_of_other_names_are_none(void **state)
{
    (void)state;
    assert_null(filter_find((Str){0}));
    assert_null(filter_find(STR("list")));
    assert_null(filter_find(STR("list-pop-front-x")));
    assert_null(filter_find(STR("list-pop-fron")));
    assert_null(filter_find(STR("LIST-POP-FRONT")));
}

static void filters_are_in_order(void **state)
{
    (void)state;
    for (size_t i = 1; i < FILTER_COUNT; i++)
        if (str_compare(str_from(names[i - 1]), str_from(names[i])) >= 0)
            fail_msg("`%s` stands before `%s`", names[i - 1], names[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filters_are_found_by_the_name_of_their_page),
        cmocka_unit_test(filters_of_other_names_are_none),
        cmocka_unit_test(filters_are_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

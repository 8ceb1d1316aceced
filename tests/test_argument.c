/* What calls pass. */

#include "model/argument.h"

#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* `-`: absent, `?`: not known, else the text of the value. */
static void check(const char *code, int position, const char *keyword,
                  const char *wanted)
{
    Modelled modelled;
    model_of_text(&modelled, str_from(code), VERSION_DEFAULT);
    const Tree *tree = &modelled.tree;
    Node call = NODE_ROOT;
    while (tree_kind(tree, call) != KIND_call)
        call++;
    Argument argument =
        argument_of(tree, call, (Parameter){position, str_from(keyword)});
    Str got = argument.state == ARGUMENT_GIVEN ? tree_text(tree, argument.value)
              : argument.state == ARGUMENT_ABSENT ? STR("-")
                                                  : STR("?");
    if (!str_is(got, wanted))
        fail_msg("%s: %d `%s` is %.*s, not %s", code, position, keyword,
                 STR_ARG(got), wanted);
    modelled_free(&modelled);
}

static void arguments_are_found_by_position_and_name(void **state)
{
    (void)state;
    check("f(1, 2)", 0, "", "1");
    check("f(1, 2)", 1, "b", "2");
    check("f(1, 2)", 2, "c", "-");
    check("f(1, b=2)", 1, "b", "2");
    check("f(b=2)", 0, "a", "-");
    check("f(a=2)", 0, "", "-");
    check("f(a=2)", -1, "a", "2");
    check("f(2)", -1, "a", "-");
    check("f()", 0, "a", "-");
    check("f(x for x in y)", 0, "a", "(x for x in y)");
    check("f(x for x in y)", 1, "b", "-");
    check("f((1, 2))", 0, "a", "(1, 2)");
}

static void splats_hide_what_is_behind_them(void **state)
{
    (void)state;
    check("f(*xs)", 0, "a", "?");
    check("f(1, *xs)", 0, "a", "1");
    check("f(1, *xs)", 1, "b", "?");
    check("f(*xs, 1)", 0, "a", "?");
    check("f(*xs, b=1)", 1, "b", "1");
    check("f(**xs)", 0, "a", "?");
    check("f(**xs)", 0, "", "-");
    check("f(1, **xs)", 0, "a", "1");
    check("f(a=1, **xs)", -1, "a", "1");
    check("f(*xs)", -1, "a", "-");
}

static void check_count(const char *code, int wanted, bool none)
{
    Modelled modelled;
    model_of_text(&modelled, str_from(code), VERSION_DEFAULT);
    const Tree *tree = &modelled.tree;
    Node call = NODE_ROOT;
    while (tree_kind(tree, call) != KIND_call)
        call++;
    assert_int_equal(argument_count(tree, call), wanted);
    assert_int_equal(argument_none(tree, call), none);
    modelled_free(&modelled);
}

static void positional_arguments_are_counted(void **state)
{
    (void)state;
    check_count("f()", 0, true);
    check_count("f(1)", 1, false);
    check_count("f(1, 2, a=3)", 2, false);
    check_count("f(a=3)", 0, false);
    check_count("f(**a)", 0, false);
    check_count("f(*a)", -1, false);
    check_count("f(x for x in y)", 1, false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments_are_found_by_position_and_name),
        cmocka_unit_test(splats_hide_what_is_behind_them),
        cmocka_unit_test(positional_arguments_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

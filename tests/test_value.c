/* Values, by fixtures/model/value_*.py. */

#include "model/value.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static Str yes_or_no(bool yes)
{
    return yes ? STR("yes") : STR("no");
}

static Str number(Modelled *modelled, int64_t value)
{
    return str_from(arena_format(&modelled->arena, "%lld", (long long)value));
}

static Str answer_value(Modelled *modelled, const Mark *mark)
{
    Model *model = modelled->model;
    const Tree *tree = &modelled->tree;
    if (str_is(mark->word, "size"))
        return number(modelled, value_size(model, mark->node));
    if (str_is(mark->word, "constant"))
        return yes_or_no(value_is_constant(model, mark->node));
    if (str_is(mark->word, "literal"))
        return yes_or_no(value_is_literal(tree, mark->node));
    if (str_is(mark->word, "empty"))
        return yes_or_no(value_is_empty(model, mark->node));
    if (str_is(mark->word, "ready"))
        return yes_or_no(value_is_ready(tree, mark->node));
    if (str_is(mark->word, "step"))
        return yes_or_no(value_is_step(tree, mark->node));
    assert_true(str_is(mark->word, "integer"));
    int64_t value = 0;
    return value_integer(model, mark->node, &value) ? number(modelled, value)
                                                    : STR("none");
}

static void value_is_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("value", MARK_WORD, answer_value);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value_is_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

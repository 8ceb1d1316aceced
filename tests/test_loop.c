/* Loops, by fixtures/model/loop_*.py. */

#include "model/loop.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static Str yes_or_no(bool yes)
{
    return yes ? STR("yes") : STR("no");
}

static Str answer_loop(Modelled *modelled, const Mark *mark)
{
    Model *model = modelled->model;
    const Tree *tree = &modelled->tree;
    Node loop = loop_around(tree, mark->node);
    if (str_is(mark->word, "in"))
        return yes_or_no(loop_repeating(model, mark->node) != NODE_NONE);
    if (str_is(mark->word, "left"))
        return yes_or_no(loop_left_after(model, mark->node, loop));
    if (str_is(mark->word, "logarithmic"))
        return yes_or_no(loop_is_logarithmic(model, loop));
    if (str_is(mark->word, "retry"))
        return yes_or_no(loop_is_retry(tree, loop));
    if (str_is(mark->word, "few"))
        return yes_or_no(loop_has_few_passes(model, loop, 2));
    assert_true(str_is(mark->word, "trips"));
    return str_from(arena_format(&modelled->arena, "%d",
                                 (int)loop_trip_count(model, loop)));
}

static void loop_is_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("loop", MARK_WORD, answer_loop);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 70);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loop_is_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

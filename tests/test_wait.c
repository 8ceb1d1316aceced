/* Loops that wait, and what they wait for, by fixtures/model/wait_*.py. */

#include "model/loop.h"
#include "model/wait.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static bool holds(Model *model, const Mark *mark)
{
    const Tree *tree = model_tree(model);
    if (str_is(mark->word, "asks"))
        return wait_only_asks(model, mark->node);
    if (str_is(mark->word, "ends"))
        return wait_may_end(model, mark->node);
    Node loop = loop_around(tree, mark->node);
    if (str_is(mark->word, "measured"))
        return wait_is_measured(tree, loop);
    assert_true(str_is(mark->word, "waits"));
    return wait_in_loop(tree, loop) != NODE_NONE;
}

static Str answer_wait(Modelled *modelled, const Mark *mark)
{
    return holds(modelled->model, mark) ? STR("yes") : STR("no");
}

static void loops_wait_as_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("wait", MARK_WORD, answer_wait);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loops_wait_as_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

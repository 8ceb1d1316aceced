/* Deep copies, by fixtures/model/copy_*.py. */

#include "model/copy.h"
#include "model/value.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static bool holds(Model *model, const Mark *mark)
{
    Node call = mark->node;
    Node value = value_argument(model_tree(model), call, 0);
    if (str_is(mark->word, "container"))
        return copy_may_be_container(model, value);
    if (str_is(mark->word, "often"))
        return copy_runs_often(model, call);
    assert_true(str_is(mark->word, "meant"));
    return copy_is_meant(model, call, value);
}

static Str answer_copy(Modelled *modelled, const Mark *mark)
{
    return holds(modelled->model, mark) ? STR("yes") : STR("no");
}

static void copies_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("copy", MARK_WORD, answer_copy);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 25);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* How much loops do, by fixtures/model/work_*.py. */

#include "model/work.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static Str answer_work(Modelled *modelled, const Mark *mark)
{
    return work_is_light(modelled->model, mark->node) ? STR("yes") : STR("no");
}

static void loops_work_as_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("work", MARK_WORD, answer_work);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(loops_work_as_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

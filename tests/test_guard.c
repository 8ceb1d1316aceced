/* Guarded code, by fixtures/model/guard_*.py. */

#include "model/guard.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static bool holds(Modelled *modelled, const Mark *mark)
{
    if (str_is(mark->word, "exceeds"))
        return guard_exceeds(&modelled->tree, mark->node, mark->node);
    return guard_around(modelled->model, mark->node, mark->word);
}

static Str answer_guard(Modelled *modelled, const Mark *mark)
{
    return holds(modelled, mark) ? STR("yes") : STR("no");
}

static void guard_is_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("guard", MARK_WORD, answer_guard);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guard_is_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Calls that cannot be made once before their loop, and why, by
 * fixtures/model/process_*.py. */

#include "model/loop.h"
#include "model/process.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* The word is the nature of the function, as costly-calls.tsv has it. */
static Str answer_process(Modelled *modelled, const Mark *mark)
{
    Node loop = loop_repeating(modelled->model, mark->node);
    const char *reason =
        process_refuted(modelled->model, mark->node, mark->word, loop);
    return reason ? str_from(reason) : STR("once");
}

static void calls_are_moved_as_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("process", MARK_WORD, answer_process);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 25);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_are_moved_as_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

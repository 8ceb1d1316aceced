/* Types, by fixtures/model/type_*.py, which are written from what Python's
 * reference says, and by what may be asked of a type. */

#include "model/type.h"

#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static Str answer_type(Modelled *modelled, const Mark *mark)
{
    return type_text(modelled->model,
                     type_of(modelled->model, mark->node).type);
}

static void types_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("type", MARK_PLAIN, answer_type);
    (void)fprintf(stderr, "%u lines in %u files, %u of them known gaps\n",
                  totals.lines, totals.files, totals.gaps);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

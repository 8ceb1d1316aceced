/* Containers and objects, by fixtures/model/shape_*.py. */

#include "model/shape.h"
#include "model/value.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static Str answer_shape(Modelled *modelled, const Mark *mark)
{
    Node value = value_argument(&modelled->tree, mark->node, 0);
    return shape_is_object(modelled->model, mark->node, value) ? STR("yes")
                                                               : STR("no");
}

static void shapes_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("shape", MARK_WORD, answer_shape);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shapes_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Objects that functions are given, by fixtures/model/given_*.py. */

#include "model/given.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* The mark's word is the module, its node the name of a `def`. */
static Str answer_given(Modelled *modelled, const Mark *mark)
{
    Node def = tree_parent(&modelled->tree, mark->node);
    return given_object_of(modelled->model, def, mark->word) ? STR("yes")
                                                             : STR("no");
}

static void objects_are_given_as_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("given", MARK_WORD, answer_given);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_are_given_as_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What other functions do, by fixtures/model/elsewhere_*.py. The loop is the
 * innermost one that the marked expression stands in. */

#include "model/elsewhere.h"
#include "model/loop.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static bool holds(Model *model, const Mark *mark)
{
    const Tree *tree = model_tree(model);
    Node loop = loop_around(tree, mark->node);
    if (str_is(mark->word, "bound"))
        return elsewhere_bound(model, mark->node, scope_def(tree, loop));
    if (str_is(mark->word, "function"))
        return elsewhere_by_function(model, mark->node, loop);
    if (str_is(mark->word, "rebound"))
        return elsewhere_by_method(model, mark->node, loop, true);
    assert_true(str_is(mark->word, "changed"));
    return elsewhere_by_method(model, mark->node, loop, false);
}

static Str answer_elsewhere(Modelled *modelled, const Mark *mark)
{
    return holds(modelled->model, mark) ? STR("yes") : STR("no");
}

static void other_functions_do_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("elsewhere", MARK_WORD, answer_elsewhere);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_functions_do_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Lists that are emptied, by fixtures/model/drain_*.py. */

#include "model/drain.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static bool holds(Model *model, const Mark *mark)
{
    const Tree *tree = model_tree(model);
    Node call = mark->node;
    Node method = tree_child(tree, call, FIELD_function);
    Node list = tree_child(tree, method, FIELD_object);
    assert_true(str_is(mark->word, "long"));
    return drain_is_long(model, list, call);
}

static Str answer_drain(Modelled *modelled, const Mark *mark)
{
    return holds(modelled->model, mark) ? STR("yes") : STR("no");
}

static void drains_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("drain", MARK_WORD, answer_drain);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drains_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Lists that keep the last few, by fixtures/model/history_*.py. */

#include "model/history.h"
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
    if (str_is(mark->word, "limit"))
        return history_limit(model, list, call) != NODE_NONE;
    if (str_is(mark->word, "used"))
        return history_is_used(model, list, call);
    assert_true(str_is(mark->word, "grows"));
    return history_grows(model, list, call);
}

static Str answer_history(Modelled *modelled, const Mark *mark)
{
    return holds(modelled->model, mark) ? STR("yes") : STR("no");
}

static void histories_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("history", MARK_WORD, answer_history);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(histories_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

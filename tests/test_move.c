/* Moves within lists, by fixtures/model/move_*.py. */

#include "model/move.h"
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
    assert_true(str_is(mark->word, "within"));
    return move_within(model, list, call);
}

static Str answer_move(Modelled *modelled, const Mark *mark)
{
    return holds(modelled->model, mark) ? STR("yes") : STR("no");
}

static void moves_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("move", MARK_WORD, answer_move);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moves_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

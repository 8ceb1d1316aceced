/* Loops that go through a list, by fixtures/model/walk_*.py. */

#include "model/loop.h"
#include "model/walk.h"
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
    assert_true(str_is(mark->word, "whole"));
    return walk_is_whole(model, list, loop_around(tree, call), call);
}

static Str answer_walk(Modelled *modelled, const Mark *mark)
{
    return holds(modelled->model, mark) ? STR("yes") : STR("no");
}

static void walks_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("walk", MARK_WORD, answer_walk);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

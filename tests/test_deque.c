/* Lists that a deque could replace, by fixtures/model/deque_*.py. */

#include "model/deque.h"
#include "model/loop.h"
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
    if (str_is(mark->word, "refuted"))
        return deque_refuted(model, list, call) != NULL;
    assert_true(str_is(mark->word, "impossible"));
    return deque_impossible(model, list, loop_around(tree, call)) != NULL;
}

static Str answer_deque(Modelled *modelled, const Mark *mark)
{
    return holds(modelled->model, mark) ? STR("yes") : STR("no");
}

static void deques_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("deque", MARK_WORD, answer_deque);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(deques_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

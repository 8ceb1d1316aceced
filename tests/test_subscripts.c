/* What an index is used for, by fixtures/model/subscripts_*.py. */

#include "model/loop.h"
#include "model/subscripts.h"
#include "model/value.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* `uses i: list other number entangled` */
static Str answer_subscripts(Modelled *modelled, const Mark *mark)
{
    Model *model = modelled->model;
    const Tree *tree = model_tree(model);
    Node loop = tree_ancestor(tree, mark->node, KIND_for_statement);
    Node length = value_argument(tree, loop_iterable(tree, loop), 0);
    IndexUses uses = subscripts_of_index(model, mark->node,
                                         value_argument(tree, length, 0), loop);
    return str_from(arena_format(&modelled->arena, "%u %u %u %u", uses.list,
                                 uses.other, uses.number, uses.entangled));
}

static void indexes_are_used_as_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("subscripts", MARK_WORD, answer_subscripts);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indexes_are_used_as_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

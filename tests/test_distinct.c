/* Values that differ, by fixtures/model/distinct_*.py. */

#include "model/distinct.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* The mark is at `xs.count(x)`. */
static Str answer_distinct(Modelled *modelled, const Mark *mark)
{
    const Tree *tree = &modelled->tree;
    Model *model = modelled->model;
    Node method = tree_child(tree, mark->node, FIELD_function);
    Node list = tree_child(tree, method, FIELD_object);
    if (str_is(mark->word, "passes"))
        return distinct_set_passes(model, list, mark->node) ? STR("yes")
                                                            : STR("no");
    assert_true(str_is(mark->word, "doubled"));
    return distinct_are_fewer(model, list, mark->node) ? STR("yes") : STR("no");
}

static void distinct_is_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("distinct", MARK_WORD, answer_distinct);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 18);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(distinct_is_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

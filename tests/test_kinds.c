/* Values that differ, by fixtures/model/kinds_*.py. */

#include "model/kinds.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* The mark is at `xs.count(x)`. */
static Str answer_kinds(Modelled *modelled, const Mark *mark)
{
    const Tree *tree = &modelled->tree;
    Model *model = modelled->model;
    Node method = tree_child(tree, mark->node, FIELD_function);
    Node list = tree_child(tree, method, FIELD_object);
    if (str_is(mark->word, "passes"))
        return kinds_set_passes(model, list, mark->node) ? STR("yes")
                                                         : STR("no");
    assert_true(str_is(mark->word, "doubled"));
    return kinds_are_doubled(model, list, mark->node) ? STR("yes") : STR("no");
}

static void kinds_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("kinds", MARK_WORD, answer_kinds);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 18);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

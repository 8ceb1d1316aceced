/* Effects, by fixtures/model/effect_*.py. The loop is the innermost one that
 * the marked expression stands in. */

#include "model/effect.h"
#include "model/loop.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static bool holds(Model *model, const Mark *mark)
{
    const Tree *tree = model_tree(model);
    Node loop = loop_around(tree, mark->node);
    if (str_is(mark->word, "mutated"))
        return effect_mutated(model, mark->node, loop);
    if (str_is(mark->word, "rebound"))
        return effect_rebound(model, mark->node, loop);
    if (str_is(mark->word, "invariant"))
        return effect_invariant(model, mark->node, loop);
    if (str_is(mark->word, "carried"))
        return effect_carried(model, mark->node, loop, false);
    if (str_is(mark->word, "used-after"))
        return effect_used_after(model, mark->node,
                                 loop_statement_of(tree, mark->node));
    if (str_is(mark->word, "escapes"))
        return effect_escapes(model, mark->node);
    assert_true(str_is(mark->word, "pure"));
    return effect_pure(model, mark->node);
}

static Str answer_effect(Modelled *modelled, const Mark *mark)
{
    return holds(modelled->model, mark) ? STR("yes") : STR("no");
}

static void effects_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("effect", MARK_WORD, answer_effect);
    (void)fprintf(stderr, "%u lines in %u files\n", totals.lines, totals.files);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(effects_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

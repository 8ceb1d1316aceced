/* Places that grow, by fixtures/model/accumulate_*.py. */

#include "model/accumulate.h"

#include "model/loop.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static Str answer_accumulate(Modelled *modelled, const Mark *mark)
{
    static const char *const parts[] = {"none", "first", "later"};
    Model *model = modelled->model;
    const Tree *tree = &modelled->tree;
    Node statement = tree_parent(tree, mark->node);
    if (str_is(mark->word, "part"))
        return str_from(parts[accumulate_part(model, statement, mark->node)]);
    if (str_is(mark->word, "grows")) {
        const char *reason = accumulate_refuted(model, mark->node);
        return str_from(reason ? reason : "yes");
    }
    static const char *const reads[] = {"not", "length", "ends", "whole"};
    if (str_is(mark->word, "read"))
        return str_from(reads[accumulate_read(model, mark->node)]);
    if (str_is(mark->word, "literals"))
        return accumulate_adds_literals(model, mark->node) ? STR("yes")
                                                           : STR("no");
    assert_true(str_is(mark->word, "aliased"));
    Node loop = loop_around(tree, mark->node);
    return accumulate_aliased(model, mark->node, loop) ? STR("yes") : STR("no");
}

static void accumulate_is_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("accumulate", MARK_WORD, answer_accumulate);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accumulate_is_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Lists sorted for an end, by fixtures/model/ends_*.py. */

#include "model/ends.h"
#include "model/value.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* `sorted(data)[:number]`. */
static Str answer_few(Modelled *modelled, Node part)
{
    const Tree *tree = &modelled->tree;
    Node call = tree_child(tree, part, FIELD_value);
    Node slice = tree_child(tree, part, FIELD_subscript);
    Node data = value_argument(tree, call, 0);
    return ends_few_refuted(modelled->model, data, tree_last_named(tree, slice),
                            part)
               ? STR("no")
               : STR("yes");
}

static Str answer_ends(Modelled *modelled, const Mark *mark)
{
    const Tree *tree = &modelled->tree;
    Node method = tree_child(tree, mark->node, FIELD_function);
    Node list = tree_child(tree, method, FIELD_object);
    int64_t index = 1;
    if (str_is(mark->word, "few"))
        return answer_few(modelled, mark->node);
    assert_true(str_is(mark->word, "end"));
    if (ends_refuted(modelled->model, list, mark->node, &index))
        return STR("no");
    return index == 0 ? STR("0") : STR("-1");
}

static void ends_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("ends", MARK_WORD, answer_ends);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

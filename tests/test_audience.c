/* Who waits for what is written, by fixtures/model/audience_*.py. */

#include "model/audience.h"
#include "model/value.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* Of `out.flush()` the file is `out`, of `print` its `file`. */
static Str answer_audience(Modelled *modelled, const Mark *mark)
{
    const Tree *tree = model_tree(modelled->model);
    Node function = tree_child(tree, mark->node, FIELD_function);
    Node file = str_is(mark->word, "print")
                    ? value_keyword(tree, mark->node, STR("file"))
                    : (str_is(mark->word, "sync")
                           ? value_argument(tree, mark->node, 0)
                           : tree_child(tree, function, FIELD_object));
    const char *reason = audience_expects(modelled->model, mark->node, file);
    return reason ? str_from(reason) : STR("nobody");
}

static void readers_wait_as_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("audience", MARK_WORD, answer_audience);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 18);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readers_wait_as_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

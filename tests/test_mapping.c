/* Classes that are mappings, by fixtures/model/mapping_*.py. */

#include "model/mapping.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static Str answer_mapping(Modelled *modelled, const Mark *mark)
{
    Node class = tree_parent(&modelled->tree, mark->node);
    return mapping_is_plain(modelled->model, class) ? STR("yes") : STR("no");
}

static void mappings_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("mapping", MARK_WORD, answer_mapping);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mappings_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

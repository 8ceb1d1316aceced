/* Imports, by fixtures/model/import_*.py. */

#include "model/import.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static Str answer_import(Modelled *modelled, const Mark *mark)
{
    Symbol name = import_qualified(modelled->model, mark->node);
    return name ? tree_word(&modelled->tree, name) : STR("-");
}

static void import_is_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("import", MARK_PLAIN, answer_import);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(import_is_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

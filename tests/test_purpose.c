/* What code is for, by fixtures/model/purpose_*.py. */

#include "model/purpose.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static bool holds(const Tree *tree, const Mark *mark)
{
    if (str_is(mark->word, "exception"))
        return purpose_is_exception(tree, mark->node);
    if (str_is(mark->word, "check"))
        return purpose_is_check(tree, mark->node);
    assert_true(str_is(mark->word, "text"));
    return purpose_is_text(tree, mark->node);
}

static Str answer_purpose(Modelled *modelled, const Mark *mark)
{
    return holds(&modelled->tree, mark) ? STR("yes") : STR("no");
}

static void purposes_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("purpose", MARK_WORD, answer_purpose);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(purposes_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

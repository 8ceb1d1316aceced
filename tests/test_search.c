/* Loops that try, by fixtures/model/search_*.py. */

#include "model/search.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static Str answer_search(Modelled *modelled, const Mark *mark)
{
    const Tree *tree = &modelled->tree;
    if (str_is(mark->word, "on"))
        return search_goes_on(tree, mark->node) ? STR("yes") : STR("no");
    assert_true(str_is(mark->word, "free"));
    return search_is_for_free(tree, mark->node) ? STR("yes") : STR("no");
}

static void searches_are_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("search", MARK_WORD, answer_search);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 11);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(searches_are_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Places, by fixtures/model/place_*.py. */

#include "model/place.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static Str answer_place(Modelled *modelled, const Mark *mark)
{
    static const char *const uses[] = {"read", "bound", "changed", "shared"};
    static const char *const kinds[] = {"local",     "captured", "module",
                                        "attribute", "item",     "nowhere"};
    Model *model = modelled->model;
    if (str_is(mark->word, "kind"))
        return str_from(kinds[place_kind(model, mark->node)]);
    if (str_is(mark->word, "callers"))
        return place_is_callers(model, mark->node) ? STR("yes") : STR("no");
    assert_true(str_is(mark->word, "use"));
    return str_from(uses[place_use(model, mark->node)]);
}

static void place_is_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("place", MARK_WORD, answer_place);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 45);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(place_is_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

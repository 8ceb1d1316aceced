/* What is loaded, and what that leaves. The long tail is in
 * fixtures/rules/heavy-import-in-function. */

#include "model/load.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const Str text = STR_INIT("import numpy\n"
                                 "def f():\n"
                                 "    import pandas\n"
                                 "    g()\n"
                                 "def _g():\n"
                                 "    here\n"
                                 "def h():\n"
                                 "    import bs4\n"
                                 "    _g()\n");

typedef struct Place {
    Modelled modelled;
    Node node;
} Place;

static void set_up(Place *place)
{
    model_of_text(&place->modelled, text, VERSION_DEFAULT);
    place->node = modelled_find(&place->modelled, 6, STR("here"), 1);
}

static void what_is_loaded(void **state)
{
    (void)state;
    Place place = {0};
    set_up(&place);
    Model *model = place.modelled.model;
    assert_true(load_implies(model, STR("sklearn.base"), STR("scipy")));
    assert_false(load_implies(model, STR("scipy"), STR("sklearn")));
    assert_true(load_is_done(model, place.node, STR("numpy"), (Str){0}));
    assert_true(load_is_done(model, place.node, STR("bs4"), (Str){0}));
    assert_false(load_is_done(model, place.node, STR("pandas"), (Str){0}));
    assert_true(load_is_done(model, place.node, STR("pandas"),
                             STR("pandas/core/a.py")));
    assert_false(
        load_is_done(model, place.node, STR("pandas"), STR("src/pandas.py")));
    modelled_free(&place.modelled);
}

static void what_is_left(void **state)
{
    (void)state;
    Place place = {0};
    set_up(&place);
    Model *model = place.modelled.model;
    Table costs = table_make(&place.modelled.arena, STR("costs"),
                             STR("numpy\t69\npandas\t211\twithout pyarrow\n"
                                 "scipy\t65\nslow\tvery\n"));
    LoadCost pandas =
        load_cost(model, &costs, place.node, STR("pandas"), (Str){0});
    assert_int_equal(pandas.whole, 211);
    assert_int_equal(pandas.rest, 142);
    LoadCost scipy =
        load_cost(model, &costs, place.node, STR("scipy"), (Str){0});
    assert_int_equal(scipy.rest, 0);
    LoadCost slow = load_cost(model, &costs, place.node, STR("slow"), (Str){0});
    assert_int_equal(slow.whole, 0);
    modelled_free(&place.modelled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_loaded),
        cmocka_unit_test(what_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

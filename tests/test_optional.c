/* Questions for packages; the long tail is in fixtures/model/guard_*.py. */

#include "model/optional.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static const Str text = STR_INIT("@requires('pandas')\n"
                                 "def f(x):\n"
                                 "    import pandas.io\n"
                                 "    if is_numpy_array(x): pass\n"
                                 "def g():\n"
                                 "    from . import pandas\n");

static void set_up(Modelled *modelled)
{
    model_of_text(modelled, text, VERSION_DEFAULT);
}

static void packages_have_names(void **state)
{
    (void)state;
    Modelled modelled = {0};
    set_up(&modelled);
    const Tree *tree = &modelled.tree;
    Node import = modelled_find(&modelled, 3, STR("import pandas.io"), 1);
    Node relative = modelled_find(&modelled, 6, STR("from . import pandas"), 1);
    assert_true(str_is(optional_package(tree, import), "pandas"));
    assert_int_equal(optional_package(tree, relative).size, 0);
    assert_int_equal(optional_package(tree, NODE_ROOT).size, 0);
    modelled_free(&modelled);
}

static void code_asks(void **state)
{
    (void)state;
    Modelled modelled = {0};
    set_up(&modelled);
    const Tree *tree = &modelled.tree;
    Node import = modelled_find(&modelled, 3, STR("import pandas.io"), 1);
    Node condition = modelled_find(&modelled, 4, STR("is_numpy_array(x)"), 1);
    assert_true(optional_is_required(modelled.model, import, STR("pandas")));
    assert_false(optional_is_required(modelled.model, import, STR("numpy")));
    assert_true(optional_asks(tree, condition, STR("numpy")));
    modelled_free(&modelled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packages_have_names),
        cmocka_unit_test(code_asks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

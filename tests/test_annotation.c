/* Annotations as texts that may be anything. Those that Python code has are
 * in fixtures/model/type_annotations.py. */

#include "model/annotation.h"

#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void check(const char *text, const char *wanted)
{
    Modelled modelled;
    model_of_text(&modelled,
                  STR("import typing\nfrom typing import *\n"
                      "from typing import List, Optional\n"
                      "class Own: pass\n"),
                  VERSION_DEFAULT);
    const Type *type = annotation_parse(modelled.model, 0, str_from(text));
    Str got = type_text(modelled.model, type);
    if (!str_is(got, wanted))
        fail_msg("%s is %.*s, not %s", text, STR_ARG(got), wanted);
    modelled_free(&modelled);
}

static void annotations_take_white_space(void **state)
{
    (void)state;
    check(" List [ Own ] ", "list[Own]");
    check("Optional[\n    Own\n]", "Own | None");
    check("Own|None", "Own | None");
    check("List['Own']", "list[Own]");
    check("'Own'", "Own");
    check("Own", "Own");
}

static void annotations_that_are_none_are_unknown(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",     "[",     "]",          "List[",    "List]",      "List[Own",
        "|",    "Own |", "| Own",      "Own Own",  "'Own",       "Own'",
        "1",    "-",     "List[Own]]", "(Own",     "Own,",       "List[,]",
        "\"",   "'",     "...",        "Own.",     ".Own",       "List[[Own]]",
        "f(x)", "a + b", "Optional[",  "Literal[", "Literal[\"",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Modelled modelled;
        model_of_text(&modelled, STR("class Own: pass\n"), VERSION_DEFAULT);
        const Type *type =
            annotation_parse(modelled.model, 0, str_from(texts[i]));
        Str text = type_text(modelled.model, type);
        if (!str_is(text, "unknown") && !str_is(text, "list"))
            fail_msg("`%s` is %.*s", texts[i], STR_ARG(text));
        modelled_free(&modelled);
    }
}

static void annotations_may_nest_deeply(void **state)
{
    (void)state;
    static char text[40000];
    for (size_t i = 0; i < 5000; i++)
        memcpy(text + i * 5, "List[", 5);
    memset(text + 25000, ']', 5000);
    check(text, "unknown");
    memset(text, '(', sizeof text - 1);
    check(text, "unknown");
    memset(text, '\'', sizeof text - 1);
    check(text, "unknown");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(annotations_take_white_space),
        cmocka_unit_test(annotations_that_are_none_are_unknown),
        cmocka_unit_test(annotations_may_nest_deeply),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

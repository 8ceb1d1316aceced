/* What can be in a set, by fixtures/model/hash_*.py. */

#include "model/hash.h"

#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static HashAnswer ask(Modelled *modelled, const Mark *mark)
{
    Model *model = modelled->model;
    const Tree *tree = &modelled->tree;
    if (str_is(mark->word, "value"))
        return hash_of(model, mark->node);
    if (str_is(mark->word, "elements"))
        return hash_of_elements(model, mark->node);
    if (str_is(mark->word, "type"))
        return hash_of_type(model, type_of(model, mark->node).type);
    assert_true(str_is(mark->word, "asked"));
    return hash_of_membership(model, tree_first_named(tree, mark->node),
                              tree_last_named(tree, mark->node));
}

static Str answer_hash(Modelled *modelled, const Mark *mark)
{
    static const char *const answers[] = {"unknown", "doubted", "shown",
                                          "refused"};
    return str_from(answers[ask(modelled, mark)]);
}

static void hash_is_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("hash", MARK_WORD, answer_hash);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 100);
}

/* A name that is made of itself, and a long chain of names. */
static void hash_ends(void **state)
{
    (void)state;
    static const char text[] = "def f(a, b, c):\n"
                               "    a = [x for x in b if x not in a]\n"
                               "    b = [x for x in c if x not in b] + a\n"
                               "    c = sorted(a) + sorted(b) + c\n"
                               "    for x in c:\n"
                               "        for x in (x for x in a):\n"
                               "            print(x)\n";
    Modelled modelled = {0};
    model_of_text(&modelled, str_from(text), VERSION_DEFAULT);
    Node node = modelled_find(&modelled, 7, STR("x"), 1);
    assert_true(node != NODE_NONE);
    assert_int_equal(hash_of(modelled.model, node), HASH_UNKNOWN);
    modelled_free(&modelled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hash_is_what_fixtures_say),
        cmocka_unit_test(hash_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

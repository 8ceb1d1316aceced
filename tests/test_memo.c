/* What is kept of answers, and of the first mention of a place. */

#include "model/memo.h"
#include "model/place.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void set_up(Modelled *modelled)
{
    model_of_text(modelled, STR("a = []\nb = a\nb = a\na.c\nd = a\n"),
                  VERSION_DEFAULT);
}

static void answers_are_kept_apart(void **state)
{
    (void)state;
    Modelled modelled = {0};
    set_up(&modelled);
    for (uint32_t i = 0; i < 1000; i++) {
        memo_of(modelled.model, MEMO_SIZE, i, i % 7)->answer = i;
        memo_of(modelled.model, MEMO_FEW, i, i % 7)->answer = 2 * i;
    }
    for (uint32_t i = 0; i < 1000; i++) {
        Memo *size = memo_of(modelled.model, MEMO_SIZE, i, i % 7);
        Memo *few = memo_of(modelled.model, MEMO_FEW, i, i % 7);
        assert_int_equal(size->answer, i);
        assert_int_equal(few->answer, 2 * i);
        assert_false(memo_of(modelled.model, MEMO_SIZE, i, 7)->done);
    }
    modelled_free(&modelled);
}

static void what_hangs_on_types_is_kept_when_they_are_known(void **state)
{
    (void)state;
    Modelled modelled = {0};
    set_up(&modelled);
    memo_settled(modelled.model, MEMO_FEW, 1, 2)->answer = 3;
    assert_int_equal(memo_of(modelled.model, MEMO_FEW, 1, 2)->answer, 3);
    modelled.model->type_depth = 1;
    memo_settled(modelled.model, MEMO_FEW, 1, 2)->answer = 4;
    memo_settled(modelled.model, MEMO_FEW, 5, 6)->done = true;
    assert_false(memo_settled(modelled.model, MEMO_FEW, 5, 6)->done);
    modelled.model->type_depth = 0;
    assert_int_equal(memo_settled(modelled.model, MEMO_FEW, 1, 2)->answer, 3);
    assert_false(memo_settled(modelled.model, MEMO_FEW, 5, 6)->done);
    modelled_free(&modelled);
}

static void of_nothing_known_nothing_is_kept(void **state)
{
    (void)state;
    Modelled modelled = {0};
    set_up(&modelled);
    memo_settled(modelled.model, MEMO_FEW, 0, 6)->done = true;
    assert_false(memo_settled(modelled.model, MEMO_FEW, 0, 6)->done);
    modelled_free(&modelled);
}

static bool is_assigned(Model *model, Node at, Node within)
{
    (void)within;
    return tree_field(model->tree, at) == FIELD_right;
}

/* In whatever order the questions come. */
static void the_first_mention_is_found_from_anywhere(void **state)
{
    (void)state;
    static const PlaceTest test = {PLACE_TEST_KEPT, is_assigned};
    static const uint32_t from[] = {1, 5, 3, 2, 4, 5, 1};
    static const uint32_t found[] = {2, 5, 3, 2, 5, 5, 2};
    Modelled modelled = {0};
    set_up(&modelled);
    Node place = modelled_find(&modelled, 1, STR("a"), 1);
    for (size_t i = 0; i < sizeof from / sizeof *from; i++) {
        Node line = modelled_find(&modelled, from[i], STR("a"), 1);
        Node right = modelled_find(&modelled, found[i], STR("a"), 1);
        assert_int_equal(
            place_first(modelled.model, place, line, NODE_ROOT, &test), right);
    }
    modelled_free(&modelled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_kept_apart),
        cmocka_unit_test(what_hangs_on_types_is_kept_when_they_are_known),
        cmocka_unit_test(of_nothing_known_nothing_is_kept),
        cmocka_unit_test(the_first_mention_is_found_from_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "run/selector.h"

#include "support/selectable.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* How exactly the word names each rule: a digit each. */
static void assert_reads(const char *word, const char *expected)
{
    Arena arena = {0};
    Error error = {0};
    Exactness exact[RULE_COUNT];
    SelectorScope scope = {.arena = &arena, .rules = &selectable_rules};
    assert_true(selector_read(&scope, str_from(word), exact, &error));
    char found[RULE_COUNT + 1] = {0};
    for (int i = 0; i < RULE_COUNT; i++)
        found[i] = (char)('0' + (int)exact[i]);
    assert_string_equal(found, expected);
    arena_free(&arena);
}

static void assert_refused(const char *word, const char *message)
{
    Arena arena = {0};
    Error error = {0};
    Exactness exact[RULE_COUNT];
    SelectorScope scope = {.arena = &arena, .rules = &selectable_rules};
    assert_false(selector_read(&scope, str_from(word), exact, &error));
    assert_string_equal(error.message, message);
    arena_free(&arena);
}

static void selector_names_rules_more_or_less_exactly(void **state)
{
    (void)state;
    assert_reads("first-thing", "4000");
    assert_reads("HOT202", "0004");
    assert_reads("first-once", "4000");
    assert_reads("strings", "3300");
    assert_reads("impact:memory", "0330");
    assert_reads("impact:constant", "0000");
    assert_reads("ALL", "2222");
}

static void selector_refuses_what_is_none(void **state)
{
    (void)state;
    assert_refused("frist-thing", "no rule, code or family is called "
                                  "`frist-thing`, did you mean "
                                  "`first-thing`?");
    assert_refused("hot101", "no rule, code or family is called `hot101`, "
                             "did you mean `HOT101`?");
    assert_refused("All", "no rule, code or family is called `All`, did you "
                          "mean `ALL`?");
    assert_refused("memory", "no rule, code or family is called `memory`, did "
                             "you mean `impact:memory`?");
    assert_refused("elephants",
                   "no rule, code or family is called `elephants`");
}

static void selector_refuses_prefixes_of_codes(void **state)
{
    (void)state;
    assert_refused("HOT2", "`HOT2` is the beginning of a code, which selects "
                           "nothing; families do: strings, lists");
}

static void selector_words_are_all_that_can_be_said(void **state)
{
    (void)state;
    static const bool HIDDEN[RULE_COUNT] = {[THIRD] = true, [OFF] = true};
    Arena arena = {0};
    SelectorScope scope = {.arena = &arena, .rules = &selectable_rules};
    SelectorWords words = selector_words(&scope);
    assert_int_equal(words.count, 2 + 1 + 4 + 2 * RULE_COUNT);
    assert_true(str_is(words.items[0], "strings"));
    assert_true(str_is(words.items[2], "ALL"));
    scope.hidden = HIDDEN;
    assert_int_equal(selector_words(&scope).count, 1 + 1 + 4 + 2 * 2);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(selector_names_rules_more_or_less_exactly),
        cmocka_unit_test(selector_refuses_what_is_none),
        cmocka_unit_test(selector_refuses_prefixes_of_codes),
        cmocka_unit_test(selector_words_are_all_that_can_be_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "run/selection.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { FIRST, SECOND, THIRD, OFF, RULE_COUNT };

static const Str former = STR_INIT("first-once");

static const Rule rules[RULE_COUNT] = {
    [FIRST] = {.name = STR_INIT("first-thing"),
               .code = STR_INIT("HOT101"),
               .family = STR_INIT("strings"),
               .impact = IMPACT_COMPLEXITY,
               .default_on = true,
               .was = {0, 1}},
    [SECOND] = {.name = STR_INIT("second-thing"),
                .code = STR_INIT("HOT102"),
                .family = STR_INIT("strings"),
                .impact = IMPACT_MEMORY,
                .default_on = true},
    [THIRD] = {.name = STR_INIT("third-thing"),
               .code = STR_INIT("HOT201"),
               .family = STR_INIT("lists"),
               .impact = IMPACT_MEMORY,
               .default_on = true},
    [OFF] = {.name = STR_INIT("quiet-thing"),
             .code = STR_INIT("HOT202"),
             .family = STR_INIT("lists"),
             .impact = IMPACT_LATENCY},
};

static const RuleSet set = {
    .rules = rules, .rule_count = RULE_COUNT, .texts = &former};

/* Which rules run: a letter for each, a capital for one that is named. */
static void assert_selects(const char *select, const char *ignore,
                           const char *expected)
{
    Arena arena = {0};
    Error error = {0};
    Selection selection;
    Selectors selectors = {.select = str_from(select),
                           .ignore = str_from(ignore)};
    assert_true(selection_make(&arena, &set, selectors, &selection, &error));
    char found[RULE_COUNT + 1] = {0};
    for (int i = 0; i < RULE_COUNT; i++) {
        char letter = (char)('a' + i);
        if (selection.named[i])
            letter = (char)('A' + i);
        found[i] = selection.enabled[i] ? letter : '-';
    }
    assert_string_equal(found, expected);
    arena_free(&arena);
}

static void assert_refused(const char *select, const char *message)
{
    Arena arena = {0};
    Error error = {0};
    Selection selection;
    Selectors selectors = {.select = str_from(select)};
    assert_false(selection_make(&arena, &set, selectors, &selection, &error));
    assert_string_equal(error.message, message);
    arena_free(&arena);
}

static void selection_is_the_default_rules(void **state)
{
    (void)state;
    assert_selects("", "", "abc-");
    assert_selects(" ", " ", "abc-");
}

static void selection_takes_names_and_codes(void **state)
{
    (void)state;
    assert_selects("first-thing", "", "A---");
    assert_selects("HOT201, HOT202,", "", "--CD");
    assert_selects("first-once", "", "A---");
}

static void selection_takes_groups(void **state)
{
    (void)state;
    assert_selects("strings", "", "ab--");
    assert_selects("impact:memory", "", "-bc-");
    assert_selects("ALL", "", "abcd");
    assert_selects("lists,HOT202", "", "--cD");
}

static void selection_may_be_extended(void **state)
{
    (void)state;
    Arena arena = {0};
    Error error = {0};
    Selection selection;
    Selectors selectors = {.extend = STR("HOT202,first-thing"),
                           .ignore = STR("lists,strings")};
    assert_true(selection_make(&arena, &set, selectors, &selection, &error));
    assert_true(selection.enabled[FIRST] && selection.named[FIRST]);
    assert_false(selection.enabled[SECOND] || selection.enabled[THIRD]);
    assert_true(selection.enabled[OFF] && selection.named[OFF]);
    arena_free(&arena);
}

static void selection_lets_the_more_exact_win(void **state)
{
    (void)state;
    assert_selects("", "HOT101", "-bc-");
    assert_selects("", "strings", "--c-");
    assert_selects("", "ALL", "----");
    assert_selects("ALL", "lists", "ab--");
    assert_selects("strings", "ALL", "ab--");
    assert_selects("HOT201", "lists", "--C-");
    assert_selects("lists", "HOT201", "---d");
}

static void selection_lets_ignore_win_between_equals(void **state)
{
    (void)state;
    assert_selects("HOT101", "first-thing", "----");
    assert_selects("strings", "impact:memory", "a---");
    assert_selects("ALL", "ALL", "----");
}

static void selection_refuses_what_is_none(void **state)
{
    (void)state;
    assert_refused("frist-thing", "no rule, code or family is called "
                                  "`frist-thing`, did you mean "
                                  "`first-thing`?");
    assert_refused("hot101", "no rule, code or family is called `hot101`, "
                             "did you mean `HOT101`?");
    assert_refused("All", "no rule, code or family is called `All`, did you "
                          "mean `ALL`?");
    assert_refused("lists,elephants",
                   "no rule, code or family is called `elephants`");
}

static void selection_refuses_prefixes_of_codes(void **state)
{
    (void)state;
    assert_refused("HOT2", "`HOT2` is the beginning of a code, which selects "
                           "nothing; families do: strings, lists");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(selection_is_the_default_rules),
        cmocka_unit_test(selection_takes_names_and_codes),
        cmocka_unit_test(selection_takes_groups),
        cmocka_unit_test(selection_may_be_extended),
        cmocka_unit_test(selection_lets_the_more_exact_win),
        cmocka_unit_test(selection_lets_ignore_win_between_equals),
        cmocka_unit_test(selection_refuses_what_is_none),
        cmocka_unit_test(selection_refuses_prefixes_of_codes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

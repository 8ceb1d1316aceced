#include "run/selection.h"

#include "support/selectable.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Which rules run: a letter for each, a capital for one that is named. Each
 * setting is a layer, the nearest last. */
static void assert_layers(const char *const *settings, const char *expected)
{
    Arena arena = {0};
    Error error = {0};
    Selection selection;
    Layers layers = {0};
    SelectorScope scope = {.arena = &arena, .rules = &selectable_rules};
    for (; *settings; settings++)
        if (!layers_add_setting(&layers, &arena, *settings, &error))
            fail_msg("%s: %s", *settings, error.message);
    if (!selection_make(&scope, &layers, &selection, &error))
        fail_msg("%s", error.message);
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

static void assert_selects(const char *setting, const char *expected)
{
    const char *settings[] = {setting, NULL};
    assert_layers(settings, expected);
}

static void selection_is_the_default_rules(void **state)
{
    (void)state;
    assert_selects("", "abc-");
    assert_selects("ignore = []", "abc-");
    assert_selects("select = []", "----");
}

static void selection_takes_names_and_codes(void **state)
{
    (void)state;
    assert_selects("select = ['first-thing']", "A---");
    assert_selects("select = ['HOT201', 'HOT202']", "--CD");
    assert_selects("select = ['first-once']", "A---");
}

static void selection_takes_groups(void **state)
{
    (void)state;
    assert_selects("select = ['strings']", "ab--");
    assert_selects("select = ['impact:memory']", "-bc-");
    assert_selects("select = ['ALL']", "abcd");
    assert_selects("select = ['lists', 'HOT202']", "--cD");
}

static void selection_may_be_extended(void **state)
{
    (void)state;
    assert_selects("extend-select = ['HOT202', 'first-thing']\n"
                   "ignore = ['lists', 'strings']",
                   "A--D");
}

static void selection_lets_the_more_exact_win(void **state)
{
    (void)state;
    assert_selects("ignore = ['HOT101']", "-bc-");
    assert_selects("ignore = ['strings']", "--c-");
    assert_selects("ignore = ['ALL']", "----");
    assert_selects("select = ['ALL']\nignore = ['lists']", "ab--");
    assert_selects("select = ['strings']\nignore = ['ALL']", "ab--");
    assert_selects("select = ['HOT201']\nignore = ['lists']", "--C-");
    assert_selects("select = ['lists']\nignore = ['HOT201']", "---d");
}

static void selection_lets_ignore_win_between_equals(void **state)
{
    (void)state;
    assert_selects("select = ['HOT101']\nignore = ['first-thing']", "----");
    assert_selects("select = ['strings']\nignore = ['impact:memory']", "a---");
    assert_selects("select = ['ALL']\nignore = ['ALL']", "----");
}

static void selection_lets_the_nearest_layer_win_between_equals(void **state)
{
    (void)state;
    static const char *const FOUND[] = {"ignore = ['HOT101']",
                                        "select = ['HOT101']", NULL};
    static const char *const LOST[] = {"extend-select = ['HOT202']",
                                       "ignore = ['HOT202']", NULL};
    static const char *const KEPT[] = {"ignore = ['HOT101']",
                                       "select = ['strings']", NULL};
    assert_layers(FOUND, "A---");
    assert_layers(LOST, "abc-");
    assert_layers(KEPT, "-b--");
}

static void selection_begins_anew_with_select(void **state)
{
    (void)state;
    static const char *const NEW[] = {
        "select = ['ALL']\nextend-select = ['HOT201']", "select = ['strings']",
        NULL};
    static const char *const MORE[] = {"select = ['strings']",
                                       "extend-select = ['HOT202']", NULL};
    assert_layers(NEW, "ab--");
    assert_layers(MORE, "ab-D");
}

static void selection_hides_rules_of_others(void **state)
{
    (void)state;
    static const bool HIDDEN[RULE_COUNT] = {[FIRST] = true};
    Arena arena = {0};
    Error error = {0};
    Selection selection;
    Layers layers = {0};
    SelectorScope scope = {&arena, &selectable_rules, HIDDEN};
    TomlValue options = {.kind = TOML_TABLE};
    layer_put_word(&options, &arena, CONFIG_extend_select, STR("HOT101"));
    assert_true(layers_add_options(&layers, &arena, &options, &error));
    assert_true(selection_make(&scope, &layers, &selection, &error));
    assert_false(selection.enabled[FIRST]);
    assert_true(selection.enabled[SECOND]);
    assert_true(
        layers_add_setting(&layers, &arena, "ignore = ['HOT101']", &error));
    assert_false(selection_make(&scope, &layers, &selection, &error));
    assert_string_equal(error.message, "no rule, code or family is called "
                                       "`HOT101`, did you mean `HOT102`?");
    arena_free(&arena);
}

static void selection_gives_severities(void **state)
{
    (void)state;
    Arena arena = {0};
    Error error = {0};
    Layers layers = {0};
    const Severity *severities = NULL;
    SelectorScope scope = {.arena = &arena, .rules = &selectable_rules};
    assert_true(selection_severities(&scope, &layers, &severities, &error));
    assert_null(severities);
    assert_true(layers_add_setting(
        &layers, &arena, "severity = {HOT101 = 'note', strings = 'warning'}",
        &error));
    assert_true(layers_add_setting(&layers, &arena, "severity.HOT102 = 'note'",
                                   &error));
    assert_true(selection_severities(&scope, &layers, &severities, &error));
    assert_int_equal(severities[FIRST], SEVERITY_NOTE);
    assert_int_equal(severities[SECOND], SEVERITY_NOTE);
    assert_int_equal(severities[THIRD], SEVERITY_OFF);
    arena_free(&arena);
}

static void selection_tells_where_it_is_wrong(void **state)
{
    (void)state;
    Arena arena = {0};
    Error error = {0};
    Layers layers = {0};
    const Severity *severities = NULL;
    SelectorScope scope = {.arena = &arena, .rules = &selectable_rules};
    assert_true(layers_add_setting(
        &layers, &arena, "severity = {ALL = 'note', HOT999 = 'note'}", &error));
    assert_false(selection_severities(&scope, &layers, &severities, &error));
    assert_string_equal(error.path, "--config");
    assert_int_equal(error.line, 1);
    assert_int_equal(error.column, 27);
    arena_free(&arena);
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
        cmocka_unit_test(selection_lets_the_nearest_layer_win_between_equals),
        cmocka_unit_test(selection_begins_anew_with_select),
        cmocka_unit_test(selection_hides_rules_of_others),
        cmocka_unit_test(selection_gives_severities),
        cmocka_unit_test(selection_tells_where_it_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

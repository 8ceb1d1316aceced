#include "run/rule_folder.h"

#include "catalog/ruleset.h"
#include "temporary.h"

static Arena arena;

static void add_page(const char *folder, const char *name, const char *code)
{
    temporary_file(
        arena_format(&arena, "%s/%s.md", folder, name),
        str_from(arena_format(
            &arena,
            "# %s\n```toml\ncode = \"%s\"\nmessage = \"m\"\n"
            "impact = \"memory\"\n```\nOdd.\n## Match\n```query\n"
            "((call function: (identifier) @f) @report (#eq? @f \"x\"))\n```\n"
            "## Bad\n```py\n```\n## Good\n```py\n```\n## Not\n```py\n```\n",
            name, code)));
}

static void rule_folder_is_one_however_it_is_called(void **state)
{
    (void)state;
    RuleFolders folders = {0};
    temporary_folder("a/b");
    assert_int_equal(rule_folder_add(&folders, &arena, "a"), 0);
    assert_int_equal(rule_folder_add(&folders, &arena, "a/b/.."), 0);
    assert_int_equal(rule_folder_add(&folders, &arena, "a/b"), 1);
    assert_int_equal(rule_folder_add(&folders, &arena, "missing"), 2);
    assert_int_equal(rule_folder_add(&folders, &arena, "missing"), 2);
}

static void rule_folders_without_any_are_the_base(void **state)
{
    (void)state;
    RuleFolders folders = {0};
    assert_ptr_equal(rule_folders_load(&folders, &arena, &frozen_rules),
                     &frozen_rules);
}

static void rule_folders_know_their_rules(void **state)
{
    (void)state;
    RuleFolders folders = {0};
    add_page("a", "first-own", "OWN1");
    add_page("b", "second-own", "OWN2");
    add_page("b", "third-own", "OWN3");
    (void)rule_folder_add(&folders, &arena, "a");
    (void)rule_folder_add(&folders, &arena, "b");
    const RuleSet *rules = rule_folders_load(&folders, &arena, &frozen_rules);
    assert_int_equal(rules->rule_count, frozen_rules.rule_count + 3);
    assert_int_equal(folders.items[0].count, 1);
    assert_int_equal(folders.items[1].count, 2);
    assert_ptr_equal(rule_find(rules, STR("OWN2")),
                     &rules->rules[folders.items[1].first]);
}

static void rule_folders_that_fail_do_not_touch_others(void **state)
{
    (void)state;
    RuleFolders folders = {0};
    add_page("a", "first-own", "OWN1");
    add_page("b", "second-own", "OWN2");
    add_page("b", "third-own", "OWN1");
    add_page("c", "fourth-own", "OWN2");
    (void)rule_folder_add(&folders, &arena, "a");
    (void)rule_folder_add(&folders, &arena, "b");
    (void)rule_folder_add(&folders, &arena, "c");
    const RuleSet *rules = rule_folders_load(&folders, &arena, &frozen_rules);
    assert_true(folders.items[1].has_failed);
    assert_string_equal(folders.items[1].error.path, "b/third-own.md");
    assert_false(folders.items[0].has_failed || folders.items[2].has_failed);
    assert_int_equal(rules->rule_count, frozen_rules.rule_count + 2);
    assert_non_null(rule_find(rules, STR("fourth-own")));
    assert_null(rule_find(rules, STR("second-own")));
}

static int leave(void **state)
{
    arena_reset(&arena);
    return temporary_leave(state);
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rule_folder_is_one_however_it_is_called,
                                        temporary_enter, leave),
        cmocka_unit_test(rule_folders_without_any_are_the_base),
        cmocka_unit_test_setup_teardown(rule_folders_know_their_rules,
                                        temporary_enter, leave),
        cmocka_unit_test_setup_teardown(
            rule_folders_that_fail_do_not_touch_others, temporary_enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}

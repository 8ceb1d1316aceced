#include "run/rule_folder.h"

#include "catalog/ruleset.h"

#include "temporary.h"

#include <setjmp.h>
#include <stdarg.h>

static Arena arena;

static int tear_down(void **state)
{
    arena_free(&arena);
    return temporary_leave(state);
}

static void write_page(const char *folder, const char *name, const char *code,
                       const char *more)
{
    const char *text = arena_format(
        &arena,
        "# %s\n```toml\ncode = \"%s\"\nmessage = \"m\"\nimpact = \"memory\"\n"
        "%s\n```\nOdd.\n## Match\n```query\n((call function: (identifier) @f)"
        " @report\n (#eq? @f \"%s_word\"))\n```\n## Bad\n```py\n```\n## "
        "Good\n```py\n```\n## Not\n```py\n```\n",
        name, code, more, code);
    temporary_file(arena_format(&arena, "%s/%s.md", folder, name),
                   str_from(text));
}

static RuleFolders folders;

static const RuleSet *load(const char *const *paths, uint32_t count)
{
    folders = (RuleFolders){0};
    for (uint32_t i = 0; i < count; i++)
        assert_int_equal(rule_folder_add(&folders, &arena, paths[i]), i);
    return rule_folders_load(&folders, &arena, &frozen_rules);
}

static void rule_folder_without_folders_is_the_shipped_one(void **state)
{
    (void)state;
    assert_ptr_equal(load(NULL, 0), &frozen_rules);
}

static void rule_folder_is_one_however_it_is_called(void **state)
{
    (void)state;
    RuleFolders same = {0};
    temporary_folder("a/b");
    assert_int_equal(rule_folder_add(&same, &arena, "a"), 0);
    assert_int_equal(rule_folder_add(&same, &arena, "a/b/.."), 0);
    assert_int_equal(rule_folder_add(&same, &arena, "a/b"), 1);
    assert_int_equal(rule_folder_add(&same, &arena, "missing"), 2);
    assert_int_equal(rule_folder_add(&same, &arena, "missing"), 2);
}

static void rule_folder_has_user_rules_behind_the_shipped(void **state)
{
    (void)state;
    static const char *const FOLDERS[] = {"b", "a"};
    write_page("a", "odd-a", "OWN1", "");
    write_page("b", "odd-b", "OWN2", "");
    const RuleSet *rules = load(FOLDERS, 2);
    uint32_t shipped = frozen_rules.rule_count;
    assert_int_equal(rules->rule_count, shipped + 2);
    assert_true(str_equal(rules->rules[0].name, frozen_rules.rules[0].name));
    assert_true(str_is(rules->rules[shipped].name, "odd-b"));
    assert_true(str_is(rules->rules[shipped + 1].name, "odd-a"));
    assert_true(rules->rules[shipped].user);
    assert_false(rules->rules[0].user);
}

/* Symbols of the shipped rules stay what they are. */
static void rule_folder_new_words_come_behind_the_old(void **state)
{
    (void)state;
    static const char *const FOLDERS[] = {"a"};
    write_page("a", "odd-a", "OWN1", "");
    const RuleSet *rules = load(FOLDERS, 1);
    for (uint32_t i = 1; i < frozen_rules.word_count; i++)
        assert_true(str_equal(rules->words[i], frozen_rules.words[i]));
    assert_int_equal(rules->word_count, frozen_rules.word_count + 1);
    assert_true(str_is(rules->words[frozen_rules.word_count], "OWN1_word"));
    assert_int_equal(rules->table_count, frozen_rules.table_count);
}

static void rule_folder_user_rule_may_be_over_a_shipped_one(void **state)
{
    (void)state;
    static const char *const FOLDERS[] = {"a"};
    write_page("a", "odd-a", "OWN1", "over = [\"unparsed-code\"]");
    const RuleSet *rules = load(FOLDERS, 1);
    const Rule *rule = &rules->rules[frozen_rules.rule_count];
    const Rule *shipped = rule_find(rules, STR("unparsed-code"));
    assert_int_equal(rule->over.count, 1);
    assert_ptr_equal(&rules->rules[rules->rule_lists[rule->over.first]],
                     shipped);
}

static void assert_refused(const char *message)
{
    static const char *const FOLDERS[] = {"a"};
    assert_int_equal(load(FOLDERS, 1)->rule_count, frozen_rules.rule_count);
    assert_true(folders.items[0].has_failed);
    assert_string_equal(folders.items[0].error.message, message);
}

static void rule_folder_refuses_shipped_names_and_codes(void **state)
{
    (void)state;
    write_page("a", "unparsed-code", "OWN1", "");
    assert_refused("HOT001 unparsed-code is there already");
    assert_int_equal(remove("a/unparsed-code.md"), 0);
    write_page("a", "odd-a", "HOT001", "");
    assert_refused("HOT001 unparsed-code is there already");
}

static void rule_folder_passes_errors_on(void **state)
{
    (void)state;
    temporary_file("a/odd-a.md", STR("# other\n"));
    assert_refused("the title `other` is not the file's name, `odd-a`");
    assert_string_equal(folders.items[0].error.path, "a/odd-a.md");
}

static void rule_folder_that_fails_does_not_touch_others(void **state)
{
    (void)state;
    static const char *const FOLDERS[] = {"a", "b", "c"};
    write_page("a", "first-own", "OWN1", "");
    write_page("b", "second-own", "OWN2", "");
    write_page("b", "third-own", "OWN1", "");
    write_page("c", "fourth-own", "OWN2", "");
    const RuleSet *rules = load(FOLDERS, 3);
    assert_true(folders.items[1].has_failed);
    assert_string_equal(folders.items[1].error.path, "b/third-own.md");
    assert_false(folders.items[0].has_failed || folders.items[2].has_failed);
    assert_int_equal(rules->rule_count, frozen_rules.rule_count + 2);
    assert_int_equal(folders.items[2].first, frozen_rules.rule_count + 1);
    assert_int_equal(folders.items[2].count, 1);
    assert_null(rule_find(rules, STR("second-own")));
}

#define FOLDER_TEST(name)                                                      \
    cmocka_unit_test_setup_teardown(name, temporary_enter, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(rule_folder_without_folders_is_the_shipped_one),
        FOLDER_TEST(rule_folder_is_one_however_it_is_called),
        FOLDER_TEST(rule_folder_that_fails_does_not_touch_others),
        FOLDER_TEST(rule_folder_has_user_rules_behind_the_shipped),
        FOLDER_TEST(rule_folder_new_words_come_behind_the_old),
        FOLDER_TEST(rule_folder_user_rule_may_be_over_a_shipped_one),
        FOLDER_TEST(rule_folder_refuses_shipped_names_and_codes),
        FOLDER_TEST(rule_folder_passes_errors_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

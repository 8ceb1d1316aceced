#include "run/config.h"

#include "catalog/ruleset.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Arena arena;

/* What the settings say together, the nearest last. */
static Config settled(const char *const *settings)
{
    Config config;
    Layers layers = {0};
    Error error = {0};
    const RuleFolders folders = {0};
    layers_add_defaults(&layers, &arena, ".");
    for (; *settings; settings++)
        if (!layers_add_setting(&layers, &arena, *settings, &error))
            fail_msg("%s: %s", *settings, error.message);
    config_init(&config, &arena, layers);
    config_settle(&config, &arena, &frozen_rules, &folders);
    return config;
}

static void config_without_settings_is_the_default(void **state)
{
    (void)state;
    static const char *const NONE[] = {NULL};
    Config config = settled(NONE);
    assert_false(config.has_failed);
    assert_int_equal(config.target, 0);
    assert_ptr_equal(config.assignment.rules, &frozen_rules);
    assert_null(config.assignment.severities);
    assert_ptr_equal(config_enabled(&config, &arena, "a.py"),
                     config.assignment.enabled);
    assert_true(globs_cover(&config.include, &arena, "a/b.pyi", false));
    assert_true(globs_cover(&config.exclude, &arena, "venv/b.py", false));
    assert_false(globs_cover(&config.exclude, &arena, "a/b.py", false));
}

static void config_target_is_the_nearest(void **state)
{
    (void)state;
    static const char *const BOTH[] = {"target-version = '3.10'",
                                       "target-version = 'py312'", NULL};
    assert_int_equal(settled(BOTH).target, 312);
}

static void config_exclude_replaces_and_extend_exclude_adds(void **state)
{
    (void)state;
    static const char *const BOTH[] = {"extend-exclude = ['a']",
                                       "exclude = ['b']",
                                       "extend-exclude = ['c']", NULL};
    Config config = settled(BOTH);
    assert_true(globs_cover(&config.exclude, &arena, "a", true));
    assert_true(globs_cover(&config.exclude, &arena, "b", true));
    assert_true(globs_cover(&config.exclude, &arena, "c", true));
    assert_false(globs_cover(&config.exclude, &arena, "venv", true));
}

static uint32_t index_of(const char *code)
{
    const Rule *rule = rule_find(&frozen_rules, str_from(code));
    assert_non_null(rule);
    return (uint32_t)(rule - frozen_rules.rules);
}

static void config_files_ignore_what_all_layers_say(void **state)
{
    (void)state;
    static const char *const BOTH[] = {"per-file-ignores.'t/' = ['HOT204']",
                                       "per-file-ignores.'*_x.py' = ['regex']",
                                       NULL};
    Config config = settled(BOTH);
    const bool *in = config_enabled(&config, &arena, "t/a_x.py");
    const bool *out = config_enabled(&config, &arena, "a_x.py");
    assert_false(in[index_of("HOT204")] || in[index_of("HOT501")]);
    assert_true(out[index_of("HOT204")] && !out[index_of("HOT501")]);
    assert_true(in[index_of("HOT101")]);
    assert_ptr_equal(config_enabled(&config, &arena, "a.py"),
                     config.assignment.enabled);
}

static void config_modules_join_the_table(void **state)
{
    (void)state;
    static const char *const BOTH[] = {
        "heavy-modules = {'acme.x' = 70, 'acme.y' = 80, zz = 1}",
        "heavy-modules = {'acme.x' = 300, pandas = 5}", NULL};
    Config config = settled(BOTH);
    const RuleSet *rules = config.assignment.rules;
    const Table *table = rule_table(rules, STR("heavy-modules"));
    const Table *shipped = rule_table(&frozen_rules, STR("heavy-modules"));
    Str value = {0};
    assert_true(table_find(table, STR("acme.x"), &value));
    assert_true(str_is(value, "300"));
    assert_true(table_find(table, STR("pandas"), &value));
    assert_true(str_is(value, "5"));
    assert_true(table_find(table, STR("zz"), NULL));
    assert_int_equal(table->count, shipped->count + 3);
    assert_ptr_equal(rules->rules, frozen_rules.rules);
    assert_ptr_not_equal(shipped, table);
}

static void config_fails_where_a_rule_is_unknown(void **state)
{
    (void)state;
    static const char *const WRONG[][2] = {
        {"per-file-ignores.'t/' = ['HOT204', 'HOT999']", NULL},
        {"severity.HOT999 = 'note'", NULL},
        {"extend-select = ['HOT999']", NULL},
    };
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        Config config = settled(WRONG[i]);
        assert_true(config.has_failed);
        assert_non_null(strstr(config.error.message, "`HOT999`"));
        assert_string_equal(config.error.path, "--config");
        assert_int_equal(config.error.line, 1);
    }
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
        cmocka_unit_test(config_without_settings_is_the_default),
        cmocka_unit_test(config_target_is_the_nearest),
        cmocka_unit_test(config_exclude_replaces_and_extend_exclude_adds),
        cmocka_unit_test(config_files_ignore_what_all_layers_say),
        cmocka_unit_test(config_modules_join_the_table),
        cmocka_unit_test(config_fails_where_a_rule_is_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}

#include "run/layer.h"

#include "temporary.h"

static Arena arena;

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

/* The origins of the layers that a file is made of, with blanks between. */
static const char *origins(const char *path)
{
    Layers layers = {0};
    Error error = {0};
    const char *text = "";
    if (!layers_add_file(&layers, &arena, path, ".", &error))
        fail_msg("%s:%u: %s", error.path, error.line, error.message);
    for (uint32_t i = 0; i < layers.count; i++)
        text = arena_format(&arena, "%s%s%s", text, i ? " " : "",
                            layers.items[i].origin);
    return text;
}

static void assert_refuses(const char *path, const char *where,
                           const char *message)
{
    Layers layers = {0};
    Error error = {0};
    assert_false(layers_add_file(&layers, &arena, path, ".", &error));
    assert_int_equal(layers.count, 0);
    assert_string_equal(error.message, message);
    assert_string_equal(
        arena_format(&arena, "%s:%u:%u", error.path, error.line, error.column),
        where);
}

static void layer_of_a_file_lies_on_those_it_extends(void **state)
{
    (void)state;
    temporary_file("a/hotlint.toml", STR("extend = '../b/base.toml'\n"));
    temporary_file("b/base.toml", STR("extend = 'pyproject.toml'\n"));
    temporary_file("b/pyproject.toml", STR("[tool.hotlint]\nselect = []\n"));
    assert_string_equal(origins("a/hotlint.toml"),
                        "b/pyproject.toml b/base.toml a/hotlint.toml");
}

static void layer_refuses_circles(void **state)
{
    (void)state;
    temporary_file("a.toml", STR("extend = 'a.toml'\n"));
    assert_refuses("a.toml", "a.toml:1:10",
                   "`extend` leads in a circle, back to `a.toml`");
    temporary_file("b.toml", STR("extend = 'x/c.toml'\n"));
    temporary_file("x/c.toml", STR("select = []\nextend = '../b.toml'\n"));
    assert_refuses("b.toml", "x/c.toml:2:10",
                   "`extend` leads in a circle, back to `b.toml`");
    assert_int_equal(symlink("a.toml", "d.toml"), 0);
    assert_refuses("d.toml", "d.toml:1:10",
                   "`extend` leads in a circle, back to `a.toml`");
}

static void layer_refuses_chains_without_end(void **state)
{
    (void)state;
    for (int i = 0; i < 40; i++)
        temporary_file(
            arena_format(&arena, "f%d.toml", i),
            str_from(arena_format(&arena, "extend = 'f%d.toml'", i + 1)));
    temporary_file("f40.toml", STR(""));
    assert_refuses("f0.toml", "f31.toml:1:10",
                   "`extend`: more than 32 files in a chain");
    (void)origins("f9.toml");
}

static void layer_refuses_what_it_cannot_read(void **state)
{
    (void)state;
    temporary_file("a.toml", STR("\nextend = 'missing.toml'\n"));
    assert_refuses("a.toml", "a.toml:2:10",
                   "`extend`: `missing.toml`: cannot open: No such file or "
                   "directory; check the spelling");
    temporary_file("b.toml", STR("extend = 'c.toml'\n"));
    temporary_file("c.toml", STR("select = \n"));
    assert_refuses("b.toml", "c.toml:1:10",
                   "expected a value, found the end of the line");
    temporary_file("c.toml", STR("selct = []\n"));
    assert_refuses("b.toml", "c.toml:1:1",
                   "unknown key `selct`, did you mean `select`?");
    temporary_file("pyproject.toml", STR("[tool.other]\n"));
    assert_refuses("pyproject.toml", "pyproject.toml:0:0",
                   "has no table [tool.hotlint]");
    temporary_file("pyproject.toml", STR("tool.hotlint = 1\n"));
    assert_refuses("pyproject.toml", "pyproject.toml:1:16",
                   "`hotlint` must be a table, not an integer");
    temporary_file("d.toml", STR("rules = ['lint']\n"));
    assert_refuses("d.toml", "d.toml:1:10", "`rules`: `lint` is no folder");
}

/* What is said under a key, from the farthest layer on. */
static const char *said(const Layers *layers, ConfigId id)
{
    LayerItem at = {0};
    const char *text = "";
    while (layers_next_item(layers, id, &at))
        text = arena_format(&arena, "%s%s:%.*s ", text, at.layer->origin,
                            STR_ARG(at.item->text));
    return text;
}

static void layer_adds_to_farther_ones_or_replaces_them(void **state)
{
    (void)state;
    Layers layers = {0};
    Error error = {0};
    TomlValue options = {.kind = TOML_TABLE};
    layers_add_defaults(&layers, &arena, ".");
    assert_string_equal(said(&layers, CONFIG_include),
                        "default:*.py default:*.pyi ");
    assert_true(
        layers_add_setting(&layers, &arena, "include = ['a']\n", &error));
    assert_true(layers_add_setting(&layers, &arena, "ignore=['x']", &error));
    layer_put_word(&options, &arena, CONFIG_ignore, STR("y"));
    layer_put_word(&options, &arena, CONFIG_ignore, STR("z"));
    layer_put_word(&options, &arena, CONFIG_target_version, STR("3.12"));
    assert_true(layers_add_options(&layers, &arena, &options, &error));
    assert_string_equal(said(&layers, CONFIG_include), "--config:a ");
    assert_string_equal(said(&layers, CONFIG_ignore),
                        "--config:x command line:y command line:z ");
    assert_string_equal(said(&layers, CONFIG_rules), "");
}

static void layer_replaces_tables_key_by_key(void **state)
{
    (void)state;
    Layers layers = {0};
    Error error = {0};
    LayerItem at = {0};
    assert_true(layers_add_setting(&layers, &arena,
                                   "heavy-modules = {a = 1, b = 2}", &error));
    assert_true(layers_add_setting(&layers, &arena,
                                   "heavy-modules = {c = 3, a = 4}", &error));
    int64_t sum = 0;
    for (int i = 2; i <= 4; i++) {
        assert_true(layers_next_item(&layers, CONFIG_heavy_modules, &at));
        assert_int_equal(at.item->integer, i);
        sum += at.item->integer;
    }
    assert_int_equal(sum, 9);
    assert_false(layers_next_item(&layers, CONFIG_heavy_modules, &at));
}

static void layer_with_select_ends_farther_extensions(void **state)
{
    (void)state;
    Layers layers = {0};
    Error error = {0};
    assert_true(layers_add_setting(
        &layers, &arena, "extend-select = ['a']\nselect = ['b']", &error));
    assert_string_equal(said(&layers, CONFIG_extend_select), "--config:a ");
    assert_true(layers_add_setting(&layers, &arena, "select = ['c']", &error));
    assert_string_equal(said(&layers, CONFIG_extend_select), "");
    assert_string_equal(said(&layers, CONFIG_select), "--config:c ");
}

static void layer_of_a_setting_is_toml(void **state)
{
    (void)state;
    Layers layers = {0};
    Error error = {0};
    assert_false(layers_add_setting(&layers, &arena, "select=ALL", &error));
    assert_string_equal(error.path, "--config");
    assert_int_equal(error.column, 8);
    error = (Error){0};
    assert_false(layers_add_setting(&layers, &arena, "slect=[]", &error));
    assert_string_equal(error.message,
                        "unknown key `slect`, did you mean `select`?");
    temporary_file("x/base.toml", STR("ignore = ['a']"));
    assert_true(
        layers_add_setting(&layers, &arena, "extend='x/base.toml'", &error));
    assert_string_equal(layers.items[0].origin, "x/base.toml");
    assert_string_equal(layers.items[0].folder, "x");
    assert_string_equal(layers.items[0].root, ".");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            layer_of_a_file_lies_on_those_it_extends, temporary_enter, leave),
        cmocka_unit_test_setup_teardown(layer_refuses_circles, temporary_enter,
                                        leave),
        cmocka_unit_test_setup_teardown(layer_refuses_chains_without_end,
                                        temporary_enter, leave),
        cmocka_unit_test_setup_teardown(layer_refuses_what_it_cannot_read,
                                        temporary_enter, leave),
        cmocka_unit_test_setup_teardown(
            layer_adds_to_farther_ones_or_replaces_them, temporary_enter,
            leave),
        cmocka_unit_test(layer_replaces_tables_key_by_key),
        cmocka_unit_test(layer_with_select_ends_farther_extensions),
        cmocka_unit_test_setup_teardown(layer_of_a_setting_is_toml,
                                        temporary_enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}

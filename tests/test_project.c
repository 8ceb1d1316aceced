#include "run/project.h"

#include "temporary.h"

static Arena arena;
static Projects projects;

static int enter(void **state)
{
    projects_init(&projects, &arena, NULL);
    return temporary_enter(state);
}

static int leave(void **state)
{
    projects_free(&projects);
    arena_reset(&arena);
    return temporary_leave(state);
}

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static const Project *find(const char *path)
{
    const Project *project = project_find(&projects, path);
    assert_string_equal(project->config->error.message, "");
    return project;
}

static void assert_target(const char *toml, Version target)
{
    static int number;
    const char *folder = arena_format(&arena, "p%d", number++);
    temporary_file(arena_format(&arena, "%s/pyproject.toml", folder),
                   str_from(toml));
    const char *file = arena_format(&arena, "%s/a.py", folder);
    assert_int_equal(find(file)->target, target);
}

static void assert_refused(const char *toml, uint32_t line, uint32_t column,
                           const char *message)
{
    static int number;
    const char *folder = arena_format(&arena, "broken%d", number++);
    const char *file = arena_format(&arena, "%s/pyproject.toml", folder);
    temporary_file(file, str_from(toml));
    const char *path = arena_format(&arena, "%s/q/a.py", folder);
    const Config *config = project_find(&projects, path)->config;
    assert_true(config->has_failed);
    assert_string_equal(config->error.message, message);
    assert_string_equal(config->error.path, file);
    assert_int_equal(config->error.line, line);
    assert_int_equal(config->error.column, column);
}

static void project_target_is_in_its_file(void **state)
{
    (void)state;
    assert_target("[project]\nrequires-python = '>=3.9'\n", 309);
    assert_target("[tool.poetry.dependencies]\npython = '^3.12'\n", 312);
    assert_target("[project]\nrequires-python = '>=3.12'\n"
                  "[tool.hotlint]\ntarget-version = '3.10'\n",
                  310);
    assert_target("[tool.hotlint]\ntarget-version = 'py313'\n", 313);
    assert_target("[project]\nname = 'x'\n", VERSION_DEFAULT);
    assert_target("project = 1\ntool = 'x'\n", VERSION_DEFAULT);
    assert_target("[tool.poetry.dependencies]\npython = {a = 1}\n",
                  VERSION_DEFAULT);
}

static void project_target_stays_in_what_is_supported(void **state)
{
    (void)state;
    assert_target("[project]\nrequires-python = '>=3.6'\n", VERSION_OLDEST);
    assert_target("[project]\nrequires-python = '>=3.20'\n", VERSION_NEWEST);
    assert_target("[project]\nrequires-python = '<3'\n", VERSION_DEFAULT);
}

static void project_is_the_nearest(void **state)
{
    (void)state;
    temporary_file("pyproject.toml",
                   STR("[project]\nrequires-python = '>=3.10'"));
    temporary_file("a/b/pyproject.toml",
                   STR("[project]\nrequires-python = '>=3.12'"));
    temporary_folder("a/b/c");
    assert_int_equal(find("x.py")->target, 310);
    assert_int_equal(find("a/x.py")->target, 310);
    assert_int_equal(find("a/b/x.py")->target, 312);
    assert_int_equal(find("a/b/c/x.py")->target, 312);
    assert_ptr_equal(find("a/b/c/x.py"), find("a/b/y.py"));
    assert_string_equal(find("a/b/c/x.py")->root, "a/b");
    assert_string_equal(find("a/x.py")->packaged, "pyproject.toml");
}

static void project_is_not_that_of_a_sibling(void **state)
{
    (void)state;
    temporary_file("pyproject.toml",
                   STR("[project]\nrequires-python = '>=3.10'"));
    temporary_file("a/b/pyproject.toml",
                   STR("[project]\nrequires-python = '>=3.12'"));
    temporary_folder("c");
    assert_int_equal(find("a/b/x.py")->target, 312);
    assert_int_equal(find("a/x.py")->target, 310);
    assert_int_equal(find("c/x.py")->target, 310);
}

static void project_is_found_above_the_working_folder(void **state)
{
    const Temporary *folder = *state;
    temporary_file("pyproject.toml",
                   STR("[project]\nrequires-python = '>=3.12'"));
    temporary_folder("a/tests");
    assert_int_equal(chdir("a/tests"), 0);
    const Project *project = find("x.py");
    assert_int_equal(project->target, 312);
    assert_string_equal(project->root, folder->path);
    assert_ptr_equal(find("../x.py"), project);
    assert_ptr_equal(find("./y/x.py"), project);
}

static void project_may_be_missing(void **state)
{
    (void)state;
    temporary_folder("a/pyproject.toml");
    const Project *project = find("a/x.py");
    assert_null(project->root);
    assert_int_equal(project->target, VERSION_DEFAULT);
    assert_null(project->requires);
    assert_string_equal(project_relative(project, &arena, "a/x.py"), "a/x.py");
}

static void project_refuses_a_broken_file(void **state)
{
    (void)state;
    assert_refused("[project]\n\nx = ", 3, 5,
                   "expected a value, found the end of the text");
    assert_refused("[project]\nrequires-python = 3.9", 2, 19,
                   "`requires-python` must be a range of versions such as "
                   "\">=3.11\"");
    assert_refused(
        "tool.hotlint.target-version = 'x'", 1, 31,
        "`target-version` must be a string from \"3.9\" to \"3.15\"");
}

static void project_sees_paths_from_its_root(void **state)
{
    (void)state;
    temporary_file("pyproject.toml", STR(""));
    temporary_file("a/pyproject.toml", STR(""));
    temporary_file("b/c/x.py", STR(""));
    assert_string_equal(project_relative(find("a/b/x.py"), &arena, "a/b/x.py"),
                        "b/x.py");
    assert_string_equal(project_relative(find("./b/x.py"), &arena, "./b/x.py"),
                        "b/x.py");
    assert_int_equal(chdir("b"), 0);
    projects_free(&projects);
    projects_init(&projects, &arena, NULL);
    assert_string_equal(project_relative(find("c/x.py"), &arena, "c/x.py"),
                        "b/c/x.py");
}

static void project_knows_tests_by_name_and_folder(void **state)
{
    (void)state;
    assert_true(project_is_test_file(STR("a/test_x.py")));
    assert_true(project_is_test_file(STR("x_test.py")));
    assert_true(project_is_test_file(STR("a/b/conftest.py")));
    assert_true(project_is_test_file(STR("tests/a/x.py")));
    assert_true(project_is_test_file(STR("benchmarks/x.py")));
    assert_false(project_is_test_file(STR("tests.py")));
    assert_false(project_is_test_file(STR("test_a/x.py")));
    assert_false(project_is_test_file(STR("mytests/x.py")));
    assert_false(project_is_test_file(STR("a/latest_x.py")));
    assert_false(project_is_test_file(STR("a/contest.py")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(project_target_is_in_its_file, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(
            project_target_stays_in_what_is_supported, enter, leave),
        cmocka_unit_test_setup_teardown(project_is_the_nearest, enter, leave),
        cmocka_unit_test_setup_teardown(project_is_not_that_of_a_sibling, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(
            project_is_found_above_the_working_folder, enter, leave),
        cmocka_unit_test_setup_teardown(project_may_be_missing, enter, leave),
        cmocka_unit_test_setup_teardown(project_refuses_a_broken_file, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(project_sees_paths_from_its_root, enter,
                                        leave),
        cmocka_unit_test(project_knows_tests_by_name_and_folder),
    };
    return cmocka_run_group_tests(tests, NULL, free_arena);
}

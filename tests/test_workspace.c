#include "lsp/workspace.h"

#include "catalog/ruleset.h"
#include "temporary.h"

#include <setjmp.h>

static CheckerSettings plain = {.rules = &frozen_rules};
static Arena arena; /* of the settings */

static int enter(void **state)
{
    Error error = {0};
    assert_true(checker_settle(&plain, &arena, &error));
    return temporary_enter(state);
}

static int leave(void **state)
{
    arena_free(&arena);
    return temporary_leave(state);
}

typedef struct Desk {
    Workspace workspace;
    Documents documents;
    Document *document;
    char uri[512];
} Desk;

static void open_desk(Desk *desk, const Temporary *folder, const char *path)
{
    *desk = (Desk){.workspace = {NULL}};
    (void)snprintf(desk->uri, sizeof desk->uri, "file://%s/%s", folder->path,
                   path);
    desk->document = document_open(&desk->documents, str_from(desk->uri));
}

static void close_desk(Desk *desk)
{
    documents_free(&desk->documents);
    workspace_free(&desk->workspace);
}

static void add_folder(Desk *desk, const Temporary *folder, const char *path)
{
    char uri[512];
    (void)snprintf(uri, sizeof uri, "file://%s%s", folder->path, path);
    workspace_add(&desk->workspace, str_from(uri));
}

static void assert_place(Desk *desk, const char *path, Version target,
                         bool is_test)
{
    Error error = {0};
    desk->document->is_changed = false;
    if (!workspace_place(&desk->workspace, &plain, desk->document, &error))
        fail_msg("%s", error.message);
    assert_string_equal(desk->document->path.data, path);
    assert_int_equal(desk->document->target, target);
    assert_int_equal(desk->document->is_test, is_test);
    assert_true(desk->document->is_changed);
}

static void workspace_innermost_folder_counts(void **state)
{
    const Temporary *folder = *state;
    Desk desk;
    open_desk(&desk, folder, "a/tests/b.py");
    assert_place(&desk, desk.uri + strlen("file://"), VERSION_DEFAULT, false);
    add_folder(&desk, folder, "");
    assert_place(&desk, "a/tests/b.py", VERSION_DEFAULT, false);
    add_folder(&desk, folder, "/a/");
    add_folder(&desk, folder, "/a");
    add_folder(&desk, folder, "/a/te");
    assert_place(&desk, "tests/b.py", VERSION_DEFAULT, true);
    char uri[512];
    (void)snprintf(uri, sizeof uri, "file://%s/a", folder->path);
    workspace_remove(&desk.workspace, str_from(uri));
    assert_place(&desk, "a/tests/b.py", VERSION_DEFAULT, false);
    workspace_add(&desk.workspace, STR("untitled:x"));
    workspace_remove(&desk.workspace, STR("file:///no/such"));
    assert_place(&desk, "a/tests/b.py", VERSION_DEFAULT, false);
    close_desk(&desk);
}

static void workspace_project_counts_more(void **state)
{
    const Temporary *folder = *state;
    Desk desk;
    temporary_file("p/pyproject.toml",
                   STR("[project]\nrequires-python = '>=3.13'\n"));
    open_desk(&desk, folder, "p/tests/b.py");
    add_folder(&desk, folder, "/p/tests");
    assert_place(&desk, "tests/b.py", 313, true);
    temporary_file("p/pyproject.toml",
                   STR("[project]\nrequires-python = '>=3.12'\n"));
    assert_place(&desk, "tests/b.py", 312, true);
    CheckerSettings settings = plain;
    Error error = {0};
    assert_true(layers_add_setting(&settings.choice.layers, &arena,
                                   "target-version = '3.10'", &error));
    assert_true(
        workspace_place(&desk.workspace, &settings, desk.document, &error));
    assert_int_equal(desk.document->target, 310);
    settings = plain;
    settings.choice.isolated = true;
    assert_true(
        workspace_place(&desk.workspace, &settings, desk.document, &error));
    assert_int_equal(desk.document->target, VERSION_DEFAULT);
    close_desk(&desk);
}

static bool is_enabled(const Desk *desk, const char *name)
{
    const Assignment *assignment = &desk->document->assignment;
    const Rule *rule = rule_find(assignment->rules, str_from(name));
    return assignment->enabled[rule - assignment->rules->rules];
}

static void workspace_configuration_counts(void **state)
{
    const Temporary *folder = *state;
    Desk desk;
    temporary_file("c/hotlint.toml",
                   STR("select = ['regex', 'HOT204']\n"
                       "per-file-ignores = {'b.py' = ['regex']}\n"));
    open_desk(&desk, folder, "c/b.py");
    assert_place(&desk, "b.py", VERSION_DEFAULT, false);
    assert_true(is_enabled(&desk, "HOT204"));
    assert_false(is_enabled(&desk, "HOT501"));
    temporary_file("c/hotlint.toml", STR("select = ['HOT999']\n"));
    Error error = {0};
    assert_false(
        workspace_place(&desk.workspace, &plain, desk.document, &error));
    assert_int_equal(error.column, 11);
    assert_true(is_enabled(&desk, "HOT501"));
    close_desk(&desk);
}

static void workspace_broken_project_is_an_error(void **state)
{
    const Temporary *folder = *state;
    Desk desk;
    Error error = {0};
    temporary_file("q/pyproject.toml", STR("\n["));
    open_desk(&desk, folder, "q/b.py");
    assert_false(
        workspace_place(&desk.workspace, &plain, desk.document, &error));
    assert_int_equal(error.line, 2);
    assert_non_null(strstr(error.path, "q/pyproject.toml"));
    assert_int_equal(desk.document->target, VERSION_DEFAULT);
    close_desk(&desk);
}

static void workspace_text_without_a_file_has_no_place(void **state)
{
    (void)state;
    Desk desk = {.workspace = {NULL}};
    desk.document = document_open(&desk.documents, STR("untitled:tests/a.py"));
    assert_place(&desk, "", VERSION_DEFAULT, false);
    close_desk(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(workspace_innermost_folder_counts),
        cmocka_unit_test(workspace_project_counts_more),
        cmocka_unit_test(workspace_configuration_counts),
        cmocka_unit_test(workspace_broken_project_is_an_error),
        cmocka_unit_test(workspace_text_without_a_file_has_no_place),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}

#include "run/check.h"

#include "base/thread.h"
#include "support/rulebook.h"
#include "temporary.h"

#include <setjmp.h>
#include <stdarg.h>

/* Calls of odd() are warnings, of even() notes; target-specific ones are
 * for Python 3.13 and later. */
static Rulebook book;
static Error error;
static CheckResult result;

static void add_rule(const char *name, const char *code, const char *query,
                     Severity severity)
{
    Rule *rule = rulebook_rule(&book, name, code);
    rule->severity = severity;
    rule->default_on = true;
    if (!rulebook_query(&book, query))
        fail_msg("%s: %s", query, book.error.message);
}

static int set_up(void **state)
{
    rulebook_open(&book);
    error = (Error){0};
    result = (CheckResult){0};
    add_rule("odd", "OWN1",
             "((call function: (identifier) @f) @report (#eq? @f \"odd\"))",
             SEVERITY_WARNING);
    add_rule("even", "OWN2",
             "((call function: (identifier) @f) @report (#eq? @f \"even\"))",
             SEVERITY_NOTE);
    add_rule("late", "OWN3",
             "((call function: (identifier) @f) @report (#eq? @f \"late\")"
             " (#target? \">=3.13\"))",
             SEVERITY_WARNING);
    (void)rulebook_read(&book, "");
    return temporary_enter(state);
}

static int tear_down(void **state)
{
    check_free(&result);
    rulebook_close(&book);
    return temporary_leave(state);
}

/* `path:CODE@line` of each finding, one a line. */
static void render(const void *context, Buffer *buffer,
                   const FileReport *report)
{
    const char *before = context ? context : "";
    for (uint32_t i = 0; i < report->count; i++) {
        const Diagnostic *one = &report->diagnostics[i];
        buffer_print(buffer, "%s%s:%.*s@%u\n", before, report->path,
                     STR_ARG(one->rule->code),
                     source_line(report->source, one->span.start));
    }
}

static CheckRequest request(void)
{
    return (CheckRequest){
        .rules = book.rules,
        .jobs = 1,
        .render = render,
    };
}

/* As `--config` does. */
static void set(CheckRequest *wanted, const char *setting)
{
    if (!layers_add_setting(&wanted->choice.layers, &book.arena, setting,
                            &error))
        fail_msg("%s: %s", setting, error.message);
}

static void run(const CheckRequest *wanted)
{
    check_free(&result);
    bool ran = check_run(wanted, &result, &error);
    assert_string_equal(error.message, "");
    assert_true(ran);
}

/* What was rendered of all files, in their order. */
static Str all_texts(void)
{
    Str text = {0};
    for (uint32_t i = 0; i < result.file_count; i++)
        text = str_from(arena_format(&book.arena, "%.*s%.*s", STR_ARG(text),
                                     STR_ARG(buffer_view(&result.texts[i]))));
    return text;
}

static void assert_rendered(const char *wanted)
{
    if (!str_is(all_texts(), wanted))
        fail_msg("`%.*s` is not `%s`", STR_ARG(all_texts()), wanted);
}

static void check_renders_in_the_order_of_paths(void **state)
{
    (void)state;
    temporary_file("b.py", STR("odd()\n"));
    temporary_file("a/z.py", STR("x = 1\nodd()\neven()\n"));
    temporary_file("c.py", STR("odd()\n\n\n\n\n\n\n\n\n\n\n\n\n"));
    temporary_file("a.txt", STR("odd()\n"));
    CheckRequest wanted = request();
    run(&wanted);
    assert_rendered("a/z.py:OWN1@2\na/z.py:OWN2@3\nb.py:OWN1@1\n"
                    "c.py:OWN1@1\n");
}

static void check_counts_files_and_findings(void **state)
{
    (void)state;
    temporary_file("a.py", STR("odd()\neven()\nodd()\n"));
    temporary_file("b.py", STR("pass\n"));
    CheckRequest wanted = request();
    run(&wanted);
    assert_int_equal(result.file_count, 2);
    assert_int_equal(result.analysed, 2);
    assert_int_equal(result.warnings, 2);
    assert_int_equal(result.notes, 1);
    assert_false(result.failed);
}

static void check_without_files_is_empty(void **state)
{
    (void)state;
    CheckRequest wanted = request();
    run(&wanted);
    assert_int_equal(result.file_count, 0);
    assert_int_equal(result.warnings, 0);
    assert_false(result.failed);
}

static void check_takes_named_paths_only(void **state)
{
    (void)state;
    static const char *const PATHS[] = {"b", "c.txt"};
    temporary_file("a.py", STR("odd()\n"));
    temporary_file("b/b.py", STR("odd()\n"));
    temporary_file("c.txt", STR("odd()\n"));
    CheckRequest wanted = request();
    wanted.paths = PATHS;
    wanted.path_count = 2;
    run(&wanted);
    assert_rendered("b/b.py:OWN1@1\nc.txt:OWN1@1\n");
}

static void check_hands_its_context_to_the_renderer(void **state)
{
    (void)state;
    temporary_file("a.py", STR("odd()\n"));
    CheckRequest wanted = request();
    wanted.render_context = "> ";
    run(&wanted);
    assert_rendered("> a.py:OWN1@1\n");
}

static void check_runs_the_selected_rules(void **state)
{
    (void)state;
    temporary_file("a.py", STR("odd()\neven()\n"));
    CheckRequest wanted = request();
    set(&wanted, "ignore = ['OWN1']");
    run(&wanted);
    assert_rendered("a.py:OWN2@2\n");
}

static void check_result_does_not_depend_on_jobs(void **state)
{
    (void)state;
    enum { FILES = 60 };
    for (int i = 0; i < FILES; i++) {
        const char *text = "";
        for (int j = 0; j < 1 + i * 7 % 13; j++)
            text = arena_format(&book.arena, "%sodd(name_%d_%d)\neven()\n",
                                text, i, j);
        temporary_file(arena_format(&book.arena, "f%d.py", i), str_from(text));
    }
    CheckRequest wanted = request();
    run(&wanted);
    Str alone = all_texts();
    uint32_t warnings = result.warnings;
    wanted.jobs = 4;
    run(&wanted);
    assert_true(str_equal(alone, all_texts()));
    assert_int_equal(result.warnings, warnings);
    assert_int_equal(result.analysed, FILES);
}

static void check_fails_for_a_named_file_that_is_missing(void **state)
{
    (void)state;
    static const char *const PATHS[] = {"missing.py", "a.py"};
    temporary_file("a.py", STR("odd()\n"));
    CheckRequest wanted = request();
    wanted.paths = PATHS;
    wanted.path_count = 2;
    run(&wanted);
    assert_true(result.failed);
    assert_rendered("a.py:OWN1@1\n");
}

static void check_fails_for_a_named_file_that_is_binary(void **state)
{
    (void)state;
    static const char *const PATHS[] = {"a.py"};
    temporary_file("a.py", (Str){"odd()\n\0", 7});
    CheckRequest wanted = request();
    wanted.paths = PATHS;
    wanted.path_count = 1;
    run(&wanted);
    assert_true(result.failed);
    assert_int_equal(result.file_count, 1);
    assert_int_equal(result.analysed, 0);
}

static void check_goes_on_when_a_walked_file_is_binary(void **state)
{
    (void)state;
    temporary_file("a.py", (Str){"odd()\n\0", 7});
    temporary_file("b.py", STR("odd()\n"));
    CheckRequest wanted = request();
    run(&wanted);
    assert_false(result.failed);
    assert_int_equal(result.file_count, 2);
    assert_int_equal(result.analysed, 1);
    assert_rendered("b.py:OWN1@1\n");
}

static void check_target_is_the_project_s(void **state)
{
    (void)state;
    temporary_file("old/a.py", STR("late()\n"));
    temporary_file("new/pyproject.toml",
                   STR("[project]\nrequires-python = \">=3.13\"\n"));
    temporary_file("new/a.py", STR("late()\n"));
    CheckRequest wanted = request();
    run(&wanted);
    assert_rendered("new/a.py:OWN3@1\n");
}

static void check_target_of_the_request_wins(void **state)
{
    (void)state;
    temporary_file("pyproject.toml",
                   STR("[project]\nrequires-python = \">=3.13\"\n"));
    temporary_file("a.py", STR("late()\n"));
    CheckRequest wanted = request();
    set(&wanted, "target-version = '3.12'");
    run(&wanted);
    assert_rendered("");
}

static void check_isolated_reads_no_project(void **state)
{
    (void)state;
    temporary_file("pyproject.toml", STR("broken ="));
    temporary_file("a.py", STR("odd()\nlate()\n"));
    CheckRequest wanted = request();
    wanted.choice.isolated = true;
    run(&wanted);
    assert_rendered("a.py:OWN1@1\n");
}

static void check_fails_for_a_broken_project_alone(void **state)
{
    (void)state;
    temporary_file("bad/hotlint.toml", STR("selct = []\n"));
    temporary_file("bad/a.py", STR("odd()\n"));
    temporary_file("bad/good/hotlint.toml", STR(""));
    temporary_file("bad/good/a.py", STR("odd()\n"));
    temporary_file("worse/pyproject.toml", STR("broken ="));
    temporary_file("worse/a.py", STR("odd()\n"));
    temporary_file("wrong/hotlint.toml", STR("select = ['OWN9']\n"));
    temporary_file("wrong/a.py", STR("odd()\n"));
    temporary_file("z.py", STR("odd()\n"));
    CheckRequest wanted = request();
    run(&wanted);
    assert_true(result.failed);
    assert_rendered("bad/good/a.py:OWN1@1\nz.py:OWN1@1\n");
}

static void check_refuses_what_the_request_selects(void **state)
{
    (void)state;
    temporary_file("a.py", STR("odd()\n"));
    CheckRequest wanted = request();
    set(&wanted, "select = ['od']");
    assert_false(check_run(&wanted, &result, &error));
    assert_string_equal(error.message, "no rule, code or family is called "
                                       "`od`, did you mean `odd`?");
    assert_string_equal(error.path, "--config");
    assert_int_equal(error.column, 11);
}

static void check_projects_select_for_themselves(void **state)
{
    (void)state;
    temporary_file("p/hotlint.toml", STR("select = ['even']\n"));
    temporary_file("p/a.py", STR("odd()\neven()\n"));
    temporary_file("q/pyproject.toml",
                   STR("[tool.hotlint]\nextend-select = ['late']\n"
                       "ignore = ['even']\ntarget-version = '3.14'"));
    temporary_file("q/a.py", STR("odd()\neven()\nlate()\n"));
    temporary_file("r.py", STR("odd()\neven()\nlate()\n"));
    CheckRequest wanted = request();
    run(&wanted);
    assert_rendered("p/a.py:OWN2@2\nq/a.py:OWN1@1\nq/a.py:OWN3@3\n"
                    "r.py:OWN1@1\nr.py:OWN2@2\n");
}

static void check_some_files_ignore_some_rules(void **state)
{
    (void)state;
    temporary_file("p/hotlint.toml",
                   STR("[per-file-ignores]\n'gen/' = ['odd']\n"
                       "'gen/b.py' = ['even']\n'*_c.py' = ['ALL']\n"));
    temporary_file("p/a.py", STR("odd()\neven()\n"));
    temporary_file("p/gen/a.py", STR("odd()\neven()\n"));
    temporary_file("p/gen/b.py", STR("odd()\neven()\n"));
    temporary_file("p/x/a_c.py", STR("odd()\neven()\n"));
    CheckRequest wanted = request();
    run(&wanted);
    assert_rendered("p/a.py:OWN1@1\np/a.py:OWN2@2\np/gen/a.py:OWN2@2\n");
}

static void check_severities_are_the_user_s(void **state)
{
    (void)state;
    temporary_file("hotlint.toml",
                   STR("severity = {OWN1 = 'note', even = 'warning', "
                       "ALL = 'note'}"));
    temporary_file("a.py", STR("odd()\neven()\neven()\n"));
    CheckRequest wanted = request();
    run(&wanted);
    assert_int_equal(result.warnings, 2);
    assert_int_equal(result.notes, 1);
}

static void check_leaves_out_what_is_excluded(void **state)
{
    (void)state;
    static const char *const PATHS[] = {"gen/a.py", "b.py", "gen"};
    temporary_file("hotlint.toml", STR("extend-exclude = ['gen']\n"));
    temporary_file("gen/a.py", STR("odd()\n"));
    temporary_file("b.py", STR("odd()\n"));
    temporary_file("c.txt", STR("odd()\n"));
    CheckRequest wanted = request();
    run(&wanted);
    assert_rendered("b.py:OWN1@1\n");
    wanted.paths = PATHS;
    wanted.path_count = 3;
    run(&wanted);
    assert_rendered("b.py:OWN1@1\ngen/a.py:OWN1@1\n");
    wanted.force_exclude = true;
    run(&wanted);
    assert_rendered("b.py:OWN1@1\n");
    wanted = request();
    set(&wanted, "include = ['*.txt']");
    run(&wanted);
    assert_rendered("c.txt:OWN1@1\n");
}

static void check_findings_in_tests_are_notes(void **state)
{
    (void)state;
    temporary_file("tests/test_a.py", STR("odd()\n"));
    CheckRequest wanted = request();
    run(&wanted);
    assert_int_equal(result.warnings, 0);
    assert_int_equal(result.notes, 1);
}

static void check_times_what_it_does(void **state)
{
    (void)state;
    temporary_file("a.py", STR("odd()\n"));
    CheckRequest wanted = request();
    run(&wanted);
    assert_int_equal(result.timing.bytes, 6);
    assert_int_equal(result.timing.parse, 0); /* until somebody asks */
    thread_time();
    run(&wanted);
    assert_true(result.timing.parse > 0);
}

#define CHECK_TEST(name)                                                       \
    cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CHECK_TEST(check_renders_in_the_order_of_paths),
        CHECK_TEST(check_counts_files_and_findings),
        CHECK_TEST(check_without_files_is_empty),
        CHECK_TEST(check_takes_named_paths_only),
        CHECK_TEST(check_hands_its_context_to_the_renderer),
        CHECK_TEST(check_runs_the_selected_rules),
        CHECK_TEST(check_result_does_not_depend_on_jobs),
        CHECK_TEST(check_fails_for_a_named_file_that_is_missing),
        CHECK_TEST(check_fails_for_a_named_file_that_is_binary),
        CHECK_TEST(check_goes_on_when_a_walked_file_is_binary),
        CHECK_TEST(check_target_is_the_project_s),
        CHECK_TEST(check_target_of_the_request_wins),
        CHECK_TEST(check_isolated_reads_no_project),
        CHECK_TEST(check_fails_for_a_broken_project_alone),
        CHECK_TEST(check_refuses_what_the_request_selects),
        CHECK_TEST(check_projects_select_for_themselves),
        CHECK_TEST(check_some_files_ignore_some_rules),
        CHECK_TEST(check_severities_are_the_user_s),
        CHECK_TEST(check_leaves_out_what_is_excluded),
        CHECK_TEST(check_findings_in_tests_are_notes),
        CHECK_TEST(check_times_what_it_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

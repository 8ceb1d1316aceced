#include "cli/commands.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct Line {
    Arena arena;
    Arguments arguments;
    Error error;
    bool is_read;
} Line;

/* Reads words that blanks separate. */
static Line read(const char *text)
{
    Line line = {0};
    char *words[16];
    int count = 0;
    Str rest = str_from(text);
    while (rest.size) {
        Str word = str_take(&rest, ' ');
        words[count++] = arena_copy(&line.arena, word.data, word.size);
    }
    line.is_read =
        arguments_read(&line.arguments, &line.arena, count, words, &line.error);
    return line;
}

static void assert_refused(const char *text, const char *message)
{
    Line line = read(text);
    assert_false(line.is_read);
    assert_string_equal(line.error.message, message);
    arena_free(&line.arena);
}

static void options_take_the_first_word_as_command(void **state)
{
    (void)state;
    Line line = read("check a.py b.py");
    assert_true(line.is_read);
    assert_int_equal(line.arguments.command, COMMAND_check);
    assert_int_equal(line.arguments.operands.count, 2);
    assert_string_equal(line.arguments.operands.items[1], "b.py");
    arena_free(&line.arena);
    line = read("chekc");
    assert_true(line.is_read);
    assert_int_equal(line.arguments.command, COMMAND_NONE);
    assert_string_equal(line.arguments.command_word, "chekc");
    arena_free(&line.arena);
}

static void options_take_values_in_each_form(void **state)
{
    (void)state;
    static const char *const forms[] = {"check -j4",      "check -j 4",
                                        "check --jobs 4", "check --jobs=4",
                                        "--jobs 4 check", "check x -j4"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Line line = read(forms[i]);
        assert_true(line.is_read);
        assert_string_equal(option_value(&line.arguments, OPTION_jobs), "4");
        arena_free(&line.arena);
    }
}

static void options_may_have_an_empty_value(void **state)
{
    (void)state;
    Line line = read("check --select=");
    assert_true(line.is_read);
    assert_string_equal(option_value(&line.arguments, OPTION_select), "");
    arena_free(&line.arena);
}

static void options_keep_all_values_in_order(void **state)
{
    (void)state;
    Line line = read("check --rules a --rules=b x");
    OptionValues values = option_values(&line.arguments, OPTION_rules);
    assert_int_equal(values.count, 2);
    assert_string_equal(values.items[0], "a");
    assert_string_equal(option_value(&line.arguments, OPTION_rules), "b");
    assert_false(option_is_given(&line.arguments, OPTION_isolated));
    assert_null(option_value(&line.arguments, OPTION_select));
    arena_free(&line.arena);
}

static void options_end_at_two_dashes(void **state)
{
    (void)state;
    Line line = read("check --isolated -- --timing -- -");
    assert_true(line.is_read);
    assert_true(option_is_given(&line.arguments, OPTION_isolated));
    assert_false(option_is_given(&line.arguments, OPTION_timing));
    assert_int_equal(line.arguments.operands.count, 3);
    assert_string_equal(line.arguments.operands.items[2], "-");
    arena_free(&line.arena);
}

static void options_may_share_a_name(void **state)
{
    (void)state;
    Line line = read("--output-format json rules");
    assert_true(line.is_read);
    assert_string_equal(option_value(&line.arguments, OPTION_list_format),
                        "json");
    assert_null(option_value(&line.arguments, OPTION_output_format));
    arena_free(&line.arena);
}

static void options_refuse_what_they_do_not_know(void **state)
{
    (void)state;
    assert_refused("check --selekt x",
                   "unknown option `--selekt`, did you mean `--select`?");
    assert_refused("check --elephant", "unknown option `--elephant`");
    assert_refused("tree --tming", "unknown option `--tming`");
    assert_refused("check -x", "unknown option `-x`");
    assert_refused("tree -j4", "`hotlint tree` has no option `-j`");
    assert_refused("--timing tree", "`hotlint tree` has no option "
                                    "`--timing`");
}

static void options_refuse_missing_and_superfluous_values(void **state)
{
    (void)state;
    assert_refused("check -j", "`-j` needs a value: number of workers "
                               "(default: one per core)");
    assert_refused("check --isolated=1", "`--isolated` takes no value");
    assert_refused("check -hx", "unknown option `-x`");
}

static void options_have_unique_names_in_each_command(void **state)
{
    (void)state;
    for (int i = 0; i < OPTION_COUNT; i++)
        for (int j = 0; j < i; j++) {
            bool shares_command = options[i].commands & options[j].commands;
            bool shares_name = str_equal(options[i].name, options[j].name);
            assert_false(shares_command && shares_name);
            if (shares_name)
                assert_int_equal(options[i].argument == NULL,
                                 options[j].argument == NULL);
            if (options[i].letter)
                assert_int_not_equal(options[i].letter, options[j].letter);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_take_the_first_word_as_command),
        cmocka_unit_test(options_take_values_in_each_form),
        cmocka_unit_test(options_may_have_an_empty_value),
        cmocka_unit_test(options_keep_all_values_in_order),
        cmocka_unit_test(options_end_at_two_dashes),
        cmocka_unit_test(options_may_share_a_name),
        cmocka_unit_test(options_refuse_what_they_do_not_know),
        cmocka_unit_test(options_refuse_missing_and_superfluous_values),
        cmocka_unit_test(options_have_unique_names_in_each_command),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "support/rulebook.h"

#include "base/error.h"
#include "engine/message.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* `{x}` is the whole right side of an assignment. */
static const char *const query =
    "(assignment right: [(call function: (_) @f) (_)] @x) @report";

static Rulebook book;
static Match found;

static int open_book(void **state)
{
    (void)state;
    rulebook_open(&book);
    (void)rulebook_rule(&book, "r", "OWN1");
    assert_non_null(rulebook_query(&book, query));
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    rulebook_close(&book);
    return 0;
}

static void keep(void *context, const Match *match)
{
    Match *first = context;
    if (!first->pattern)
        *first = *match;
}

static Str fill(const char *python, const char *message, Str gain)
{
    (void)rulebook_read(&book, python);
    found = (Match){0};
    match_all(book.rules, &book.tree, (MatchChoice){NULL, NULL},
              (MatchSink){keep, &found});
    assert_non_null(found.pattern);
    Question question = {&book.inquiry, &book.tree, book.inquiry.model,
                         &found,        NULL,       NULL};
    return message_fill(&question, str_from(message), gain);
}

static void assert_filled(const char *python, const char *message,
                          const char *filled)
{
    Str text = fill(python, message, STR("2.4x"));
    if (!str_is(text, filled))
        fail_msg("`%.*s` is not `%s`", STR_ARG(text), filled);
}

static void message_without_placeholders_stays(void **state)
{
    (void)state;
    assert_filled("a = b\n", "slow, 100 %", "slow, 100 %");
    assert_filled("a = b\n", "", "");
}

static void message_quotes_captures(void **state)
{
    (void)state;
    assert_filled("a = b\n", "`{x}`", "`b`");
    assert_filled("a = f(1)\n", "{f} in {x}, {f}", "f in f(1), f");
}

static void message_quotes_nothing_of_a_capture_that_is_not_set(void **state)
{
    (void)state;
    assert_filled("a = b.c\n", "<{f}>", "<>");
}

static void message_knows_gain_and_python(void **state)
{
    (void)state;
    assert_filled("a = b\n", "{gain} on {python}", "2.4x on 3.11");
}

static void message_ends_before_a_gain_that_is_not_known(void **state)
{
    (void)state;
    Str text = fill("a = b\n", "slow: {gain}", (Str){0});
    assert_true(str_is(text, "slow"));
}

static void message_is_one_line(void **state)
{
    (void)state;
    assert_filled("a = f(\n    1,\r\n\t2)\n", "{x}", "f( 1, 2)");
    assert_filled("a = '''\n\n  b'''\n", "{x}", "''' b'''");
}

/* A name of `count` times `part`. */
static const char *repeated(const char *part, size_t count)
{
    char *text = arena_alloc(&book.arena, count * strlen(part) + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(text + i * strlen(part), part, strlen(part));
    return text;
}

static void assert_quoted(const char *name, const char *quoted)
{
    assert_filled(arena_format(&book.arena, "a = %s\n", name), "`{x}`",
                  arena_format(&book.arena, "`%s`", quoted));
}

static void message_cuts_captures_at_60_code_points(void **state)
{
    (void)state;
    assert_quoted(repeated("b", 60), repeated("b", 60));
    assert_quoted(repeated("b", 61),
                  arena_format(&book.arena, "%s…", repeated("b", 59)));
    assert_quoted(repeated("b", 5000),
                  arena_format(&book.arena, "%s…", repeated("b", 59)));
}

static void message_cuts_between_code_points(void **state)
{
    (void)state;
    assert_quoted(repeated("é", 60), repeated("é", 60));
    assert_quoted(repeated("é", 61),
                  arena_format(&book.arena, "%s…", repeated("é", 59)));
    assert_quoted(repeated("变", 5000),
                  arena_format(&book.arena, "%s…", repeated("变", 59)));
}

/* What is left of a long text may be short once its blanks are one. */
static void message_marks_what_was_cut_among_blanks(void **state)
{
    (void)state;
    const char *blanks = repeated(" ", 5000);
    assert_quoted(arena_format(&book.arena, "f(%sb)", blanks), "f( …");
    assert_quoted(arena_format(&book.arena, "f(%sb)", repeated(" ", 100)),
                  "f( b)");
}

static void message_leaves_braces_of_captures_alone(void **state)
{
    (void)state;
    assert_filled("a = {b: '{gain}'}\n", "{x} {gain}", "{b: '{gain}'} 2.4x");
}

static void message_knows_the_cost_of_a_table_row(void **state)
{
    (void)state;
    rulebook_table(&book, "modules", "heavy\t144\tmore\n");
    assert_non_null(rulebook_query(&book,
                                   "((import_statement name: (_) @m) @report"
                                   " (#in-table? @m \"modules\"))"));
    assert_filled("import heavy.part\n", "{cost} ms", "144 ms");
}

/* A page may call a capture as a word for something else is called. */
static void message_quotes_a_capture_before_a_word_of_its_name(void **state)
{
    (void)state;
    rulebook_table(&book, "modules", "heavy\t144\tmore\n");
    assert_non_null(rulebook_query(&book,
                                   "((import_statement name: (_) @key) @report"
                                   " (#in-table? @key \"modules\"))"));
    assert_filled("import heavy.part\n", "{key} {cost}", "heavy.part 144");
    assert_non_null(
        rulebook_query(&book, "(subscript subscript: (_) @key) @report"));
    assert_filled("a[b]\n", "d.get({key})", "d.get(b)");
}

static bool check(const char *message, Error *error)
{
    static const Str CAPTURES[] = {STR_INIT("acc"), STR_INIT("report")};
    return message_check(&book.arena, CAPTURES, 2, str_from(message), error);
}

static void message_check_knows_what_can_be_filled(void **state)
{
    (void)state;
    static const char *const SOUND[] = {
        "", "plain", "{acc} {report}", "{gain}{python}{cost}", "a } b",
    };
    Error error = {0};
    for (size_t i = 0; i < sizeof SOUND / sizeof SOUND[0]; i++)
        if (!check(SOUND[i], &error))
            fail_msg("`%s`: %s", SOUND[i], error.message);
}

static void message_check_refuses_other_words(void **state)
{
    (void)state;
    static const struct {
        const char *message;
        const char *error;
    } CASES[] = {
        {"{ac}", "unknown placeholder `{ac}`, did you mean `acc`?"},
        {"{gian}", "unknown placeholder `{gian}`, did you mean `gain`?"},
        {"{acc} {reprot}",
         "unknown placeholder `{reprot}`, did you mean `report`?"},
        {"{}", "unknown placeholder `{}`"},
        {"{ acc }", "unknown placeholder `{ acc }`, did you mean `acc`?"},
        {"so {acc", "the placeholder `{acc` is not closed"},
        {"so {", "the placeholder `{` is not closed"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Error error = {0};
        assert_false(check(CASES[i].message, &error));
        assert_string_equal(error.message, CASES[i].error);
    }
}

#define MESSAGE_TEST(name)                                                     \
    cmocka_unit_test_setup_teardown(name, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        MESSAGE_TEST(message_without_placeholders_stays),
        MESSAGE_TEST(message_quotes_captures),
        MESSAGE_TEST(message_quotes_nothing_of_a_capture_that_is_not_set),
        MESSAGE_TEST(message_knows_gain_and_python),
        MESSAGE_TEST(message_ends_before_a_gain_that_is_not_known),
        MESSAGE_TEST(message_is_one_line),
        MESSAGE_TEST(message_cuts_captures_at_60_code_points),
        MESSAGE_TEST(message_cuts_between_code_points),
        MESSAGE_TEST(message_marks_what_was_cut_among_blanks),
        MESSAGE_TEST(message_leaves_braces_of_captures_alone),
        MESSAGE_TEST(message_knows_the_cost_of_a_table_row),
        MESSAGE_TEST(message_quotes_a_capture_before_a_word_of_its_name),
        MESSAGE_TEST(message_check_knows_what_can_be_filled),
        MESSAGE_TEST(message_check_refuses_other_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "run/analyst.h"

#include "engine/need.h"
#include "run/suppress.h"
#include "support/rulebook.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const bool on[] = {true};

typedef struct Bench {
    Rulebook book;
    Vocabulary vocabulary;
    Assignment assignment;
    Timing timing;
    Analyst analyst;
} Bench;

static void open_bench_with(Bench *bench, const char *query, const char *other)
{
    rulebook_open(&bench->book);
    (void)rulebook_rule(&bench->book, "own", "OWN1");
    assert_non_null(rulebook_query(&bench->book, query));
    if (other)
        assert_non_null(rulebook_query(&bench->book, other));
    (void)rulebook_read(&bench->book, "");
    vocabulary_init(&bench->vocabulary, &bench->book.arena);
    bench->vocabulary.watched = suppress_words;
    assert_true(
        need_vocabulary(bench->book.rules, on, NULL, &bench->vocabulary));
    bench->timing = (Timing){0};
    bench->assignment = (Assignment){
        .rules = bench->book.rules,
        .facts = &bench->book.facts,
        .enabled = on,
        .vocabulary = &bench->vocabulary,
    };
    analyst_init(&bench->analyst, &bench->assignment, &bench->timing);
}

static void open_bench(Bench *bench, const char *query)
{
    open_bench_with(bench, query, NULL);
}

static void close_bench(Bench *bench)
{
    analyst_free(&bench->analyst);
    rulebook_close(&bench->book);
}

/* The number of findings in `python`, and how many bytes were parsed. */
static uint32_t count_findings(Bench *bench, const char *python,
                               uint64_t *parsed)
{
    FileFacts facts = {.target = VERSION_DEFAULT};
    Diagnostics diagnostics = {0};
    bench->timing.parsed = 0;
    analyst_check(&bench->analyst, str_from(python), &facts, &diagnostics);
    uint32_t count = diagnostics.list.count;
    *parsed = bench->timing.parsed;
    analyst_forget(&bench->analyst);
    return count;
}

/* Skimmed and whole, the findings are the same. `heads` are the bytes of
 * those whose functions are parsed on their own, for a second time. */
static void assert_findings(const char *query, const char *python,
                            uint32_t wanted, uint64_t parsed, uint64_t heads)
{
    Bench bench;
    uint64_t bytes = 0;
    open_bench(&bench, query);
    assert_int_equal(count_findings(&bench, python, &bytes), wanted);
    assert_int_equal(bytes, parsed);
    bench.assignment.vocabulary = NULL;
    pieces_free(bench.analyst.pieces);
    assert_int_equal(count_findings(&bench, python, &bytes), wanted);
    assert_int_equal(bytes, str_from(python).size + heads);
    close_bench(&bench);
}

static const char *const pop_query =
    "((call function: (attribute object: (_) @x attribute: (identifier) @m))"
    " @report (#eq? @m \"pop\") (#type? @x \"list\"))";

/* Forty bytes more than is worth a cut. */
#define BODY "        a_rather_long_name = another_one(of_the_same_length)\n"

static void a_file_without_need_is_not_parsed(void **state)
{
    (void)state;
    assert_findings(pop_query, "x = []\nx.push(0)\n", 0, 0, 0);
}

static void only_functions_with_a_need_are_parsed(void **state)
{
    (void)state;
    static const char python[] = "class A:\n"
                                 "    def f(self):\n" BODY "    def g(self):\n"
                                 "        x = []\n"
                                 "        x.pop(0)\n";
    assert_findings(pop_query, python, 1,
                    sizeof python - 1 - (sizeof BODY - 1) -
                        strlen("    def f(self):\n"),
                    strlen("def f(self):\n"));
}

static void what_the_model_reads_elsewhere_is_fetched(void **state)
{
    (void)state;
    static const char python[] =
        "class A:\n"
        "    def __init__(self):\n" BODY "        self.x = []\n"
        "    def f(self):\n" BODY "    def g(self):\n"
        "        self.x.pop(0)\n";
    uint64_t first = sizeof python - 1 - 2 * (sizeof BODY - 1) - 20 -
                     strlen("    def f(self):\n");
    uint64_t then = strlen("def __init__(self):\n") + sizeof BODY - 1 + 20;
    assert_findings(pop_query, python, 1, first + then,
                    strlen("def __init__(self):\n"
                           "def f(self):\n"));
}

#define ASKED                                                                  \
    "class A:\n"                                                               \
    "    def __init__(self):\n" BODY "        self.x = []\n"
#define BROKEN "        self.y = = 1\n"
#define ASKS "    def g(self):\n        self.x.pop(0)\n"

static bool count_question(const void *context)
{
    ++**(uint32_t *const *)context;
    return false;
}

/* It is there in the first round, so there is no second one; in each, it is
 * asked twice whether somebody waits. */
static void what_was_fetched_is_recalled(void **state)
{
    (void)state;
    Bench bench;
    Recall recall = {0};
    uint32_t count = 0;
    const uint32_t *counter = &count;
    uint64_t bytes = 0;
    open_bench(&bench, pop_query);
    bench.analyst.recall = &recall;
    bench.analyst.is_stale = count_question;
    bench.analyst.context = &counter;
    assert_int_equal(count_findings(&bench, ASKED ASKS, &bytes), 1);
    assert_int_equal(count, 4);
    assert_int_equal(count_findings(&bench, "a = 1\n" ASKED ASKS, &bytes), 1);
    assert_int_equal(count, 6);
    recall_free(&recall);
    close_bench(&bench);
}

/* What is broken is told where somebody asks for it, not where somebody did. */
static void what_is_recalled_in_vain_is_left_out(void **state)
{
    (void)state;
    static const char asks[] = ASKED BROKEN ASKS;
    static const char asks_not[] =
        ASKED BROKEN "    def g(self):\n        other.pop(0)\n";
    Bench bench;
    Recall recall = {0};
    uint64_t bytes = 0;
    open_bench_with(&bench, pop_query, "(ERROR) @report");
    bench.analyst.recall = &recall;
    assert_int_equal(count_findings(&bench, asks_not, &bytes), 0);
    assert_int_equal(count_findings(&bench, asks, &bytes), 2);
    assert_int_equal(count_findings(&bench, asks_not, &bytes), 0);
    recall_free(&recall);
    close_bench(&bench);
}

static void a_returned_type_is_fetched(void **state)
{
    (void)state;
    static const char python[] = "def f():\n" BODY "        return []\n"
                                 "def g():\n    f().pop(0)\n";
    uint64_t head = strlen("def f():\n");
    assert_findings(pop_query, python, 1, sizeof python - 1 + head, head);
}

static void names_of_what_is_fetched_are_fetched_too(void **state)
{
    (void)state;
    static const char python[] =
        "default = []\n"
        "other = "
        "'a text that is long enough to be worth a cut of its own'\n"
        "class A:\n"
        "    def __init__(self):\n" BODY "        self.x = default\n"
        "    def g(self):\n"
        "        self.x.pop(0)\n";
    Bench bench;
    uint64_t bytes = 0;
    open_bench(&bench, pop_query);
    uint32_t count = count_findings(&bench, python, &bytes);
    assert_true(bytes < 2 * (sizeof python - 1));
    bench.assignment.vocabulary = NULL;
    assert_int_equal(count, 1);
    assert_int_equal(count_findings(&bench, python, &bytes), count);
    close_bench(&bench);
}

#define POPS                                                                   \
    "    x = []\n    x.pop(0)\n"                                               \
    "    a_rather_long_line(for_a_body, that_is_worth_a_cut)\n"
#define F "def f():\n"
#define G "def g():\n"

/* The class stays a class, and what is behind the error is found. */
static void broken_code_harms_its_piece_alone(void **state)
{
    (void)state;
    static const char python[] = "class A:\n"
                                 "  def f():\n" POPS "  def g(:\n" POPS
                                 "  def h():\n" POPS "def i():\n" BODY;
    Bench bench;
    uint64_t bytes = 0;
    open_bench(&bench, pop_query);
    assert_int_equal(count_findings(&bench, python, &bytes), 3);
    close_bench(&bench);
}

/* What was parsed before is not parsed again. */
static void pieces_are_used_again(void **state)
{
    (void)state;
    Bench bench;
    Pieces pieces = {0};
    uint64_t bytes = 0;
    open_bench(&bench, pop_query);
    bench.analyst.pieces = &pieces;
    assert_int_equal(count_findings(&bench, F POPS G POPS, &bytes), 2);
    assert_int_equal(bytes, 2 * (sizeof F POPS - 1) + 2 * (sizeof F - 1));
    assert_int_equal(count_findings(&bench, F POPS "x\n" G POPS, &bytes), 2);
    assert_int_equal(bytes, 2);
    pieces_free(&pieces);
    close_bench(&bench);
}

static bool is_second(const void *context)
{
    uint32_t *count = *(uint32_t *const *)context;
    return ++*count == 2;
}

static void a_check_stops_when_nobody_waits_for_it(void **state)
{
    (void)state;
    Bench bench;
    Pieces pieces = {0};
    uint32_t count = 0;
    const uint32_t *counter = &count;
    uint64_t bytes = 0;
    open_bench(&bench, pop_query);
    bench.analyst.pieces = &pieces;
    bench.analyst.is_stale = is_second;
    bench.analyst.context = &counter;
    assert_int_equal(count_findings(&bench, F POPS, &bytes), 0);
    assert_true(bench.analyst.has_stopped);
    assert_int_equal(count_findings(&bench, F POPS, &bytes), 1);
    assert_false(bench.analyst.has_stopped);
    pieces_free(&pieces);
    close_bench(&bench);
}

static void a_comment_about_other_lines_is_seen(void **state)
{
    (void)state;
    static const char python[] = "def f(argument):\n" BODY "# hotlint: ignore\n"
                                 "def g():\n    [].pop(0)\n";
    /* The head comes twice, what is inside of the comment not at all. */
    uint64_t more = strlen("def f(argument):\n") - strlen(" hotlint: ignor");
    assert_findings(pop_query, python, 0, sizeof python - 1 + more, more);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_without_need_is_not_parsed),
        cmocka_unit_test(only_functions_with_a_need_are_parsed),
        cmocka_unit_test(what_the_model_reads_elsewhere_is_fetched),
        cmocka_unit_test(what_was_fetched_is_recalled),
        cmocka_unit_test(what_is_recalled_in_vain_is_left_out),
        cmocka_unit_test(a_returned_type_is_fetched),
        cmocka_unit_test(names_of_what_is_fetched_are_fetched_too),
        cmocka_unit_test(broken_code_harms_its_piece_alone),
        cmocka_unit_test(pieces_are_used_again),
        cmocka_unit_test(a_check_stops_when_nobody_waits_for_it),
        cmocka_unit_test(a_comment_about_other_lines_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

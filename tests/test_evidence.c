#include "catalog/evidence.h"

#include "support/rulebook.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define HEAD                                                                   \
    "rule\tvariant\tversion\tbuild\tsize\tunit\tslow\tfast\tlow\thigh\t"       \
    "slow_growth\tfast_growth\n"

static Rulebook book;

static int open_book(void **state)
{
    (void)state;
    rulebook_open(&book);
    (void)rulebook_rule(&book, "one-thing", "OWN1");
    (void)rulebook_rule(&book, "other-thing", "OWN2");
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    rulebook_close(&book);
    return 0;
}

static void add(const char *text)
{
    Error error = {0};
    bool added =
        evidence_add(&book.builder, "evidence.tsv", str_from(text), &error);
    assert_string_equal(error.message, "");
    assert_true(added);
}

static void evidence_has_every_column(void **state)
{
    (void)state;
    add("# how it was measured\n" HEAD
        "one-thing\tlocal\t3.11\tdebian\t1000\tms\t20.5\t10\t1.9\t2.1\t2.02\t"
        "1.01\n");
    assert_int_equal(book.builder.evidence.count, 1);
    const Evidence *row = book.builder.evidence.items;
    assert_true(str_is(row->variant, "local"));
    assert_int_equal(row->version, 311);
    assert_true(str_is(row->build, "debian"));
    assert_int_equal(row->size, 1000);
    assert_true(str_is(row->unit, "ms"));
    assert_true(row->slow == 20.5 && row->fast == 10);
    assert_true(row->low == 1.9 && row->high == 2.1);
    assert_true(row->slow_growth == 2.02 && row->fast_growth == 1.01);
}

static void evidence_growth_may_be_missing(void **state)
{
    (void)state;
    add(HEAD "one-thing\t\t3.9\tx\t1\tratio\t2\t1\t2\t2\t\t\n");
    const Evidence *row = book.builder.evidence.items;
    assert_int_equal(row->variant.size, 0);
    assert_true(isnan(row->slow_growth));
    assert_true(isnan(row->fast_growth));
}

static void evidence_belongs_to_its_rule(void **state)
{
    (void)state;
    add(HEAD "other-thing\t\t3.9\tx\t1\tratio\t2\t1\t2\t2\t\t\n"
             "one-thing\t\t3.9\tx\t1\tratio\t2\t1\t2\t2\t\t\n"
             "one-thing\t\t3.11\tx\t1\tratio\t2\t1\t2\t2\t\t\n");
    const Rule *rules = book.builder.rules.items;
    assert_int_equal(rules[0].evidence.first, 1);
    assert_int_equal(rules[0].evidence.count, 2);
    assert_int_equal(rules[1].evidence.first, 0);
    assert_int_equal(rules[1].evidence.count, 1);
}

static void evidence_may_be_empty(void **state)
{
    (void)state;
    add("");
    add("# nothing yet\n" HEAD "\n");
    assert_int_equal(book.builder.evidence.count, 0);
}

static void evidence_refuses_broken_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t line;
        const char *message;
    } CASES[] = {
        {"rule\tsize\n", 1, "these are not the columns: `rule\tsize`"},
        {HEAD "no-thing\t\t3.9\tx\t1\tratio\t2\t1\t2\t2\t\t\n", 2,
         "unknown rule `no-thing`"},
        {"# c\n\n" HEAD "one-thing\t\t2.7\tx\t1\tratio\t2\t1\t2\t2\t\t\n", 4,
         "no Python version: `2.7`"},
        {HEAD "one-thing\n", 2, "no Python version: ``"},
        {HEAD "one-thing\t\t3.9\tx\tbig\tratio\t2\t1\t2\t2\t\t\n", 2,
         "no number: `big`"},
        {HEAD "one-thing\t\t3.9\tx\t0\tratio\t2\t1\t2\t2\t\t\n", 2,
         "no size: `0`"},
        {HEAD "one-thing\t\t3.9\tx\t1e20\tratio\t2\t1\t2\t2\t\t\n", 2,
         "no size: `1e20`"},
        {HEAD "one-thing\t\t3.9\tx\t1\tratio\t2\t1\t\t2\t\t\n", 2,
         "no number: ``"},
        {HEAD "one-thing\t\t3.9\tx\t1\tratio\t2\t1\tnan\t2\t\t\n", 2,
         "no number: `nan`"},
        {HEAD "one-thing\t\t3.9\tx\t1\tratio\t2\t1\t2\t2x\t\t\n", 2,
         "no number: `2x`"},
        {HEAD "one-thing\t\t3.9\tx\t1\tratio\t2\t1\t2\t2\t1\t1\r\n", 2,
         "no number: `1\r`"},
        {HEAD "one-thing\t\t3.9\tx\t1\tratio\t"
              "0000000000000000000000000000000000000001\t1\t2\t2\t\t\n",
         2, "no number: `0000000000000000000000000000000000000001`"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Error error = {0};
        assert_false(evidence_add(&book.builder, "evidence.tsv",
                                  str_from(CASES[i].text), &error));
        assert_string_equal(error.message, CASES[i].message);
        assert_string_equal(error.path, "evidence.tsv");
        assert_int_equal(error.line, CASES[i].line);
    }
}

static void evidence_of_a_rule_stands_together(void **state)
{
    (void)state;
    Error error = {0};
    assert_false(evidence_add(
        &book.builder, "evidence.tsv",
        STR(HEAD "one-thing\t\t3.9\tx\t1\tratio\t2\t1\t2\t2\t\t\n"
                 "other-thing\t\t3.9\tx\t1\tratio\t2\t1\t2\t2\t\t\n"
                 "one-thing\t\t3.11\tx\t1\tratio\t2\t1\t2\t2\t\t\n"),
        &error));
    assert_string_equal(error.message,
                        "the lines of a rule must stand together: `one-thing`");
    assert_int_equal(error.line, 4);
}

#define EVIDENCE_TEST(name)                                                    \
    cmocka_unit_test_setup_teardown(name, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        EVIDENCE_TEST(evidence_has_every_column),
        EVIDENCE_TEST(evidence_growth_may_be_missing),
        EVIDENCE_TEST(evidence_belongs_to_its_rule),
        EVIDENCE_TEST(evidence_may_be_empty),
        EVIDENCE_TEST(evidence_refuses_broken_lines),
        EVIDENCE_TEST(evidence_of_a_rule_stands_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

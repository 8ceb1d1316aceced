#include "support/rulebook.h"

#include "engine/gain.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* One rule with a pattern, and what was measured for it. */
static Rulebook book;
static Pattern pattern;

static int open_book(void **state)
{
    (void)state;
    rulebook_open(&book);
    (void)rulebook_rule(&book, "r", "OWN1");
    pattern = (Pattern){
        .impact = IMPACT_CONSTANT,
        .severity = SEVERITY_WARNING,
    };
    return 0;
}

static int close_book(void **state)
{
    (void)state;
    rulebook_close(&book);
    return 0;
}

static void measured(Version version, uint32_t size, double low, double high)
{
    Evidence row = {
        .version = version,
        .build = STR("x"),
        .size = size,
        .unit = STR("ratio"),
        .low = low,
        .high = high,
    };
    array_push(&book.arena, &book.builder.evidence, row);
    book.builder.rules.items[0].evidence.count++;
}

/* The measurement added last. */
static Evidence *last(void)
{
    return &book.builder.evidence.items[book.builder.evidence.count - 1];
}

static Severity severity(Version target, bool named)
{
    return gain_severity(builder_finish(&book.builder), &pattern, target,
                         named);
}

static void assert_text(Version target, const char *text)
{
    Str found =
        gain_text(&book.arena, builder_finish(&book.builder), &pattern, target);
    if (!str_is(found, text))
        fail_msg("`%.*s` is not `%s`", STR_ARG(found), text);
}

static void gain_thresholds_are_half_and_a_tenth(void **state)
{
    (void)state;
    static const struct {
        double low;
        Severity severity;
    } CASES[] = {
        {2.0, SEVERITY_WARNING}, {1.5, SEVERITY_WARNING}, {1.49, SEVERITY_NOTE},
        {1.1, SEVERITY_NOTE},    {1.09, SEVERITY_OFF},    {0.5, SEVERITY_OFF},
    };
    measured(311, 100, 0, 9);
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        last()->low = CASES[i].low;
        if (severity(311, false) != CASES[i].severity)
            fail_msg("another severity at %g", CASES[i].low);
    }
}

static void gain_never_raises_a_severity(void **state)
{
    (void)state;
    measured(311, 100, 50, 60);
    pattern.severity = SEVERITY_NOTE;
    assert_int_equal(severity(311, false), SEVERITY_NOTE);
}

static void gain_without_evidence_is_what_the_page_says(void **state)
{
    (void)state;
    assert_int_equal(severity(311, false), SEVERITY_WARNING);
    pattern.severity = SEVERITY_NOTE;
    assert_int_equal(severity(311, false), SEVERITY_NOTE);
}

static void gain_decides_on_constant_rules_only(void **state)
{
    (void)state;
    static const Impact OTHERS[] = {IMPACT_COMPLEXITY, IMPACT_LATENCY,
                                    IMPACT_MEMORY};
    measured(311, 100, 1.0, 1.0);
    for (size_t i = 0; i < 3; i++) {
        pattern.impact = OTHERS[i];
        assert_int_equal(severity(311, false), SEVERITY_WARNING);
    }
}

static void gain_counts_where_it_is_greatest_from_the_target_up(void **state)
{
    (void)state;
    measured(309, 100, 9.0, 9.0);
    measured(311, 100, 1.0, 1.0);
    measured(313, 100, 1.6, 1.6);
    measured(314, 100, 1.2, 1.2);
    assert_int_equal(severity(309, false), SEVERITY_WARNING);
    assert_int_equal(severity(311, false), SEVERITY_WARNING);
    assert_int_equal(severity(313, false), SEVERITY_WARNING);
    assert_int_equal(severity(314, false), SEVERITY_NOTE);
}

static void gain_of_a_version_is_the_lowest_over_builds(void **state)
{
    (void)state;
    measured(311, 100, 1.9, 2.0);
    measured(311, 100, 1.2, 1.9);
    measured(311, 100, 1.8, 2.2);
    assert_int_equal(severity(311, false), SEVERITY_NOTE);
}

static void gain_counts_at_the_gate(void **state)
{
    (void)state;
    measured(311, 10, 1.0, 1.0);
    measured(311, 100, 1.2, 1.2);
    measured(311, 1000, 9.0, 9.0);
    assert_int_equal(severity(311, false), SEVERITY_NOTE);
    book.builder.rules.items[0].gate = 1000;
    assert_int_equal(severity(311, false), SEVERITY_WARNING);
}

static void gain_counts_at_the_smallest_size_without_the_gate(void **state)
{
    (void)state;
    measured(311, 4000, 9.0, 9.0);
    measured(311, 1000, 1.2, 1.2);
    assert_int_equal(severity(311, false), SEVERITY_NOTE);
}

static void gain_counts_the_pattern_s_variant(void **state)
{
    (void)state;
    measured(311, 100, 1.0, 1.0);
    last()->variant = STR("other");
    assert_int_equal(severity(311, false), SEVERITY_WARNING);
    pattern.variant = STR("other");
    assert_int_equal(severity(311, false), SEVERITY_OFF);
}

static void gain_counts_the_rule_s_own_lines(void **state)
{
    (void)state;
    measured(311, 100, 9.0, 9.0);
    Rule *other = rulebook_rule(&book, "s", "OWN2");
    other->evidence = (Range){1, 0};
    pattern.rule = 1;
    assert_text(311, "");
}

static void gain_named_rule_is_a_note_at_least(void **state)
{
    (void)state;
    measured(311, 100, 1.0, 1.0);
    assert_int_equal(severity(311, true), SEVERITY_NOTE);
    last()->low = 2.0;
    assert_int_equal(severity(311, true), SEVERITY_WARNING);
}

static void gain_text_without_evidence_is_empty(void **state)
{
    (void)state;
    assert_text(311, "");
}

static void gain_text_is_the_range_over_builds(void **state)
{
    (void)state;
    measured(311, 100, 2.44, 2.6);
    measured(311, 100, 2.5, 2.91);
    assert_text(311, "2.4-2.9x at n = 100 on CPython 3.11");
}

static void gain_text_has_no_range_of_equal_ends(void **state)
{
    (void)state;
    measured(311, 100, 2.41, 2.44);
    assert_text(311, "2.4x at n = 100 on CPython 3.11");
}

static void gain_text_is_of_the_nearest_version(void **state)
{
    (void)state;
    measured(309, 100, 2, 2);
    measured(313, 100, 3, 3);
    assert_text(309, "2.0x at n = 100 on CPython 3.9");
    assert_text(310, "2.0x at n = 100 on CPython 3.9");
    assert_text(312, "3.0x at n = 100 on CPython 3.13");
    assert_text(315, "3.0x at n = 100 on CPython 3.13");
}

static void gain_text_prefers_the_newer_of_two_near(void **state)
{
    (void)state;
    measured(313, 100, 3, 3);
    measured(309, 100, 2, 2);
    assert_text(311, "3.0x at n = 100 on CPython 3.13");
}

static void gain_text_of_complexity_has_two_sizes(void **state)
{
    (void)state;
    measured(311, 1000, 4.4, 5.3);
    measured(311, 16000, 38.9, 48.1);
    measured(311, 4000, 11.8, 14.4);
    pattern.impact = IMPACT_COMPLEXITY;
    assert_text(311, "4.4-5.3x at n = 1000, 39-48x at n = 16000 on CPython "
                     "3.11");
}

static void gain_text_of_complexity_may_have_one_size(void **state)
{
    (void)state;
    measured(311, 1000, 4.4, 5.3);
    pattern.impact = IMPACT_COMPLEXITY;
    assert_text(311, "4.4-5.3x at n = 1000 on CPython 3.11");
}

static void gain_text_of_others_is_at_the_gate(void **state)
{
    (void)state;
    measured(311, 10, 1, 1);
    measured(311, 100, 2, 2);
    measured(311, 1000, 3, 3);
    assert_text(311, "2.0x at n = 100 on CPython 3.11");
}

static void gain_text_has_its_unit_and_no_size_of_one(void **state)
{
    (void)state;
    measured(311, 1, 12.2, 13.4);
    last()->unit = STR("ms");
    assert_text(311, "12-13 ms on CPython 3.11");
}

static void gain_text_has_two_significant_figures(void **state)
{
    (void)state;
    static const struct {
        double low;
        const char *text;
    } CASES[] = {
        {0.04, "0.0x on CPython 3.11"},    {9.94, "9.9x on CPython 3.11"},
        {9.96, "10x on CPython 3.11"},     {99.4, "99x on CPython 3.11"},
        {99.6, "100x on CPython 3.11"},    {144.0, "140x on CPython 3.11"},
        {1449.0, "1400x on CPython 3.11"}, {96500.0, "97000x on CPython 3.11"},
    };
    measured(311, 1, 0, 0);
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        last()->low = CASES[i].low;
        last()->high = CASES[i].low;
        assert_text(311, CASES[i].text);
    }
}

#define GAIN_TEST(name)                                                        \
    cmocka_unit_test_setup_teardown(name, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        GAIN_TEST(gain_thresholds_are_half_and_a_tenth),
        GAIN_TEST(gain_never_raises_a_severity),
        GAIN_TEST(gain_without_evidence_is_what_the_page_says),
        GAIN_TEST(gain_decides_on_constant_rules_only),
        GAIN_TEST(gain_counts_where_it_is_greatest_from_the_target_up),
        GAIN_TEST(gain_of_a_version_is_the_lowest_over_builds),
        GAIN_TEST(gain_counts_at_the_gate),
        GAIN_TEST(gain_counts_at_the_smallest_size_without_the_gate),
        GAIN_TEST(gain_counts_the_pattern_s_variant),
        GAIN_TEST(gain_counts_the_rule_s_own_lines),
        GAIN_TEST(gain_named_rule_is_a_note_at_least),
        GAIN_TEST(gain_text_without_evidence_is_empty),
        GAIN_TEST(gain_text_is_the_range_over_builds),
        GAIN_TEST(gain_text_has_no_range_of_equal_ends),
        GAIN_TEST(gain_text_is_of_the_nearest_version),
        GAIN_TEST(gain_text_prefers_the_newer_of_two_near),
        GAIN_TEST(gain_text_of_complexity_has_two_sizes),
        GAIN_TEST(gain_text_of_complexity_may_have_one_size),
        GAIN_TEST(gain_text_of_others_is_at_the_gate),
        GAIN_TEST(gain_text_has_its_unit_and_no_size_of_one),
        GAIN_TEST(gain_text_has_two_significant_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "run/fingerprint.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { LIMIT = 8 };

/* The fingerprints of findings of one rule that begin at each `!`. */
static void print(const char *code, const char *text, uint64_t *prints)
{
    Arena arena = {0};
    Error error = {0};
    Source source;
    Rule rule = {.code = str_from(code)};
    Diagnostic diagnostics[LIMIT] = {0};
    FileReport report = {.source = &source, .diagnostics = diagnostics};
    assert_true(
        source_from_bytes(&source, &arena, "a.py", str_from(text), &error));
    for (const char *at = strchr(text, '!'); at; at = strchr(at + 1, '!')) {
        Diagnostic *diagnostic = &diagnostics[report.count++];
        diagnostic->rule = &rule;
        diagnostic->span.start = (uint32_t)(at - text);
        diagnostic->span.end = diagnostic->span.start + 1;
    }
    const uint64_t *result = fingerprints(&report);
    if (report.count)
        memcpy(prints, result, report.count * sizeof *prints);
    arena_free(&arena);
}

static void fingerprint_stays_when_code_moves(void **state)
{
    (void)state;
    uint64_t before[LIMIT];
    uint64_t after[LIMIT];
    print("X1", "x = !a\ny = !b\n", before);
    print("X1", "import re\n\nif z:\n    y  =\t!b\n    x = !a\n", after);
    assert_int_equal(before[0], after[1]);
    assert_int_equal(before[1], after[0]);
}

static void fingerprint_tells_rules_and_lines_apart(void **state)
{
    (void)state;
    uint64_t one[LIMIT];
    uint64_t other[LIMIT];
    print("X1", "x = !a\nx = !ab\n", one);
    assert_int_not_equal(one[0], one[1]);
    print("X2", "x = !a\n", other);
    assert_int_not_equal(one[0], other[0]);
}

static void fingerprint_counts_the_same_lines(void **state)
{
    (void)state;
    uint64_t three[LIMIT];
    uint64_t two[LIMIT];
    print("X1", "x = !a\nx = !a\nx = !a\n", three);
    print("X1", "x = !a\n\n\nx = !a\n", two);
    assert_int_not_equal(three[0], three[1]);
    assert_int_not_equal(three[1], three[2]);
    assert_int_equal(three[0], two[0]);
    assert_int_equal(three[1], two[1]);
}

static void fingerprint_needs_no_finding(void **state)
{
    (void)state;
    print("X1", "x = 1\n", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fingerprint_stays_when_code_moves),
        cmocka_unit_test(fingerprint_tells_rules_and_lines_apart),
        cmocka_unit_test(fingerprint_counts_the_same_lines),
        cmocka_unit_test(fingerprint_needs_no_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

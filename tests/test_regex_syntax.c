/* How patterns are read. That all of it agrees with CPython is shown by
 * tests/regex/compare_cpython.py. */

#include "model/regex_syntax.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static Arena arena;

static Regex read_as(const char *pattern, bool is_bytes, uint32_t flags,
                     Version version)
{
    size_t size = strlen(pattern);
    uint32_t *points = arena_alloc(&arena, (size + 1) * sizeof *points);
    for (size_t i = 0; i < size; i++)
        points[i] = (unsigned char)pattern[i];
    RegexText text = {
        .points = points, .count = (uint32_t)size, .is_bytes = is_bytes};
    return regex_parse(&arena, text, flags, version);
}

static Regex read_text(const char *pattern)
{
    return read_as(pattern, false, 0, 311);
}

static int done(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void regex_accepts_what_cpython_does(void **state)
{
    (void)state;
    static const char *const right[] = {
        "",
        "a|b",
        "(?:)*",
        "(?=a)*",
        "x{2}",
        "x{,3}",
        "x{",
        "x{a}",
        "{}",
        "x{1,2}?",
        "[]]",
        "[^]a]",
        "[a-]",
        "[\\d-]",
        "[a-z&&b]",
        "(?P<n>a)",
        "(?P<n>a)(?P=n)",
        "(a)\\1",
        "\\101",
        "\\0",
        "(?i)a",
        "(?i:a)",
        "(?i-s:a)",
        "(?-s:a)",
        "(?#x)a",
        "(?<=ab)c",
        "(?<!a|b)c",
        "(a)(?(1)b|c)",
        "(?(1)a)(b)",
        "a++",
        "(?>a*)",
        "\\x41\\u0041",
        "(?x) a # b",
        "[\\b]",
    };
    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
        if (read_text(right[i]).status != REGEX_READ)
            fail_msg("%s is refused", right[i]);
}

static void regex_refuses_what_cpython_does(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "(",
        ")",
        "a)",
        "(a",
        "[",
        "[a",
        "[]",
        "a**",
        "*",
        "^*",
        "\\b+",
        "(?i)*",
        "a|*",
        "x{3,2}",
        "[z-a]",
        "[\\d-z]",
        "\\",
        "\\q",
        "[\\q]",
        "[\\A]",
        "\\x4",
        "\\u004",
        "\\400",
        "\\1",
        "(\\1)",
        "(a)\\2",
        "(?P<n>a)(?P<n>b)",
        "(?P<1>a)",
        "(?P<n",
        "(?P=n)",
        "(?Pn)",
        "(?",
        "(?z)",
        "(?i",
        "(?i-:a)",
        "(?i-i:a)",
        "(?L)a",
        "(?au)a",
        "a(?i)",
        "(?#x",
        "(?<a)",
        "(?<=a*)b",
        "(?<=a|bc)d",
        "(?(1)a|b|c)(d)",
        "(?(2)a)(b)",
        "(?(n)a)",
        "x{4294967295}",
        "\\z",
        "(?<=(a)\\1)b",
        "\\U00110000",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (read_text(wrong[i]).status != REGEX_WRONG)
            fail_msg("%s is accepted", wrong[i]);
}

static void regex_syntax_depends_on_the_version(void **state)
{
    (void)state;
    static const struct {
        const char *pattern;
        Version version;
        RegexStatus status;
    } cases[] = {
        {"a++", 310, REGEX_WRONG},    {"(?>a)", 310, REGEX_WRONG},
        {"a(?i)", 310, REGEX_READ},   {"a(?i)", 311, REGEX_WRONG},
        {"(?t)a", 312, REGEX_READ},   {"(?t)a", 313, REGEX_WRONG},
        {"(?t)a*", 312, REGEX_WRONG}, {"(a)(?( 1)b)", 311, REGEX_READ},
        {"\\z", 313, REGEX_WRONG},    {"(a)(?( 1)b)", 312, REGEX_WRONG},
        {"\\z", 314, REGEX_READ},     {"a #(\n(?x)b", 310, REGEX_READ},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        if (read_as(cases[i].pattern, false, 0, cases[i].version).status !=
            cases[i].status)
            fail_msg("%s for %u", cases[i].pattern, cases[i].version);
}

static void regex_flags_fit_the_type(void **state)
{
    (void)state;
    assert_int_equal(read_text("a").flags, REGEX_UNICODE);
    assert_int_equal(read_text("(?a)a").flags, REGEX_ASCII);
    assert_int_equal(read_as("(?L)a", true, 0, 311).flags, REGEX_LOCALE);
    assert_int_equal(read_as("(?u)a", true, 0, 311).status, REGEX_WRONG);
    assert_int_equal(read_as("a", false, REGEX_LOCALE, 311).status,
                     REGEX_WRONG);
    assert_int_equal(read_as("a # b", false, REGEX_VERBOSE, 311).first->value,
                     'a');
}

static void regex_alternatives_of_characters_are_a_set(void **state)
{
    (void)state;
    const RegexNode *set = read_text("(?:a|b|\\d|a)").first;
    assert_int_equal(set->op, REGEX_IN);
    assert_int_equal(set->item_count, 3);
    assert_null(set->next);
}

static void regex_common_prefix_stands_before_the_branch(void **state)
{
    (void)state;
    const RegexNode *step = read_text("abc|abd|ab").first;
    assert_int_equal(step->value, 'a');
    assert_int_equal(step->next->value, 'b');
    assert_int_equal(step->next->next->op, REGEX_BRANCH);
    const RegexNode *repeats = read_text("a*b|a*c").first;
    assert_int_equal(repeats->op, REGEX_BRANCH);
}

static void regex_bare_groups_are_gone(void **state)
{
    (void)state;
    const RegexNode *step = read_text("(?:a(?:b)(?:))c").first;
    assert_int_equal(step->value, 'a');
    assert_int_equal(step->next->value, 'b');
    assert_int_equal(step->next->next->value, 'c');
    const RegexNode *loop = read_text("(?:ab)+").first;
    assert_int_equal(loop->op, REGEX_GREEDY);
    assert_int_equal(loop->child->next->value, 'b');
}

static void regex_nodes_know_their_text(void **state)
{
    (void)state;
    const RegexNode *step = read_text("a(b|cd)+?x").first->next;
    assert_int_equal(step->op, REGEX_LAZY);
    assert_int_equal(step->start, 1);
    assert_int_equal(step->end, 9);
    assert_int_equal(step->child->start, 1);
    assert_int_equal(step->child->end, 7);
}

static char *many(const char *piece, size_t count, const char *tail)
{
    char *text = arena_alloc(&arena, strlen(piece) * count + strlen(tail) + 1);
    char *end = text;
    for (size_t i = 0; i < count; i++)
        for (const char *byte = piece; *byte; byte++)
            *end++ = *byte;
    while (*tail)
        *end++ = *tail++;
    return text;
}

static void regex_survives_what_is_too_much(void **state)
{
    (void)state;
    assert_int_equal(read_text(many("(", 1000, "")).status, REGEX_UNKNOWN);
    assert_int_equal(read_text(many("(?:", 1000, "")).status, REGEX_UNKNOWN);
    assert_int_equal(read_text(many("(a)", 10000, "")).groups, 10000);
    assert_int_equal(read_text(many("ab|", 30000, "c")).status, REGEX_READ);
    assert_int_equal(read_text(many("[a-z", 25000, "]")).status, REGEX_READ);
    assert_int_equal(read_text("a{1000000}").first->min, 1000000);
    assert_int_equal(read_text(many("(", 100, many(")", 100, ""))).status,
                     REGEX_READ);
    assert_int_equal(read_text("\\N{DIGIT ONE}").status, REGEX_UNKNOWN);
    assert_int_equal(read_text("(?P<\xc3>a)").status, REGEX_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regex_accepts_what_cpython_does),
        cmocka_unit_test(regex_refuses_what_cpython_does),
        cmocka_unit_test(regex_syntax_depends_on_the_version),
        cmocka_unit_test(regex_flags_fit_the_type),
        cmocka_unit_test(regex_alternatives_of_characters_are_a_set),
        cmocka_unit_test(regex_common_prefix_stands_before_the_branch),
        cmocka_unit_test(regex_bare_groups_are_gone),
        cmocka_unit_test(regex_nodes_know_their_text),
        cmocka_unit_test(regex_survives_what_is_too_much),
    };
    return cmocka_run_group_tests(tests, NULL, done);
}

/* What is found in patterns. That the attacks work, and that safe patterns do
 * not grow, is shown on CPython by tests/regex/confirm_findings.py. */

#include "model/regex_ambiguity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static Arena arena;

enum { MOST_MEMORY = 16 << 20 /* bytes for any pattern: so work is bounded */ };

static RegexFinding find_in(const char *pattern, uint32_t flags,
                            RegexMethod method)
{
    size_t size = strlen(pattern);
    uint32_t *points = arena_alloc(&arena, (size + 1) * sizeof *points);
    for (size_t i = 0; i < size; i++)
        points[i] = (unsigned char)pattern[i];
    RegexText text = {.points = points, .count = (uint32_t)size};
    Regex regex = regex_parse(&arena, text, flags, 311);
    return regex_ambiguity_find(&arena, &regex, false, method);
}

static char *shown(RegexText text)
{
    char *bytes = arena_alloc(&arena, text.count + 1);
    for (uint32_t i = 0; i < text.count; i++)
        bytes[i] = (char)text.points[i];
    return bytes;
}

static int done(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* The growth, the part, and an attack as `prefix|pump|suffix`. */
typedef struct Case {
    const char *pattern;
    const char *part;
    const char *attack;
} Case;

static void check(const Case *expected, RegexMethod method, RegexGrowth growth,
                  uint32_t degree)
{
    const char *pattern = expected->pattern;
    RegexFinding found = find_in(pattern, 0, method);
    if (found.growth != growth || found.degree != degree)
        fail_msg("%s: growth %d, degree %u", pattern, (int)found.growth,
                 found.degree);
    char *part =
        arena_copy(&arena, pattern + found.start, found.end - found.start);
    assert_string_equal(part, expected->part);
    char *attack = arena_format(&arena, "%s|%s|%s", shown(found.prefix),
                                shown(found.pump), shown(found.suffix));
    assert_string_equal(attack, expected->attack);
}

static void ambiguity_finds_two_ways_round_a_loop(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"(a+)+b", "(a+)+", "|a|"},
        {"(a|a)*b", "(a|a)*", "|a|"},
        {"(a*)*b", "(a*)*", "|a|"},
        {"(x+x+)+y", "(x+x+)+", "|x|"},
        {"^(\\w+\\s?)*$", "(\\w+\\s?)*", "|a|!"},
        {"x(?:(?:ab)+)+c", "(?:(?:ab)+)+", "x|ab|"},
        {"(?:\\s*\\w+\\s*)*x", "(?:\\s*\\w+\\s*)*", "|a|"},
        {"([a-z]{1,63}\\.?)+$", "([a-z]{1,63}\\.?)+", "a|a.a|0"},
        {"(?:(?!x)\\w+)+$", "(?:(?!x)\\w+)+", "|a|!"},
        {"(a+)+$|.*", "(a+)+", "|a|b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check(&cases[i], REGEX_METHOD_MATCH, REGEX_EXPONENTIAL, 0);
}

static void ambiguity_finds_loops_that_share_a_text(void **state)
{
    (void)state;
    static const struct {
        Case expected;
        RegexMethod method;
        uint32_t degree;
    } cases[] = {
        {{"a*a*b", "a*a*", "|a|"}, REGEX_METHOD_MATCH, 2},
        {{".*x.*y", ".*x.*", "|x|"}, REGEX_METHOD_MATCH, 2},
        {{".*x.*y", ".*x.*", "|x|"}, REGEX_METHOD_SEARCH, 3},
        {{"^a*a*a*a*$", "a*a*a*a*", "|a|b"}, REGEX_METHOD_MATCH, 4},
        {{"(?:ab)+(?:ab)+c", "(?:ab)+(?:ab)+", "|ab|"}, REGEX_METHOD_MATCH, 2},
        {{"\\s+$", "\\s+", "| |a"}, REGEX_METHOD_SEARCH, 2},
        {{"a*a*", "a*a*", "|a|b"}, REGEX_METHOD_FULLMATCH, 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        check(&cases[i].expected, cases[i].method, REGEX_POLYNOMIAL,
              cases[i].degree);
}

static void ambiguity_is_silent_where_all_is_well(void **state)
{
    (void)state;
    static const char *const safe[] = {
        "(a+)+", /* each text matches */
        "(.*)*",
        "(?:a|b)*c", /* one set */
        "\"(?:[^\"\\\\]|\\\\.)*\"",
        "(?:ab|cd)*e",
        "(a|b(?=c))*d",
        "\\d+(?:,\\d+)*$",
        "^\\s*\\w+\\s*=",
        "(?:a{2,3}){2}b",
        "(a++)+b", /* nothing is given back */
        "(?>(a+)+)b",
        "(?=(a+)+b)", /* not understood */
        "(a+)+\\1",
        ".|(a+)+b", /* the first one always wins */
        "",
    };
    for (size_t i = 0; i < sizeof safe / sizeof safe[0]; i++) {
        RegexFinding found = find_in(safe[i], 0, REGEX_METHOD_MATCH);
        if (found.growth != REGEX_LINEAR)
            fail_msg("%s: found %s", safe[i], shown(found.pump));
    }
}

static void ambiguity_minds_flags_and_neighbours(void **state)
{
    (void)state;
    const RegexMethod match = REGEX_METHOD_MATCH;
    assert_int_equal(find_in("(a|A)*b", 0, match).growth, REGEX_LINEAR);
    assert_int_equal(find_in("(a+|A+)+b", 0, match).growth, REGEX_EXPONENTIAL);
    assert_int_equal(find_in("(?:.|\\n)*b", 0, match).growth, REGEX_LINEAR);
    assert_int_equal(find_in("(?:.|\\n)*b", REGEX_DOTALL, match).growth,
                     REGEX_EXPONENTIAL);
    assert_int_equal(find_in("(?:a|Ab)*c", 0, match).growth, REGEX_LINEAR);
    assert_int_equal(find_in("(?:a|Ab?)*c", REGEX_IGNORECASE, match).growth,
                     REGEX_EXPONENTIAL);
    assert_int_equal(find_in("(?:\\w|\xE9)*!", 0, match).growth, REGEX_LINEAR);
    assert_int_equal(find_in("(?:\\w+\\b)+!", 0, match).growth, REGEX_LINEAR);
    assert_int_equal(find_in("(?:^a+)+b", 0, match).growth, REGEX_LINEAR);
    assert_int_equal(find_in("(?<=x)(a+)+$", 0, match).growth, REGEX_LINEAR);
    RegexFinding found = find_in("(?<=x)(a+)+$", 0, REGEX_METHOD_SEARCH);
    assert_int_equal(found.growth, REGEX_EXPONENTIAL);
    assert_string_equal(shown(found.prefix), "x");
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

static void ambiguity_gives_up_where_it_is_too_much(void **state)
{
    (void)state;
    const char *const patterns[] = {
        many("(a)", 10000, "b"),
        many("a?", 2500, "b"),
        many("(a|b)*", 800, "c"),
        many(".*", 2500, "x"),
        many("a{0,1000}", 500, "x"),
        "(a{1000000}b*)*c",
        "((a{1,100}){1,100}){1,100}b",
        many("(?:", 140, many(")*", 140, "b")),
        many("ab|", 1666, "c"),
        many("[a-z0-9]+", 550, "!"),
        many("(a|", 140, many(")*", 140, "")),
        many("(?:\\s*[a-z]*,?)*", 300, "!"),
    };
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++) {
        size_t before = arena.total;
        (void)find_in(patterns[i], 0, REGEX_METHOD_SEARCH);
        assert_true(arena.total - before < MOST_MEMORY);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ambiguity_finds_two_ways_round_a_loop),
        cmocka_unit_test(ambiguity_finds_loops_that_share_a_text),
        cmocka_unit_test(ambiguity_is_silent_where_all_is_well),
        cmocka_unit_test(ambiguity_minds_flags_and_neighbours),
        cmocka_unit_test(ambiguity_gives_up_where_it_is_too_much),
    };
    return cmocka_run_group_tests(tests, NULL, done);
}

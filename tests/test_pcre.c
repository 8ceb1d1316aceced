#include "base/pcre.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static Pcre *compile(const char *pattern)
{
    Error error = {0};
    Pcre *pcre = pcre_compile(str_from(pattern), &error);
    if (!pcre)
        fail_msg("%s", error.message);
    return pcre;
}

static bool matches(const char *pattern, Str subject)
{
    Pcre *pcre = compile(pattern);
    bool gave_up = false;
    bool found = pcre_matches(pcre, subject, &gave_up);
    assert_false(gave_up);
    pcre_free(pcre);
    return found;
}

static void pcre_finds_a_match_anywhere(void **state)
{
    (void)state;
    assert_true(matches("b+", STR("abbc")));
    assert_true(matches("^read(lines)?$", STR("readlines")));
    assert_false(matches("^read(lines)?$", STR("readline")));
}

static void pcre_minds_case(void **state)
{
    (void)state;
    assert_false(matches("read", STR("READ")));
}

static void pcre_sees_code_points(void **state)
{
    (void)state;
    assert_true(matches("^.$", STR("\xC3\xA9")));
}

static void pcre_takes_empty_and_broken_subjects(void **state)
{
    (void)state;
    assert_true(matches("^$", (Str){0}));
    assert_true(matches("b$", STR("\xFF\xFE b")));
}

/* The rest of the message is PCRE2's, and another version's may differ. */
static void assert_broken(const char *pattern, const char *start)
{
    Error error = {0};
    assert_null(pcre_compile(str_from(pattern), &error));
    assert_true(str_starts_with(str_from(error.message), str_from(start)));
    assert_in_range(strlen(error.message), strlen(start) + 5, 200);
}

static void pcre_error_has_the_place(void **state)
{
    (void)state;
    assert_broken("a(b", "bad pattern at byte 4: ");
    assert_broken("ab\\C", "bad pattern at byte 5: ");
}

static void pcre_refuses_a_huge_pattern(void **state)
{
    (void)state;
    char *text = malloc(40000);
    Error error = {0};
    assert_non_null(text);
    memset(text, 'a', 40000);
    assert_null(pcre_compile((Str){text, 40000}, &error));
    assert_string_equal(error.message,
                        "is a pattern of 40000 bytes, the limit is 32768");
    free(text);
}

static void assert_gives_up(const char *pattern, Str subject)
{
    Pcre *pcre = compile(pattern);
    bool gave_up = false;
    assert_false(pcre_matches(pcre, subject, &gave_up));
    assert_true(gave_up);
    pcre_free(pcre);
}

static void pcre_gives_up_on_a_hostile_pattern(void **state)
{
    (void)state;
    assert_gives_up("(a+)+[xy]", STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
    assert_gives_up("(?R)?a", STR("aaaa"));
}

static void pcre_gives_up_on_a_huge_subject(void **state)
{
    (void)state;
    size_t size = 1024 * 1024 + 1;
    char *text = calloc(1, size);
    assert_non_null(text);
    assert_gives_up("a", (Str){text, size});
    free(text);
}

static void pcre_keeps_what_gave_up_says(void **state)
{
    (void)state;
    Pcre *pcre = compile("a");
    bool gave_up = true;
    assert_true(pcre_matches(pcre, STR("a"), &gave_up));
    assert_true(gave_up);
    pcre_free(pcre);
}

static void pcre_free_takes_null(void **state)
{
    (void)state;
    pcre_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pcre_finds_a_match_anywhere),
        cmocka_unit_test(pcre_minds_case),
        cmocka_unit_test(pcre_sees_code_points),
        cmocka_unit_test(pcre_takes_empty_and_broken_subjects),
        cmocka_unit_test(pcre_error_has_the_place),
        cmocka_unit_test(pcre_refuses_a_huge_pattern),
        cmocka_unit_test(pcre_gives_up_on_a_hostile_pattern),
        cmocka_unit_test(pcre_gives_up_on_a_huge_subject),
        cmocka_unit_test(pcre_keeps_what_gave_up_says),
        cmocka_unit_test(pcre_free_takes_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

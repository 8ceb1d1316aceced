#include "text/version.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void version_reads_both_spellings(void **state)
{
    (void)state;
    assert_int_equal(version_parse(STR("3.11")), 311);
    assert_int_equal(version_parse(STR("3.9")), 309);
    assert_int_equal(version_parse(STR("3.0")), 300);
    assert_int_equal(version_parse(STR("py311")), 311);
    assert_int_equal(version_parse(STR("py39")), 309);
}

static void version_refuses_what_is_none(void **state)
{
    (void)state;
    static const char *const NONE[] = {
        "",     "3",     "3.",   ".11",   "3.x",    "3.11.2",   "3.11 ",
        " 3.9", "py",    "py3",  "py2.7", "py27",   "3.1234",   "3.100",
        "2.7",  "4.0",   "3,11", "3.-1",  "py3.11", "3.11rc1",  "three",
        "0.9",  "33.11", "-3.9", "3..9",  "PY311",  "99999.11",
    };
    for (size_t i = 0; i < sizeof NONE / sizeof NONE[0]; i++)
        if (version_parse(str_from(NONE[i])) != 0)
            fail_msg("`%s` is a version", NONE[i]);
}

typedef struct Case {
    const char *range;
    bool below, at, above; /* 3.9, 3.11, 3.12 */
} Case;

static bool matches(Version version, const char *range)
{
    bool valid = false;
    bool result = version_matches(version, str_from(range), &valid);
    assert_true(valid);
    return result;
}

static void version_compares_with_a_range(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {">=3.11", false, true, true},  {"<=3.11", true, true, false},
        {">3.11", false, false, true},  {"<3.11", true, false, false},
        {"==3.11", false, true, false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        assert_int_equal(matches(309, CASES[i].range), CASES[i].below);
        assert_int_equal(matches(311, CASES[i].range), CASES[i].at);
        assert_int_equal(matches(312, CASES[i].range), CASES[i].above);
    }
}

static void version_range_must_be_sound(void **state)
{
    (void)state;
    static const char *const BROKEN[] = {
        "",       "3.11",   ">=",   ">=2.7",   "~=3.11",
        "!=3.11", ">= 3.9", "=3.9", ">=3.9,<4"};
    for (size_t i = 0; i < sizeof BROKEN / sizeof BROKEN[0]; i++) {
        bool valid = true;
        assert_false(version_matches(311, str_from(BROKEN[i]), &valid));
        if (valid)
            fail_msg("`%s` is a range", BROKEN[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(version_reads_both_spellings),
        cmocka_unit_test(version_refuses_what_is_none),
        cmocka_unit_test(version_compares_with_a_range),
        cmocka_unit_test(version_range_must_be_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

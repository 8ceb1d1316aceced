#include "run/requires.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_lowest(const char *range, Version lowest)
{
    Version version = 1;
    if (!requires_lowest(str_from(range), &version))
        fail_msg("`%s` was refused", range);
    if (version != lowest)
        fail_msg("`%s` gave %u, not %u", range, version, lowest);
}

static void requires_reads_pep_440(void **state)
{
    (void)state;
    assert_lowest(">=3.9", 309);
    assert_lowest(" >= 3.10 , < 4 ", 310);
    assert_lowest(">=3.8,<4,", 308);
    assert_lowest("<4,>=3.8,>=3.11", 311);
    assert_lowest("~=3.10", 310);
    assert_lowest("~=3.10.2", 310);
    assert_lowest("==3.11.*", 311);
    assert_lowest("==3.11.4", 311);
    assert_lowest("===3.12", 312);
    assert_lowest(">=3.9.2", 309);
    assert_lowest(">=3.14.0rc1", 314);
    assert_lowest(">=3.8.*", 308);
    assert_lowest(">=2.7, !=3.0.*, !=3.1.*", 302);
    assert_lowest(">=3.9,!=3.9.0", 309);
    assert_lowest("<3.10", 300);
    assert_lowest(">=3.20", 320);
}

static void requires_counts_releases(void **state)
{
    (void)state;
    assert_lowest(">3.8", 308); /* 3.8.1 is in it */
    assert_lowest(">3.8.*", 309);
    assert_lowest(">3.8,!=3.8.*", 309);
    assert_lowest(">=3.9,<=3.9", 309);
    assert_lowest(">=3.9.5,<3.9.5", 0);
    assert_lowest("<3", 0);
    assert_lowest(">=4", 0);
    assert_lowest("!=3.*", 0);
    assert_lowest(">=3.99999999999", 0);
}

static void requires_reads_poetry(void **state)
{
    (void)state;
    assert_lowest("^3.9", 309);
    assert_lowest("~3.10", 310);
    assert_lowest("~3", 300);
    assert_lowest("3.11.*", 311);
    assert_lowest("3.11", 311);
    assert_lowest("*", 300);
    assert_lowest("^3.10 || ~3.8", 308);
    assert_lowest(">=3.9 <4.0", 309);
    assert_lowest("~2.7 || ^3.9", 309);
}

static void requires_refuses_what_is_no_range(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", " ", "python", ">=", ">=x", "3.9 to 3.11", "=>3.9", "@3"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Version version;
        if (requires_lowest(str_from(texts[i]), &version))
            fail_msg("`%s` was read", texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requires_reads_pep_440),
        cmocka_unit_test(requires_counts_releases),
        cmocka_unit_test(requires_reads_poetry),
        cmocka_unit_test(requires_refuses_what_is_no_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Formats that `fromisoformat` reads. What it reads was tried on CPython 3.9
 * and 3.11. */

#include "model/isoformat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void isoformat_depends_on_the_version(void **state)
{
    (void)state;
    static const struct {
        Str format;
        IsoFormat old, now;
    } cases[] = {
        {STR_INIT("%Y-%m-%d"), ISOFORMAT_READ, ISOFORMAT_READ},
        {STR_INIT("%Y-%m-%d %H:%M"), ISOFORMAT_READ, ISOFORMAT_READ},
        {STR_INIT("%Y-%m-%dT%H:%M:%S"), ISOFORMAT_READ, ISOFORMAT_READ},
        {STR_INIT("%Y-%m-%dT%H:%M:%S.%f"), ISOFORMAT_NONE, ISOFORMAT_READ},
        {STR_INIT("%Y-%m-%d %H:%M:%S%z"), ISOFORMAT_NONE, ISOFORMAT_READ},
        {STR_INIT("%Y-%m-%dT%H:%MZ"), ISOFORMAT_ZULU, ISOFORMAT_ZULU},
        {STR_INIT("%Y-%m-%dT%H:%M:%S.%fZ"), ISOFORMAT_NONE, ISOFORMAT_ZULU},
        {STR_INIT("%Y-%m-%dZ"), ISOFORMAT_NONE, ISOFORMAT_NONE},
        {STR_INIT("%Y-%m"), ISOFORMAT_NONE, ISOFORMAT_NONE},
        {STR_INIT("%Y-%m-%d %I:%M"), ISOFORMAT_NONE, ISOFORMAT_NONE},
        {STR_INIT("%d.%m.%Y"), ISOFORMAT_NONE, ISOFORMAT_NONE},
        {STR_INIT(""), ISOFORMAT_NONE, ISOFORMAT_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        (void)fprintf(stderr, "%s\n", cases[i].format.data);
        assert_int_equal(isoformat_of(cases[i].format, 309), cases[i].old);
        assert_int_equal(isoformat_of(cases[i].format, 311), cases[i].now);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(isoformat_depends_on_the_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

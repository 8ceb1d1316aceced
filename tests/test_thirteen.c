/* A file with one of each of the first thirteen patterns: they are found, by
 * the right rules, at the right lines and columns, and nothing else is. */

#include "base/file.h"
#include "catalog/ruleset.h"
#include "support/snippet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define PATTERNS HOTLINT_SOURCE_DIR "/fixtures/findings/thirteen.py"

static const char *const in_order[] = {
    "HOT101", "HOT102", "HOT201", "HOT204", "HOT205", "HOT209", "HOT210",
    "HOT301", "HOT309", "HOT501", "HOT502", "HOT601", "HOT602",
};

enum { COUNT = sizeof in_order / sizeof in_order[0] };

typedef struct Case {
    Arena arena;
    Snippet snippet;
    Diagnostics found;
} Case;

static int check_file(void **state)
{
    static Case one;
    Error error = {0};
    one.snippet =
        (Snippet){.path = PATTERNS, .line = 1, .target = VERSION_DEFAULT};
    if (!file_read(&one.arena, PATTERNS, 1 << 20, &one.snippet.text, &error))
        return -1;
    one.found = snippet_check(&one.arena, &frozen_rules, NULL, &one.snippet);
    *state = &one;
    return 0;
}

static int free_file(void **state)
{
    Case *one = *state;
    arena_free(&one->arena);
    return 0;
}

static void each_pattern_is_found_by_its_rule(void **state)
{
    const Case *one = *state;
    for (uint32_t i = 0; i < one->found.list.count && i < COUNT; i++)
        assert_true(str_is(one->found.list.items[i].rule->code, in_order[i]));
    assert_int_equal(one->found.list.count, COUNT);
}

static void each_finding_is_where_its_mark_says(void **state)
{
    Case *one = *state;
    Buffer differences = {0};
    (void)snippet_agrees(&one->arena, &one->snippet, &one->found, &differences);
    if (differences.size)
        (void)fwrite(differences.data, 1, differences.size, stderr);
    assert_int_equal(differences.size, 0);
    buffer_free(&differences);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_pattern_is_found_by_its_rule),
        cmocka_unit_test(each_finding_is_where_its_mark_says),
    };
    return cmocka_run_group_tests(tests, check_file, free_file);
}

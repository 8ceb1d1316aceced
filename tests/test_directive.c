#include "run/directive.h"

#include "base/buffer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* `kind(word,word)` of each directive in a comment. */
static void assert_read(const char *comment, const char *wanted)
{
    static const char *const KINDS[] = {"ignore", "file", "noqa", "broken"};
    Arena arena = {0};
    Buffer found = {0};
    Directives directives = {0};
    Str text = str_from(comment);
    directive_read(&arena, text, (Span){0, (uint32_t)text.size}, &directives);
    for (uint32_t i = 0; i < directives.count; i++) {
        const Directive *one = &directives.items[i];
        buffer_print(&found, "%s%s(", i ? " " : "", KINDS[one->kind]);
        for (uint32_t j = 0; j < one->count; j++)
            buffer_print(&found, "%s%.*s", j ? "," : "",
                         STR_ARG(str_slice(text, one->words[j].start,
                                           one->words[j].end)));
        buffer_put_byte(&found, ')');
    }
    if (!str_is(buffer_view(&found), wanted))
        fail_msg("`%s`: `%.*s` is not `%s`", comment,
                 STR_ARG(buffer_view(&found)), wanted);
    buffer_free(&found);
    arena_free(&arena);
}

static void directive_may_be_bare(void **state)
{
    (void)state;
    assert_read("# hotlint: ignore", "ignore()");
    assert_read("#hotlint:ignore", "ignore()");
    assert_read("# hotlint: ignore -- because", "ignore()");
    assert_read("# hotlint: ignore-file", "file()");
    assert_read("# HotLint: ignore\r", "ignore()");
}

static void directive_names_rules(void **state)
{
    (void)state;
    assert_read("# hotlint: ignore[a-b]", "ignore(a-b)");
    assert_read("# hotlint: ignore[ a , HOT101 ]", "ignore(a,HOT101)");
    assert_read("# hotlint: ignore-file[a,b]", "file(a,b)");
    assert_read("# hotlint: ignore[a] -- it # hotlint: ignore[b]", "ignore(a)");
}

static void directive_stands_beside_others(void **state)
{
    (void)state;
    assert_read("# type: ignore # hotlint: ignore[a] # noqa: B1",
                "ignore(a) noqa(B1)");
    assert_read("# nothing", "");
    assert_read("# see hotlint: ignore", "");
}

static void directive_may_be_broken(void **state)
{
    (void)state;
    assert_read("# hotlint: ignore [a]", "broken()");
    assert_read("# hotlint: ignore[a", "broken()");
    assert_read("# hotlint: ignore[]", "broken()");
    assert_read("# hotlint: ignore[a,]", "broken()");
    assert_read("# hotlint: ignore[a] b", "broken()");
    assert_read("# hotlint: ignore[a]-- b", "broken()");
    assert_read("# hotlint: ignores", "broken()");
    assert_read("# hotlint: off", "broken()");
    assert_read("# hotlint:", "broken()");
}

static void directive_noqa_is_flake8_s(void **state)
{
    (void)state;
    assert_read("# noqa", "noqa()");
    assert_read("#NOQA", "noqa()");
    assert_read("# noqa: E501", "noqa(E501)");
    assert_read("# noqa:E501,HOT101 HOT102 text", "noqa(E501,HOT101,HOT102)");
    assert_read("# noqa : E501", "noqa(E501)");
    assert_read("# noqa: why", "noqa()");
    assert_read("# noqable", "");
    assert_read("# a noqa", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(directive_may_be_bare),
        cmocka_unit_test(directive_names_rules),
        cmocka_unit_test(directive_stands_beside_others),
        cmocka_unit_test(directive_may_be_broken),
        cmocka_unit_test(directive_noqa_is_flake8_s),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

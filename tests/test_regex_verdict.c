/* Which pattern a call has, and what is said of it. */

#include "model/regex_verdict.h"

#include "model/regex_call.h"
#include "model/regex_literal.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* The pattern's characters, those beyond ASCII as numbers. */
static Str pattern_of(Modelled *modelled, Node call)
{
    Arena *arena = &modelled->arena;
    RegexCall read;
    RegexText text;
    if (!regex_call_read(modelled->model, call, &read) ||
        !regex_literal_read(arena, modelled->model, read.pattern, &text))
        return STR("none");
    Str shown = text.is_bytes ? STR("bytes ") : STR("str ");
    for (uint32_t i = 0; i < text.count; i++) {
        bool is_plain = text.points[i] > ' ' && text.points[i] < 127;
        shown = str_from(arena_format(arena, is_plain ? "%.*s%c" : "%.*s<%u>",
                                      STR_ARG(shown), text.points[i]));
    }
    return shown;
}

static Str flags_of(Modelled *modelled, Node call)
{
    RegexCall read;
    if (!regex_call_read(modelled->model, call, &read))
        return STR("none");
    return str_from(arena_format(&modelled->arena, "%u", read.flags));
}

static Str method_of(Modelled *modelled, Node call)
{
    static const char *const names[] = {"match", "fullmatch", "search"};
    RegexCall read;
    if (!regex_call_read(modelled->model, call, &read))
        return STR("none");
    return str_from(names[read.method]);
}

static Str part_of(Modelled *modelled, Node call)
{
    RegexVerdict verdict = regex_verdict(modelled->model, call);
    return verdict.growth == REGEX_LINEAR
               ? STR("none")
               : str_slice(modelled->tree.text, verdict.part.start,
                           verdict.part.end);
}

static Str said_of(Modelled *modelled, Node call)
{
    RegexVerdict verdict = regex_verdict(modelled->model, call);
    return verdict.growth == REGEX_LINEAR ? STR("nothing") : verdict.text;
}

static Str answer(Modelled *modelled, const Mark *mark)
{
    Node call = tree_ancestor(&modelled->tree, mark->node, KIND_call);
    if (str_is(mark->word, "pattern"))
        return pattern_of(modelled, call);
    if (str_is(mark->word, "flags"))
        return flags_of(modelled, call);
    if (str_is(mark->word, "method"))
        return method_of(modelled, call);
    if (str_is(mark->word, "part"))
        return part_of(modelled, call);
    assert_true(str_is(mark->word, "said"));
    return said_of(modelled, call);
}

static void verdict_is_what_fixtures_say(void **state)
{
    (void)state;
    MarkTotals totals = marks_check("regex", MARK_WORD, answer);
    assert_int_equal(totals.wrong, 0);
    assert_true(totals.lines >= 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdict_is_what_fixtures_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

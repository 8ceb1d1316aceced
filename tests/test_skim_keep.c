/* What stays of a file beside the functions where `pop` was found. */

#include "text/skim.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static Arena arena;

static Skim skim_for_pop(const char *python)
{
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    Want want = {.lines = 1};
    int clause = vocabulary_clause(&vocabulary, &(Str)STR_INIT("pop"), 1);
    bits_set(&want.clauses, (uint32_t)clause);
    vocabulary_want(&vocabulary, &want);
    return skim_text(&arena, &vocabulary, str_from(python), (Str){0});
}

/* Does `statement` stay, beside a function that is kept and mentions `x` and,
 * in a text, `Y`? */
static bool stays(const char *statement)
{
    const char *python = arena_format(&arena,
                                      "%s\n"
                                      "def f(a: 'Y'):\n"
                                      "  x.pop\n",
                                      statement);
    Skim skim = skim_for_pop(python);
    assert_true(skim.sure && skim.parts.count >= 3);
    return skim.parts.items[0].kept;
}

static void skim_keeps_what_gives_names_a_meaning(void **state)
{
    (void)state;
    assert_true(stays("x = 1"));
    assert_true(stays("x: int"));
    assert_true(stays("x += 1"));
    assert_true(stays("a, x = 1, 2"));
    assert_true(stays("x.a = 1"));
    assert_true(stays("import x"));
    assert_true(stays("from a import (b,\n  x)"));
    assert_true(stays("import Y"));
    assert_true(stays("@d\ndef x(): return 1"));
    assert_true(stays("def x():\n  return 1"));
    assert_false(stays("b = x"));
    assert_false(stays("b = f(x=1)"));
    assert_false(stays("b(x)"));
    assert_false(stays("'x = 1'"));
    assert_false(stays("import b"));
    assert_false(stays("@x\ndef b(): return 1"));
    assert_false(stays("def b(x): return 1"));
}

static void skim_keeps_what_it_cannot_tell(void **state)
{
    (void)state;
    assert_true(stays("class a: pass"));
    assert_true(stays("if a: b = 1"));
    assert_true(stays("a = 1; b = 2"));
    assert_true(stays("a[b := 1]"));
    assert_true(stays("from a import *"));
    assert_true(stays("__slots__ = 1"));
    assert_true(stays("def __eq__(a): return 1"));
    assert_true(stays("match a:\n  case 1: b = 1"));
    Skim skim = skim_for_pop("try:\n  a = 1\n  def b(): c\nexcept d:\n  e = 1\n"
                             "g = 1\ndef f():\n  pop\n");
    for (uint32_t i = 0; i < skim.parts.count; i++)
        assert_int_equal(skim.parts.items[i].kept, i != 5);
}

static void skim_follows_names_to_names(void **state)
{
    (void)state;
    Skim skim = skim_for_pop("a = 1\nb = a\nc = b\nd = c\ndef f():\n  c.pop\n");
    for (uint32_t i = 0; i < 4; i++)
        assert_int_equal(skim.parts.items[i].kept, i < 3);
    skim = skim_for_pop("d = 1\ndef g():\n  d\ndef f():\n  pop\n");
    assert_false(skim.parts.items[0].kept);
    skim.parts.items[2].kept = true;
    skim_keep_named(&skim);
    assert_true(skim.parts.items[0].kept);
}

static void skim_keeps_all_that_is_outside_if_a_want_is_met_there(void **state)
{
    (void)state;
    Skim skim = skim_for_pop("a = 1\npop\ndef f():\n  push\n");
    assert_true(skim.parts.items[0].kept && skim.parts.items[1].kept &&
                skim.parts.items[2].kept);
    assert_false(skim.parts.items[3].kept);
}

static int free_all(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(skim_keeps_what_gives_names_a_meaning),
        cmocka_unit_test(skim_keeps_what_it_cannot_tell),
        cmocka_unit_test(skim_follows_names_to_names),
        cmocka_unit_test(skim_keeps_all_that_is_outside_if_a_want_is_met_there),
    };
    return cmocka_run_group_tests(tests, NULL, free_all);
}

#include "run/recall.h"

#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static Arena arena;

/* One part a line, each a statement that gives its first word a meaning; the
 * skimmer keeps none. */
static Skim skim_of(const Vocabulary *vocabulary, const char *python)
{
    Skim skim = skim_text(&arena, vocabulary, str_from(python), (Str){0});
    for (uint32_t i = 0; i < skim.parts.count; i++)
        skim.parts.items[i].kept = false;
    return skim;
}

/* In `asked` and `kept`, an `x` stands for each part that is. */
static void assert_kept(const char *before, const char *asked, const char *now,
                        const char *kept)
{
    Vocabulary vocabulary;
    Recall recall = {0};
    vocabulary_init(&vocabulary, &arena);
    Skim old = skim_of(&vocabulary, before);
    Slices slices = slices_of(&arena, str_from(before), &old);
    assert_int_equal(slices.count, strlen(asked));
    for (uint32_t i = 0; i < slices.count; i++)
        slices.items[i].asked = asked[i] == 'x';
    recall_note(&recall, &old, &slices);
    Skim skim = skim_of(&vocabulary, now);
    recall_keep(&recall, &skim);
    assert_int_equal(skim.parts.count, strlen(kept));
    for (uint32_t i = 0; i < skim.parts.count; i++)
        if (skim.parts.items[i].kept != (kept[i] == 'x'))
            fail_msg("%s: part %u", now, i);
    recall_free(&recall);
    arena_reset(&arena);
}

static void what_was_asked_for_is_kept(void **state)
{
    (void)state;
    assert_kept("a = 1\nb = 2\nc = 3\n", ".x.", "a = 1\nb = 5\nc = 3\n", ".x.");
}

static void nothing_asked_for_is_nothing_kept(void **state)
{
    (void)state;
    assert_kept("a = 1\nb = 2\n", "..", "a = 1\nb = 2\n", "..");
    assert_kept("", "", "a = 1\n", ".");
}

static void parts_are_known_by_what_stands_around(void **state)
{
    (void)state;
    assert_kept("a = 1\nb = 2\nc = 3\n", ".xx",
                "a = 1\nnew = 1\nb = 2\nc = 3\n", "..xx");
    assert_kept("a = 1\nb = 2\nc = 3\n", "x.x", "a = 1\nc = 3\n", "xx");
    assert_kept("a = 1\nb = 2\nc = 3\n", ".x.", "a = 1\nbe = 2\nc = 3\n",
                ".x.");
}

static void what_is_kept_has_all_that_it_names(void **state)
{
    (void)state;
    assert_kept("a = 1\nb = 2\nc = 3\n", "..x", "a = 1\nb = 2\nc = a\n", "x.x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_asked_for_is_kept),
        cmocka_unit_test(nothing_asked_for_is_nothing_kept),
        cmocka_unit_test(parts_are_known_by_what_stands_around),
        cmocka_unit_test(what_is_kept_has_all_that_it_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

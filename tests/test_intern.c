#include "base/intern.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct Fixture {
    Arena arena;
    Interner interner;
} Fixture;

static int enter(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    if (!fixture)
        return -1;
    interner_init(&fixture->interner, &fixture->arena);
    *state = fixture;
    return 0;
}

static int leave(void **state)
{
    Fixture *fixture = *state;
    interner_free(&fixture->interner);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

/* Interns `word-0` to `word-<count - 1>`, whose symbols follow each other. */
static void intern_many(Fixture *fixture, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const char *text = arena_format(&fixture->arena, "word-%u", i);
        (void)intern(&fixture->interner, str_from(text));
    }
}

static Symbol find_numbered(const Fixture *fixture, uint32_t number)
{
    char text[32];
    (void)snprintf(text, sizeof text, "word-%u", number);
    return intern_find(&fixture->interner, str_from(text));
}

static void intern_same_word_is_the_same_symbol(void **state)
{
    Interner *interner = &((Fixture *)*state)->interner;
    Symbol first = intern(interner, STR("one"));
    Symbol second = intern(interner, STR("two"));
    assert_int_equal(first, 1);
    assert_int_equal(second, 2);
    assert_int_equal(intern(interner, str_slice(STR("xone"), 1, 4)), first);
    assert_true(str_is(intern_text(interner, second), "two"));
}

static void intern_symbol_0_is_no_word(void **state)
{
    Interner *interner = &((Fixture *)*state)->interner;
    assert_int_equal(intern_text(interner, 0).size, 0);
    assert_int_equal(intern_find(interner, STR("one")), 0);
    assert_int_equal(interner->count, 1);
}

static void intern_the_empty_word_is_a_word(void **state)
{
    Interner *interner = &((Fixture *)*state)->interner;
    Symbol empty = intern(interner, (Str){0});
    assert_int_equal(empty, 1);
    assert_int_equal(intern_find(interner, STR("")), empty);
}

static void intern_grows_without_losing_words(void **state)
{
    Fixture *fixture = *state;
    intern_many(fixture, 20000);
    assert_int_equal(fixture->interner.count, 20001);
    for (uint32_t i = 0; i < 20000; i++)
        assert_int_equal(find_numbered(fixture, i), i + 1);
    assert_int_equal(find_numbered(fixture, 20000), 0);
}

static void intern_dotted_is_the_whole_word(void **state)
{
    Interner *interner = &((Fixture *)*state)->interner;
    char left[] = "os";
    Symbol dotted = intern_dotted(interner, str_from(left), STR("path"));
    left[0] = 'x';
    assert_true(str_is(intern_text(interner, dotted), "os.path"));
    assert_int_equal(intern(interner, STR("os.path")), dotted);
    assert_int_equal(intern_dotted(interner, STR("os"), STR("path")), dotted);
}

static void intern_dotted_takes_long_words(void **state)
{
    Interner *interner = &((Fixture *)*state)->interner;
    char text[300];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = 'a';
    Symbol dotted = intern_dotted(interner, (Str){text, 300}, STR("b"));
    assert_int_equal(intern_text(interner, dotted).size, 302);
}

static void interner_truncate_forgets_the_newest(void **state)
{
    Fixture *fixture = *state;
    intern_many(fixture, 100);
    interner_truncate(&fixture->interner, 51);
    assert_int_equal(fixture->interner.count, 51);
    for (uint32_t i = 0; i < 100; i++)
        assert_int_equal(find_numbered(fixture, i), i < 50 ? i + 1 : 0);
    assert_int_equal(intern(&fixture->interner, STR("new")), 51);
}

static void interner_truncate_works_after_growing(void **state)
{
    Fixture *fixture = *state;
    intern_many(fixture, 10);
    intern_many(fixture, 20000);
    interner_truncate(&fixture->interner, 11);
    for (uint32_t i = 0; i < 20000; i++)
        assert_int_equal(find_numbered(fixture, i), i < 10 ? i + 1 : 0);
    intern_many(fixture, 20000);
    assert_int_equal(find_numbered(fixture, 19999), 20000);
}

#define WITH_INTERNER(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_INTERNER(intern_same_word_is_the_same_symbol),
        WITH_INTERNER(intern_symbol_0_is_no_word),
        WITH_INTERNER(intern_the_empty_word_is_a_word),
        WITH_INTERNER(intern_grows_without_losing_words),
        WITH_INTERNER(intern_dotted_is_the_whole_word),
        WITH_INTERNER(intern_dotted_takes_long_words),
        WITH_INTERNER(interner_truncate_forgets_the_newest),
        WITH_INTERNER(interner_truncate_works_after_growing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "run/stretches.h"

#include "engine/need.h"
#include "support/rulebook.h"
#include "syntax/slices.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { POP, APPEND, CLASS, IN_FUNCTION };

static const char *const queries[] = {
    "((identifier) @report (#eq? @report \"pop\"))",
    "((identifier) @report (#eq? @report \"append\"))",
    "(class_definition body: (_) @b) @report", /* asks for the whole file */
    "((import_statement) @report (#in-function? @report))",
};

/* A line that makes a body a piece of its own. */
#define LINE "    a_rather_long_name = another_one(of_the_same_length)\n"

static const Stretch *stretches_for(Rulebook *book, uint32_t count,
                                    const char *python)
{
    Vocabulary vocabulary;
    rulebook_open(book);
    (void)rulebook_rule(book, "own", "OWN1");
    for (uint32_t i = 0; i < count; i++)
        assert_non_null(rulebook_query(book, queries[i]));
    (void)rulebook_read(book, python);
    vocabulary_init(&vocabulary, &book->arena);
    assert_true(need_vocabulary(book->rules, NULL, NULL, &vocabulary));
    Skim skim =
        skim_text(&book->arena, &vocabulary, str_from(python), (Str){0});
    book->tree.slices = arena_alloc(&book->arena, sizeof(Slices));
    *book->tree.slices = slices_of(&book->arena, str_from(python), &skim);
    return stretches_of(&book->arena, &vocabulary, &skim, &book->tree);
}

/* Can the pattern match where `place` stands in the text? */
static bool can_match(const Stretch *stretches, const char *python,
                      const char *place, uint32_t pattern)
{
    const char *found = strstr(python, place);
    assert_non_null(found);
    while (stretches->end <= (size_t)(found - python))
        stretches++;
    return bits_test(&stretches->met, pattern);
}

static void each_function_has_what_its_words_say(void **state)
{
    (void)state;
    static const char python[] =
        "first = 1\n"
        "def f():\n    pop\n" LINE "def g():\n    append\n" LINE "last = 2\n";
    Rulebook book;
    const Stretch *stretches = stretches_for(&book, 2, python);
    assert_true(can_match(stretches, python, "pop", POP));
    assert_false(can_match(stretches, python, "pop", APPEND));
    assert_false(can_match(stretches, python, "append", POP));
    assert_true(can_match(stretches, python, "append", APPEND));
    assert_true(can_match(stretches, python, "first", POP));
    assert_true(can_match(stretches, python, "last", APPEND));
    rulebook_close(&book);
}

static void what_needs_the_whole_file_can_match_everywhere(void **state)
{
    (void)state;
    static const char python[] = "class A:\n    pass\n"
                                 "def f():\n    pop\n" LINE;
    Rulebook book;
    const Stretch *stretches = stretches_for(&book, 3, python);
    assert_true(can_match(stretches, python, "pop", CLASS));
    assert_false(can_match(stretches, python, "pop", APPEND));
    rulebook_close(&book);
}

static void what_is_in_functions_cannot_match_outside(void **state)
{
    (void)state;
    static const char python[] =
        "import a\n"
        "def f():\n    import b\n" LINE "def g(): import c\n"
        "def h():\n    import d\n"
        "import e\n";
    Rulebook book;
    const Stretch *stretches = stretches_for(&book, 4, python);
    assert_false(can_match(stretches, python, "import a", IN_FUNCTION));
    assert_true(can_match(stretches, python, "import b", IN_FUNCTION));
    assert_true(can_match(stretches, python, "import c", IN_FUNCTION));
    assert_true(can_match(stretches, python, "import d", IN_FUNCTION));
    assert_false(can_match(stretches, python, "import e", IN_FUNCTION));
    rulebook_close(&book);
}

static void in_a_broken_function_all_can_match(void **state)
{
    (void)state;
    static const char python[] =
        "def f():\n    pop\n" LINE "def g():\n    append\n    = 1\n" LINE;
    Rulebook book;
    const Stretch *stretches = stretches_for(&book, 2, python);
    assert_false(can_match(stretches, python, "pop", APPEND));
    assert_true(can_match(stretches, python, "append", POP));
    rulebook_close(&book);
}

static void around_broken_code_all_can_match(void **state)
{
    (void)state;
    static const char python[] =
        "class A:\n    first = = 1\n"
        "    def f():\n        pop\n    " LINE "    def g():\n        short\n"
        "def h():\n    append\n" LINE "last\n";
    Rulebook book;
    const Stretch *stretches = stretches_for(&book, 4, python);
    assert_true(can_match(stretches, python, "first", IN_FUNCTION));
    assert_true(can_match(stretches, python, "short", IN_FUNCTION));
    assert_false(can_match(stretches, python, "pop", APPEND));
    assert_false(can_match(stretches, python, "append", POP));
    assert_false(can_match(stretches, python, "last", IN_FUNCTION));
    rulebook_close(&book);
}

static void what_is_missing_at_the_end_is_missing_before(void **state)
{
    (void)state;
    static const char python[] = "class A:\n    first = (1\n"
                                 "def f():\n    pop\n" LINE;
    Rulebook book;
    const Stretch *stretches = stretches_for(&book, 4, python);
    assert_true(can_match(stretches, python, "first", IN_FUNCTION));
    rulebook_close(&book);
}

static void nothing_is_known_if_only_the_words_are_broken(void **state)
{
    (void)state;
    Rulebook book;
    assert_null(stretches_for(&book, 2, "\\\n\nx = 1\npop\n"));
    rulebook_close(&book);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_function_has_what_its_words_say),
        cmocka_unit_test(what_needs_the_whole_file_can_match_everywhere),
        cmocka_unit_test(what_is_in_functions_cannot_match_outside),
        cmocka_unit_test(in_a_broken_function_all_can_match),
        cmocka_unit_test(around_broken_code_all_can_match),
        cmocka_unit_test(what_is_missing_at_the_end_is_missing_before),
        cmocka_unit_test(nothing_is_known_if_only_the_words_are_broken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

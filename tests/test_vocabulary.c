#include "text/vocabulary.h"

#include "text/scanner.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static const Lexeme *find(const Vocabulary *vocabulary, const char *text)
{
    return vocabulary_find(vocabulary, str_from(text),
                           scan_hash(str_from(text)));
}

static void vocabulary_knows_keywords(void **state)
{
    (void)state;
    Arena arena = {0};
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    assert_int_equal(find(&vocabulary, "def")->keyword, KEYWORD_DEF);
    assert_null(find(&vocabulary, "define"));
    arena_free(&arena);
}

static void vocabulary_has_equal_clauses_once(void **state)
{
    (void)state;
    Arena arena = {0};
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    const Str one[] = {STR_INIT("pop"), STR_INIT("def")};
    const Str other[] = {STR_INIT("pop"), STR_INIT("push")};
    assert_int_equal(vocabulary_clause(&vocabulary, one, 2), 0);
    assert_int_equal(vocabulary_clause(&vocabulary, other, 2), 1);
    assert_int_equal(vocabulary_clause(&vocabulary, one, 2), 0);
    assert_int_equal(vocabulary_clause(&vocabulary, one, 1), 2);
    assert_true(bits_test(&find(&vocabulary, "pop")->clauses[WORD_ANYHOW], 0));
    assert_true(bits_test(&find(&vocabulary, "pop")->clauses[WORD_ANYHOW], 1));
    assert_false(
        bits_test(&find(&vocabulary, "push")->clauses[WORD_ANYHOW], 0));
    assert_int_equal(find(&vocabulary, "def")->keyword, KEYWORD_DEF);
    arena_free(&arena);
}

static void vocabulary_has_a_limit_of_clauses(void **state)
{
    (void)state;
    Arena arena = {0};
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    for (int i = 0; i <= BIT_LIMIT; i++) {
        Str word = str_from(arena_format(&arena, "word%d", i));
        assert_int_equal(vocabulary_clause(&vocabulary, &word, 1),
                         i < BIT_LIMIT ? i : CLAUSE_FULL);
    }
    assert_true(
        bits_test(&find(&vocabulary, "word255")->clauses[WORD_ANYHOW], 255));
    arena_free(&arena);
}

static void vocabulary_knows_marks_of_one_byte(void **state)
{
    (void)state;
    Arena arena = {0};
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    const Str marks[] = {STR_INIT("["), STR_INIT("**")};
    assert_int_equal(vocabulary_clause(&vocabulary, marks, 2), 0);
    assert_ptr_equal(vocabulary_mark(&vocabulary, '['), find(&vocabulary, "["));
    assert_null(vocabulary_mark(&vocabulary, '*'));
    arena_free(&arena);
}

static void bits_hold_what_was_set(void **state)
{
    (void)state;
    Bits bits = {{0}};
    Bits wanted = {{0}};
    assert_true(bits_hold(&bits, &wanted));
    bits_set(&wanted, 200);
    assert_false(bits_hold(&bits, &wanted));
    bits_add(&bits, &wanted);
    assert_true(bits_hold(&bits, &wanted));
}

static void bits_are_taken_from_the_lowest(void **state)
{
    (void)state;
    Bits bits = {{0}};
    uint32_t bit = 0;
    bits_set(&bits, 200);
    bits_set(&bits, 3);
    assert_true(bits_take(&bits, &bit));
    assert_int_equal(bit, 3);
    assert_true(bits_take(&bits, &bit));
    assert_int_equal(bit, 200);
    assert_false(bits_take(&bits, &bit));
}

static void vocabulary_finds_wants_by_a_clause(void **state)
{
    (void)state;
    Arena arena = {0};
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    Want both = {.clauses = {{3}}};
    Want first = {.clauses = {{1}}};
    Want none = {.lines = 1};
    vocabulary_want(&vocabulary, &first);
    vocabulary_want(&vocabulary, &both);
    vocabulary_want(&vocabulary, &none);
    assert_int_equal(vocabulary.wants.count, 3);
    assert_int_equal(vocabulary.by_clause[0].words[0], 1 << 0);
    assert_int_equal(vocabulary.by_clause[1].words[0], 1 << 1);
    assert_int_equal(vocabulary.by_none.words[0], 1 << 2);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vocabulary_knows_keywords),
        cmocka_unit_test(vocabulary_has_equal_clauses_once),
        cmocka_unit_test(vocabulary_has_a_limit_of_clauses),
        cmocka_unit_test(vocabulary_knows_marks_of_one_byte),
        cmocka_unit_test(bits_hold_what_was_set),
        cmocka_unit_test(bits_are_taken_from_the_lowest),
        cmocka_unit_test(vocabulary_finds_wants_by_a_clause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

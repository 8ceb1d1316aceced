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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vocabulary_knows_keywords),
        cmocka_unit_test(vocabulary_has_equal_clauses_once),
        cmocka_unit_test(vocabulary_has_a_limit_of_clauses),
        cmocka_unit_test(bits_hold_what_was_set),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

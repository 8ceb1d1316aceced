#include "engine/lexer.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

enum { MOST_TOKENS = 8 };

typedef struct Case {
    const char *text;
    struct {
        TokenKind kind;
        const char *text;
    } tokens[MOST_TOKENS]; /* up to the end of the text */
} Case;

static void assert_tokens(const Case *one)
{
    Arena arena = {0};
    Lexer lexer;
    lexer_init(&lexer, &arena, str_from(one->text));
    for (size_t i = 0; i < MOST_TOKENS && one->tokens[i].text; i++) {
        if (lexer.token.kind != one->tokens[i].kind ||
            !str_is(lexer.token.text, one->tokens[i].text))
            fail_msg("`%s`, token %zu: kind %d, `%.*s`", one->text, i,
                     (int)lexer.token.kind, STR_ARG(lexer.token.text));
        lexer_next(&lexer);
    }
    if (lexer.token.kind != TOKEN_KIND_END)
        fail_msg("`%s` has more tokens: `%.*s`", one->text,
                 STR_ARG(lexer.token.text));
    arena_free(&arena);
}

static void assert_all(const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_tokens(&cases[i]);
}

static void lexer_knows_every_token(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"(x)",
         {{TOKEN_KIND_OPEN, "("},
          {TOKEN_KIND_WORD, "x"},
          {TOKEN_KIND_CLOSE, ")"}}},
        {"[_]?",
         {{TOKEN_KIND_OPEN_LIST, "["},
          {TOKEN_KIND_WORD, "_"},
          {TOKEN_KIND_CLOSE_LIST, "]"},
          {TOKEN_KIND_OPTIONAL, "?"}}},
        {". left: !right",
         {{TOKEN_KIND_DOT, "."},
          {TOKEN_KIND_FIELD, "left"},
          {TOKEN_KIND_NOT_FIELD, "right"}}},
        {"@a-b_1 #not-eq? #eq",
         {{TOKEN_KIND_CAPTURE, "a-b_1"},
          {TOKEN_KIND_PREDICATE, "not-eq?"},
          {TOKEN_KIND_PREDICATE, "eq"}}},
        {"\"+=\" \"\"", {{TOKEN_KIND_STRING, "+="}, {TOKEN_KIND_STRING, ""}}},
    };
    assert_all(CASES, sizeof CASES / sizeof CASES[0]);
}

static void lexer_passes_over_blanks_and_comments(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"", {{TOKEN_KIND_END, NULL}}},
        {" \t\r\n", {{TOKEN_KIND_END, NULL}}},
        {"; only a comment", {{TOKEN_KIND_END, NULL}}},
        {"a ; (b)\n c", {{TOKEN_KIND_WORD, "a"}, {TOKEN_KIND_WORD, "c"}}},
        {"\"a;b\"", {{TOKEN_KIND_STRING, "a;b"}}},
    };
    assert_all(CASES, sizeof CASES / sizeof CASES[0]);
}

static void lexer_backslash_keeps_the_next_byte(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"\"a\\\"b\"", {{TOKEN_KIND_STRING, "a\"b"}}},
        {"\"\\\\d\"", {{TOKEN_KIND_STRING, "\\d"}}},
        {"\"\\\\\" x", {{TOKEN_KIND_STRING, "\\"}, {TOKEN_KIND_WORD, "x"}}},
    };
    assert_all(CASES, sizeof CASES / sizeof CASES[0]);
}

static void lexer_marks_bad_tokens(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"*", {{TOKEN_KIND_BAD, "*"}}},
        {"@ x", {{TOKEN_KIND_BAD, "@"}, {TOKEN_KIND_WORD, "x"}}},
        {"# x", {{TOKEN_KIND_BAD, "#"}, {TOKEN_KIND_WORD, "x"}}},
        {"! x", {{TOKEN_KIND_BAD, "!"}, {TOKEN_KIND_WORD, "x"}}},
        {"é+", {{TOKEN_KIND_BAD, "é"}, {TOKEN_KIND_BAD, "+"}}},
        {"\"open", {{TOKEN_KIND_BAD, "\"open"}}},
        {"\"open\\", {{TOKEN_KIND_BAD, "\"open\\"}}},
    };
    assert_all(CASES, sizeof CASES / sizeof CASES[0]);
}

static void lexer_a_colon_must_touch_its_word(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"left :", {{TOKEN_KIND_WORD, "left"}, {TOKEN_KIND_BAD, ":"}}},
        {"a:b", {{TOKEN_KIND_FIELD, "a"}, {TOKEN_KIND_WORD, "b"}}},
    };
    assert_all(CASES, sizeof CASES / sizeof CASES[0]);
}

static void lexer_tokens_know_their_start(void **state)
{
    (void)state;
    Arena arena = {0};
    Lexer lexer;
    lexer_init(&lexer, &arena, STR("(a)\n  @b"));
    assert_int_equal(lexer.token.start, 0);
    for (int i = 0; i < 3; i++)
        lexer_next(&lexer);
    assert_int_equal(lexer.token.start, 6);
    arena_free(&arena);
}

static void assert_place(const Lexer *lexer, size_t offset, uint32_t line,
                         uint32_t column)
{
    uint32_t found_line = 0;
    uint32_t found_column = 0;
    lexer_place(lexer, offset, &found_line, &found_column);
    assert_int_equal(found_line, line);
    assert_int_equal(found_column, column);
}

static void lexer_places_count_code_points(void **state)
{
    (void)state;
    Arena arena = {0};
    Lexer lexer;
    lexer_init(&lexer, &arena, STR("é(a)\n\nb"));
    assert_place(&lexer, 0, 1, 1);
    assert_place(&lexer, 2, 1, 2);
    assert_place(&lexer, 5, 1, 5);
    assert_place(&lexer, 6, 2, 1);
    assert_place(&lexer, 7, 3, 1);
    assert_place(&lexer, 8, 3, 2);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lexer_knows_every_token),
        cmocka_unit_test(lexer_passes_over_blanks_and_comments),
        cmocka_unit_test(lexer_backslash_keeps_the_next_byte),
        cmocka_unit_test(lexer_marks_bad_tokens),
        cmocka_unit_test(lexer_a_colon_must_touch_its_word),
        cmocka_unit_test(lexer_tokens_know_their_start),
        cmocka_unit_test(lexer_places_count_code_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

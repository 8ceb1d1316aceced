#include "syntax/piece.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct Fixture {
    Pieces pieces;
    Parser *parser;
} Fixture;

static int open_fixture(void **state)
{
    Fixture *fixture = memory_alloc(sizeof *fixture);
    fixture->parser = parser_new();
    pieces_turn(&fixture->pieces);
    *state = fixture;
    return 0;
}

static int close_fixture(void **state)
{
    Fixture *fixture = *state;
    pieces_free(&fixture->pieces);
    parser_free(fixture->parser);
    free(fixture);
    return 0;
}

static const Piece *get(Fixture *fixture, Str file, Span span)
{
    PieceText text = {.file = file, .span = span};
    return pieces_get(&fixture->pieces, fixture->parser, &text);
}

static void the_same_text_is_the_same_piece(void **state)
{
    Fixture *fixture = *state;
    const Piece *first = get(fixture, STR("abc = 1\n"), (Span){0, 8});
    assert_ptr_equal(get(fixture, STR("xy\nabc = 1\n"), (Span){3, 11}), first);
    assert_ptr_not_equal(get(fixture, STR("abc = 1 "), (Span){0, 8}), first);
    assert_int_equal(first->nodes[NODE_ROOT].kind, KIND_module);
    assert_int_equal(first->word_count, 2);
    assert_int_equal(first->words[1].end, 3);
}

static void places_count_from_the_piece(void **state)
{
    Fixture *fixture = *state;
    const Piece *piece = get(fixture, STR("xy\nabc  # d\n"), (Span){3, 12});
    assert_int_equal(piece->nodes[NODE_ROOT + 1].start, 0);
    assert_int_equal(piece->nodes[NODE_ROOT + 1].end, 3);
    assert_int_equal(piece->comments[0].start, 5);
}

static void a_cut_is_part_of_what_a_piece_is(void **state)
{
    Fixture *fixture = *state;
    Span cuts[] = {{9, 13}, {22, 26}};
    PieceText text = {STR("def f():\n  x\ndef g():\n  y\n"), {0, 26}, cuts, 2};
    const Piece *piece = pieces_get(&fixture->pieces, fixture->parser, &text);
    assert_true(str_is(piece->text, "def f():\ndef g():\n"));
    assert_int_equal(piece->cuts[0], 9);
    assert_int_equal(piece->cuts[1], 18);
    Node second = piece->nodes[NODE_ROOT + 1].next;
    assert_int_equal(piece->nodes[second].start, 9);
    const Piece *plain =
        get(fixture, STR("def f():\ndef g():\n"), (Span){0, 18});
    assert_ptr_not_equal(plain, piece);
}

static void what_nobody_asks_for_is_forgotten(void **state)
{
    Fixture *fixture = *state;
    const Piece *first = get(fixture, STR("a"), (Span){0, 1});
    pieces_turn(&fixture->pieces);
    assert_ptr_equal(get(fixture, STR("a"), (Span){0, 1}), first);
    assert_int_equal(fixture->pieces.count, 1);
    pieces_turn(&fixture->pieces);
    pieces_turn(&fixture->pieces);
    assert_int_equal(fixture->pieces.count, 0);
}

static void many_pieces_are_found(void **state)
{
    Fixture *fixture = *state;
    enum { COUNT = 2000, SIZE = 7 };
    char letters[COUNT + SIZE + 1] = {0};
    for (uint32_t i = 0; i < COUNT + SIZE; i++)
        letters[i] = (char)('a' + (i * i / 7 + i) % 26);
    Str file = {letters, COUNT + SIZE};
    for (uint32_t i = 0; i < 2 * COUNT; i++) {
        Span span = {i % COUNT, i % COUNT + SIZE};
        assert_true(str_equal(get(fixture, file, span)->text,
                              str_slice(file, span.start, span.end)));
    }
    assert_true(fixture->pieces.count <= COUNT);
}

int main(void)
{
#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        TEST(the_same_text_is_the_same_piece),
        TEST(places_count_from_the_piece),
        TEST(a_cut_is_part_of_what_a_piece_is),
        TEST(what_nobody_asks_for_is_forgotten),
        TEST(many_pieces_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

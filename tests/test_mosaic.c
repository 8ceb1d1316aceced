#include "syntax/mosaic.h"

#include "support/cuts.h"
#include "text/skim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* What a tree is laid with; all of it stays from one text to the next. */
typedef struct Fixture {
    Arena arena;
    Interner interner;
    Parser *parser;
    Pieces pieces;
} Fixture;

static int open_fixture(void **state)
{
    Fixture *fixture = memory_alloc(sizeof *fixture);
    interner_init(&fixture->interner, &fixture->arena);
    fixture->parser = parser_new();
    *state = fixture;
    return 0;
}

static int close_fixture(void **state)
{
    Fixture *fixture = *state;
    pieces_free(&fixture->pieces);
    interner_free(&fixture->interner);
    parser_free(fixture->parser);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

enum { NO_CUT = 1000 };

/* The function whose body is the part with number `cut` has none. */
static Tree lay(Fixture *fixture, const char *python, uint32_t cut)
{
    Vocabulary vocabulary;
    Arena *arena = &fixture->arena;
    Slices *slices = arena_alloc(arena, sizeof *slices);
    vocabulary_init(&vocabulary, arena);
    Skim skim = skim_text(arena, &vocabulary, str_from(python), (Str){0});
    *slices = slices_of(arena, str_from(python), &skim);
    if (cut < slices->count)
        slices->items[cut].cut = slices->items[cut].is_body;
    pieces_turn(&fixture->pieces);
    return mosaic_tree(&fixture->pieces, fixture->parser, arena,
                       &fixture->interner, slices);
}

static void assert_same(const Tree *laid, const Tree *other)
{
    assert_int_equal(laid->count, other->count);
    for (Node node = NODE_ROOT; node < laid->count; node++)
        assert_memory_equal(tree_data(laid, node), tree_data(other, node),
                            sizeof(NodeData));
    assert_int_equal(laid->comment_count, other->comment_count);
    for (uint32_t i = 0; i < laid->comment_count; i++)
        assert_memory_equal(&laid->comments[i], &other->comments[i],
                            sizeof(Span));
}

static const char whole[] = "# one\n"
                            "import re\n"
                            "class A(B):\n"
                            "    # two\n"
                            "    @decorated  # three, of which most is cut\n"
                            "    def f(self):  # four\n"
                            "        def g(): return x\n"
                            "        long = (a + b + c + d + e + f + g + h)\n"
                            "        # five\n"
                            "    # six\n"
                            "    async def h(self, y):\n"
                            "        await y\n"
                            "\n"
                            "if x:\n"
                            "    def f(): return 1\n"
                            "else:\n"
                            "    def f():\n"
                            "        return 2\n"
                            "x = f(\n"
                            "    y)\n";

static void whole_code_is_as_parsed_at_once(void **state)
{
    Fixture *fixture = *state;
    Tree laid = lay(fixture, whole, NO_CUT);
    parser_parse(fixture->parser, str_from(whole));
    Tree parsed = parser_flatten(fixture->parser, &fixture->arena,
                                 &fixture->interner, str_from(whole));
    assert_same(&laid, &parsed);
}

static void a_text_may_be_empty_or_a_comment(void **state)
{
    Tree tree = lay(*state, "", NO_CUT);
    assert_int_equal(tree.count, NODE_ROOT + 1);
    tree = lay(*state, "# x\n", NO_CUT);
    assert_int_equal(tree.count, NODE_ROOT + 1);
    assert_int_equal(tree.comment_count, 1);
}

static void work_on_it_is_counted(void **state)
{
    Tree tree = lay(*state, "def f(x):\n    return x\n", NO_CUT);
    assert_int_equal(tree_steps(&tree), 0);
    assert_int_not_equal(tree_child(&tree, NODE_ROOT + 1, FIELD_body), 0);
    assert_true(tree_steps(&tree) > 0);
}

static void a_cut_function_has_no_body(void **state)
{
    Fixture *fixture = *state;
    enum { BODY_OF_F = 3 };
    Tree laid = lay(fixture, whole, BODY_OF_F);
    assert_true(laid.slices->items[BODY_OF_F].cut);
    Tree parsed = cuts_tree(fixture->parser, &fixture->arena,
                            &fixture->interner, laid.slices);
    assert_same(&laid, &parsed);
}

static uint32_t count_kind(const Tree *tree, uint16_t kind)
{
    uint32_t count = 0;
    for (Node node = NODE_ROOT; node < tree->count; node++)
        count += tree_kind(tree, node) == kind;
    return count;
}

static void an_error_stays_in_its_piece(void **state)
{
    Fixture *fixture = *state;
    static const char python[] = "class A:\n"
                                 "    def f(self):\n"
                                 "        x = = (\n"
                                 "    def g(self):\n"
                                 "        return 1\n"
                                 "y = 1 +\n"
                                 "def h(): return 2\n";
    Tree laid = lay(fixture, python, NO_CUT);
    assert_int_not_equal(parse_broken(&laid), NODE_NONE);
    assert_int_equal(count_kind(&laid, KIND_class_definition), 1);
    assert_int_equal(count_kind(&laid, KIND_return_statement), 2);
    Node last = tree_last_named(&laid, NODE_ROOT);
    assert_int_equal(tree_kind(&laid, last), KIND_function_definition);
    assert_false(tree_data(&laid, last)->flags & NODE_HAS_ERROR);
    Node class = tree_first(&laid, NODE_ROOT);
    assert_true(tree_data(&laid, class)->flags & NODE_HAS_ERROR);
    assert_true(tree_data(&laid, NODE_ROOT)->flags & NODE_HAS_ERROR);
}

/* The same numbers everywhere. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

static void edit(char *text, size_t *size, uint32_t *seed)
{
    static const char letters[] = "x(:\n \"'#[]{})def=@,\\";
    size_t at = next_random(seed) % *size;
    if (next_random(seed) % 2) {
        memmove(text + at, text + at + 1, *size - at);
        --*size;
        return;
    }
    memmove(text + at + 1, text + at, *size - at + 1);
    text[at] = letters[next_random(seed) % (sizeof letters - 1)];
    ++*size;
}

/* What was known before changes nothing. */
static void after_each_edit_it_is_as_if_laid_anew(void **state)
{
    enum { EDITS = 5000, MENDED = 30 /* after so many */ };
    Fixture *fixture = *state;
    uint32_t seed = 1;
    char text[sizeof whole + MENDED];
    size_t size = 0;
    for (uint32_t i = 0; i < EDITS; i++) {
        if (i % MENDED == 0) {
            size = sizeof whole - 1;
            memcpy(text, whole, sizeof whole);
        }
        edit(text, &size, &seed);
        Tree laid = lay(fixture, text, i % 8);
        Pieces known = fixture->pieces;
        fixture->pieces = (Pieces){0};
        Tree fresh = lay(fixture, text, i % 8);
        assert_same(&laid, &fresh);
        pieces_free(&fixture->pieces);
        fixture->pieces = known;
        interner_truncate(&fixture->interner, 1);
        arena_reset(&fixture->arena);
    }
}

int main(void)
{
#define TEST(name)                                                             \
    cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        TEST(whole_code_is_as_parsed_at_once),
        TEST(a_text_may_be_empty_or_a_comment),
        TEST(work_on_it_is_counted),
        TEST(a_cut_function_has_no_body),
        TEST(an_error_stays_in_its_piece),
        TEST(after_each_edit_it_is_as_if_laid_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

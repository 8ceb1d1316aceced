#include "syntax/slices.h"

#include "support/cuts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char python[] = "class A:\n"
                             "    def f(self):\n"
                             "        self.items = [one]\n"
                             "        if self.seen: pass\n"
                             "\n"
                             "    def g(self):\n"
                             "        self.seen.add(two)  # once\n"
                             "        def inner(): pass\n"
                             "\n"
                             "def h(x): return three\n";

typedef struct Fixture {
    Arena arena;
    Interner interner;
    Parser *parser;
    Slices slices;
    Slice *items; /* of the slices */
    Tree tree;
} Fixture;

static uint32_t offset_of(const char *text)
{
    return (uint32_t)(strstr(python, text) - python);
}

static Slices slice(Arena *arena, Str text)
{
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, arena);
    Skim skim = skim_text(arena, &vocabulary, text, (Str){0});
    return slices_of(arena, text, &skim);
}

enum { A, F, F_BODY, G, G_BODY, H, SLICES };

/* With the bodies of `f` and `g` cut. */
static void open_fixture(Fixture *fixture)
{
    *fixture = (Fixture){.parser = parser_new()};
    interner_init(&fixture->interner, &fixture->arena);
    fixture->slices = slice(&fixture->arena, str_from(python));
    fixture->items = fixture->slices.items;
    assert_int_equal(fixture->slices.count, SLICES);
    fixture->items[F_BODY].cut = true;
    fixture->items[G_BODY].cut = true;
}

static void parse(Fixture *fixture)
{
    slices_begin(&fixture->slices, &fixture->arena);
    fixture->tree = cuts_tree(fixture->parser, &fixture->arena,
                              &fixture->interner, &fixture->slices);
    fixture->tree.slices = &fixture->slices;
}

static void close_fixture(Fixture *fixture)
{
    interner_free(&fixture->interner);
    parser_free(fixture->parser);
    arena_free(&fixture->arena);
}

static Node find(const Tree *tree, const char *text)
{
    for (Node node = NODE_ROOT; node < tree->count; node++)
        if (str_is(tree_text(tree, node), text))
            return node;
    return NODE_NONE;
}

static void a_cut_body_is_not_in_the_tree(void **state)
{
    (void)state;
    Fixture one;
    open_fixture(&one);
    parse(&one);
    assert_int_equal(parse_broken(&one.tree), NODE_NONE);
    assert_int_equal(find(&one.tree, "one"), NODE_NONE);
    assert_int_equal(find(&one.tree, "two"), NODE_NONE);
    assert_int_not_equal(find(&one.tree, "three"), NODE_NONE);
    Node g = tree_parent(&one.tree, find(&one.tree, "g"));
    assert_int_equal(tree_kind(&one.tree, g), KIND_function_definition);
    assert_int_equal(tree_data(&one.tree, g)->start, offset_of("def g"));
    close_fixture(&one);
}

static void what_is_asked_for_is_parsed_in_the_next_round(void **state)
{
    (void)state;
    Fixture one;
    open_fixture(&one);
    parse(&one);
    slices_ask_body(&one.tree, tree_parent(&one.tree, find(&one.tree, "g")));
    assert_true(one.slices.lacking);
    assert_true(one.items[G_BODY].asked && !one.items[F_BODY].asked);
    parse(&one);
    assert_false(one.slices.lacking);
    assert_int_equal(parse_broken(&one.tree), NODE_NONE);
    assert_int_not_equal(find(&one.tree, "two"), NODE_NONE);
    assert_int_equal(find(&one.tree, "one"), NODE_NONE);
    close_fixture(&one);
}

static void assert_asked(const char *word, bool stored, bool f, bool g)
{
    Fixture one;
    open_fixture(&one);
    parse(&one);
    Symbol symbol = intern(&one.interner, str_from(word));
    if (stored)
        slices_ask_store(&one.tree, NODE_ROOT, one.tree.count, symbol);
    else
        slices_ask_symbol(&one.tree, NODE_ROOT, one.tree.count, symbol);
    assert_int_equal(one.items[F_BODY].asked, f);
    assert_int_equal(one.items[G_BODY].asked, g);
    assert_int_equal(one.slices.lacking, f || g);
    close_fixture(&one);
}

static void words_are_looked_for_in_what_is_cut(void **state)
{
    (void)state;
    assert_asked("self", false, true, true);
    assert_asked("seen", false, true, true);
    assert_asked("two", false, false, true);
    assert_asked("tw", false, false, false);
    assert_asked("once", false, false, false);
    assert_asked("three", false, false, false);
    assert_asked("items", true, true, false);
    assert_asked("seen", true, false, false);
}

static void only_the_nodes_asked_about_count(void **state)
{
    (void)state;
    Fixture one;
    open_fixture(&one);
    parse(&one);
    Node class = tree_parent(&one.tree, find(&one.tree, "A"));
    Node h = tree_parent(&one.tree, find(&one.tree, "h"));
    slices_ask_symbol(&one.tree, h, one.tree.count,
                      intern(&one.interner, STR("seen")));
    assert_false(one.slices.lacking);
    slices_ask_symbol(&one.tree, class, h, intern(&one.interner, STR("add")));
    assert_true(one.items[G_BODY].asked && !one.items[F_BODY].asked);
    close_fixture(&one);
}

static void assert_target(const char *body, bool is_target)
{
    Arena arena = {0};
    Str text = str_from(arena_format(&arena, "def f(self):\n    %s\n", body));
    Slices slices = slice(&arena, text);
    Slice *items = slices.items;
    items[1].cut = true;
    Interner interner;
    Parser *parser = parser_new();
    interner_init(&interner, &arena);
    slices_begin(&slices, &arena);
    Tree tree = cuts_tree(parser, &arena, &interner, &slices);
    tree.slices = &slices;
    slices_ask_store(&tree, NODE_ROOT, tree.count, intern(&interner, STR("x")));
    if (items[1].asked != is_target)
        fail_msg("%s", body);
    interner_free(&interner);
    parser_free(parser);
    arena_free(&arena);
}

static void nested_functions_are_found_by_name(void **state)
{
    (void)state;
    Fixture one;
    open_fixture(&one);
    parse(&one);
    slices_ask_def(&one.tree, intern(&one.interner, STR("add")));
    assert_false(one.slices.lacking);
    slices_ask_def(&one.tree, intern(&one.interner, STR("inner")));
    assert_true(one.items[G_BODY].asked && !one.items[F_BODY].asked);
    close_fixture(&one);
}

static void stores_are_told_by_what_follows(void **state)
{
    (void)state;
    assert_target("self.x = 1", true);
    assert_target("self.x += 1", true);
    assert_target("self.x **= 1", true);
    assert_target("self.x: int", true);
    assert_target("self.x, y = 1, 2", true);
    assert_target("(y, self.x) = 1, 2", true);
    assert_target("[y,\n     self.x\n    ] = 1, 2", true);
    assert_target("for self.x in y: pass", true);
    assert_target("y = self.x = 1", true);
    assert_target("self.x == 1", false);
    assert_target("self.x[0] = 1", false);
    assert_target("self.x.y = 1", false);
    assert_target("self.x(1)", false);
    assert_target("if self.x: pass", false);
    assert_target("self . x: int", true);
    assert_target("if y: self.x: int = 1", true);
    assert_target("y = self.x", false);
    assert_target("y = self.x + 1", false);
    assert_target("f(self.x)", false);
}

static void a_head_can_be_cut_with_its_body(void **state)
{
    (void)state;
    Fixture one;
    open_fixture(&one);
    one.items[G].cut = true;
    parse(&one);
    assert_int_equal(parse_broken(&one.tree), NODE_NONE);
    assert_int_equal(find(&one.tree, "g"), NODE_NONE);
    slices_ask_word(&one.tree, STR("two"));
    assert_true(one.items[G].asked && one.items[G_BODY].asked);
    close_fixture(&one);
}

static void a_head_comes_back_without_its_body(void **state)
{
    (void)state;
    Fixture one;
    open_fixture(&one);
    one.items[G].cut = true;
    parse(&one);
    slices_ask_def(&one.tree, intern(&one.interner, STR("g")));
    assert_true(one.items[G].asked && !one.items[G_BODY].asked);
    close_fixture(&one);
}

static void nothing_is_cut_within_a_function(void **state)
{
    (void)state;
    Fixture one;
    open_fixture(&one);
    one.items[F_BODY].cut = false;
    one.items[G].cut = true;
    parse(&one);
    Node f = tree_parent(&one.tree, find(&one.tree, "f"));
    Node end = tree_data(&one.tree, f)->next;
    Node class = tree_parent(&one.tree, find(&one.tree, "A"));
    slices_ask_symbol(&one.tree, f, end, intern(&one.interner, STR("two")));
    assert_false(one.slices.lacking);
    end = tree_data(&one.tree, class)->next;
    slices_ask_symbol(&one.tree, class, end, intern(&one.interner, STR("two")));
    assert_true(one.items[G_BODY].asked);
    close_fixture(&one);
}

static void assert_imported(const char *line, bool imports)
{
    Arena arena = {0};
    Str text = str_from(arena_format(&arena, "y\n%s\n", line));
    Slices slices = slice(&arena, text);
    slices.items[1].cut = true;
    Interner interner;
    Parser *parser = parser_new();
    interner_init(&interner, &arena);
    slices_begin(&slices, &arena);
    Tree tree = cuts_tree(parser, &arena, &interner, &slices);
    tree.slices = &slices;
    slices_ask_import(&tree, STR("x"));
    assert_int_equal(slices.items[1].asked, imports);
    interner_free(&interner);
    parser_free(parser);
    arena_free(&arena);
}

/* Does a `check_x("a.b")` that is cut come back for this text? */
static bool comes_back(const char *text)
{
    Fixture one;
    open_fixture(&one);
    Str file = STR("check_x('a.b')\ndef check_y(): 'a.b'\nz\n");
    one.slices = slice(&one.arena, file);
    one.slices.items[0].cut = true;
    one.slices.items[1].cut = true;
    parse(&one);
    slices_ask_text(&one.tree, str_from(text));
    bool asked = one.slices.items[0].asked;
    assert_int_equal(asked, one.slices.lacking);
    close_fixture(&one);
    return asked;
}

static void statements_are_told_by_parts_of_words(void **state)
{
    (void)state;
    assert_true(comes_back("_x"));
    assert_true(comes_back("a.b"));
    assert_false(comes_back("_y"));
    assert_false(comes_back("z"));
}

static void imports_are_told_by_their_line(void **state)
{
    (void)state;
    assert_imported("import x", true);
    assert_imported("import a, x.b as c", true);
    assert_imported("import a, \\\n  x", true);
    assert_imported("from x.a import b", true);
    assert_imported("x.a(b)", false);
    assert_imported("f(import_,\n  x)", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cut_body_is_not_in_the_tree),
        cmocka_unit_test(what_is_asked_for_is_parsed_in_the_next_round),
        cmocka_unit_test(words_are_looked_for_in_what_is_cut),
        cmocka_unit_test(only_the_nodes_asked_about_count),
        cmocka_unit_test(nested_functions_are_found_by_name),
        cmocka_unit_test(stores_are_told_by_what_follows),
        cmocka_unit_test(a_head_can_be_cut_with_its_body),
        cmocka_unit_test(a_head_comes_back_without_its_body),
        cmocka_unit_test(nothing_is_cut_within_a_function),
        cmocka_unit_test(statements_are_told_by_parts_of_words),
        cmocka_unit_test(imports_are_told_by_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "text/skim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static Arena arena;

/* A want for lexemes that must all be there, apart by blanks. */
static Want want_for(Vocabulary *vocabulary, const char *lexemes)
{
    Want want = {.lines = 1};
    Str rest = str_from(lexemes);
    while (rest.size) {
        Str lexeme = str_take(&rest, ' ');
        if (str_is(lexeme, "<in_name>"))
            lexeme = STR(LEXEME_IN_NAME);
        if (str_is(lexeme, "<self_item>"))
            lexeme = STR(LEXEME_SELF_ITEM);
        int clause = vocabulary_clause(vocabulary, &lexeme, 1);
        assert_true(clause >= 0);
        bits_set(&want.clauses, (uint32_t)clause);
    }
    return want;
}

static Skim skim_for(const char *lexemes, uint8_t lines, bool in_loop,
                     const char *python)
{
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    Want want = want_for(&vocabulary, lexemes);
    want.lines = lines;
    want.in_loop = in_loop;
    vocabulary_want(&vocabulary, &want);
    return skim_text(&arena, &vocabulary, str_from(python), (Str){0});
}

static void assert_wanted(const char *lexemes, bool in_loop, const char *python,
                          bool wanted)
{
    Skim skim = skim_for(lexemes, 1, in_loop, python);
    assert_true(skim.sure);
    if (skim.needed != wanted)
        fail_msg("`%s` is %swanted in: %s", lexemes, wanted ? "not " : "",
                 python);
}

static void skim_finds_words_in_one_line(void **state)
{
    (void)state;
    assert_wanted("pop (", false, "x.pop(0)\n", true);
    assert_wanted("pop (", false, "x = pop\nf()\n", false);
    assert_wanted("pop", false, "x = 'pop' # pop\n", false);
    assert_wanted("pop", false, "x = f'{a.pop}'\n", true);
    assert_wanted("pop push", false, "f(pop,\n  push)\n", true);
}

static void skim_finds_numbers(void **state)
{
    (void)state;
    assert_wanted("pop 0", false, "x.pop(0)\n", true);
    assert_wanted("pop 0", false, "x.pop(10, '0')\n", false);
    assert_wanted("pop 0", false, "x.pop()\n0\n", false);
}

static void skim_tells_loops_by_indentation(void **state)
{
    (void)state;
    assert_wanted("pop", true, "for x in y:\n  a\n  pop\n", true);
    assert_wanted("pop", true, "while x:\n\n  if y:\n    pop\n", true);
    assert_wanted("pop", true, "async for x in y: pop\n", true);
    assert_wanted("pop", true, "for x in y:\n  a\npop\n", false);
    assert_wanted("pop", true, "[pop for x in y]\n", true);
    assert_wanted("pop", true, "if x:\n  pop\n", false);
}

static void skim_tells_operators_apart(void **state)
{
    (void)state;
    assert_wanted(LEXEME_IN, false, "for x in y: z\n", false);
    assert_wanted(LEXEME_IN, false, "[x for x in y if x in z]\n", true);
    assert_wanted(LEXEME_IN, false, "if x not in y: z\n", true);
    assert_wanted(LEXEME_ASSIGN, false, "f(x=1)\n", false);
    assert_wanted("=", false, "x = 1\n", false);
    assert_wanted("=", false, "f(x=1)\n", true);
    assert_wanted(LEXEME_PART, false, "if x: y\n", false);
    assert_wanted(LEXEME_PART, false, "x[1:]\n", true);
    assert_wanted(LEXEME_FORMAT, false, "f'{x}'\n", true);
    assert_wanted(LEXEME_FORMAT, false, "f'x' + {x}\n", false);
}

static void skim_tells_what_is_looked_through(void **state)
{
    (void)state;
    assert_wanted("<in_name>", false, "x in y\n", true);
    assert_wanted("<in_name>", false, "if x in a.b.c: y\n", true);
    assert_wanted("<in_name>", false, "if x in a(b).c: y\n", true);
    assert_wanted("<in_name>", false, "if x in 'a'.b: y\n", true);
    assert_wanted("<in_name>", false, "if x in (1, y): z\n", false);
    assert_wanted("<in_name>", false, "if x in a[0]: y\n", false);
    assert_wanted("<in_name>", false, "if x in a.b(c): y\n", false);
    assert_wanted("<in_name>", false, "for x in y: z\n", false);
    assert_wanted("<in_name>", false, "x in f(y in z)\n", true);
}

static void skim_tells_what_grows(void **state)
{
    (void)state;
    assert_wanted(LEXEME_GROW, false, "x += 1\n", false);
    assert_wanted(LEXEME_GROW, false, "x += 1 # y\ny\n", false);
    assert_wanted(LEXEME_GROW, false, "x += 1 * y\n", true);
    assert_wanted(LEXEME_GROW, false, "x += 'y'\n", true);
    assert_wanted(LEXEME_GROW, false, "x += y\n", true);
}

static void skim_tells_what_is_assigned_from_itself(void **state)
{
    (void)state;
    assert_wanted(LEXEME_SELF, false, "x = x + 1\n", true);
    assert_wanted(LEXEME_SELF, false, "x = y + 1\n", false);
    assert_wanted(LEXEME_SELF, false, "self.x = self.y\n", false);
    assert_wanted(LEXEME_SELF, false, "self.x = f'{self.x}'\n", true);
    assert_wanted(LEXEME_SELF, false, "x: int = x + 1\n", true);
    assert_wanted(LEXEME_SELF, false, "a = 1; x = x\n", true);
    assert_wanted(LEXEME_SELF, false, "if a: x = x + 1\n", true);
    assert_wanted(LEXEME_SELF, false, "x = f(x=1)\n", true);
}

static void skim_tells_what_is_sliced_from_itself(void **state)
{
    (void)state;
    assert_wanted("<self_item>", false, "x = x[1:]\n", true);
    assert_wanted("<self_item>", false, "self.x = self.x [1:]\n", true);
    assert_wanted("<self_item>", false, "x[a] = x[a][1:]\n", true);
    assert_wanted("<self_item>", false, "x[a] = y[1:]\n", false);
    assert_wanted("<self_item>", false, "y = x[a] = x[a][1:]\n", true);
    assert_wanted("<self_item>", false, "(x) = (x)[1:]\n", true);
    assert_wanted("<self_item>", false, "x: list = x[1:]\n", true);
    assert_wanted("<self_item>", false, "if a: x = x[1:]\n", true);
    assert_wanted("<self_item>", false, "x = x + y[1:]\n", false);
    assert_wanted("<self_item>", false, "x = y[x]\n", false);
    assert_wanted(":]", false, "x[1:]\n", true);
    assert_wanted(":]", false, "x[1: # to the end\n]\n", true);
    assert_wanted(":]", false, "x[:1], {a: []}\n", false);
}

static void assert_again(const char *call, bool wanted)
{
    assert_wanted(LEXEME_AGAIN, false,
                  arena_format(&arena, "def f(x):\n  %s\n  %s\n", call, call),
                  wanted);
    assert_wanted(LEXEME_AGAIN, false,
                  arena_format(&arena, "def f(x):\n  [%s for y in z]\n", call),
                  wanted);
    assert_wanted(LEXEME_AGAIN, false,
                  arena_format(&arena, "def f(x):\n  %s\n", call), false);
}

static void skim_tells_who_calls_itself(void **state)
{
    (void)state;
    assert_again("f(x)", true);
    assert_again("x.f()", true);
    assert_again("A.f()", false);
    assert_again("g(f)", false);
    assert_again("y.f()", false);
    assert_again("y.x.f()", false);
    assert_wanted(LEXEME_AGAIN, false,
                  "def f(x):\n  B.f()\n  B.f()\nclass B: pass\n", true);
    assert_wanted(LEXEME_AGAIN, false, "def f(x): pass\nf()\nf()\n", false);
    assert_wanted(LEXEME_AGAIN, false,
                  "def f():\n  def g():\n    pass\n  g()\n  g()\n", false);
    assert_wanted(LEXEME_AGAIN, false,
                  "def f():\n  def g():\n    f()\n    g()\n    g()\n", true);
    assert_wanted(LEXEME_AGAIN, false, "def f[T: int](x):\n  pass\n", true);
}

static void skim_tells_how_words_stand(void **state)
{
    (void)state;
    assert_wanted(".pop(", false, "x.pop(0)\n", true);
    assert_wanted(".pop(", false, "pop(x.pop)\n", false);
    assert_wanted("sum(", false, "sum (x)\n", true);
    assert_wanted("sum(", false, "x.sum(sum)\n", false);
    assert_wanted("?sum(", false, "x.sum(1)\n", true);
    assert_wanted("?sum(", false, "sum(x)\n", true);
    assert_wanted("?sum(", false, "sum = (x)\n", false);
    assert_wanted(LEXEME_ITEM, false, "x[1:] = y\n", true);
    assert_wanted(LEXEME_ITEM, false, "x = y[1:]\n", false);
}

/* Is the body of the file's only function kept? */
static bool keeps_body(const char *lexemes, const char *python)
{
    Skim skim = skim_for(lexemes, 1, false, python);
    const SkimPart *last = &skim.parts.items[skim.parts.count - 1];
    assert_int_equal(last->kind, SKIM_BODY);
    return last->kept;
}

static void skim_looks_through_other_names_of_imports(void **state)
{
    (void)state;
    const char *renamed = "from re import search as s\ndef f():\n  s(x)\n";
    const char *module = "from re import search\ndef f():\n  s(x)\n";
    assert_true(keeps_body("search (", renamed));
    assert_false(keeps_body("search (", module));
    assert_true(keeps_body("b (", "from a.b.c import d\ndef f():\n  d(x)\n"));
}

static void skim_parts_a_file(void **state)
{
    (void)state;
    static const struct {
        SkimKind kind;
        bool kept;
        const char *begins;
    } expected[] = {
        {SKIM_STATEMENT, true, "class A:"},
        {SKIM_HEAD, true, "    @d\n    async def f("},
        {SKIM_BODY, true, "        # c\n        def g"},
        {SKIM_STATEMENT, false, "    x = 1"},
        {SKIM_HEAD, false, "def h(): push"},
        {SKIM_HEAD, true, "def i()"}, /* for its `global` */
        {SKIM_BODY, true, "    global y"},
        {SKIM_HEAD, false, "def j()"},
        {SKIM_BODY, false, "    push"},
    };
    const char *python = "class A:\n"
                         "    @d\n"
                         "    async def f(\n"
                         "        self):  # c\n"
                         "        # c\n"
                         "        def g():\n"
                         "            pop\n"
                         "\n"
                         "    x = 1\n"
                         "def h(): push\n"
                         "def i():\n"
                         "    global y\n"
                         "def j():\n"
                         "    push\n";
    Skim skim = skim_for("pop", 1, false, python);
    uint32_t at = 0;
    assert_int_equal(skim.parts.count, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < skim.parts.count; i++) {
        const SkimPart *part = &skim.parts.items[i];
        assert_int_equal(part->kind, expected[i].kind);
        assert_int_equal(part->kept, expected[i].kept);
        assert_int_equal(part->span.start, at);
        assert_true(str_starts_with(str_from(python + at),
                                    str_from(expected[i].begins)));
        at = part->span.end;
    }
    assert_int_equal(at, strlen(python));
    assert_memory_equal(python + skim.parts.items[2].start, "async def", 9);
}

static void skim_sees_a_match_of_several_lines(void **state)
{
    (void)state;
    const char *near = "for x in y:\n  z.append(x)\n";
    const char *far = "for x in y:\n  a()\n  b()\n  z.append(x)\n";
    assert_true(skim_for("for append", 2, true, near).needed);
    assert_false(skim_for("for append", 1, true, near).needed);
    assert_false(skim_for("for append (", 2, true, far).needed);
    assert_true(skim_for("for append", 0, true, far).needed);
    assert_false(skim_for("pop append", 0, false,
                          "def f():\n  pop\ndef g():\n  append\n")
                     .needed);
}

static void skim_asks_for_the_whole_file(void **state)
{
    (void)state;
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    Want want = want_for(&vocabulary, "pop append");
    want.whole = true;
    vocabulary_want(&vocabulary, &want);
    Skim skim =
        skim_text(&arena, &vocabulary,
                  STR("def f():\n  pop\ndef g():\n  append\n"), (Str){0});
    assert_true(skim.needed && skim.whole);
}

static void skim_needs_what_the_file_must_have(void **state)
{
    (void)state;
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    Want want = want_for(&vocabulary, "search");
    want.in_file = want_for(&vocabulary, "re").clauses;
    want.id = 7;
    vocabulary_want(&vocabulary, &want);
    Skim with = skim_text(&arena, &vocabulary,
                          STR("def f():\n  search\nimport re\n"), (Str){0});
    assert_true(with.parts.items[1].kept);
    assert_true(bits_test(&with.met, 7));
    Skim without =
        skim_text(&arena, &vocabulary, STR("def f():\n  search\n"), (Str){0});
    assert_false(without.parts.items[0].kept || without.needed);
}

static void skim_tells_functions_from_what_is_outside(void **state)
{
    (void)state;
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    Want want = want_for(&vocabulary, "pop");
    want.in_function = true;
    vocabulary_want(&vocabulary, &want);
    assert_false(skim_text(&arena, &vocabulary, STR("pop\n"), (Str){0}).needed);
    assert_true(
        skim_text(&arena, &vocabulary, STR("def f():\n  pop\n"), (Str){0})
            .needed);
}

static void skim_tells_the_folders_of_a_file(void **state)
{
    (void)state;
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    Want want = want_for(&vocabulary, "import ~torch");
    vocabulary_want(&vocabulary, &want);
    Str text = STR("import torch\n");
    assert_true(skim_text(&arena, &vocabulary, text, STR("a/b.py")).needed);
    assert_true(skim_text(&arena, &vocabulary, text, STR("a/torch")).needed);
    assert_true(skim_text(&arena, &vocabulary, text, STR("torchy/a")).needed);
    assert_false(skim_text(&arena, &vocabulary, text, STR("torch/a")).needed);
    assert_false(
        skim_text(&arena, &vocabulary, text, STR("/x/torch/b/a.py")).needed);
    Str renamed = STR("import torch as t\ndef f():\n  import a\n");
    Skim skim = skim_text(&arena, &vocabulary, renamed, STR("a.py"));
    assert_false(skim.parts.items[2].kept);
}

static void skim_watches_comments(void **state)
{
    (void)state;
    static const char *const words[] = {"noqa", NULL};
    Vocabulary vocabulary;
    vocabulary_init(&vocabulary, &arena);
    vocabulary.watched = words;
    Skim skim = skim_text(&arena, &vocabulary,
                          STR("x # a\ny # NoQA\n'# noqa'\n"), (Str){0});
    assert_int_equal(skim.comments.count, 2);
    assert_int_equal(skim.watched.count, 1);
    assert_int_equal(skim.watched.items[0].start, 8);
}

static void skim_keeps_what_it_cannot_read(void **state)
{
    (void)state;
    static const char python[] = "def f():\n    x = 'a\n    y\n"
                                 "def g():\n    pass\n"
                                 "z = (\n"
                                 "def h(:\n    pass\n";
    static const bool kept[] = {true, true, false, false, true, true, true};
    Skim skim = skim_for("pop", 1, false, python);
    assert_true(skim.sure && skim.broken);
    assert_int_equal(skim.parts.count, 7);
    for (uint32_t i = 0; i < skim.parts.count; i++)
        assert_int_equal(skim.parts.items[i].kept, kept[i]);
    assert_int_equal(skim.parts.items[6].span.end, sizeof python - 1);
    assert_false(skim_for("pop", 1, false, "x = 1\n").broken);
}

static void skim_tells_where_the_code_of_a_body_ends(void **state)
{
    (void)state;
    Skim skim = skim_for("pop", 1, false,
                         "class A:\n def f():\n  x\n  # in\n # out\n\nx\n");
    assert_int_equal(skim.parts.items[2].end, 30);
    skim = skim_for("pop", 1, false, "def f():\n  x\n  # in\n# out\n");
    assert_int_equal(skim.parts.items[1].end, 20);
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
        cmocka_unit_test(skim_finds_words_in_one_line),
        cmocka_unit_test(skim_finds_numbers),
        cmocka_unit_test(skim_tells_loops_by_indentation),
        cmocka_unit_test(skim_tells_operators_apart),
        cmocka_unit_test(skim_tells_what_is_looked_through),
        cmocka_unit_test(skim_tells_what_grows),
        cmocka_unit_test(skim_tells_what_is_assigned_from_itself),
        cmocka_unit_test(skim_tells_what_is_sliced_from_itself),
        cmocka_unit_test(skim_tells_who_calls_itself),
        cmocka_unit_test(skim_tells_how_words_stand),
        cmocka_unit_test(skim_looks_through_other_names_of_imports),
        cmocka_unit_test(skim_parts_a_file),
        cmocka_unit_test(skim_sees_a_match_of_several_lines),
        cmocka_unit_test(skim_asks_for_the_whole_file),
        cmocka_unit_test(skim_needs_what_the_file_must_have),
        cmocka_unit_test(skim_tells_functions_from_what_is_outside),
        cmocka_unit_test(skim_tells_the_folders_of_a_file),
        cmocka_unit_test(skim_watches_comments),
        cmocka_unit_test(skim_keeps_what_it_cannot_read),
        cmocka_unit_test(skim_tells_where_the_code_of_a_body_ends),
    };
    return cmocka_run_group_tests(tests, NULL, free_all);
}

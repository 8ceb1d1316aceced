#include "syntax/spelling.h"

#include "base/file.h"
#include "support/marks.h"
#include "syntax/tree.h"
#include "text/scanner.h"
#include "text/vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* One of everything that has a spelling. */
static const char everything[] =
    "import a, b as c\nfrom d import e\nfrom __future__ import f\n"
    "class A(B):\n  def g(self, *args, k=1):\n    global h\n"
    "    def i():\n      nonlocal j\n      yield k\n    return None\n"
    "for l in m:\n  if n: break\n  elif o: continue\n  else: pass\n"
    "while not p:\n  del q[1:2]\n"
    "try: raise r\nexcept s as t: assert u\nfinally: v()\n"
    "with w as x: await y\n"
    "z = [1 for a in b if c]; {d for e in f}; {g: h for i in j}\n"
    "k = (l for m in n); lambda: True if False else o\n"
    "p(q=1, *r, **s); [1]; {1}; {1: 2}; (t := 3)\n"
    "u += 1; v ** w; x // y; z @ a; b is not c; d not in e; f != g\n";

static bool is_spelled_in(Str text, Str spelling)
{
    Scanner scanner;
    scanner_init(&scanner, text);
    while (scanner_next(&scanner) != SCAN_END && scanner.kind != SCAN_BAD)
        if (str_equal(scanner_text(&scanner), spelling))
            return true;
    return false;
}

/* Special lexemes are of test_skim.c. */
static void nodes_hold_their_spelling(void **state)
{
    (void)state;
    Modelled code;
    uint32_t count = 0;
    model_of_text(&code, STR(everything), VERSION_DEFAULT);
    for (Node node = NODE_ROOT; node < code.tree.count; node++) {
        Str spelling = spelling_of(tree_kind(&code.tree, node));
        Str text = str_copy(&code.arena, tree_text(&code.tree, node));
        if (!spelling.size || str_is(spelling, LEXEME_IN))
            continue;
        count++;
        if (!is_spelled_in(text, spelling))
            fail_msg("no `%.*s` in: %.*s", STR_ARG(spelling), STR_ARG(text));
    }
    assert_true(count > 100);
    modelled_free(&code);
}

static void tokens_are_spelled_as_they_are(void **state)
{
    (void)state;
    assert_true(str_is(spelling_of(TOKEN_plus_equal), "+="));
    assert_true(str_is(spelling_of(TOKEN_not_in), LEXEME_IN));
    assert_int_equal(spelling_of(TOKEN_in).size, 0);
    assert_int_equal(spelling_of(KIND_identifier).size, 0);
}

static void kinds_have_lines_and_functions(void **state)
{
    (void)state;
    assert_true(spelling_spans_lines(KIND_block));
    assert_true(spelling_spans_lines(KIND_class_definition));
    assert_false(spelling_spans_lines(KIND_call));
    assert_true(spelling_is_loop(KIND_generator_expression));
    assert_false(spelling_is_loop(KIND_if_statement));
    assert_true(spelling_spans_functions(KIND_module));
    assert_false(spelling_spans_functions(KIND_function_definition));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nodes_hold_their_spelling),
        cmocka_unit_test(tokens_are_spelled_as_they_are),
        cmocka_unit_test(kinds_have_lines_and_functions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

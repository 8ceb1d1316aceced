/* Code that nobody writes: every question is answered, without a deep C
 * stack and in bounded time. */

#include "model/effect.h"
#include "model/loop.h"
#include "model/type.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>

#include <cmocka.h>

/* A whole text may take so long, also under sanitizers on a busy machine; it
 * takes well below a second otherwise. */
enum { MOST_SECONDS = 30, MOST_EFFECTS = 40 };

/* `count` copies of a part: `#` stands for the copy's number, `$` for the
 * next one, `%` for one that jumps about. */
static void put_copies(Buffer *text, unsigned count, const char *part)
{
    for (unsigned i = 0; i < count; i++)
        for (const char *at = part; *at; at++) {
            if (*at == '#')
                buffer_print(text, "%u", i);
            else if (*at == '$')
                buffer_print(text, "%u", i + 1);
            else if (*at == '%')
                buffer_print(text, "%u", (i * 7 + 3) % count);
            else
                buffer_put_byte(text, *at);
        }
}

static void ask_effects(Model *model, Node name, Node loop)
{
    (void)effect_mutated(model, name, loop);
    (void)effect_rebound(model, name, loop);
    (void)effect_carried(model, name, loop, true);
    (void)effect_invariant(model, name, loop);
    (void)effect_used_after(model, name, name);
    (void)effect_escapes(model, name);
    (void)effect_pure(model, name);
}

static void ask_all(Modelled *modelled)
{
    const Tree *tree = &modelled->tree;
    uint32_t effects = 0;
    for (Node node = NODE_ROOT; node < tree->count; node++) {
        if (!tree_is_named(tree, node))
            continue;
        (void)type_text(modelled->model, type_of(modelled->model, node).type);
        Node loop = tree_kind(tree, node) == KIND_identifier
                        ? loop_around(tree, node)
                        : NODE_NONE;
        if (loop && effects++ < MOST_EFFECTS)
            ask_effects(modelled->model, node, loop);
    }
}

/* The text is `before`, the copies of two parts, and what is behind them. */
typedef struct Shape {
    const char *before;
    unsigned count;
    const char *part;
    const char *middle;
    const char *second; /* copied as often */
    const char *behind;
} Shape;

static void survive(const Shape *shape)
{
    Buffer text = {0};
    Modelled modelled;
    clock_t start = clock();
    buffer_put(&text, str_from(shape->before));
    put_copies(&text, shape->count, shape->part);
    buffer_put(&text, str_from(shape->middle));
    if (shape->second)
        put_copies(&text, shape->count, shape->second);
    buffer_put(&text, str_from(shape->behind));
    buffer_put_byte(&text, '\n');
    model_of_text(&modelled, (Str){text.data, text.size}, VERSION_DEFAULT);
    ask_all(&modelled);
    modelled_free(&modelled);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (seconds > 1)
        (void)fprintf(stderr, "%u times `%s`: %.1f s\n", shape->count,
                      shape->part, seconds);
    assert_true(seconds < MOST_SECONDS);
    buffer_free(&text);
}

#define SURVIVE(...)                                                           \
    do {                                                                       \
        static const Shape shapes[] = {__VA_ARGS__};                           \
        for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)            \
            survive(&shapes[i]);                                               \
    } while (0)

static void infer_survives_deep_expressions(void **state)
{
    (void)state;
    SURVIVE({"x = ", 10000, "(", "1", ")", "\nprint(x)"},
            {"x = ", 10000, "[", "1", "]", "\nprint(x)"},
            {"x = ", 2000, "f(", "1", ")", "\nprint(x)"},
            {"x = a", 10000, ".b", "", NULL, "\nprint(x)"},
            {"x = a", 5000, ".b()", "", NULL, "\nprint(x)"},
            {"x = a", 10000, "[0]", "", NULL, "\nprint(x)"},
            {"x = ", 10000, "not ", "a", NULL, "\nprint(x)"},
            {"x = ", 3000, "lambda: ", "a", NULL, "\nprint(x)"},
            {"x = ", 5000, "1 if a else ", "2", NULL, "\nprint(x)"},
            {"x = ", 150, "[", "a", " for a in b]", "\nprint(x)"},
            {"x = [a", 2000, " for a$ in a#", "]", NULL, "\nprint(x)"},
            {"", 500, "(", "a", ",)", " = x\nprint(a)"},
            {"x: ", 3000, "List[", "int", "]", "\nprint(x)"});
}

static void infer_survives_long_chains(void **state)
{
    (void)state;
    SURVIVE({"x = a", 10000, " + a", "", NULL, "\nprint(x)"},
            {"x = 'a'", 10000, " + 'a'", "", NULL, "\nprint(x)"},
            {"s = ''\nfor a in b:\n    s = s", 2000, " + a", "", NULL,
             "\nprint(s)"},
            {"x = a", 10000, " and a", "", NULL, "\nprint(x)"},
            {"x = a", 10000, " < a", "", NULL, "\nprint(x)"},
            {"x: int", 10000, " | int", "", NULL, "\nprint(x)"},
            {"x = {", 10000, "'k#': {'a': #}, ", "}", NULL, "\nprint(x)"},
            {"s = ''\nfor a in b:\n    s = f\"", 3000, "{a}", "{s}\"", NULL,
             "\nprint(s)"});
}

static void infer_survives_many_definitions(void **state)
{
    (void)state;
    SURVIVE({"", 10000, "x = [#]\n", "print(x)", NULL, ""},
            {"", 5000, "x = [#]\nprint(x)\n", "", NULL, ""},
            {"x = 0\n", 10000, "x = x + #\n", "print(x)", NULL, ""},
            {"x = 0\n", 10000, "x += #\n", "print(x)", NULL, ""},
            {"x0 = 1\n", 10000, "x$ = x#\n", "print(x10000)", NULL, ""},
            {"", 10000, "x# = x$\n", "x10000 = 1\nprint(x0)", NULL, ""},
            {"", 3000, "x# = x$ + x$ + x%\n", "print(x0)", NULL, ""},
            {"x0 = 1\n", 100, "x$ = (x#, x#)\n", "print(x100)", NULL, ""},
            {"", 100, "x# = (x$, x$)\n", "x100 = 1\nprint(x0)", NULL, ""},
            {"", 2000, "def f(): return #\n", "print(f())", NULL, ""},
            {"def f(x):\n", 3000, "    if x == #: return x\n    print(x)\n", "",
             NULL, ""},
            {"def f(x):\n    if x: pass\n", 2000, "    elif x == #: print(x)\n",
             "", NULL, ""},
            {"def f(x, y):\n", 3000,
             "    assert isinstance(y, str)\n    print(x)\n", "", NULL, ""});
}

static void infer_survives_many_classes(void **state)
{
    (void)state;
    SURVIVE({"", 3000,
             "class C#:\n    def __init__(self):\n        self.x = #\n"
             "    def f(self):\n        return self.x\n",
             "", NULL, ""},
            {"", 3000,
             "class C#:\n    def __init__(self, o):\n        self.x = o.x\n"
             "        o.x = 1\n    def f(self):\n        return self.x\n",
             "", NULL, ""},
            {"class C0: pass\n", 2000,
             "class C$(C#):\n    def f#(self):\n        return self.f%()\n", "",
             NULL, ""},
            {"", 50,
             "class C#(C$, C%, C#):\n    def f(self):\n"
             "        self.x = self.y\n        self.y = self.x\n"
             "        return self.z()\n",
             "", NULL, ""},
            {"class C(C):\n    def f(self):\n", 3000,
             "        self.x = self.x + #\n        print(self.x)\n", "", NULL,
             ""},
            {"class C:\n", 1000,
             "    def f#(self):\n        for a in b:\n"
             "            self.s += self.f%()\n",
             "", NULL, ""});
}

static void infer_survives_recursion(void **state)
{
    (void)state;
    SURVIVE(
        {"def f(n):\n", 200, "    if n == #: return f(#) + f(n)\n",
         "    return 1\nprint(f(1))", NULL, ""},
        {"", 200, "def f#(n):\n    return f$(n) + f%(n) + f0(n)\n",
         "print(f0(1))", NULL, ""},
        {"from typing import Dict, List, Union\n", 200,
         "A# = Dict['A$', Union['A%', List['A#']]]\nx#: A# = 1\n",
         "print(x0)\nfor y in x0: print(y)", NULL, ""},
        {"A = list['A']\nx: A = 1\n", 1000, "x = x[0]\n", "print(x)", NULL, ""},
        {"", 1000,
         "def f#():\n    global g\n    for a in g:\n"
         "        if a in g: g.append(f%())\n",
         "g = []", NULL, ""});
}

static void infer_survives_large_loops(void **state)
{
    (void)state;
    SURVIVE({"def f(xs):\n    out = []\n    for x in xs:\n", 2000,
             "        if x in out: out.append(x)\n        s# = out[0]\n",
             "    return out", NULL, ""},
            {"def f(xs):\n    for x in xs:\n", 2000,
             "        y# = xs\n        y#.append(x.z)\n", "    return xs", NULL,
             ""},
            {"for x in y:\n", 2000, "    try: a = x\n    except E: break\n", "",
             NULL, ""});
}

static void infer_survives_broken_code(void **state)
{
    (void)state;
    SURVIVE({"", 1000, "def f(:\n", "", "x = = 1\n", "for x in"},
            {"", 1000, "for x in\n    y = x\n", "", NULL, ""},
            {"class C(\n", 500, "    def f(self):\n        self.x = (\n", "",
             NULL, "print(C().x)"},
            {"", 2000, "@", "", NULL, "x"},
            {"match x:\n", 300, "    case [x, *y:\n        print(y)\n", "",
             NULL, ""});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(infer_survives_deep_expressions),
        cmocka_unit_test(infer_survives_long_chains),
        cmocka_unit_test(infer_survives_many_definitions),
        cmocka_unit_test(infer_survives_many_classes),
        cmocka_unit_test(infer_survives_recursion),
        cmocka_unit_test(infer_survives_large_loops),
        cmocka_unit_test(infer_survives_broken_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "model/callgraph.h"
#include "model/scope.h"
#include "support/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

/* A question about the last function that is called `f`. */
typedef struct Case {
    const char *python;
    const char *answer;
} Case;

static Buffer answer;

typedef void Ask(const Modelled *modelled, Node def);

static Node find_def(const Tree *tree)
{
    Node found = NODE_NONE;
    for (Node node = NODE_ROOT; node < tree->count; node++)
        if (tree_kind(tree, node) == KIND_function_definition &&
            str_is(tree_text(tree, tree_child(tree, node, FIELD_name)), "f"))
            found = node;
    assert_true(found != NODE_NONE);
    return found;
}

static void check(const Case *cases, size_t count, Ask *ask)
{
    for (size_t i = 0; i < count; i++) {
        Modelled modelled;
        model_of_text(&modelled, str_from(cases[i].python), VERSION_DEFAULT);
        answer.size = 0;
        ask(&modelled, find_def(&modelled.tree));
        if (!str_is(buffer_view(&answer), cases[i].answer))
            fail_msg("%s\nis `%.*s`, not `%s`", cases[i].python,
                     STR_ARG(buffer_view(&answer)), cases[i].answer);
        modelled_free(&modelled);
    }
    buffer_free(&answer);
}

#define CHECK(cases, ask) check((cases), sizeof(cases) / sizeof(cases)[0], ask)

/* `caller:line` of each call; `-` is the module, `*` is deferred. */
static void ask_calls(const Modelled *modelled, Node def)
{
    const Tree *tree = &modelled->tree;
    uint32_t at = 0;
    const Call *call = NULL;
    while ((call = callgraph_next(modelled->model, def, &at))) {
        Str name = STR("-");
        if (call->caller)
            name = tree_text(tree, tree_child(tree, call->caller, FIELD_name));
        assert_int_equal(call->callee, def);
        buffer_print(&answer, "%s%.*s:%u%s", answer.size ? " " : "",
                     STR_ARG(name), modelled_line(modelled, call->node),
                     call->deferred ? "*" : "");
    }
}

static void calls_by_name(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"def f(): pass\n", ""},
        {"def f(): pass\nf()\n", "-:2"},
        {"def g():\n  f()\ndef f(): pass\ng(f())\n", "g:2 -:4"},
        {"def f(): pass\ng(f)\nx = f\nf.x()\nf\n", ""},
        {"def f(): pass\nclass A:\n  f()\n  def g(self):\n    f()\n",
         "-:3 g:5"},
        {"def f(): pass\ng = lambda: f()\n", "-:2*"},
        {"def f(): pass\ndef g():\n  return h(lambda: [f() for x in y])\n",
         "g:3*"},
        {"def f(): pass\ndef g(x=f()): pass\n@f()\ndef h(): pass\n", "-:2 -:3"},
        {"async def f(): pass\nasync def g():\n  await f()\n", "g:3"},
        {"@some.thing(1)\ndef f(): pass\nf()\n", "-:3"},
    };
    CHECK(CASES, ask_calls);
}

static void calls_respect_scopes(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"def f(): pass\ndef g(f):\n  f()\n", ""},
        {"def f(): pass\ndef g():\n  f = 1\n  f()\nf()\n", "-:5"},
        {"def f(): pass\nf = h(f)\nf()\n", ""},
        {"if x:\n  def f(): pass\nelse:\n  def f(): pass\nf()\n", ""},
        {"try:\n  from x import f\nexcept ImportError:\n  def f(): pass\nf()\n",
         ""},
        {"def f(): pass\ndef g():\n  global f\n  f = 1\nf()\n", ""},
        {"def g():\n  def f(): pass\n  f()\nf()\n", "g:3"},
        {"def f(): pass\ndef g():\n  def f(): pass\n  f()\nf()\n", "g:4"},
        {"class A:\n  def f(self): pass\n  def g(self):\n    f()\n", ""},
        {"class A:\n  def f(x): pass\n  y = f(1)\n", "-:3"},
    };
    CHECK(CASES, ask_calls);
}

static void calls_of_methods(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"class A:\n def f(self): pass\n def g(self):\n  self.f()\n", "g:4"},
        {"class A:\n def f(self): pass\n def g(this):\n  this.f()\n", "g:4"},
        {"class A:\n def f(self): pass\n def g(self, o):\n  o.f()\n", ""},
        {"class A:\n def f(self): pass\n @classmethod\n def g(cls):\n"
         "  cls.f()\n",
         "g:5"},
        {"class A:\n def f(self): pass\n @staticmethod\n def g(a):\n  a.f()\n",
         ""},
        {"class A:\n def f(self): pass\nA.f(x)\nA().f()\n", "-:3"},
        {"class A:\n def f(self): pass\n def g(self):\n  self = 1\n"
         "  self.f()\n",
         ""},
        {"class A:\n def f(self): pass\n def g(self):\n  def h():\n"
         "   self.f()\n  x.map(lambda: self.f())\n",
         "h:5 g:6*"},
        {"class A:\n def f(self): pass\n def g(self):\n  self.f.x()\n"
         "  self.x.f()\n",
         ""},
        {"class A:\n def f(self): pass\nclass B:\n def g(self):\n"
         "  self.f()\n",
         ""},
    };
    CHECK(CASES, ask_calls);
}

static void calls_of_inherited_methods(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"class A:\n def f(self): pass\nclass B(A):\n def g(self):\n"
         "  self.f()\n",
         "g:5"},
        {"class A:\n def f(self): pass\nclass B(A, X): pass\nclass C(B):\n"
         " def g(self):\n  self.f()\n",
         "g:6"},
        {"class B(A):\n f = 1\n def g(self):\n  self.f()\nclass A:\n"
         " def f(self): pass\n",
         ""},
        {"class A:\n def f(self): pass\n def g(self):\n  self.f()\n"
         "class B(A):\n def f(self): pass\n",
         ""},
        {"class A(A):\n def g(self):\n  self.f()\n def f(self): pass\n", "g:3"},
        {"class A(B): pass\nclass B(A):\n def f(self): pass\n"
         " def g(self):\n  self.f()\n",
         "g:5"},
    };
    CHECK(CASES, ask_calls);
}

static void calls_of_hidden_methods_are_unknown(void **state)
{
    (void)state;
    static const char *const STORES[] = {
        "self.f = 1",         "self.f, x = 1, 2",       "o.f = h",
        "self.f += 1",        "for self.f in x: pass",  "[self.f, y] = x",
        "(y, (self.f,)) = x", "with x as self.f: pass", "A.f = h",
    };
    for (size_t i = 0; i < sizeof STORES / sizeof *STORES; i++) {
        char python[200];
        (void)snprintf(python, sizeof python,
                       "class A:\n def f(self): pass\n def g(self, o):\n"
                       "  self.f()\n  %s\n",
                       STORES[i]);
        check(&(Case){python, ""}, 1, ask_calls);
    }
    static const Case CASES[] = {
        {"class A:\n def f(self): pass\n f = h(f)\n def g(self):\n"
         "  self.f()\n",
         ""},
        {"class A:\n def f(self): pass\n def g(self):\n  self.f()\n"
         "  x = self.f\n  x.f[1] = 2\n",
         "g:4"},
    };
    CHECK(CASES, ask_calls);
}

/* `call line in loop line` of each. */
static void ask_loops(const Modelled *modelled, Node def)
{
    uint32_t at = 0;
    Node loop = NODE_NONE;
    const Call *call = NULL;
    while ((call = callgraph_next_in_loop(modelled->model, def, &at, &loop)))
        buffer_print(&answer, "%s%u in %u", answer.size ? ", " : "",
                     modelled_line(modelled, call->node),
                     modelled_line(modelled, loop));
}

static void calls_in_loops(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"def f(): pass\nf()\n", ""},
        {"def f(): pass\nfor x in y:\n  f()\n", "3 in 2"},
        {"def f(): pass\nf()\nfor x in f():\n  pass\nwhile f():\n  f()\n",
         "5 in 5, 6 in 5"},
        {"def f(): pass\nx = [f() for y in\n z]\n", "2 in 2"},
        {"def f(): pass\nfor x in y:\n  f()\n  break\n", ""},
        {"def f(): pass\nfor x in y:\n  def g():\n    f()\n", ""},
        {"def f(): pass\nfor x in y:\n  g(lambda: f())\n", ""},
        {"def f(): pass\nfor x in y:\n  g(f)\n", ""},
        {"def f():\n  for x in y:\n    f()\n", "3 in 2"},
        {"@cache\ndef f(): pass\nfor x in y:\n  f()\n", ""},
        {"@functools.lru_cache(1)\ndef f(): pass\nfor x in y:\n  f()\n", ""},
        {"@memoize\ndef f(): pass\nfor x in y:\n  f()\n", ""},
        {"@run_once()\ndef f(): pass\nfor x in y:\n  f()\n", ""},
        {"@a\n@b.retry(3)\ndef f(): pass\nfor x in y:\n  f()\n", "5 in 4"},
        {"class A:\n def f(self): pass\n def g(self):\n  while 1:\n"
         "   self.f()\n",
         "5 in 4"},
    };
    CHECK(CASES, ask_loops);
}

static void ask_recursive(const Modelled *modelled, Node def)
{
    bool recursive = callgraph_is_recursive(modelled->model, def);
    buffer_print(&answer, "%s", recursive ? "yes" : "no");
    assert_int_equal(callgraph_is_recursive(modelled->model, def), recursive);
}

static void recursion_is_found(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"def f(): pass\nf()\n", "no"},
        {"def f():\n  f()\n", "yes"},
        {"def f():\n  return sorted(x, key=lambda y: f())\n", "yes"},
        {"def f():\n  g()\ndef g():\n  f()\n", "yes"},
        {"def f():\n  g()\ndef g():\n  g()\n", "no"},
        {"def g():\n  f()\n  g()\ndef f(): pass\n", "no"},
        {"def f():\n  a()\ndef a():\n  b()\ndef b():\n  c()\n  a()\n"
         "def c():\n  f()\n",
         "yes"},
        {"def f():\n  def g():\n    f()\n  g()\n", "yes"},
        {"def f():\n  def g():\n    f()\n  return g\n", "no"},
        {"class A:\n def f(self):\n  self.g()\n def g(self):\n  self.f()\n",
         "yes"},
        {"class A:\n def f(self):\n  f()\ndef f(): pass\n", "no"},
    };
    CHECK(CASES, ask_recursive);
}

static void ask_chain(const Modelled *modelled, Node def)
{
    Chain chain;
    bool reached = callgraph_reached_from_async(modelled->model, def, &chain);
    assert_int_equal(reached, chain.count > 0);
    Str text = callgraph_chain_text(modelled->model, &chain);
    buffer_print(&answer, "%.*s", STR_ARG(text));
    if (!reached)
        return;
    assert_int_equal(chain.defs[chain.count - 1], def);
    assert_true(scope_is_async(&modelled->tree, chain.defs[0]));
}

static void chains_from_async(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"def f(): pass\nf()\n", ""},
        {"def f(): pass\ndef g():\n  f()\n", ""},
        {"async def f(): pass\n", "f"},
        {"def f(): pass\nasync def g():\n  f()\n", "g -> f"},
        {"def f(): pass\nasync def g():\n  await h(f)\n", ""},
        {"def f(): pass\nasync def g():\n  await h(lambda: f())\n", ""},
        {"def f(): pass\ndef g():\n  f()\nasync def h():\n  g()\n",
         "h -> g -> f"},
        {"def f(): pass\ndef g():\n  f()\nasync def h():\n  g()\n"
         "async def i():\n  f()\n",
         "i -> f"},
        {"def f(): pass\nasync def g():\n  f()\nasync def h():\n  await g()\n",
         "g -> f"},
        {"def f():\n  f()\n  g()\ndef g():\n  f()\n", ""},
        {"async def g():\n  def f(): pass\n  def h():\n    f()\n"
         "  await run(h)\n",
         ""},
        {"class A:\n def f(self): pass\n async def g(self):\n  self.f()\n",
         "g -> f"},
    };
    CHECK(CASES, ask_chain);
}

static void chains_end_at_decorators(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"@in_thread\ndef f(): pass\nasync def g():\n  f()\n", ""},
        {"def f(): pass\n@in_thread\ndef g():\n  f()\nasync def h():\n"
         "  g()\n",
         ""},
        {"@contextlib.contextmanager\ndef f(): pass\nasync def g():\n"
         "  with f(): pass\n",
         "g -> f"},
        {"class A:\n @staticmethod\n def f(): pass\n async def g(self):\n"
         "  self.f()\n",
         "g -> f"},
        {"def f(): pass\n@app.get('/')\nasync def g():\n  f()\n", "g -> f"},
    };
    CHECK(CASES, ask_chain);
}

static void chains_are_bounded(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"def f(): pass\ndef a():\n  f()\ndef b():\n  a()\ndef c():\n  b()\n"
         "def d():\n  c()\nasync def e():\n  d()\n",
         "e -> d -> c -> b -> a -> f"},
        {"def f(): pass\ndef a():\n  f()\ndef b():\n  a()\ndef c():\n  b()\n"
         "def d():\n  c()\ndef e():\n  d()\nasync def g():\n  e()\n",
         ""},
    };
    CHECK(CASES, ask_chain);
}

/* A chain of functions longer than what one question looks at. */
static void recursion_beyond_the_bound_is_unknown(void **state)
{
    (void)state;
    static const struct {
        unsigned count;
        const char *recursive;
    } CASES[] = {{4000, "yes"}, {5000, "no"}};
    for (size_t i = 0; i < 2; i++) {
        Buffer python = {0};
        for (unsigned j = 0; j < CASES[i].count; j++)
            buffer_print(&python, "def f%u(): f%u()\n", j, j + 1);
        buffer_print(&python, "def f%u(): f()\ndef f(): f0()\n",
                     CASES[i].count);
        buffer_put_byte(&python, '\0');
        check(&(Case){python.data, CASES[i].recursive}, 1, ask_recursive);
        buffer_free(&python);
    }
}

static void broken_code_is_survived(void **state)
{
    (void)state;
    static const char *const CASES[] = {
        "def f(:\n  f(\nfor x in\n  self.f()\ndef f(): pass\nf()\n",
        "class (A:\n def f(self): pass\n def g(self): self.f(\n",
        "class A:\n def f(self, : self.()\n self.f = \n lambda f: f(\n",
        "def f(",
        "@f(\ndef f(): f(",
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Modelled modelled;
        model_of_text(&modelled, str_from(CASES[i]), VERSION_DEFAULT);
        for (Node node = NODE_ROOT; node < modelled.tree.count; node++)
            if (tree_kind(&modelled.tree, node) == KIND_function_definition) {
                ask_calls(&modelled, node);
                ask_recursive(&modelled, node);
                ask_chain(&modelled, node);
                answer.size = 0;
            }
        modelled_free(&modelled);
    }
    buffer_free(&answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_by_name),
        cmocka_unit_test(calls_respect_scopes),
        cmocka_unit_test(calls_of_methods),
        cmocka_unit_test(calls_of_inherited_methods),
        cmocka_unit_test(calls_of_hidden_methods_are_unknown),
        cmocka_unit_test(calls_in_loops),
        cmocka_unit_test(recursion_is_found),
        cmocka_unit_test(chains_from_async),
        cmocka_unit_test(chains_end_at_decorators),
        cmocka_unit_test(chains_are_bounded),
        cmocka_unit_test(recursion_beyond_the_bound_is_unknown),
        cmocka_unit_test(broken_code_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

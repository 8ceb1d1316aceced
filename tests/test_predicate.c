/* Every predicate says yes to one thing and no, for a reason, to another.
 * What the model knows is tested where the model is. */

#include "support/rulebook.h"

#include "engine/predicate.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* The check is put to the call `hit(x, y)`: @report, @x, and @y if there. */
typedef struct Case {
    const char *check;
    const char *python;
    const char *no; /* how the reason begins; NULL: it says yes */
} Case;

static const char *const hit_query =
    "((call function: (identifier) @hit"
    " arguments: (argument_list . (_) @x . (_)? @y)) @report"
    " (#eq? @hit \"hit\") (%s))";

/* Of these the report is a statement, and @x its left side. */
static const char *const sum_query =
    "([(assignment left: (_) @x) (augmented_assignment left: (_) @x)] @report"
    " (%s))";

static bool asked[PREDICATE_COUNT][2]; /* by predicate: no, yes */

typedef struct Asking {
    const Rulebook *book;
    bool found;
    bool holds;
    Reason reason;
} Asking;

/* The last match decides. */
static void ask(void *context, const Match *match)
{
    Asking *asking = context;
    const Inquiry *inquiry = &asking->book->inquiry;
    const Check *check = &inquiry->rules->checks[match->pattern->checks.first];
    Question question = {inquiry, inquiry->tree,   inquiry->model,
                         match,   &asking->reason, NULL};
    asking->found = true;
    asking->reason.text[0] = '\0';
    asking->holds = predicate_holds(&question, check);
    asked[check->predicate][asking->holds != check->negated] = true;
}

static void assert_answer(const char *query, const Case *one)
{
    Rulebook book;
    rulebook_open(&book);
    (void)rulebook_rule(&book, "r", "OWN1");
    rulebook_table(&book, "modules", "heavy\t144\nheavy.part\t200\n");
    if (!rulebook_query(&book, arena_format(&book.arena, query, one->check)))
        fail_msg("%s: %s", one->check, book.error.message);
    (void)rulebook_read(&book, one->python);
    Asking asking = {.book = &book};
    match_all(book.rules, &book.tree, (MatchChoice){NULL, NULL},
              (MatchSink){ask, &asking});
    if (!asking.found)
        fail_msg("no match in: %s", one->python);
    if (asking.holds == (one->no != NULL) ||
        (one->no &&
         !str_starts_with(str_from(asking.reason.text), str_from(one->no))))
        fail_msg("(%s) of\n%s\n  says %s%s", one->check, one->python,
                 asking.holds ? "yes" : "no: ", asking.reason.text);
    rulebook_close(&book);
}

static void assert_all(const char *query, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_answer(query, &cases[i]);
}

#define ASSERT_ALL(query, cases)                                               \
    assert_all((query), (cases), sizeof(cases) / sizeof(cases)[0])

static void predicates_of_text(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"#eq? @x \"a.b\"", "hit(a.b)\n", NULL},
        {"#eq? @x \"a\"", "hit(a.b)\n", "the text is `a.b`"},
        {"#any-of? @x \"1\" \"2\"", "hit(2)\n", NULL},
        {"#any-of? @x \"1\" \"2\"", "hit(12)\n", "the text is `12`"},
        {"#match? @x \"^'a+\"", "hit('aab')\n", NULL},
        {"#match? @x \"^'a+'$\"", "hit('aab')\n", "the text is another"},
        {"#same? @x @y", "hit(a [1], a[ 1])\n", NULL},
        {"#same? @x @y", "hit(a[1], a[2])\n", "the texts differ"},
    };
    ASSERT_ALL(hit_query, CASES);
}

static void predicates_of_negation(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"#not-eq? @x \"a\"", "hit(b.c)\n", NULL},
        {"#not-any-of? @x \"a.b\"", "hit(a.b)\n", "it does"},
        {"#not-same? @x @y", "hit(a, b)\n", NULL},
        {"#not-same? @x @y", "hit(a, a)\n", "it does"},
    };
    ASSERT_ALL(hit_query, CASES);
}

static void predicates_of_a_missing_capture_say_yes(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"#same? @x @y", "hit(a)\n", NULL},
        {"#not-same? @x @y", "hit(a)\n", NULL},
        {"#type? @y \"list\"", "hit(a)\n", NULL},
    };
    ASSERT_ALL(hit_query, CASES);
}

static void predicates_of_place(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"#in-loop? @report", "for a in b:\n    hit(a)\n", NULL},
        {"#in-loop? @report", "hit(a)\n", "it is in no loop"},
        {"#in-loop? @report", "for a in b:\n    hit(a)\n    break\n",
         "it runs once: control leaves the loop after it"},
        {"#in-function? @report", "def f():\n    hit(a)\n", NULL},
        {"#in-function? @report", "hit(a)\n", "it is in no function"},
        {"#in-function? @report", "f = lambda: hit(a)\n",
         "it is in no function"},
        {"#in-async? @report", "async def f():\n    hit(a)\n", NULL},
        {"#in-async? @report", "async def f():\n    def g():\n        hit(a)\n",
         "the function is not async"},
        {"#guarded? @report \"ImportError\"",
         "try:\n    hit(a)\nexcept ImportError:\n    pass\n", NULL},
        {"#guarded? @report \"KeyError\"",
         "try:\n    hit(a)\nexcept ImportError:\n    pass\n",
         "nothing guards it"},
        {"#guarded? @report \"KeyError\" \"TYPE_CHECKING\"",
         "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    hit(a)\n",
         NULL},
    };
    ASSERT_ALL(hit_query, CASES);
}

static void predicates_of_names(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"#calls? @x \"re.search\"", "import re\nhit(re.search)\n", NULL},
        {"#calls? @x \"a.b\" \"re.search\"",
         "from re import search as s\nhit(s)\n", NULL},
        {"#calls? @x \"sorted\"", "hit(sorted)\n", NULL},
        {"#calls? @x \"re.search\"", "import re\nhit(re.match)\n",
         "it is `re.match`"},
        {"#calls? @x \"re.search\"", "hit(re.search)\n",
         "it resolves to no import or builtin"},
        {"#calls? @x \"sorted\"", "def sorted(): pass\nhit(sorted)\n",
         "it resolves to no import or builtin"},
        {"#in-table? @x \"modules\"", "import heavy\nhit(heavy.part.thing)\n",
         NULL},
        {"#in-table? @x \"modules\"", "import heavier\nhit(heavier.x)\n",
         "`heavier.x` is not in the table"},
        {"#constant? @x", "hit('a')\n", NULL},
        {"#constant? @x", "A = 1\nhit(A)\n", NULL},
        {"#constant? @x", "hit(f())\n", "it is no literal"},
    };
    ASSERT_ALL(hit_query, CASES);
}

static void predicates_of_type_and_size(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"#type? @x \"str\" \"list\"", "hit([1])\n", NULL},
        {"#type? @x \"tuple\"", "hit([1])\n", "it is list[int]"},
        {"#type? @x \"list\"", "def f(a):\n    hit(a)\n",
         "its type is unknown"},
        {"#element-type? @x \"str\"", "hit(['a', 'b'])\n", NULL},
        {"#element-type? @x \"int\"", "hit(['a', 'b'])\n", "it is list[str]"},
        {"#size? @x \"<=2\"", "hit([1, 2])\n", NULL},
        {"#size? @x \">=2\"", "hit([1, 2])\n", NULL},
        {"#size? @x \"==2\"", "hit([1, 2])\n", NULL},
        {"#size? @x \"<3\"", "hit([1, 2])\n", NULL},
        {"#size? @x \">1\"", "hit([1, 2])\n", NULL},
        {"#size? @x \"<2\"", "hit([1, 2])\n", "it has 2 elements"},
        {"#size? @x \">2\"", "hit([1, 2])\n", "it has 2 elements"},
        {"#size? @x \"==3\"", "hit([1, 2])\n", "it has 2 elements"},
        {"#size? @x \"<=1\"", "hit([1, 2])\n", "it has 2 elements"},
        {"#size? @x \">=3\"", "hit([1, 2])\n", "it has 2 elements"},
        {"#size? @x \"<=8\"", "hit(a)\n", "its size is unknown"},
        {"#target? \">=3.11\"", "hit(a)\n", NULL},
        {"#target? \"<3.11\"", "hit(a)\n", "the target is Python 3.11"},
    };
    ASSERT_ALL(hit_query, CASES);
}

static void predicates_of_change(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"#carried? @x",
         "def f(a):\n    s = []\n    for i in a:\n"
         "        hit(s)\n",
         NULL},
        {"#carried? @x",
         "def f(a):\n    for i in a:\n        s = []\n"
         "        hit(s)\n",
         "each pass binds it afresh"},
        {"#carried? @x", "hit(s)\n", "it is in no loop"},
        {"#invariant? @x", "def f(a, b):\n    for i in a:\n        hit(b)\n",
         NULL},
        {"#invariant? @x", "def f(a):\n    for i in a:\n        hit(i)\n",
         "it may change in the loop"},
        {"#invariant? @x", "hit(a)\n", "it is in no loop"},
        {"#mutated? @x",
         "def f(a, b):\n    for i in a:\n        hit(b)\n"
         "        b.append(i)\n",
         NULL},
        {"#mutated? @x", "def f(a, b):\n    for i in a:\n        x = hit(0)\n",
         "nothing in the loop changes it"},
        {"#mutated? @x", "hit(a)\n", "nothing in the loop changes it"},
        {"#pure? @x", "hit(1 + 2)\n", NULL},
        {"#pure? @x", "hit(f())\n", "evaluating it may do something"},
    };
    ASSERT_ALL(hit_query, CASES);
}

static void predicates_of_sums(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"#used-after? @x", "def f():\n    a = 1\n    return a\n", NULL},
        {"#used-after? @x", "def f():\n    a = 1\n    return 2\n",
         "it is not read afterwards"},
        {"#escapes? @x", "def f():\n    a = []\n    return a\n", NULL},
        {"#escapes? @x", "def f():\n    a = []\n    return 1\n",
         "it stays in the function"},
        {"#stored? @x \"local\"", "def f():\n    a = 1\n", NULL},
        {"#stored? @x \"item\" \"module\"", "a = 1\n", NULL},
        {"#stored? @x \"local\"", "def f(self):\n    self.a = 1\n",
         "it is attribute"},
        {"#stored? @x \"local\"", "def f(a):\n    a[0] = 1\n", "it is item"},
        {"#concatenates? @report @x \"first\"", "a = a + b + c\n", NULL},
        {"#concatenates? @report @x \"later\" \"first\"", "a = b + a\n", NULL},
        {"#concatenates? @report @x \"first\"", "a = b + a\n",
         "it stands later in the sum"},
        {"#concatenates? @report @x \"later\"", "a += b\n",
         "it stands first in the sum"},
        {"#concatenates? @report @x \"first\"", "a = b + c\n",
         "it stands nowhere in the sum"},
        {"#accumulates? @x",
         "def f(b):\n    a = ''\n    for i in b:\n"
         "        a += i\n    return a\n",
         NULL},
        {"#accumulates? @x",
         "def f(b):\n    a = ''\n    for i in b:\n"
         "        a = ''\n        a += i\n",
         ""},
        {"#aliased? @x",
         "def f(b, c):\n    a = ''\n    for i in b:\n"
         "        c.append(a)\n        a += i\n",
         NULL},
        {"#aliased? @x",
         "def f(b):\n    a = ''\n    for i in b:\n"
         "        a += i\n",
         "no second reference is kept"},
        {"#examined? @x",
         "def f():\n    x = ''\n    for y in z:\n        x = x + y\n"
         "        show(x)\n",
         NULL},
        {"#examined? @x",
         "def f():\n    x = ''\n    for y in z:\n        x = x + y\n",
         "no loop looks at it"},
    };
    ASSERT_ALL(sum_query, CASES);
}

static const char *const test_query =
    "((comparison_operator . (_) @x (_) @y .) @report (%s))";

static void predicates_of_tests(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"#hashable? @x @y", "x.lower() in y\n", NULL},
        {"#hashable? @x @y", "x in y\n",
         "nothing shows that a set can hold it"},
        {"#unhashable? @x @y", "x in [[y]]\n", NULL},
        {"#unhashable? @x @y", "x in [y]\n", "nothing speaks against a set"},
    };
    ASSERT_ALL(test_query, CASES);
}

static const char *const import_query =
    "((import_statement name: (_) @x) @report (%s))";

static void predicates_of_imports(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"#loaded? @x \"modules\"",
         "import heavy\ndef f():\n    import heavy.thing\n", NULL},
        {"#loaded? @x \"modules\"", "def f():\n    import heavy\n",
         "nothing before it loads the module"},
    };
    ASSERT_ALL(import_query, CASES);
}

static const char *const def_query = "((function_definition) @report (%s))";

static void predicates_of_functions(void **state)
{
    (void)state;
    static const Case CASES[] = {
        {"#branches? @report", "def f(n):\n    return f(n - 1) + f(n - 2)\n",
         NULL},
        {"#branches? @report", "def f(n):\n    return f(n - 1)\n",
         "it does not call itself twice"},
    };
    ASSERT_ALL(def_query, CASES);
}

/* Stands last: the tests before it have asked. */
static void every_predicate_was_asked_for_yes_and_no(void **state)
{
    (void)state;
    for (int i = 0; i < PREDICATE_COUNT; i++)
        if (!asked[i][false] || !asked[i][true])
            fail_msg("#%.*s never said %s", STR_ARG(predicate_infos[i].name),
                     asked[i][true] ? "no" : "yes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(predicates_of_text),
        cmocka_unit_test(predicates_of_negation),
        cmocka_unit_test(predicates_of_a_missing_capture_say_yes),
        cmocka_unit_test(predicates_of_place),
        cmocka_unit_test(predicates_of_names),
        cmocka_unit_test(predicates_of_type_and_size),
        cmocka_unit_test(predicates_of_change),
        cmocka_unit_test(predicates_of_sums),
        cmocka_unit_test(predicates_of_tests),
        cmocka_unit_test(predicates_of_imports),
        cmocka_unit_test(predicates_of_functions),
        cmocka_unit_test(every_predicate_was_asked_for_yes_and_no),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

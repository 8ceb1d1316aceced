"""Made-up Python files of n nested or repeated constructs, for growth.py.

SHAPES maps a name to a function from n to the text of a file. What takes
more than linear time is usually found in one of these: a question that is
asked for each construct and answered by a look at all of them.
"""


def nested(before, middle, after):
    return lambda n: before * n + middle + after * n + "\n"


def repeated(unit, before="", after="", between=""):
    """`unit` may have {i}, its number, and {j}, the one before."""
    return lambda n: before + between.join(
        unit.format(i=i, j=max(i - 1, 0)) for i in range(n)) + after + "\n"


def ladders(head, depth, last):
    """Blocks in blocks, as deep as Python allows, n lines of them."""
    def make(n):
        lines = [" " * (i % depth) + head.format(i=i) + "\n"
                 + (" " * depth + last + "\n" if i % depth == depth - 1 else "")
                 for i in range(n // depth * depth)]
        return "".join(lines)
    return make


LOOP = "    while items:\n        items.pop(0)\n"
SHAPES = {
    # Brackets and operators.
    "parentheses": nested("(", "1", ")"),
    "lists": nested("[", "", "]"),
    "dicts": nested("{1: ", "2", "}"),
    "calls": nested("f(", "1", ")"),
    "calls of calls": repeated(".f()", "x"),
    "attribute chain": repeated(".a", "x"),
    "subscripts": repeated("[0]", "x"),
    "subscripts in each other": nested("x[", "1", "]"),
    "signs": nested("-", "1", ""),
    "negations": nested("not ", "1", ""),
    "or chain": repeated("a{i}", between=" or "),
    "plus chain": repeated("a{i}", "s = ''\nfor a in b:\n    s = s + ",
                           between=" + "),
    "comparisons": repeated("a{i}", between=" < "),
    "conditional expressions": repeated("1 if a else ", after="2"),
    "lambdas": nested("lambda a: (a, ", "1", ")"),
    "strings side by side": repeated("'a' ", "x = "),
    "f-strings": nested("f'{", "1", "}'"),
    "f-string of many parts": repeated("a{{b}}", "x = f'", "'"),
    "comprehensions": nested("[", "a", " for a in b if a in [1, 2]]"),
    "clauses": repeated(" for a{i} in a{j}", "[1", "]"),
    "annotations": lambda n: "def f(items: " + "list[" * n + "int" + "]" * n
                   + "):\n" + LOOP,
    "union": repeated("A{i}", "def f(items: ", "):\n" + LOOP, " | "),
    # Blocks.
    "if in if": ladders("if a{i}:", 90, "a.pop(0)"),
    "for in for": ladders("for a in b:", 90, "a.pop(0)"),
    "with in try": ladders("while 1:", 20, "with a: a += [1]"),
    "functions": ladders("def f{i}(a=[]):", 90, "while a: a.pop(0)"),
    "classes": ladders("class A{i}:", 90, "a = 1"),
    "elif ladder": repeated("elif a == {i}:\n    a = []\n",
                            "def f(items):\n  a = 1\n  if a:\n    pass\n  ",
                            "", "  "),
    "cases": repeated("  case {i}:\n    a.pop(0)\n", "while 1:\n match a:\n"),
    "handlers": repeated("except A{i}:\n    a = []\n", "try:\n    a = []\n"),
    "narrowing": repeated("    if isinstance(a, list):\n        a.pop(0)\n",
                          "def f(a):\n  while a:\n"),
    "early returns": repeated("    if a is None:\n        return\n",
                              "def f(a):\n", "    for b in a:\n        a.pop(0)\n"),
    # Many of the same.
    "functions with a match": repeated("def f{i}(items: list):\n" + LOOP),
    "methods with a match": repeated(
        "    def f{i}(self):\n        while self.a:\n"
        "            self.a.pop(0)\n",
        "class A:\n    def __init__(self):\n        self.a = []\n"),
    "attributes": repeated("        self.a{i} = []\n        for x in self.a{i}:"
                           " self.a{i} += [x]\n",
                           "class A:\n    def __init__(self):\n"),
    "matches in a function": repeated("    while items: items.pop(0)\n",
                                      "def f():\n    items = list(a)\n"),
    "strings that grow": repeated("        s += f'{{x}}'\n",
                                  "def f(xs):\n    s = ''\n    for x in xs:\n"),
    "tests of membership": repeated("        if x in a: return\n",
        "def f(xs):\n    a = [y for y in xs]\n    for x in xs:\n"),
    "bindings of a name": repeated("    a = []\n    while a: a.pop(0)\n",
                                   "def f():\n"),
    "names of each other": repeated(
        "a{i} = a{j}\nwhile a{i}: a{i}.pop(0)\n", "a0 = []\n"),
    "locals of each other": repeated(
        "    a{i} = a{j} + [1]\n    while a{i}: a{i}.pop(0)\n",
        "def f():\n    a0 = []\n"),
    "callers of each other": repeated(
        "def f{i}():\n    import numpy\n    for x in f{j}(): f{j}().pop(0)\n"
        "    return f{j}()\n"),
    "callers of one": repeated(
        "def f{i}():\n    for x in y: g(x)\n",
        "def g(a):\n    import numpy\n    while a: a.pop(0)\n"),
    "base classes": repeated(
        "class A{i}(A{j}):\n    def f(self):\n"
        "        while self.a: self.a.pop(0)\n"),
    "instances": repeated("class A{i}:\n    pass\nfor a in b: a = A{i}()\n"),
    "decorators": repeated("@d{i}\n", "import functools\n",
                           "def f(items: list):\n" + LOOP),
    "parameters": repeated("a{i}: list = None", "def f(items: list, ",
                           "):\n" + LOOP, ", "),
    "arguments": repeated("a{i}=1", "f(", ")", ", "),
    "globals": repeated("a{i}", "def f(items: list):\n    global ",
                        "\n" + LOOP, ", "),
    "imports": repeated("import a{i}\nfor x in y: a{i}.f(x)\n"),
    "imported names": repeated("a{i}", "from a import (", ")\n", ", "),
    "imports in functions": repeated(
        "def f{i}():\n    import numpy\n    return numpy.a{i}\n"),
    "targets": repeated("a{i} = ", after="[]"),
    "unpacking": repeated("a{i}, ", "for x in y:\n    ", "= b"),
    "elements": repeated("{i}", "xs = [", "]\nfor a in b:\n    a in xs", ", "),
    "elements asked for": lambda n: "xs = [" + "1, " * n + "]\n"
                          + "for a in b: a in xs\n" * n,
    "entries": repeated("'a{i}': {i}", "xs = {", "}\nfor a in xs: xs[a]", ", "),
    "expressions compiled": repeated(
        "def f{i}(x):\n    for a in x: re.search(r'a{i}+b', a)\n",
        "import re\n"),
    "long expression": repeated("(a{i}|b)*", "import re\nfor a in b:\n"
                                "    re.search(r'", "', a)"),
    # Comments and layout.
    "noqa with findings": repeated(
        "while a: a.pop(0)  # noqa: E501\n", "a = list(b)\n"),
    "ignored findings": repeated(
        "while a: a.pop(0)  # hotlint: ignore[list-pop-front]\n",
        "a = list(b)\n"),
    "noqa in one comment": repeated("# noqa: E501 ", "x = 1  "),
    "codes in one comment": repeated(
        "E{i}", "a = []\nwhile a: a.pop(0)  # noqa: ", "", ", "),
    "comments": repeated("# a\n", after="x = 1"),
    "blank lines": repeated("\n", after="x = 1"),
    "continued lines": repeated("\\\n", "x = ", "1"),
    "statements in a line": repeated("a = 1; ", after="b = 2"),
    "matches in a line": repeated("[a.pop(0) for x in y]; ",
                                  "a = list(b); ", "b = 2"),
    "lines of a string": repeated("a\n", "x = '''", "'''"),
    "one word": repeated("a", after=" = 1"),
    # What is not Python.
    "opened only": repeated("(", "x = 1\n"),
    "closed only": repeated(")", "x = 1\n"),
    "blocks without end": repeated("def f{i}(:\n", "x = 1\n"),
    "strings without end": repeated("x = 'a{i}\n"),
    "indented at will": lambda n: "".join(
        " " * (i * 7 % 13) + "x = 1\n" for i in range(n)),
}

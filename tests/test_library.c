#include "model/library.h"

#include "base/file.h"
#include "model/binding.h"
#include "syntax/parse.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { TABLE_LIMIT = 4 << 20 };

/* Code, and the type of the expression that its last line is. */
typedef struct Case {
    const char *code;
    const char *type;
} Case;

typedef struct Setup {
    Arena arena; /* of the table */
    Table types;
    Facts facts;
} Setup;

static int set_up(void **state)
{
    static Setup setup;
    Str text = {0};
    Error error = {0};
    const char *path = HOTLINT_SOURCE_DIR "/rules/data/types.tsv";
    if (!file_read(&setup.arena, path, TABLE_LIMIT, &text, &error))
        return 1;
    setup.types = table_make(&setup.arena, STR("types"), text);
    setup.facts.types = &setup.types;
    *state = &setup;
    return 0;
}

static int tear_down(void **state)
{
    Setup *setup = *state;
    arena_free(&setup->arena);
    return 0;
}

/* The expression of the last statement that is one. */
static Node last_expression(const Tree *tree)
{
    for (Node node = tree->count - 1; node; node--)
        if (tree_kind(tree, node) == KIND_expression_statement)
            return tree_first_named(tree, node);
    return NODE_NONE;
}

static void check(const Facts *facts, Version target, Case wanted)
{
    Arena arena = {0};
    Interner interner;
    interner_init(&interner, &arena);
    for (int i = 1; i < WORD_COUNT; i++)
        (void)intern(&interner, model_words[i]);
    Parser *parser = parser_new();
    Str code = str_from(wanted.code);
    parser_parse(parser, code);
    Tree tree = parser_flatten(parser, &arena, &interner, code);
    Model *model = model_new(&arena, &tree, facts, target);
    Str text = type_text(model, type_of(model, last_expression(&tree)).type);
    if (!str_is(text, wanted.type))
        fail_msg("%s\n  is %.*s, not %s", wanted.code, STR_ARG(text),
                 wanted.type);
    parser_free(parser);
    interner_free(&interner);
    arena_free(&arena);
}

static void check_all(void **state, const Case *cases, size_t count)
{
    const Setup *setup = *state;
    for (size_t i = 0; i < count; i++)
        check(&setup->facts, 312, cases[i]);
}

#define CHECK_ALL(state, ...)                                                  \
    do {                                                                       \
        static const Case cases[] = {__VA_ARGS__};                             \
        check_all((state), cases, sizeof cases / sizeof *cases);               \
    } while (0)

static void library_knows_functions(void **state)
{
    CHECK_ALL(state, {"import os\nos.listdir(p)", "list"},
              {"import os\nos.listdir()", "list[str]"},
              {"import os\nos.listdir('.')", "list[str]"},
              {"import os\nos.listdir(b'.')", "list[bytes]"},
              {"import os.path as p\np.join('a', x)", "str"},
              {"from os import path\npath.join(x, b'a')", "bytes"},
              {"from os import path\npath.join(x, y)", "unknown"},
              {"from os.path import exists\nexists(x)", "bool"},
              {"sorted(x)", "list"}, {"sorted('abc')", "list[str]"},
              {"sorted(c for c in 'abc')", "list[str]"}, {"len(x)", "int"},
              {"max([1], default=None)", "int | None"}, {"max(1, 2)", "int"},
              {"max(1, 'a')", "unknown"}, {"max(*xs)", "unknown"},
              {"sum([1, 2])", "int"}, {"sum([0.5])", "unknown"},
              {"next(iter(['a']))", "str"},
              {"next(iter(['a']), None)", "str | None"},
              {"import json\njson.load(f)", "unknown"},
              {"import json\njson.dumps(x)", "str"},
              {"import re\nre.compile('a')", "re.Pattern[str]"},
              {"import re\nre.compile(b'a')", "re.Pattern[bytes]"},
              {"import re\nre.compile(x)", "re.Pattern"},
              {"import re\nre.match('a', x)", "re.Match[str] | None"},
              {"import random\nrandom.choice(['a'])", "str"},
              {"import shutil\nshutil.which('a')", "str | None"},
              {"super()", "unknown"}, {"super().get(1)", "unknown"},
              {"nobody(x)", "unknown"}, {"import os\nos.nothing()", "unknown"},
              {"open = 1\nopen(p)", "unknown"},
              {"from . import os\nos.listdir('.')", "unknown"});
}

static void library_knows_constructors(void **state)
{
    CHECK_ALL(
        state, {"list()", "list"}, {"list(x)", "list"},
        {"list('abc')", "list[str]"}, {"dict()", "dict"}, {"dict(a=1)", "dict"},
        {"dict({'a': 1})", "dict[str, int]"},
        {"dict(zip('ab', [1]))", "dict[str, int]"}, {"set([1])", "set[int]"},
        {"str(x)", "str"}, {"int(x)", "int"}, {"float('1')", "float"},
        {"bytes(3)", "bytes"},
        {"import collections\ncollections.deque()", "collections.deque"},
        {"from collections import deque\ndeque([1], 3)",
         "collections.deque[int]"},
        {"from collections import deque\ndeque(maxlen=3)", "collections.deque"},
        {"import collections as c\nc.Counter('abc')",
         "collections.Counter[str]"},
        {"import collections as c\nc.defaultdict(list)",
         "collections.defaultdict[?, list]"},
        {"import collections as c\nc.defaultdict(lambda: 0)",
         "collections.defaultdict[?, int]"},
        {"import collections as c\nc.OrderedDict()", "collections.OrderedDict"},
        {"from pathlib import Path\nPath(p)", "pathlib.Path"},
        {"import io\nio.StringIO()", "io.StringIO"},
        {"import datetime\ndatetime.datetime.now()", "datetime.datetime"},
        {"import pathlib\npathlib.Path.cwd()", "pathlib.Path"},
        {"dict.fromkeys('ab')", "dict[str]"},
        {"import itertools\nitertools.chain.from_iterable([['a']])",
         "itertools.chain[str]"},
        {"map(str, xs)", "map[str]"}, {"map(lambda x: [x], xs)", "map[list]"},
        {"filter(None, [1])", "filter[int]"}, {"list[int]()", "list[int]"});
}

static void library_knows_methods(void **state)
{
    CHECK_ALL(state, {"'a'.split()", "list[str]"},
              {"'a'.encode().split()", "list[bytes]"}, {"','.join(x)", "str"},
              {"str.lower(x)", "str"}, {"xs = [1]\nxs.pop()", "int"},
              {"xs = [1]\nxs.index(1)", "int"},
              {"d = {'a': 1}\nd.items()", "dict_items[str, int]"},
              {"d = {'a': 1}\nd.keys()", "dict_keys[str, int]"},
              {"d = {'a': 1}\nd.get('a')", "int | None"},
              {"d = {'a': 1}\nd.get('a', 0)", "int"},
              {"d = {'a': 1}\nd.get('a', x)", "unknown"},
              {"d = {'a': 1}\nd.get(*a)", "unknown"},
              {"d = {'a': 1}\nd.pop('a')", "int"},
              {"d = {'a': 1}\nd.setdefault('a', 2)", "int"},
              {"s = {1}\ns.union([2])", "set[int]"},
              {"s = {1}\ns.union(['a'])", "set"},
              {"import re\nre.match('a', x).group()", "str"},
              {"import re\nre.match('a', x).group(1)", "str | None"},
              {"import re\nre.compile('a').findall(x)", "list"},
              {"import re\nre.compile('a').sub('', x)", "str"},
              {"from collections import deque\ndeque('a').popleft()", "str"},
              {"from pathlib import Path\nPath(p).read_text()", "str"},
              {"from pathlib import Path\nPath(p).parent.name", "str"},
              {"from pathlib import Path\nPath(p) / 'a'", "pathlib.Path"},
              {"import threading\nthreading.RLock().acquire()", "bool"},
              {"'a'.nothing()", "unknown"});
}

static void library_knows_values(void **state)
{
    CHECK_ALL(state, {"import sys\nsys.argv", "list[str]"},
              {"import sys\nsys.argv[1]", "str"},
              {"import sys\nsys.argv[1:]", "list[str]"},
              {"import sys\nsys.argv.pop()", "str"},
              {"import sys\nsys.stdin.read()", "str"},
              {"import sys\nsys.stdin.buffer.read()", "bytes"},
              {"import os\nos.environ['A']", "str"},
              {"import os\nos.environ.get('A')", "str | None"},
              {"import os\nos.environ.get('A', '')", "str"},
              {"import os\nos.sep", "str"},
              {"import string\nstring.digits[0]", "str"},
              {"import subprocess as s\ns.run(x, text=True).stdout", "str"},
              {"import subprocess as s\ns.run(x).stdout", "bytes"},
              {"import subprocess as s\ns.run(x, text=t).stdout", "unknown"},
              {"import subprocess as s\ns.run(x, **k).stdout", "unknown"},
              {"import subprocess as s\ns.run(x, encoding='a').stdout", "str"},
              {"import subprocess as s\ns.run(x).returncode", "int"});
}

static void library_knows_files(void **state)
{
    CHECK_ALL(
        state, {"open(p)", "io.TextIOWrapper"},
        {"open(p, 'w')", "io.TextIOWrapper"},
        {"open(p, mode='rb')", "io.BufferedReader"},
        {"open(p, 'wb')", "io.BufferedWriter"},
        {"open(p, 'r+b')", "io.BufferedRandom"}, {"open(p, m)", "unknown"},
        {"m = 'rb'\nopen(p, m).read()", "bytes"},
        {"open(p, 'rb', buffering=0)", "unknown"}, {"open(p).read()", "str"},
        {"open(p, 'rb').read()", "bytes"}, {"open(p).readlines()", "list[str]"},
        {"import gzip\ngzip.open(p)", "gzip.GzipFile"},
        {"import gzip\ngzip.open(p, 'rt')", "io.TextIOWrapper"},
        {"with open(p) as f:\n    f", "io.TextIOWrapper"},
        {"with open(p) as f:\n    f.readline()", "str"},
        {"with open(p, 'rb') as f:\n    f.readline()", "bytes"},
        {"from pathlib import Path\nPath(p).open()", "io.TextIOWrapper"},
        {"import tempfile\nwith tempfile.TemporaryDirectory() as d:\n"
         "    d",
         "str"},
        {"import tempfile\nwith tempfile.NamedTemporaryFile('w') as f:\n"
         "    f.name",
         "str"},
        {"import socket\nwith socket.socket() as s:\n    s.recv(1)", "bytes"});
}

static void library_knows_elements(void **state)
{
    CHECK_ALL(
        state, {"for x in open(p):\n    x", "str"},
        {"for x in open(p, 'rb'):\n    x", "bytes"},
        {"for i, x in enumerate(['a']):\n    i", "int"},
        {"for i, x in enumerate(['a']):\n    x", "str"},
        {"for i, x in enumerate(y):\n    i", "int"},
        {"for k, v in {'a': 1}.items():\n    k", "str"},
        {"for k, v in {'a': 1}.items():\n    v", "int"},
        {"for v in {'a': 1}.values():\n    v", "int"},
        {"for k in {'a': 1}.keys():\n    k", "str"},
        {"for a, b in zip([1], 'a'):\n    b", "str"},
        {"for a, b in zip(y, 'a'):\n    b", "str"},
        {"for i, (a, b) in enumerate(zip([1], 'a')):\n    a", "int"},
        {"import csv\nfor row in csv.reader(f):\n    row", "list[str]"},
        {"import csv\nfor row in csv.DictReader(f):\n    row", "dict"},
        {"import os\nfor e in os.scandir('.'):\n    e", "os.DirEntry[str]"},
        {"import os\nfor e in os.scandir('.'):\n    e.name", "str"},
        {"import os\nfor a, b, c in os.walk('.'):\n    a", "unknown"},
        {"from pathlib import Path\nfor q in Path(p).iterdir():\n    q",
         "pathlib.Path"},
        {"from pathlib import Path\n[q for q in Path(p).glob('*')]",
         "list[pathlib.Path]"},
        {"from collections import deque\nfor x in deque('a'):\n    x", "str"},
        {"from collections import Counter\n"
         "for x, n in Counter('a').most_common():\n    n",
         "int"},
        {"import re\nfor m in re.finditer('a', x):\n    m", "re.Match[str]"},
        {"for x in reversed([1]):\n    x", "int"},
        {"for x in map(int, y):\n    x", "int"},
        {"import itertools\nfor k, g in itertools.groupby('a'):\n    g",
         "typing.Iterator[str]"});
}

static void library_resolves_annotations(void **state)
{
    CHECK_ALL(
        state, {"import typing\nx: typing.List[int]\nx", "list[int]"},
        {"from typing import Dict\nx: Dict[str, int] = y\nx['a']", "int"},
        {"from typing import Tuple\nx: Tuple[str, int]\nx[1]", "int"},
        {"from typing import Iterator\nx: Iterator[str]\nx",
         "typing.Iterator[str]"},
        {"from collections.abc import Iterable\nx: Iterable[str]\n"
         "for y in x:\n    y",
         "str"},
        {"from collections.abc import Mapping\nx: Mapping[str, int]\n"
         "for k, v in x.items():\n    v",
         "int"},
        {"from typing import Any\nx: Any\nx", "unknown"},
        {"from typing import Callable\nx: Callable[[int], str]\nx", "unknown"},
        {"from typing import Generator\nx: Generator[str, int, None]\nx",
         "typing.Generator[str]"},
        {"from typing import Optional\nfrom pathlib import Path\n"
         "x: Optional[Path]\nx",
         "pathlib.Path | None"},
        {"x: 'list[str] | None'\nx", "list[str] | None"},
        {"Rows = list[int]\nx: dict[str, Rows]\nx", "dict[str, list[int]]"},
        {"type Rows = list[int]\nx: Rows\nx", "list[int]"},
        {"A = dict[str, 'B']\nB = list[A]\nx: A\nx['a']", "list"},
        {"x: object\nx", "unknown"},
        {"def f(*a: int, **k: str):\n    a", "tuple[int, ...]"},
        {"def f(*a: int, **k: str):\n    k", "dict[str, str]"},
        {"class A:\n    @classmethod\n    def f(cls):\n        cls()", "A"},
        {"x: tuple[int, ...]\nx[5]", "int"},
        {"x: tuple[int, str, float]\nx[1]", "unknown"},
        {"x: dict[str, dict[str, list[int]]]\nx['a']['b'][0]", "int"});
}

static void types_join_with_care(void **state)
{
    CHECK_ALL(state, {"x = list()\nx = ['a']\nx", "list[str]"},
              {"x = {}\nx = {'a': 1}\nx", "dict[str, int]"},
              {"x = list(y)\nx = ['a']\nx", "list"},
              {"x = [y]\nx = ['a']\nx", "list"},
              {"def f(x: list):\n    x = ['a']\n    x", "list"},
              {"x: Unknown = None\nx = ['a']\nx", "list[str]"},
              {"def f(y: str, x: 'str | bytes'):\n    x: 'str | bytes' = y\n"
               "    x",
               "unknown"},
              {"class A:\n    def f(self, y: str):\n        self.x = y\n"
               "        self.x = 1\n        self.x",
               "unknown"},
              {"for a, b, c, d in [(None, 1, 1, 1), (1.5, 2, 2, 2)]:\n    a",
               "unknown"},
              {"import os\nx = os.listdir(y)\nx = os.listdir('.')\nx", "list"});
}

static void library_follows_the_target_version(void **state)
{
    const Setup *setup = *state;
    Case batched = {"import itertools\nitertools.batched('ab', 2)",
                    "itertools.batched[tuple[str, ...]]"};
    check(&setup->facts, 312, batched);
    batched.type = "unknown";
    check(&setup->facts, 311, batched);
    Case timeout = {"import asyncio\nasyncio.TimeoutError()", "TimeoutError"};
    check(&setup->facts, 311, timeout);
    timeout.type = "asyncio.TimeoutError";
    check(&setup->facts, 310, timeout);
    check(&setup->facts, 309, timeout);
}

/* Does it depend on nothing: not on a call, a receiver or a version? */
static bool is_plain(Str fact)
{
    static const char *const words[] = {
        "(", "\t", "!", "=", "T0", "T1", "Self", "object", "NoReturn", "?_"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_find(fact, str_from(words[i]), 0) < fact.size)
            return false;
    return true;
}

/* Does the library know what the line of the table says? */
static bool is_read(Model *model, Interner *interner, Str name, Str fact)
{
    Symbol symbol = intern(interner, name);
    if (str_starts_with(fact, STR("class(")))
        return str_find_byte(fact, '\t', 0) < fact.size ||
               library_class(model, symbol) != 0 || str_is(name, "typing.Any");
    if (!is_plain(fact))
        return true;
    if (fact.data[0] == '.')
        return library_value(model, symbol) != NULL;
    return str_is(name, "super") || str_ends_with(name, STR(".__new__")) ||
           library_call(model, symbol, NODE_NONE) != NULL;
}

static void library_reads_every_line(void **state)
{
    const Setup *setup = *state;
    Arena arena = {0};
    Interner interner;
    interner_init(&interner, &arena);
    for (int i = 1; i < WORD_COUNT; i++)
        (void)intern(&interner, model_words[i]);
    NodeData nodes[2] = {{0}, {.next = 2}};
    Tree tree = {.nodes = nodes, .count = 2, .interner = &interner};
    Model *model = model_new(&arena, &tree, &setup->facts, 312);
    for (uint32_t i = 0; i < setup->types.count; i++) {
        Str name = table_key(&setup->types, i);
        Str fact = table_value(&setup->types, i);
        if (!is_read(model, &interner, name, fact))
            fail_msg("%.*s: %.*s", STR_ARG(name), STR_ARG(fact));
    }
    interner_free(&interner);
    arena_free(&arena);
}

/* Tables of one's own may be anything. */
static void check_table(const char *table, Case wanted)
{
    Arena arena = {0};
    Table types = table_make(&arena, STR("types"), str_from(table));
    Facts facts = {.types = &types};
    check(&facts, 312, wanted);
    arena_free(&arena);
}

static void library_bounds_cycles(void **state)
{
    (void)state;
    Case call = {"import m\nm.a().x", "unknown"};
    check_table("m.a\t=m.b\nm.b\t=m.a\n", call);
    check_table("m.a\tclass(m.a,m.a,m.a)\n", call);
    check_table("m.a\tclass(m.b,m.b)\nm.b\tclass(m.a,m.a)\n", call);
    check_table("m.a\tclass(m.a[m.a[T0]])1\n", call);
}

static void library_survives_broken_facts(void **state)
{
    (void)state;
    Case call = {"import m\nm.a(1)", "unknown"};
    check_table("m.a\tlist[\n", call);
    check_table("m.a\tE(\n", call);
    check_table("m.a\tE(E(E(E(E(E(E(E(E(E(E(E(E(0)))))))))))))\n", call);
    check_table("m.a\t!mode\n", call);
    check_table("m.a\t!args 7\n", call);
    check_table("m.a\t!nothing x\n", call);
    check_table("m.a\t\n", call);
    check_table("m.a\tint\tx-y\n", call);
}

static void library_follows_arguments_no_deeper_than_types(void **state)
{
    const Setup *setup = *state;
    char code[2048] = "";
    size_t size = 0;
    for (int i = 0; i < 200; i++)
        size += (size_t)snprintf(code + size, sizeof code - size, "dict(");
    for (int i = 0; i < 200; i++)
        code[size++] = ')';
    check(&setup->facts, 312, (Case){code, "dict"});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(library_knows_functions),
        cmocka_unit_test(library_knows_constructors),
        cmocka_unit_test(library_knows_methods),
        cmocka_unit_test(library_knows_values),
        cmocka_unit_test(library_knows_files),
        cmocka_unit_test(library_knows_elements),
        cmocka_unit_test(library_resolves_annotations),
        cmocka_unit_test(types_join_with_care),
        cmocka_unit_test(library_follows_the_target_version),
        cmocka_unit_test(library_reads_every_line),
        cmocka_unit_test(library_bounds_cycles),
        cmocka_unit_test(library_survives_broken_facts),
        cmocka_unit_test(library_follows_arguments_no_deeper_than_types),
    };
    return cmocka_run_group_tests_name("library", tests, set_up, tear_down);
}

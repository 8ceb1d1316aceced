"""Compares base/toml with Python's tomllib: same documents accepted, same
values. Usage: compare_tomllib.py TOML_DUMP [--mutations N] [FOLDER]...

The documents are those below, mutations of them, and all files in the
folders, as of the public test suite or what a fuzzer left behind."""

import argparse
import json
import math
import pathlib
import random
import subprocess
import sys
import tomllib

STRINGS = r'''
""
"a"
"a b"
"é"
"日本"
"\b\t\n\f\r\"\\"
"\u00e9"
"\u00E9\U0001F600"
"\U0010FFFF"
"\U00110000"
"\ud800"
"\uD7FF\uE000"
"\uDFFF"
"\U0000D800"
"\u00e"
"\u00eg"
"\U0001F60"
"\x41"
"\a"
"\e"
"\/"
"\ "
"\0"
"\"
"a
a"
"a" "b"
"a""b"
'a'
''
'a\b'
'a"b'
'a
'a''b'
'é'
"#"
"a#b" # c
'#'
"\u0000"
"\\u00e9"
"	"
'	'
"'"
'"'
"[x]"
"a = 1"
'''.split("\n")[1:-1]

LINES = [
    '""""""',
    "''''''",
    '"""a"""',
    "'''a'''",
    '"""\na"""',
    "'''\na'''",
    '"""\n\na"""',
    '"""\r\na\r\nb"""',
    "'''\r\na\r\nb'''",
    '"""a\nb\n"""',
    '"""a"b""c"""',
    "'''a'b''c'''",
    '"""a""""',
    '"""a"""""',
    '"""a""""""',
    '"""a"""""""',
    "'''a''''",
    "'''a'''''",
    "'''a''''''",
    "'''a'''''''",
    '""""a"""',
    '"""""a"""',
    '""""""a"""',
    '"""""""',
    '""""""""',
    '"""""""""',
    "'''''''",
    "''''''''",
    "'''''''''",
    '"""a\\\nb"""',
    '"""a\\\r\nb"""',
    '"""a\\  \nb"""',
    '"""a\\\t\n\t b"""',
    '"""a\\ \r\n\r\n  \n  b"""',
    '"""a\\ b"""',
    '"""a\\   """',
    '"""a\\\n"""',
    '"""a\\\n   """',
    '"""a\\\n\\\n b"""',
    '"""\\\n"""',
    '"""\n\\\n"""',
    '"""a\\\\\nb"""',
    '"""a\\\\\\\nb"""',
    '"""a\\""""',
    '"""a\\""" b"""',
    '"""a\\"""""',
    '"""\\""""""',
    '"""a\\u00e9"""',
    '"""a\\ud800"""',
    '"""a\\x"""',
    '"""a',
    '"""a"',
    '"""a""',
    "'''a",
    "'''a'",
    "'''a''",
    "'''a\\'''",
    "'''a\\\nb'''",
    '"""a\\',
    '"""a\\\n',
    '"""# no comment\n# none either"""',
    "'''[x]\ny = 1'''",
    '"""a\tb"""',
    '"""a\x0bb"""',
    '"""a\rb"""',
    "'''a\rb'''",
    '"""a\x7fb"""',
    "'''a\x1fb'''",
    '"""a\x00b"""',
    '"a\x00b"',
    '"a\rb"',
    '"a\x7fb"',
    "'a\x01b'",
    '"a\x80b"',
    '"a\u2028b\ufeff"',
]

NUMBERS = """
0 -0 +0 1 -1 +1 12 1_2 1_2_3 1__2 _1 1_ 01 -01 +01 00 0_0 0_1 1_000_000 --1 +-1
9223372036854775807 -9223372036854775808 +9223372036854775807 99999999
9_223_372_036_854_775_807 0x7fffffffffffffff 0o777777777777777777777
0x0 0x1 0xff 0xFF 0xfF_0a 0x_1 0x1_ 0x1__2 0xg 0x 0X1 -0x1 +0x1 0x1.0 0x00 0xe1
0o0 0o17 0o8 0o 0o_1 0o1_7 0O1 -0o1 0o01 0b0 0b101 0b2 0b 0b1_0 0b_1 0B1 +0b1
0.0 -0.0 +0.0 1.0 1.5 1. .5 1._5 1_.5 1.5_ 1.5_0 1.5__0 1_0.5 01.5 00.5 0.05
1e5 1E5 1e+5 1e-5 1e05 1e0_5 1e_5 1e5_ 1e 1e+ 1.5e5 1.e5 1.5e 1e5.5 1e1e1 -1e-1
1e308 1e309 -1e400 1e-400 5e-324 1.7976931348623157e308 0e0 0e1 -0e0 0.1e1
inf +inf -inf nan +nan -nan Inf INF NaN infinity inf1 nan_ --inf + - . e e1 +.5
3.14159265358979323846264338327950288 123456789.123456789 0.1 0.2 0.3 1e23
true false True FALSE tru truee true1 yes null none on True1 t f
1a 1-1 1+1 1:1 1.1.1 1e5e 12x 0xgg 0b12 0o79 1_e5 1e5f 0_x1 ١ ² x é
""".split()

DATES = """
1979-05-27T07:32:00Z|1979-05-27T07:32:00z|1979-05-27t07:32:00Z
1979-05-27 07:32:00Z|1979-05-27T00:32:00-07:00|1979-05-27T00:32:00+07:00
1979-05-27T00:32:00.999999-07:00|1979-05-27T07:32:00|1979-05-27 07:32:00
1979-05-27T07:32:00.5|1979-05-27T07:32:00.|1979-05-27T07:32:00.1234567
1979-05-27T07:32:00.123456789012Z|1979-05-27|07:32:00|00:32:00.999999
07:32|7:32:00|07:32:0|24:00:00|23:59:59|23:60:00|23:59:60|07:32:00Z|07:32:00.
07:32:00.1234567|1979-05-27T07:32|1979-05-27T24:00:00|1979-05-27T23:59:60Z
1979-05-27T|1979-05-27 |1979-05-27  07:32:00|1979-05-27	07:32:00
1979-5-27|1979-05-7|79-05-27|19790-05-27|1979-13-27|1979-00-27|1979-05-32
1979-05-00|1979-04-31|1979-02-29|1980-02-29|2000-02-29|1900-02-29|0000-01-01
0001-01-01|9999-12-31|1979-05-27T07:32:00+24:00|1979-05-27T07:32:00+23:59
1979-05-27T07:32:00+07|1979-05-27T07:32:00+0700|1979-05-27T07:32:00+07:60
1979-05-27T07:32:00 Z|1979-05-27T07:32:00ZZ|1979-05-27T07:32:00Z1
1979-05-27x|1979-05-27T07:32:00x|07:32:00x|1979-05-27 7|1979-05-27 07:32
1979-05-27_07:32:00|+1979-05-27|-1979-05-27|1979-05|1979-|1979_05_27
1979-05-27 # c|1979-05-27 07:32:00 # c|1979-05-27 x|1979/05/27|19:79
""".strip().replace("\n", "|").split("|")

NESTED = """
[]|[ ]|[1]|[1,]|[1, 2]|[1 2]|[,]|[1,,2]|[,1]|[1|[1,|[|]|[1]]|[[1]]|[[1],[2]]
[[],[[]]]|["a", 1, 1.5, true]|[\n1\n,\n2\n]|[ # c\n1 # d\n, # e\n2 # f\n]
[\r\n1,\r\n]|[1, # c|[# c\n]|[1\t,\t2]|[{}]|[{a = 1}, {b = 2}]|[{a = [1]}]
['a'\n]|["]"]|["a]|[1 # ]|[1\n\n\n]|[1;2]|[a]|[a = 1]|[1}|[\f]|[[]
{}|{ }|{a = 1}|{ a = 1 }|{a = 1,}|{a = 1, b = 2}|{a = 1 b = 2}|{,}|{a}|{a = }
{a = 1, a = 2}|{a.b = 1}|{a.b = 1, a.c = 2}|{a.b = 1, a = 2}|{a = 1, a.b = 2}
{a = {b = 1}, a.c = 2}|{a.b = {}, a.b.c = 1}|{a.b = {}, a.c = 1}|{a = [], a = []}
{a = [{}], a.b = 1}|{a = {}, b = {}}|{a = 1\n}|{\na = 1}|{a = 1,\nb = 2}
{a = [\n1\n]}|{a = 1 # c}|{a = [1, # c\n2]}|{'a' = 1, "b" = 2}|{a = 1|{|}|{a = 1]
{a = 1}}|{{}}|{"a\\n" = 1}|{a = {b = {c = {}}}}|{a.b.c = 1, a.b.d = 2, a.e = 3}
{a . b = 1}|{a. = 1}|{.a = 1}|{= 1}|{a = 1 , b = 2 }|{1 = 1, 1.5 = 2}|{a = [}]}
{a.b = {c = 1}, a.b.d = 1}|{a.b.c = 1, a.b = {d = 1}}|{a = 1, "a" = 2}
""".strip().replace("\n", "|").split("|")

KEYS = r"""
a|A|1|-|_|a-b|a_b|1a|"a"|'a'|""|''|"a b"|'a b'|"a.b"|a.b|a . b|a."b"|'a'."b".c
a..b|.a|a.|.|a b|é|"é"|"\u00e9"|"\n"|"\ud800"|"\x"|'\x'|"a|'a|a"|'''a'''|a'
1.5|1.2.3|1979-05-27|true|inf|-1|+1|a+b|a:b|a/b|a$|@|"".""|a.''|"a"b|"a""b"|0x1
1e5|true.false|#|a#|[a|a]|{a}|a,b|a	b|	a	|"#"|'#'|a.b.c.d.e.f|"a"."a"."a"|ａ|½
""".strip().replace("\n", "|").split("|")

HEADERS = ["[%s]", "[[%s]]", "[ %s ]", "[[ %s ]]", "[%s]\nx = 1", "[%s] # c"]

DOCUMENTS = [
    '"""a""" = 1', 'a."""b""" = 1', '["""a"""]', '""""a" = 1',
    "", "\n", "\r\n", " ", "\t", "#", "# c", "# c\n", "#\t\n", "# é", "\ufeff",
    "\ufeffa = 1", "a = 1 \ufeff", "\r", "a = 1\r", "a = 1\r\n", "a = 1\rb = 2",
    "a = 1\r\nb = 2\r\n", "# c\r", "# c\rd", "# c\x00", "# c\x7f", "# c\x1b",
    "# c\r\r\n", "a = 1\r\r\n", "\r\r\n", "# \u0080\u009f", "\x0c", "\x0b",
    "a = 1\x0c", "\x00", "a\x00 = 1", "a = 1 # c", "a = 1 c", "a = 1 b = 2",
    "a=1", "a =1", "a= 1", "a\t=\t1", "  a = 1", "\ta = 1", "a", "a =", "a = ",
    "a = # c", "a = \n1", "a\n= 1", "= 1", "a == 1", "a = = 1", "a : 1", "a 1",
    "a = 1,", "a = 1;", "a = (1)", "a = 1\n\n\nb = 2", "a = 1\na = 1",
    "a = 1\n'a' = 1", 'a = 1\n"\\u0061" = 1', '"é" = 1\n"\\u00e9" = 2',
    "a.b = 1\na.c = 2", "a.b = 1\na.b = 2", "a.b = 1\na = 2", "a = 1\na.b = 2",
    "a.b = 1\na.b.c = 2", "a.b.c = 1\na.b = 2", "a.b.c = 1\na.b.d = 2\na.e = 3",
    "a = {}\na.b = 1", "a = []\na.b = 1", "a = {b = 1}\na.c = 1",
    "a = {b = {}}\na.b.c = 1", "a = {}\n[a]", "a = {}\n[a.b]", "a = []\n[a]",
    "a = []\n[[a]]", "a = []\n[a.b]", "a = [{}]\n[[a]]", "a = [{}]\n[a.b]",
    "a = [{b = 1}]\n[[a.b]]", "a = 1\n[a]", "a = 1\n[a.b]", "a = 1\n[[a]]",
    "a = 1\n[[a.b]]", "a = {}\n[[a.b]]", "[a]\n[a]", "[a]\n[b]\n[a]",
    "[a]\n[a.b]\n[a]", "[a.b]\n[a]", "[a.b]\n[a]\n[a]", "[a.b]\n[a]\n[a.b]",
    "[a.b]\n[a.c]", "[a.b.c]\n[a.b]\n[a]", "[a.b]\n[a]\nb = 1",
    "[a.b]\n[a]\nb.c = 1", "[a.b.c]\n[a]\nb.d = 1", "[a.b.c]\n[a]\nb.c.d = 1",
    "[a.b.c]\n[a]\nb.d = 1\n[a.b]", "[a]\nb.c = 1\n[a.b]", "[a]\nb = 1\n[a.b]",
    "[a]\nb.c = 1\n[a.b.c]", "[a]\nb.c = 1\n[a.b.d]", "[a]\nb.c.d = 1\n[a.b.c]",
    "[a]\nb.c.d = 1\n[a.b]\n", "[a]\nb.c.d = 1\n[a.b.e]", "[a]\nb = {}\n[a.b]",
    "[a]\nb = {}\n[a.b.c]", "[a]\nb = []\n[[a.b]]", "a.b = 1\n[a]",
    "a.b = 1\n[a.c]", "a.b = 1\n[a.b]", "a.b.c = 1\n[a.b]", "a.b.c = 1\n[a.d]",
    "a.b.c = 1\n[a.b.d]", "[a]\n[[a]]", "[[a]]\n[a]", "[[a]]\n[[a]]",
    "[[a]]\nb = 1\n[[a]]\nb = 2", "[[a]]\nb = 1\nb = 2", "[[a]]\n[a.b]\n[[a]]\n[a.b]",
    "[[a]]\n[a.b]\n[a.b]", "[[a]]\n[[a.b]]\n[[a.b]]\n[[a]]\n[[a.b]]",
    "[[a]]\n[[a.b]]\n[a.b]", "[[a]]\n[a.b]\n[[a.b]]", "[[a.b]]\n[a]",
    "[[a.b]]\n[a]\nc = 1", "[[a.b]]\n[a]\nb.c = 1", "[[a.b]]\n[a]\nb = 1",
    "[[a.b]]\n[[a]]", "[a.b]\n[[a]]", "[a]\nb.c = 1\n[[a.b]]", "a.b = 1\n[[a]]",
    "a.b = 1\n[[a.c]]", "a.b = 1\n[[a.b]]", "[[a]]\nb.c = 1\n[[a]]\nb.c = 2",
    "[[a]]\nb.c = 1\n[a.b]", "[[a]]\nb.c = 1\nb.d = 2\n[[a]]\nb.d = 1",
    "[[a]]\nb = {}\n[[a]]\n[a.b]", "[[a]]\nb = []\n[[a]]\n[[a.b]]",
    "[[a]]\nb = {}\n[a.b]", "[[a]]\n[a.b.c]\n[a.b]\n[a.b.d]", "[a] [b]", "[a]b = 1",
    "[a", "[a]]", "[[a]", "[[a] ]", "[ [a]]", "[a\n]", "[]", "[[]]", "[a]\n[[a.b]]",
    "[ ]", "[a b]", "[a=1]", "[[a]]x", "[[a]] # c", "[a]#c", "[a] = 1", "[a].b = 1",
    "[a]\nb = 1\n[c]\nb = 2", "[a]\n[a.'b c']\nd = 1", '[a."b.c"]\n[a.b.c]',
    '[a]\n["a"]', "[a]\n['a'.b]", "b = 1\n[a]\nb = 1", "[a]\n# c\n\n[b] # d\n",
    "[x.a]\n[x]\na.b = 1", "[x]\na.b = 1\n[x.a.c]\n[x]", "[x.y.z]\n[x]\n[x.y]\n[x.y.z.w]",
    "a.b.c = {}\na.b.d = []\na.b.c.e = 1", "a.b = []\na.b.c = 1", "[a]\nx=1\n[a.b]\nx=1\n[c]",
    "a = {b = 1}\n[a.c]", "a.b = {c = 1}\n[a.b.d]", "a.b = {c = 1}\na.b.d = 1",
    "[[a]]\n[[a]]\n[a.b]\n[[a.c]]\n[[a.c]]\nd.e = 1\nd.f = 2", "[a.b]\n[a.b.c]\n[a.b]",
]

BYTES = [
    b"a = \"\xff\"", b"a = '\xc3'", b"# \xc3\x28", b"# \xc0\x80", b"# \xe0\x80\x80",
    b"# \xed\xa0\x80", b"# \xed\x9f\xbf", b"# \xf4\x8f\xbf\xbf", b"# \xf4\x90\x80\x80",
    b"# \xf0\x80\x80\x80", b"# \xf5\x80\x80\x80", b"# \xe2\x82", b"# \x80", b"\xfe\xff",
    b"\xef\xbb\xbfa = 1", b"\xef\xbb", b"a\xe9 = 1", b"# \xc2\xa0", b"\xc2\xa0a = 1",
]

# Pieces that mutations put in.
PIECES = [
    b'"', b"'", b'"""', b"'''", b"\\", b"\n", b"\r\n", b"\r", b" ", b"\t", b"#", b"[",
    b"]", b"[[", b"]]", b"{", b"}", b",", b".", b"=", b"a", b"b", b"0", b"1", b"_", b"-",
    b"+", b":", b"T", b"Z", b"e", b"x", b"true", b"inf", b"nan", b"\\u0041", b"\\ud800",
    b"1979-05-27", b"07:32:00", b"\x00", b"\x7f", b"\xc3\xa9", b"\xff", b"a.b", b"a = 1\n",
    b"[a]\n", b"[[a]]\n", b"a.b = 1\n", b"\\\n", b"\\ \n", b"{a = 1}", b"[1, 2]", b"0x",
]


def documents():
    for value in STRINGS + LINES + NUMBERS + DATES + NESTED:
        value = value.replace("\\n", "\n") if value in NESTED else value
        yield f"x = {value}\n"
        yield f"x = {value}"
        yield f"x = [{value}, {value}]\r\ny = 1"
        yield f"x = {{ y = {value}, z.w = {value} }}"
    for key in KEYS:
        yield f"{key} = 1\n"
        yield f"x = {{{key} = 1}}"
        yield from (header % key for header in HEADERS)
    yield from DOCUMENTS
    for depth in (1, 2, 10, 60):
        yield "x = " + "[" * depth + "]" * depth
        yield "x = " + "[" * depth + "]" * (depth - 1)
        yield "x = " + "{a=" * depth + "1" + "}" * depth
        yield ".".join("a" * depth) + " = 1"
        yield "[" + ".".join("a" * depth) + "]"
    yield "".join(f"k{i} = {i}\n" for i in range(5000))
    yield "".join(f"k{i} = {i}\n" for i in range(5000)) + "k7 = 1"


def mutate(chance, document, other):
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        at = chance.randrange(len(document) + 1)
        to = min(len(document), at + chance.choice((0, 0, 1, 1, 2, 8)))
        start = chance.randrange(len(other) + 1)
        piece = chance.choice((
            b"", chance.choice(PIECES), other[start:start + chance.randrange(20)]))
        document = document[:at] + piece + document[to:]
    return document[:2000]


def fits(value):
    """Whether all integers have 64 bits: what base/toml demands."""
    if isinstance(value, dict):
        return all(map(fits, value.values()))
    if isinstance(value, list):
        return all(map(fits, value))
    return type(value) is not int or -2**63 <= value < 2**63


def expected(document):
    try:
        value = tomllib.loads(document.decode())
    except (ValueError, RecursionError) as error:
        return None, str(error)
    return (value, "") if fits(value) else (None, "an integer of over 64 bits")


def from_json(value):
    if isinstance(value, list):
        return [from_json(item) for item in value]
    if not isinstance(value, dict):
        return value
    (kind, content), = value.items()
    if kind == "float":
        return float(content)
    if kind == "date":
        return tomllib.loads(f"x = {content}")["x"]
    return {key: from_json(item) for key, item in content}


def same(left, right):
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[k], right[k]) for k in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, float) and math.isnan(left):
        return math.isnan(right)
    return left == right and (
        not isinstance(left, float) or math.copysign(1, left) == math.copysign(1, right))


class Dump:
    def __init__(self, path):
        self.process = subprocess.Popen(
            [path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def read(self, document):
        self.process.stdin.write(b"%d\n%b" % (len(document), document))
        self.process.stdin.flush()
        line = self.process.stdout.readline().decode(errors="replace")
        if not line:
            sys.exit(f"{self.process.args[0]} ended on {document!r}")
        return json.loads(line)


def differs(dump, document):
    """How the two readers differ, or None."""
    value, why = expected(document)
    answer = dump.read(document)
    if "error" in answer:
        line, column, message = answer["error"]
        if value is None and message and line and column:
            return None
        return f"refused: {answer['error']}, tomllib: {value!r}"
    if value is None:
        return f"accepted: {answer['value']}, tomllib: {why}"
    ours = from_json(answer["value"])
    return None if same(ours, value) else f"read {ours!r}, tomllib: {value!r}"


def reads_later_toml():
    """Whether this tomllib reads TOML 1.1, as that of Python 3.15 does."""
    return expected(b"x = {y = 1,}")[0] is not None


def own_documents():
    own = [document.encode() for document in documents()] + BYTES
    return list(dict.fromkeys(own))


def files_in(folders):
    paths = (path for folder in folders for path in sorted(folder.rglob("*"))
             if path.is_file())
    return [path.read_bytes() for path in paths]


def mutations(own, count):
    chance = random.Random(1)
    small = [document for document in own if len(document) < 1000]
    return (mutate(chance, chance.choice(small), chance.choice(small))
            for _ in range(count))


def count_differences(dump, documents_):
    failures = 0
    for document in documents_:
        difference = differs(dump, document)
        if difference and failures < 20:
            print(f"{document!r}\n    {difference}")
        failures += difference is not None
    return failures


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dump")
    parser.add_argument("folders", nargs="*", type=pathlib.Path)
    parser.add_argument("--mutations", type=int, default=5000)
    arguments = parser.parse_args()
    if reads_later_toml():
        print("skipped: this Python's tomllib reads more than TOML 1.0")
        return 0
    own = own_documents()
    given = files_in(arguments.folders)
    if len(own) < 500 or (arguments.folders and len(given) < 500):
        sys.exit(f"too few documents: {len(own)} own, {len(given)} in folders")
    valid = sum(expected(one)[0] is not None for one in own + given)
    dump = Dump(arguments.dump)
    failures = count_differences(
        dump, [*own, *given, *mutations(own, arguments.mutations)])
    print(f"{len(own)} own documents and {len(given)} files ({valid} valid), "
          f"{arguments.mutations} mutations, {failures} differences")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

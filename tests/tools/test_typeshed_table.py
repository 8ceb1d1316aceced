#!/usr/bin/env python3
"""Facts and form of rules/data/types.tsv.

usage: test_typeshed_table.py [-v]
"""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = ROOT / "rules/data/types.tsv"
SIZE_LIMIT = 450_000

# What a line says; None: there is none.
FACTS = """
# the basic classes
str                       class(typing.Sequence[str])
str.split                 list[str]
str.join                  str
str.encode                bytes
str.partition             tuple[str,...]
str.format                str
str.__mod__               str
bytes.decode              str
bytes.split               list[bytes]
bytes.__getitem__         !index int bytes
int.from_bytes            Self
int.__add__               -
list                      class(typing.MutableSequence[T0])1
list.__new__              list[E(0)]
list.__getitem__          !index T0 list[T0]
list.pop                  T0
list.sort                 None
list.copy                 list[T0]
tuple                     class(typing.Sequence[T0])1
tuple.__new__             tuple[E(0),...]
dict                      class(typing.MutableMapping[T0,T1])2
dict.__new__              dict[K(0),V(0)]
dict.items                dict_items[T0,T1]
dict.keys                 dict_keys[T0,T1]
dict.get                  J(T1,D(1))
dict.pop                  J(T1,A(1))
dict.fromkeys             dict[E(0)]
dict_items                class(typing.ItemsView[T0,T1])2
set.union                 set[J(T0,E(0+))]
set.discard               None
frozenset                 class(typing.AbstractSet[T0])1
range                     class(typing.Sequence[int])
KeyError                  class(LookupError)
function                  -
# builtin functions
open        !mode 1:mode b r io.TextIOWrapper io.BufferedReader io.BufferedWriter io.BufferedRandom
io.open                   =open
len                       int
sorted                    list[E(0)]
print                     None
input                     str
enumerate                 class(typing.Iterator[tuple[int,T0]])1
enumerate.__new__         enumerate[E(0:iterable)]
zip.__new__  !args 1 zip[tuple[E(0)]] 2 zip[tuple[E(0),E(1)]] * zip[tuple[E(0+),...]]
map.__new__               map[R(0)]
max                       !args 1 J(E(0),A(:default)) * A(0+)
next                      J(E(0),A(1))
getattr                   -
eval                      -
# the library
argparse.ArgumentParser.parse_args  !unless 1:namespace argparse.Namespace
asyncio.create_task       asyncio.Task[W(0:coro)]
asyncio.sleep             types.CoroutineType[D(1:result)]
asyncio.StreamReader      class(typing.AsyncIterator[bytes])
asyncio.StreamReader.readline  types.CoroutineType[bytes]
asyncio.tasks.sleep       =asyncio.sleep
collections.Counter.most_common  list[tuple[T0,int]]
collections.abc.Iterator  =typing.Iterator
collections.abc.Set       =typing.AbstractSet
collections.defaultdict.__new__  collections.defaultdict[K(1),R(0)]
collections.deque         class(typing.MutableSequence[T0])1
collections.deque.__new__  collections.deque[E(0:iterable)]
collections.deque.popleft  T0
concurrent.futures.Future.result  T0
copy.copy                 A(0:x)
copy.deepcopy             A(0:x)
csv.reader                _csv.Reader
_csv.Reader               class(typing.Iterator[list[str]])
datetime.datetime         class(datetime.date)
datetime.datetime.now     Self
datetime.date.today       Self
functools.partial.__new__  functools.partial[R(0)]
hashlib.md5               _hashlib.HASH
_hashlib.HASH.hexdigest   str
heapq.heappop             E(0)
io.StringIO               class(io.TextIOBase,io._TextIOBase,typing.TextIO)
io.StringIO.getvalue      str
io.TextIOWrapper          class(io.TextIOBase,io._TextIOBase,typing.TextIO)
itertools.chain.__new__   itertools.chain[E(0+)]
itertools.chain.from_iterable  itertools.chain[E(E(0))]
json.dumps                str
json.loads                -
json.decoder.JSONDecodeError  =json.JSONDecodeError
logging.getLogger         logging.Logger
os.cpu_count              ?int
os.environ                .os._Environ[str]
os._Environ.get           J(T0,D(1:default))
os.getcwd                 str
os.getenv                 J(str,D(1:default))
os.listdir                list[S(0:path)]
os.path.exists            bool
os.path.join              S(0,1+)
os.sep                    =os.path.sep
os.path.sep               .str
os.stat_result.st_size    .int
pathlib.Path              class(pathlib.PurePath)
pathlib.Path.iterdir      typing.Generator[Self]
pathlib.Path.read_text    str
pathlib.PurePath.name     .str
pathlib.PurePath.parent   .Self
queue.Queue               class()1
queue.Queue.get           T0
random.choice             =random.Random.choice
random.Random.choice      E(0:seq)
re.Match.group            !args 0 T0 1 ?T0 * tuple[?T0,...]
re.Match.span             tuple[int,int]
re.Pattern.match          ?re.Match[T0]
re.Pattern.pattern        .T0
re.compile                re.Pattern[S(0:pattern)]
re.findall                list
re.match                  ?re.Match[S(0:pattern,1:string)]
re.sub                    S(0:pattern,1:repl,2:string)
shutil.which              ?S(0:cmd)
sqlite3.connect           !unless 5:factory sqlite3.Connection
string.ascii_letters      .str
subprocess.CompletedProcess.stdout  .T0
subprocess.Popen.stdout   .?typing.IO[T0]
subprocess.run  !text subprocess.CompletedProcess[str] subprocess.CompletedProcess[bytes]
sys.argv                  .list[str]
sys.exit                  typing.NoReturn
sys.maxsize               .int
sys.stdin                 .?typing.TextIO
threading.Thread          class()
threading.Thread.start    None
time.time                 float
typing.Generator          class(typing.Iterator[T0])1
typing.IO                 class(typing.Iterable[T0])1
typing.List               =list
typing.Mapping.get        J(T1,D(1))
typing.Optional           -
types.CoroutineType       class(typing.Coroutine[T0])1
typing.Coroutine          class(typing.Awaitable[T0])1
urllib.parse.urlparse  !str 0:url urllib.parse.ParseResult urllib.parse.ParseResultBytes
xml.etree.ElementTree.Element.find  ?xml.etree.ElementTree.Element[str]
"""

# What differs between versions: the columns after the name.
RANGED = {
    "itertools.batched": ["class(typing.Iterator[T0])1", "3.12-"],
    "asyncio.coroutine": ["A(0:func)", "-3.10"],
    "pathlib.Path.rglob": ["typing.Generator[Self]", "-3.12",
                           "typing.Iterator[Self]", "3.13-"],
    "pathlib.Path.walk": ["typing.Iterator[tuple]", "3.12-"],
    "enum.StrEnum": ["class(str,enum.ReprEnum)", "3.11-"],
}

NAME = r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*"
INDEX = r"(?:\d+\+?)?(?::\w+)?"
RANGE = r"(?:3\.\d+)?-(?:3\.\d+)?"


class Reader:
    """Reads one type, or says where it is not one."""

    def __init__(self, text):
        self.text = text
        self.at = 0

    def take(self, pattern):
        found = re.compile(pattern).match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def whole(self):
        self.type()
        return self.at == len(self.text)

    def type(self):
        self.take(r"\?")
        if self.take(r"[AEKVRWMD]\("):
            if self.text[self.at + 1] == "(":
                self.type()
            else:
                self.take(INDEX)
            self.must(r"\)")
        elif self.take(rf"S\({INDEX}(?:,{INDEX})*\)"):
            pass
        elif self.take(r"J\("):
            self.several()
            self.must(r"\)")
        else:
            self.must(rf"{NAME}|\.\.\.")
            if self.take(r"\["):
                self.several()
                self.must(r"\]")

    def several(self):
        self.type()
        while self.take(","):
            self.type()

    def must(self, pattern):
        if not self.take(pattern):
            raise ValueError(f"{self.text!r} at {self.at}: no {pattern}")


def read_table():
    rows = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, *columns = line.split("\t")
            rows.setdefault(name, []).append(columns)
    return rows


def types_of(fact):
    """The types that a fact is made of."""
    if fact[0] == "!":
        word, *rest = fact.split(" ")
        return {"!index": rest, "!unless": rest[1:], "!args": rest[1::2],
                "!str": rest[1:], "!text": rest, "!mode": rest[3:]}[word]
    found = re.fullmatch(r"class\((.*)\)[12]?", fact)
    if found:
        return [f"tuple[{found[1]}]"] if found[1] else []
    return [fact.lstrip("=.")]


class TypesTable(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rows = read_table()

    def test_facts_are_as_documented(self):
        for line in FACTS.splitlines():
            if line and line[0] != "#":
                name, fact = line.split(None, 1)
                with self.subTest(name):
                    found = self.rows.get(name, [["-"]])[0][0]
                    self.assertEqual(found, fact)

    def test_versions_differ_where_they_should(self):
        for name, columns in RANGED.items():
            with self.subTest(name):
                self.assertEqual(self.rows[name], [columns])

    def test_head_names_its_source(self):
        with TABLE.open(encoding="utf-8") as file:
            self.assertRegex(next(file), r"^# source: typeshed as shipped in "
                             r"mypy \d+\.\d+\.\d+; made by tools/typeshed.py$")

    def test_lines_are_sorted_and_names_unique(self):
        names = [n.encode() for n in self.rows]
        self.assertEqual(names, sorted(names))
        self.assertEqual([n for n, r in self.rows.items() if len(r) > 1], [])

    def test_table_is_small(self):
        self.assertLessEqual(TABLE.stat().st_size, SIZE_LIMIT)

    def test_every_fact_can_be_read(self):
        for name, [columns] in self.rows.items():
            self.assertRegex(name, f"^{NAME}$")
            for fact in columns[::2]:
                for text in types_of(fact):
                    self.assertTrue(Reader(text).whole(), (name, text))
            for text in columns[1::2]:
                self.assertRegex(text, f"^{RANGE}$", name)
            self.assertTrue(len(columns) % 2 == 0 or len(columns) == 1, name)

    def test_other_names_lead_to_a_fact(self):
        for name, [columns] in self.rows.items():
            for _ in range(3):
                if columns[0][0] == "=":
                    columns = self.rows[columns[0][1:]][0]
            self.assertNotEqual(columns[0][0], "=", name)


if __name__ == "__main__":
    unittest.main()

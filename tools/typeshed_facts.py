"""What typeshed.py knows that the stubs do not say."""

HEAD = """\
# source: typeshed as shipped in mypy {version}; made by tools/typeshed.py
# NAME<tab>FACT[<tab>RANGE[<tab>FACT<tab>RANGE]...], sorted by NAME, each once.
# RANGE: the Python versions of the fact before it, `-3.11`, `3.12-` or
# `3.11-3.12`; none: all versions. Linux. 3.9 is taken to be like 3.10.
# NAME: dotted, from the module that people import; builtins are bare.
# FACT, by its first character:
#   =NAME    the same thing under its own name
#   .TYPE    an attribute, a property or a constant of that type
#   class(BASES)N  a class, its bases in order, N = 1 or 2 type parameters;
#            a call gives NAME, or what NAME.__new__ says when that is there
#   !WORD    the result of a call that an argument decides, see below
#   TYPE     the result of a call; Self is the class of the receiver
# TYPE: NAME, NAME[T], NAME[T,T]; `_` an argument that is not known (those at
# the end are left out); ?T is T or None; T0 and T1 the arguments of the
# receiver's type; tuple[T] one element, tuple[T,T] a pair, tuple[T,...] any
# number, all alike; in type[T] T is the class itself. None is None's type;
# typing.NoReturn is that of a call that does not return.
# A type of a call may depend on its arguments. I is `2`, `2:name` (or given
# by keyword), `:name` (by keyword only), `2+` (the join of all from that one
# on); the receiver does not count; the values of *args are not known.
#   A(I) the type of the argument     E(I) of its elements when iterated
#   K(I) V(I) of the keys and values  W(I) of what awaiting it gives
#   R(I) of what calling it gives     M(I) of what `with` binds
#   D(I) as A(I), but None when the argument is not given
#   S(I,..) bytes if one of them is bytes or an X[bytes], str if one is str,
#        a path or an X[str], or if none is given; otherwise not known
#   J(T,..) the join: the one type if all are the same, T and None give ?T,
#        else not known; members whose argument is not given are left out
#   E(E(I)) and the like nest. Everything else with an argument that is not
#   given is not known.
# !index T T   without and with a slice in the brackets
# !unless I T  T unless that argument is given
# !args N T N T * T  by the number of positional arguments; `*` for the rest
# !str I T T   the first if S(I) is str, the second if it is bytes
# !text T T    the first if text= or universal_newlines= is True, or encoding=
#              or errors= is given; the second if none of these is
# !mode I L MODE T R W U  the mode is argument I, MODE when it is not given: T
#              for text, else R, W or U (with a `+`); it is text unless it has
#              a `b` where L is b, and only with a `t` where L is t; with
#              buffering= given, a binary one is not known
"""

# Modules that no performance rule asks about: GUI toolkits, other systems,
# removed or old formats, Python's own build and parser.
DROPPED = set("""
__main__ aifc antigravity asynchat asyncore audioop binhex cgi cgitb chunk
crypt curses distutils ensurepip idlelib imghdr imp mailcap modulefinder
msilib msvcrt nis nntplib nt ntpath nturl2path ossaudiodev pipes posix
pydoc_data pyclbr bdb code codeop compression ctypes.macholib ctypes.util
ctypes.wintypes dis doctest email.contentmanager email.headerregistry fcntl
ftplib imaplib importlib.readers importlib.simple lib2to3 mailbox
multiprocessing.dummy multiprocessing.reduction
multiprocessing.resource_sharer multiprocessing.resource_tracker
multiprocessing.spawn multiprocessing.util opcode pdb pickletools
poplib profiling pty pydoc reprlib rlcompleter smtpd sndhdr spwd sqlite3.dbapi2
sqlite3.dump sre_compile sre_constants sre_parse sunau symtable sys.__jit
sys._monitoring tabnanny telnetlib termios this tkinter trace tty turtle
typing_extensions uu venv winreg winsound wsgiref xdrlib xml.dom
xml.etree.cElementTree xml.parsers xml.sax xml.utils xmlrpc xxlimited zipapp
encodings pyexpat
asyncio.base_subprocess asyncio.constants asyncio.format_helpers asyncio.log
asyncio.mixins asyncio.proactor_events asyncio.selector_events asyncio.sslproto
asyncio.staggered asyncio.tools asyncio.trsock
""".split())

# Where people import the names of these modules from.
HOMES = {"posixpath": "os.path", "genericpath": "os.path", "_io": "io"}

# What is named as a builtin though it is not one.
NAMES = {("_collections_abc", "dict_keys"): "dict_keys",
         ("_collections_abc", "dict_items"): "dict_items",
         ("_collections_abc", "dict_values"): "dict_values"}

# Builtins that only the stubs have, or only the interactive prompt.
DROPPED_NAMES = {"copyright", "credits", "ellipsis", "function", "help",
                 "license", "reveal_locals", "reveal_type"}

TYPING_ALIASES = {
    "typing.List": "list", "typing.Dict": "dict", "typing.Set": "set",
    "typing.FrozenSet": "frozenset", "typing.Tuple": "tuple",
    "typing.Type": "type", "typing.Deque": "collections.deque",
    "typing.DefaultDict": "collections.defaultdict",
    "typing.OrderedDict": "collections.OrderedDict",
    "typing.Counter": "collections.Counter",
    "typing.ChainMap": "collections.ChainMap", "typing.Text": "str",
    "typing.LiteralString": "str", "typing.Self": "Self",
    "typing.NoReturn": "typing.NoReturn", "typing.Never": "typing.NoReturn",
}

# Type arguments kept, where they are not the first two.
KEPT_ARGUMENTS = {
    "typing.Generator": [0], "types.GeneratorType": [0],
    "typing.AsyncGenerator": [0], "types.AsyncGeneratorType": [0],
    "typing.Coroutine": [2], "types.CoroutineType": [2],
    "io.TextIOWrapper": [], "io.BufferedReader": [], "io.BufferedRWPair": [],
    "io.BufferedWriter": [],
    "slice": [],
}

# Parameters from whose first argument the elements are known.
ITERABLES = set("""
typing.Iterable typing.Iterator typing.Sequence typing.Collection
typing.MutableSequence typing.AbstractSet typing.MutableSet typing.Container
typing.Reversible list set frozenset tuple collections.deque
_typeshed.SupportsLenAndGetItem _typeshed.SupportsIter
""".split())

MAPPINGS = set("""
typing.Mapping typing.MutableMapping dict _typeshed.SupportsKeysAndGetItem
""".split())

KEPT_DUNDERS = set("""
__getitem__ __enter__ __aenter__ __call__ __add__ __sub__ __mul__ __truediv__
__floordiv__ __mod__ __and__ __or__ __xor__ __matmul__ __iadd__ __ior__
__dict__ __name__ __doc__ __qualname__
""".split())

# Their operators depend on the other operand.
NUMBERS = {"int", "float", "complex", "bool"}

BINARY = "io.BufferedReader io.BufferedWriter io.BufferedRandom"
FILES = f"io.TextIOWrapper {BINARY}"


def archive(name):
    return f"!mode 1:mode t rb io.TextIOWrapper {name} {name} {name}"


def temporary(name):
    return f"b w+b {name}[str] {name}[bytes] {name}[bytes] {name}[bytes]"


# Where overloads disagree and an argument decides, or where typeshed has no
# words for what is true.
SPECIAL = {
    "open": f"!mode 1:mode b r {FILES}",
    "os.fdopen": f"!mode 1:mode b r {FILES}",
    "pathlib.Path.open": f"!mode 0:mode b r {FILES}",
    "gzip.open": archive("gzip.GzipFile"),
    "bz2.open": archive("bz2.BZ2File"),
    "lzma.open": archive("lzma.LZMAFile"),
    "socket.socket.makefile": "!mode 0:mode b r io.TextIOWrapper "
        "io.BufferedReader io.BufferedWriter io.BufferedRWPair",
    "tempfile.TemporaryFile": f"!mode 0:mode b w+b {FILES}",
    "tempfile.NamedTemporaryFile":
        "!mode 0:mode " + temporary("tempfile._TemporaryFileWrapper"),
    "tempfile.SpooledTemporaryFile.__new__":
        "!mode 1:mode " + temporary("tempfile.SpooledTemporaryFile"),
    "tempfile.TemporaryDirectory.__new__":
        "tempfile.TemporaryDirectory[S(0:suffix,1:prefix,2:dir)]",
    "subprocess.run":
        "!text subprocess.CompletedProcess[str] "
        "subprocess.CompletedProcess[bytes]",
    "subprocess.Popen.__new__":
        "!text subprocess.Popen[str] subprocess.Popen[bytes]",
    "subprocess.check_output": "!text str bytes",
    "urllib.parse.urlparse": "!str 0:url urllib.parse.ParseResult "
                             "urllib.parse.ParseResultBytes",
    "urllib.parse.urlsplit": "!str 0:url urllib.parse.SplitResult "
                             "urllib.parse.SplitResultBytes",
    "urllib.parse.urldefrag": "!str 0:url urllib.parse.DefragResult "
                              "urllib.parse.DefragResultBytes",
    "os.fspath": "S(0:path)",
    "os.listdir": "list[S(0:path)]",
    "os.scandir": "os._ScandirIterator[S(0:path)]",
    "re.Match.group": "!args 0 T0 1 ?T0 * tuple[?T0,...]",
    "re.Match.groups": "!unless 0:default tuple[?T0,...]",
    "re.Match.groupdict": "!unless 0:default dict[str,?T0]",
    "dict.__or__": "dict[J(T0,K(0)),J(T1,V(0))]",
    "dict.__new__": "dict[K(0),V(0)]",
    "collections.OrderedDict.__new__": "collections.OrderedDict[K(0),V(0)]",
    "collections.defaultdict.__new__": "collections.defaultdict[K(1),R(0)]",
    "collections.Counter.__new__": "collections.Counter[E(0)]",
    "typing.MutableMapping.setdefault": "T1",
    "collections.OrderedDict.setdefault": "T1",
    "collections.ChainMap.setdefault": "T1",
    "dict.fromkeys": "dict[E(0)]",  # the value is often None at first
    "contextvars.ContextVar.__new__": "contextvars.ContextVar",  # likewise
    "itertools.product.__new__": "itertools.product[tuple[E(0+),...]]",
    "list.__add__": "list[J(T0,E(0))]",
    "zip.__new__":
        "!args 1 zip[tuple[E(0)]] 2 zip[tuple[E(0),E(1)]] "
        "* zip[tuple[E(0+),...]]",
    "map.__new__": "map[R(0)]",
    "filter.__new__": "filter[E(1)]",
    "reversed.__new__": "typing.Iterator[E(0)]",
    "type.__new__": "!args 1 type[A(0)] * type",
    "iter": "!args 1 typing.Iterator[E(0)] 2 typing.Iterator[R(0)]",
    "itertools.accumulate.__new__":
        "!unless 1:func itertools.accumulate[E(0)]",
    "next": "J(E(0),A(1))",
    "max": "!args 1 J(E(0),A(:default)) * A(0+)",
    "min": "!args 1 J(E(0),A(:default)) * A(0+)",
    "sum": "!unless 1:start J(E(0),int)",
    "asyncio.sleep": "types.CoroutineType[D(1:result)]",
    "contextlib.nullcontext.__new__":
        "contextlib.nullcontext[D(0:enter_result)]",
    "itertools.count.__new__":
        "!args 0 itertools.count[int] * itertools.count",
    "math.ceil": "int",
    "math.floor": "int",
    "math.trunc": "int",
    "shutil.rmtree": "None",
    "tuple.__new__": "tuple[E(0),...]",
    "vars": "!args 0 dict[str]",
    "typing.cast": "R(0)",
    "unittest.TestCase.assertRaises":
        "!unless 1:callable unittest.case._AssertRaisesContext[R(0)]",
    "unittest.TestCase.assertRaisesRegex":
        "!unless 2:callable unittest.case._AssertRaisesContext[R(0)]",
    "unittest.TestCase.assertWarns":
        "!unless 1:callable unittest.case._AssertWarnsContext",
    "unittest.TestCase.assertWarnsRegex":
        "!unless 2:callable unittest.case._AssertWarnsContext",
    "ast.parse": "!unless 2:mode ast.Module",
    "argparse.ArgumentParser.parse_args":
        "!unless 1:namespace argparse.Namespace",
    "argparse.ArgumentParser.parse_known_args":
        "!unless 1:namespace tuple[argparse.Namespace,list[str]]",
    "sqlite3.connect": "!unless 5:factory sqlite3.Connection",
    "sqlite3.Connection.cursor": "!unless 0:factory sqlite3.Cursor",
    "dataclasses.asdict": "!unless :dict_factory dict[str]",
    "dataclasses.dataclass": "A(0)",
    "email.message_from_string":
        "!unless 1:_class email.message.Message[str,str]",
    "email.message_from_bytes":
        "!unless 1:_class email.message.Message[str,str]",
    "email.message_from_file":
        "!unless 1:_class email.message.Message[str,str]",
    "configparser.RawConfigParser.items":
        "!args 0 typing.ItemsView[str,configparser.SectionProxy] "
        "* list[tuple[str,str]]",
}

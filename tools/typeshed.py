#!/usr/bin/env python3
"""Make rules/data/types.tsv: names and types of Python's standard library.

usage: typeshed.py MYPY [OUT]

MYPY is a wheel of mypy (`pip download --no-deps mypy==2.4.1`) or the folder
of one unpacked; OUT is rules/data/types.tsv when it is not given. The stubs
are read once for each Python version; only names and types are taken. The
head of the table says how to read it.
"""
import ast
import pathlib
import re
import sys
import tempfile
import zipfile

from typeshed_calls import Calls
from typeshed_facts import (
    DROPPED, DROPPED_NAMES, HEAD, HOMES, KEPT_DUNDERS, NUMBERS, SPECIAL,
    TYPING_ALIASES)
from typeshed_annotations import is_private
from typeshed_stubs import Def, Import, decorators, read_stubs
from typeshed_types import Type, show, substitute

ROOT = pathlib.Path(__file__).resolve().parent.parent
MINORS = range(10, 16)  # the stubs no longer tell 3.9 from 3.10
SIZE_LIMIT = 450_000
PROPERTIES = {"property", "cached_property", "_magic_enum_attr",
              "abstractproperty", "DynamicClassAttribute"}
TRANSPARENT = {"overload", "abstractmethod", "classmethod", "staticmethod",
               "final", "deprecated", "type_check_only", "override",
               "contextmanager", "asynccontextmanager", "coroutine",
               "no_type_check", "runtime_checkable"}


class Lines(Calls):
    """The table of one Python version: name -> what stands after it."""

    def make(self):
        self.lines = {}
        self.seen = set()
        self.hidden = {}
        for module in sorted(self.modules):
            if not is_private(module) and not is_dropped(module):
                for name, found in self.scope(module).items():
                    if name[0] != "_":
                        self.add(module, name, found)
        for module in self.modules:
            if not is_dropped(module):
                self.note_hidden(module)
        self.seen |= {name + ".__new__" for name in self.lines}
        self.lines.update((name, text) for name, text in SPECIAL.items()
                          if name in self.seen)
        while self.add_mentioned():
            pass
        return without_dangling(self.lines)

    def note_hidden(self, module):
        for name, found in self.scope(module).items():
            if isinstance(found, Def) and isinstance(found.node, ast.ClassDef):
                self.hidden[self.name(module, name)] = found

    def add_mentioned(self):
        """Adds private classes that a line of the table names."""
        text = "\n".join(self.lines.values())
        missing = {n for n in re.findall(r"[A-Za-z_][\w.]*", text)
                   if n in self.hidden and n not in self.lines}
        for name in missing:
            self.add_class(name, self.hidden[name])
        return missing

    def add(self, module, name, found):
        if isinstance(found, Import) and not found.exported:
            return
        if module == "builtins" and name in DROPPED_NAMES:
            return
        own = f"{HOMES.get(module, module)}.{name}".removeprefix("builtins.")
        target = self.definition(module, name)
        if not isinstance(target, Def):
            return
        known = TYPING_ALIASES.get(own) or self.name(
            target.module, target.path)
        if own == known:
            self.add_definition(own, target)
        else:
            self.put(own, "=" + known)

    def put(self, name, text):
        last = name.rpartition(".")[2]
        if text not in ("", "=", ".") and not (
                text == ".int" and last.isupper()):
            self.lines[name] = text

    def add_definition(self, name, found):
        self.seen.add(name)
        if isinstance(found.node, ast.ClassDef):
            self.add_class(name, found)
        elif isinstance(found.node, list):
            self.add_function(name, found)
        else:
            self.put(name, self.of_variable(name, found))

    def add_function(self, name, found):
        kinds = set(decorators(found.node[0]))
        if kinds & PROPERTIES:
            self.put(name, "." + show(self.result(found)))
        elif kinds <= TRANSPARENT:
            if name.endswith(".__getitem__"):
                index, by_slice = map(show, self.by_subscript(found))
                if by_slice and index != by_slice:
                    self.put(name, f"!index {index or '_'} {by_slice}")
                    return
                self.put(name, index)
                return
            self.put(name, show(self.result(found)))

    def of_variable(self, name, found):
        """The text after the name of an attribute or a constant."""
        node = found.node
        if isinstance(node, ast.Assign):
            return self.of_assignment(name, found)
        told = ast.unparse(node.annotation).rpartition(".")[2]
        if told == "TypeAlias":
            kind = show(self.evaluate(node.value, found.module, found.owner))
            return "=" + kind if re.fullmatch(r"[\w.]+", kind) else ""
        if told == "Final":
            return self.of_assignment(name, found)
        kind = self.evaluate(node.annotation, found.module, found.owner)
        if found.owner:
            kind = substitute(kind, self.receiver(found.owner))
        if kind and kind.name == "Callable":
            return show(kind.args[0])
        if kind and kind.name == "typing._SpecialForm":
            return ""
        text = show(kind)
        return "." + text if "(" not in text else ""

    def of_assignment(self, name, found):
        value = found.node.value
        if found.owner and self.is_enum(found.owner):
            return ""
        if isinstance(value, ast.Constant) and value.value is not None and (
                value.value is not ...):
            return "." + type(value.value).__name__
        if isinstance(value, ast.UnaryOp):
            return "." + show(self.of_literal(value, found.module, None))
        if isinstance(value, ast.Name) and found.owner:
            other = self.resolve(value, found.module, found.owner)
            return other and isinstance(other, Def) and (
                "=" + self.name(other.module, other.path)) or ""
        if isinstance(value, ast.Attribute):
            return self.of_bound_method(value, found)
        return ""

    def of_bound_method(self, value, found):
        """`choice = _inst.choice` is the method of a class."""
        left = self.resolve(value.value, found.module, None)
        if not isinstance(left, Def) or not isinstance(
                left.node, (ast.Assign, ast.AnnAssign)):
            return ""
        head = getattr(left.node, "annotation", None)
        if head is None and isinstance(left.node.value, ast.Call):
            head = left.node.value.func
        cls = head and self.resolve(head, left.module, None)
        if not isinstance(cls, Def) or not isinstance(cls.node, ast.ClassDef):
            return ""
        method = self.find_member(cls, value.attr)
        return "=" + self.name(method.module, method.path) if method else ""

    def is_enum(self, cls):
        return any(a.module == "enum" and a.path == "Enum"
                   for a in self.ancestors(cls))

    def add_class(self, name, cls):
        if self.is_typed_dict(cls):
            self.put(name, "class(dict[str])")
            return
        self.lines[name] = ""
        bases = [show(kind) for kind in self.bases(cls)
                 if kind and not is_dropped(kind.name.rpartition(".")[0])]
        bases = self.iteration(cls) + bases  # first, as `__iter__` wins
        width = len(self.kept(cls))
        listed = ",".join(dict.fromkeys(b for b in bases if b))
        self.lines[name] = f"class({listed})" + (str(width) if width
                                                 else "")
        for member, found in self.members(cls).items():
            if isinstance(found, Def) and self.is_kept(name, member):
                self.add_definition(f"{name}.{member}", found)
        if width and name != "tuple":
            made = show(self.constructed(cls))
            if "[" in made or made.partition("[")[0] != name:
                self.put(f"{name}.__new__", made)

    def is_kept(self, name, member):
        if name in NUMBERS and member.startswith("__"):
            return False
        return member[0] != "_" or member in KEPT_DUNDERS

    def iteration(self, cls):
        """typing.Iterator[X], of a class that has `__iter__` but no such
        base."""
        found = []
        for prefix, word in (("", ""), ("a", "Async")):
            known = {f"typing.{word}Iterable", "typing.Awaitable"}
            if any(self.name(a.module, a.path) in known
                   for a in self.ancestors(cls)):
                continue
            method = self.members(cls).get(f"__{prefix}iter__")
            if not method or not isinstance(method.node, list):
                continue
            kind = self.result(method)
            if kind == Type("Self"):
                step = self.find_member(cls, f"__{prefix}next__")
                kind = step and self.result(step)
                if word:
                    kind = kind and kind.args and kind.args[0]
                found.append(show(Type(f"typing.{word}Iterator", (kind,))))
            elif kind and kind.args:
                found.append(show(Type(f"typing.{word}Iterable",
                                       kind.args[:1])))
        return found


def is_dropped(module):
    parts = module.split(".")
    return any(".".join(parts[:i + 1]) in DROPPED for i in range(len(parts)))


def merged(tables):
    """name -> the text of its line, from the tables of all versions."""
    rows = {}
    for name in sorted(set().union(*tables.values())):
        runs = []
        for minor in MINORS:
            text = tables[minor].get(name)
            if runs and runs[-1][0] == text:
                runs[-1][2] = minor
            else:
                runs.append([text, minor, minor])
        rows[name] = "\t".join(columns(runs))
    return rows


def columns(runs):
    for text, first, last in runs:
        if text is None:
            continue
        yield text
        low = "" if first == MINORS[0] else f"3.{first}"
        high = "" if last == MINORS[-1] else f"3.{last}"
        if low or high:
            yield f"{low}-{high}"


def without_dangling(table):
    """Leaves out aliases whose target the table does not have."""
    def leads(name):
        text = table.get(name, "")
        return leads(text[1:]) if text[:1] == "=" else text
    return {name: text for name, text in table.items() if leads(name)}


def unpacked(source, folder):
    """The folder of the stubs, and mypy's version."""
    if source.is_file():
        with zipfile.ZipFile(source) as archive:
            archive.extractall(folder, [n for n in archive.namelist() if (
                "/typeshed/stdlib/" in n or n.endswith("/METADATA"))])
        source = pathlib.Path(folder)
    facts = next(source.glob("mypy-*.dist-info/METADATA"))
    version = re.search(r"^Version: (\S+)", facts.read_text(), re.M)[1]
    return source / "mypy/typeshed/stdlib", version


def table_text(stubs, ranges, version):
    tables = {minor: Lines(stubs, ranges, minor).make() for minor in MINORS}
    unused = set(SPECIAL) - set().union(*tables.values())
    if unused:
        raise SystemExit(f"typeshed.py: no such names: {sorted(unused)}")
    rows = merged(tables)
    lines = sorted(f"{name}\t{text}\n" for name, text in rows.items())
    return HEAD.format(version=version) + "".join(lines)


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    out = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else (
        ROOT / "rules/data/types.tsv")
    with tempfile.TemporaryDirectory() as folder:
        stubs, version = unpacked(pathlib.Path(sys.argv[1]), folder)
        text = table_text(*read_stubs(stubs), version)
    out.write_text(text, "utf-8", newline="\n")
    size = len(text.encode())
    print(f"mypy {version}: {text.count(chr(10))} lines, {size} bytes")
    if size > SIZE_LIMIT:
        print(f"more than {SIZE_LIMIT} bytes", file=sys.stderr)
    return size > SIZE_LIMIT


if __name__ == "__main__":
    sys.exit(main())

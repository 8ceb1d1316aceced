"""What calls of the stubs' functions and classes give. For typeshed.py."""
import ast
import functools

from typeshed_annotations import Stubs
from typeshed_facts import ITERABLES, MAPPINGS
from typeshed_stubs import decorators
from typeshed_types import (
    BYTES, NONE, OPTIONAL, SELF, STR, VARIABLE, Type,
    join, meet, show, substitute)

AWAITABLES = {"typing.Awaitable", "typing.Coroutine", "types.CoroutineType",
              "asyncio.Future"}
MANAGERS = {"contextlib.AbstractContextManager"}
BOXES = {"os.PathLike", "re.Pattern", "re.Match"}


def is_odd(node):
    """An overload for calls that nobody means: it never returns, or takes
    nothing but an empty string."""
    told = ast.unparse(node.args)
    result = ast.unparse(node.returns) if node.returns else ""
    return "Literal['']" in told and result == "None" or result in (
        "NoReturn", "Never")


def agree(results):
    """The type that all overloads have, or None."""
    if not results or None in results:
        return None
    plain = [r.args[0] if r.name == OPTIONAL else r for r in results]
    plain = [p for p in plain if p != NONE]
    if not plain:
        return NONE
    one = functools.reduce(meet, plain)
    optional = any(r == NONE or r.name == OPTIONAL for r in results)
    return join([one, NONE]) if optional else one


def by_default(results):
    """Overloads like those of dict.get: V or None without a default, V or
    the default with one."""
    last = results[-1]
    if last is None or last.name != "J" or len(last.args) != 2:
        return None
    value, default = sorted(last.args, key=lambda a: a.name[:2] == "A(")
    if not default.name.startswith("A("):
        return None
    optional = join([value, NONE])
    if any(r not in (value, optional, last) for r in results):
        return None
    letter = "D" if optional in results else "A"
    return Type("J", (value, Type(letter + default.name[1:])))


def parameters(node, is_method):
    """(how the table calls it, annotation) of each parameter."""
    given = node.args
    plain = [(a, True) for a in given.posonlyargs]
    plain += [(a, a.arg.startswith("__")) for a in given.args]
    tokens = []
    for i, (arg, nameless) in enumerate(plain[is_method:]):
        tokens.append((str(i) if nameless else f"{i}:{arg.arg}", arg))
    if given.vararg:
        tokens.append((f"{len(tokens)}+", given.vararg))
    tokens += [(f":{a.arg}", a) for a in given.kwonlyargs]
    return [(token, a.annotation) for token, a in tokens if a.annotation]


def reach(kind, variable, text, nested=False):
    """How a variable is found in the argument of a parameter, or None."""
    if kind is None:
        return None
    if kind.name == VARIABLE + variable:
        return text if nested else f"A({text})"
    if kind.name in ITERABLES:
        letters = "E"
    elif kind.name in MAPPINGS:
        letters = "KV"
    elif kind.name in ("Callable", "type"):
        letters = "R"
    elif kind.name in AWAITABLES:
        letters = "W"
    else:
        letters = "M" if kind.name in MANAGERS else ""
    for letter, inner in zip(letters, kind.args):
        found = reach(inner, variable, f"{letter}({text})", True)
        if found:
            return found
    return None


def text_of(members):
    """"str", "bytes" or "" by what a parameter takes."""
    texts = {member.name for member in members if member}
    texts |= {member.args[0].name for member in members if member
              and member.name in BOXES and member.args and member.args[0]}
    if "str" in texts:
        return "" if "bytes" in texts else "str"
    buffers = any(t.endswith(".Buffer") for t in texts)
    return "bytes" if "bytes" in texts or buffers else ""


def replace_type(kind, old, new):
    if kind == old:
        return new
    if kind is None or not kind.args:
        return kind
    return Type(kind.name, tuple(replace_type(a, old, new)
                                 for a in kind.args))


class Calls(Stubs):

    def result(self, function):
        """The type that a call gives, or None."""
        nodes = [n for n in function.node if not is_odd(n)] or function.node
        function = function._replace(node=nodes)
        results = [self.of_overload(n, function) for n in nodes]
        if len(set(results)) == 1:
            return results[0]
        return (by_default(results) or self.by_text(function, results)
                or agree(results))

    def by_subscript(self, function):
        """As result(), apart for an index and for a slice."""
        index, by_slice = [], []
        for node in function.node:
            names = {m and m.name for _, a in parameters(node, True)
                     for m in self.union(a, function.module, function.owner)}
            kind = self.of_overload(node, function)
            if "slice" in names:
                by_slice.append(kind)
            if names != {"slice"}:
                index.append(kind)
        return agree(index), agree(by_slice)

    def of_overload(self, node, function):
        if node.returns is None:
            return None
        kinds = set(decorators(node))
        kind = self.evaluate(node.returns, function.module, function.owner)
        if isinstance(node, ast.AsyncFunctionDef):
            kind = Type("types.CoroutineType", (kind,))
        for prefix, word in (("_", ""), ("_Async", "async")):
            if word + "contextmanager" in kinds and kind:
                kind = Type(f"contextlib.{prefix}GeneratorContextManager",
                            kind.args[:1])
        bound = "staticmethod" not in kinds and function.owner is not None
        receiver = self.receiver_of(node, function, kinds) if bound else None
        if receiver and receiver.args:
            for i, arg in enumerate(receiver.args):
                if arg in (STR, BYTES):
                    kind = replace_type(kind, arg, Type(f"T{i}"))
        return substitute(kind, self.replacement(
            node, function, bound, receiver, "classmethod" in kinds))

    def receiver_of(self, node, function, kinds):
        """The type that the first parameter is said to have."""
        first = [*node.args.posonlyargs, *node.args.args][:1]
        if not first or not first[0].annotation:
            return None
        kind = self.evaluate(first[0].annotation, function.module,
                             function.owner)
        if kind and kind.name == "type" and ({"classmethod"} & kinds or
                                             node.name == "__new__"):
            return kind.args[0] if kind.args else None
        return kind

    def replacement(self, node, function, bound, receiver, of_class):
        owner = function.owner
        own = self.receiver(owner) if owner else None

        def replace(variable):
            if receiver and receiver.name == VARIABLE + variable:
                return SELF
            if owner and variable in self.parameters(owner):
                return None if of_class else own(variable)
            return self.from_arguments(node, function, bound, variable)
        return replace

    def from_arguments(self, node, function, bound, variable):
        """The value of a function's type variable, from its arguments."""
        found, texts = [], []
        for token, annotation in parameters(node, bound):
            for member in self.union(annotation, function.module,
                                     function.owner):
                text = reach(member, variable, token)
                if text:
                    found.append(Type(text))
                if member and Type(VARIABLE + variable) in (
                        member, *member.args):
                    texts.append(token)
        values = self.variable_node(variable).args[1:]
        if values:
            names = {ast.unparse(v).rpartition(".")[2] for v in values}
            if names <= {"str", "LiteralString"}:
                return STR
            if names <= {"str", "bytes", "LiteralString"} and texts:
                return Type(f"S({','.join(dict.fromkeys(texts))})")
            return None
        return join(found) if found else None

    def by_text(self, function, results):
        """Overloads that differ by `str` and `bytes` only."""
        kinds, common, plain = [], None, []
        for node, result in zip(function.node, results):
            texts = [t for t in (STR, BYTES) if replace_type(
                result, t, NONE) != result]
            if len(texts) != 1 or len(results) != len(function.node):
                return None
            bound = function.owner is not None and (
                "staticmethod" not in set(decorators(node)))
            tokens = {token for token, a in parameters(node, bound)
                      if text_of(self.union(a, function.module,
                                            function.owner)) == texts[0].name}
            common = tokens if common is None else common & tokens
            plain.append(replace_type(result, texts[0], Type("S")))
            kinds.append(texts[0])
        if len(set(kinds)) < 2 or not common:
            return None
        order = sorted(common, key=lambda token: (token[0] == ":", token))
        return replace_type(agree(plain), Type("S"),
                            Type(f"S({','.join(order)})"))

    def constructed(self, cls):
        """The type of `cls(...)` when its arguments say more than the
        class."""
        function = self.members(cls).get("__new__") or self.members(
            cls).get("__init__")
        if not function:
            return self.inherited_constructor(cls)
        if not isinstance(function.node, list):
            return None
        kinds = [self.of_constructor(cls, n, function) for n in function.node]
        name = self.name(cls.module, cls.path)
        if any(k is None or k.name != name for k in kinds):
            return agree(kinds)
        counts = [len(parameters(n, True)) for n in function.node]
        width = max(len(k.args) for k in kinds)
        return Type(name, tuple(self.one_argument(
            [k.args[i] if i < len(k.args) else None for k in kinds], counts)
            for i in range(width)))

    def one_argument(self, values, counts):
        """The argument that the overloads agree on; those that have none
        must be the ones with fewer parameters."""
        known = [c for v, c in zip(values, counts) if v]
        without = [c for v, c in zip(values, counts) if not v]
        if not known or without and max(without) >= min(known):
            return None
        kind = functools.reduce(meet, filter(None, values))
        return None if without and "(" not in show(kind) else kind

    def of_constructor(self, cls, node, function):
        own = self.of_class(cls, [Type(VARIABLE + v)
                                  for v in self.parameters(cls)])
        kind = self.evaluate(node.returns, cls.module, cls)
        if kind is None or kind in (SELF, NONE):
            kind = self.receiver_of(node, function, {"classmethod"})
        if kind is None or kind == SELF or kind.name.startswith(VARIABLE):
            kind = own
        return substitute(kind, lambda variable: self.from_arguments(
            node, function, True, variable))

    def inherited_constructor(self, cls):
        same = tuple(Type(f"T{i}") for i in range(len(self.kept(cls))))
        kinds = self.bases(cls)
        if not same or not kinds or not kinds[0] or kinds[0].args != same:
            return None
        kind = self.constructed(next(self.base_classes(cls)))
        return kind and Type(self.name(cls.module, cls.path), kind.args)

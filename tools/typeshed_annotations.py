"""The types that the annotations of stubs stand for. For typeshed.py."""
import ast
import functools

from typeshed_facts import HOMES, KEPT_ARGUMENTS, NAMES, TYPING_ALIASES
from typeshed_stubs import DEPTH_LIMIT, Def, Import, Scopes
from typeshed_types import (
    ELLIPSIS, HIDDEN, MAX_ARGUMENTS, NONE, VARIABLE, Type, is_symbolic, join,
    substitute)


class Stubs(Scopes):
    """Types of the definitions, and the names under which people know
    them."""

    def __init__(self, stubs, ranges, minor):
        super().__init__(stubs, ranges, minor)
        self.exports = {}
        for module in self.modules:
            for name, found in self.scope(module).items():
                if self.is_export(module, name, found):
                    self.note_export(module, name)
        self.name = functools.cache(self._name)
        self.parameters = functools.cache(self._parameters)
        self.busy = set()

    def is_export(self, module, name, found):
        if is_private(module) or name[0] == "_":
            return False
        if isinstance(found, Import):
            return found.exported
        return isinstance(found.node, ast.Assign) and isinstance(
            found.node.value, (ast.Name, ast.Attribute))

    def note_export(self, module, name):
        target = self.definition(module, name)
        if isinstance(target, Def):
            key = (target.module, target.path)
            self.exports.setdefault(key, []).append(f"{module}.{name}")

    def definition(self, module, name):
        """As find(), and through `name = other` too."""
        return self.followed(self.find(module, name))

    def followed(self, found):
        for _ in range(DEPTH_LIMIT):
            if not isinstance(found, Def) or not isinstance(
                    found.node, ast.Assign) or found.owner:
                break
            after = self.resolve(found.node.value, found.module, None)
            if not isinstance(after, Def):
                break
            found = after
        return found

    def _name(self, module, path):
        """The name under which the table has a definition."""
        if (module, path) in NAMES:
            return NAMES[module, path]
        top, _, rest = path.partition(".")
        if rest:
            return f"{self.name(module, top)}.{rest}"
        own = f"{HOMES.get(module, module)}.{path}"
        if module in HOMES or module in ("builtins", "typing"):
            return own.removeprefix("builtins.")
        others = sorted(self.exports.get((module, path), ()),
                        key=lambda name: (name.count("."), len(name), name))
        parents = [n for n in others if n.rpartition(".")[2] == path
                   and module.startswith(n.rpartition(".")[0] + ".")]
        if parents:
            return parents[0]
        if is_private(module):
            near = [n for n in others if n.startswith(
                module.lstrip("_").partition(".")[0] + ".")]
            return (near or others or [own])[0]
        return own

    def _parameters(self, cls):
        """The type variables of a class, in order."""
        order, explicit = [], None
        for base in cls.node.bases:
            if not isinstance(base, ast.Subscript):
                continue
            used = self.variables_in(base.slice, cls)
            if ast.unparse(base.value).rpartition(".")[2] in (
                    "Generic", "Protocol"):
                explicit = used
            order += used
        return tuple(dict.fromkeys(order if explicit is None else explicit))

    def variables_in(self, node, cls):
        """The type variables that an expression names; evaluating it would
        not end where a class is in the arguments of its own base."""
        found = []
        for part in ast.walk(node):
            if isinstance(part, ast.Name):
                target = self.resolve(part, cls.module, cls.owner)
                key = isinstance(target, Def) and self.variable_key(target)
                if key:
                    found.append(key)
        return found

    def variable_key(self, found):
        """module:path of a type variable, "" when it is none."""
        value = getattr(found.node, "value", None)
        if not isinstance(value, ast.Call):
            return ""
        kind = ast.unparse(value.func).rpartition(".")[2].lstrip("_")
        if kind in ("TypeVar", "ParamSpec", "TypeVarTuple"):
            return f"{found.module}:{found.path}"
        return ""

    def arguments(self, node, module, owner):
        items = node.slice.elts if isinstance(
            node.slice, ast.Tuple) else [node.slice]
        return [self.evaluate(item, module, owner) for item in items]

    def evaluate(self, node, module, owner):
        return join(self.union(node, module, owner))

    def union(self, node, module, owner):
        """The members of the union that an annotation is."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node = ast.parse(node.value, mode="eval").body
        if isinstance(node, ast.Constant):
            known = {None: NONE, ...: ELLIPSIS}
            return [known.get(node.value)]
        if isinstance(node, ast.BinOp):
            return (self.union(node.left, module, owner)
                    + self.union(node.right, module, owner))
        if isinstance(node, ast.Starred):
            return [None]
        head = node.value if isinstance(node, ast.Subscript) else node
        found = self.resolve(head, module, owner)
        if not isinstance(found, Def):
            return [None]
        special = f"{found.module}.{found.path}".replace(
            "typing_extensions.", "typing.")
        if isinstance(node, ast.Subscript):
            return self.subscript(special, found, node, module, owner)
        return self.bare(special, found)

    def bare(self, special, found):
        if special in TYPING_ALIASES:
            return [Type(TYPING_ALIASES[special])]
        if special == "_typeshed.MaybeNone":
            return [NONE]
        if isinstance(found.node, ast.ClassDef):
            return [self.of_class(found, None)]
        if not isinstance(found.node, (ast.Assign, ast.AnnAssign)):
            return [None]
        value = found.node.value
        if isinstance(value, ast.Call):
            kind = ast.unparse(value.func).rpartition(".")[2].lstrip("_")
            if kind == "NewType":
                return self.union(value.args[1], found.module, found.owner)
            key = self.variable_key(found)
            return [Type(VARIABLE + key) if key else None]
        key = (found.module, found.path)
        if value is None or key in self.busy or not is_alias(found.node):
            return [None]
        self.busy.add(key)
        try:
            return self.union(value, found.module, found.owner)
        finally:
            self.busy.remove(key)

    def subscript(self, special, found, node, module, owner):
        simple = special.removeprefix("typing.")
        items = node.slice.elts if isinstance(
            node.slice, ast.Tuple) else [node.slice]
        if simple == "Literal":
            return [self.of_literal(item, module, owner) for item in items]
        if simple in ("Optional", "Union"):
            several = [m for item in items
                       for m in self.union(item, module, owner)]
            return several + [NONE] * (simple == "Optional")
        if simple in ("Annotated", "ClassVar", "Final", "Required",
                      "NotRequired", "ReadOnly", "InitVar"):
            return self.union(items[0], module, owner)
        if simple in ("TypeGuard", "TypeIs"):
            return [Type("bool")]
        if simple == "Callable":
            return [Type("Callable", (
                self.evaluate(items[-1], module, owner),))]
        args = self.arguments(node, module, owner)
        if special in TYPING_ALIASES:
            return [Type(TYPING_ALIASES[special], tuple(args))]
        if isinstance(found.node, ast.ClassDef):
            return [self.of_class(found, args)]
        return self.of_alias(found, args)

    def of_literal(self, node, module, owner):
        if isinstance(node, ast.Attribute):
            found = self.resolve(node.value, module, owner)
            return self.of_class(found, None) if isinstance(
                found, Def) and isinstance(found.node, ast.ClassDef) else None
        if isinstance(node, ast.UnaryOp):
            node = node.operand
        if isinstance(node, ast.Constant):
            value = node.value
            return NONE if value is None else Type(type(value).__name__)
        return join(self.union(node, module, owner))

    def of_class(self, cls, args):
        """The type of a class with the arguments that the table keeps."""
        name = self.name(cls.module, cls.path)
        if name in ("object", "typing.Any"):
            return None
        if self.is_hidden(cls):
            return Type(f"{HIDDEN}{cls.path}", tuple(args or ()))
        if self.is_typed_dict(cls):
            return Type("dict", (Type("str"),))
        if name in ("tuple", "type"):
            return Type(name, tuple(args or ()))
        wanted = self.parameters(cls)
        args = list(args or ())
        args += [self.default(variable) for variable in wanted[len(args):]]
        kept = KEPT_ARGUMENTS.get(name, range(MAX_ARGUMENTS))
        return Type(name, tuple(args[i] for i in kept if i < len(args)))

    def is_hidden(self, cls):
        """Protocols that are there for checkers only are not types."""
        bases = " ".join(ast.unparse(b) for b in cls.node.bases)
        private = cls.path[0] == "_" or cls.module == "_typeshed"
        return private and "Protocol" in bases or (
            cls.path.startswith("Supports"))

    def default(self, variable):
        node = self.variable_node(variable)
        for keyword in node.keywords:
            if keyword.arg == "default":
                kind = self.evaluate(keyword.value,
                                     variable.partition(":")[0], None)
                return None if is_symbolic([kind]) else kind
        return None

    def variable_node(self, variable):
        module, _, path = variable.partition(":")
        return self.find(module, path).node.value

    def of_alias(self, found, args):
        body = self.bare("", found)
        order = variables(body)
        chosen = dict(zip(order, args))
        return [substitute(m, chosen.get) for m in body]

    def bases(self, cls):
        """The bases of a class with its own variables as T0, T1."""
        kinds = []
        for node in cls.node.bases:
            text = ast.unparse(node).rpartition(".")[2]
            if text.startswith(("Generic[", "Protocol")):
                continue
            if text == "NamedTuple":
                kinds.append(self.of_fields(cls))
                continue
            kind = self.evaluate(node, cls.module, cls.owner)
            if kind and kind.name != "_typeshed.structseq":
                kinds.append(kind)
        replace = self.receiver(cls)
        return [substitute(kind, replace) for kind in kinds]

    def of_fields(self, cls):
        fields = [self.evaluate(d.node.annotation, cls.module, cls)
                  for d in self.members(cls).values()
                  if isinstance(d.node, ast.AnnAssign)]
        return Type("tuple", tuple(fields))

    def kept(self, cls):
        """The type variables of a class that the table keeps, in order."""
        name = self.name(cls.module, cls.path)
        wanted = self.parameters(cls)
        kept = KEPT_ARGUMENTS.get(name, range(MAX_ARGUMENTS))
        return [wanted[i] for i in kept if i < len(wanted)]

    def receiver(self, cls):
        """A function from a class's type variable to T0 or T1."""
        order = self.kept(cls)
        return lambda v: Type(f"T{order.index(v)}") if v in order else None

    def base_classes(self, cls):
        for node in cls.node.bases:
            head = node.value if isinstance(node, ast.Subscript) else node
            base = self.followed(self.resolve(head, cls.module, cls.owner))
            if isinstance(base, Def) and isinstance(base.node, ast.ClassDef):
                yield base

    def ancestors(self, cls):
        """The class and its bases, depth first."""
        yield cls
        for base in self.base_classes(cls):
            yield from self.ancestors(base)

    def find_member(self, cls, name):
        """The definition of an attribute, in a class or its bases."""
        for each in self.ancestors(cls):
            if name in self.members(each):
                return self.members(each)[name]
        return None

    def is_typed_dict(self, cls):
        return any(ast.unparse(base).endswith("TypedDict")
                   for each in self.ancestors(cls) for base in each.node.bases)


def variables(kinds):
    found = []
    for kind in kinds:
        if kind and kind.name.startswith(VARIABLE):
            found.append(kind.name[1:])
        elif kind:
            found += variables(kind.args)
    return list(dict.fromkeys(found))


def is_private(module):
    return any(part[0] == "_" for part in module.split("."))


def is_alias(node):
    """`X = Y` or `X: TypeAlias = Y`, not a value."""
    if isinstance(node, ast.AnnAssign):
        return "TypeAlias" in ast.unparse(node.annotation)
    return isinstance(node.value, (ast.Name, ast.Attribute, ast.Subscript,
                                   ast.BinOp))

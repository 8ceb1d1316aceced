"""Which definition a name of a stub means. For typeshed.py."""
import ast
import functools
import re
from typing import NamedTuple

DEPTH_LIMIT = 40


class Def(NamedTuple):
    """Where a name is defined; a function's node is the list of overloads."""
    module: str
    path: str
    node: object
    owner: object = None


class Import(NamedTuple):
    module: str
    name: str | None
    exported: bool


class Module(NamedTuple):
    name: str


def read_stubs(folder):
    """module -> (syntax tree, is it a package), and the VERSIONS' ranges."""
    stubs, ranges = {}, {}
    for path in sorted(folder.rglob("*.pyi")):
        parts = path.relative_to(folder).with_suffix("").parts
        package = parts[-1] == "__init__"
        name = ".".join(parts[:-1] if package else parts)
        stubs[name] = (ast.parse(path.read_text("utf-8")), package)
    for line in (folder / "VERSIONS").read_text("utf-8").splitlines():
        found = re.match(r"([\w.]+): 3\.(\d+)-(?:3\.(\d+))?", line)
        if found:
            last = int(found[3]) if found[3] else 99
            ranges[found[1]] = (int(found[2]), last)
    return stubs, ranges


def holds(test, minor):
    """Whether a condition of a stub is true on Linux and Python 3.minor."""
    if isinstance(test, ast.BoolOp):
        every = all if isinstance(test.op, ast.And) else any
        return every([holds(value, minor) for value in test.values])
    if isinstance(test, ast.UnaryOp):
        return not holds(test.operand, minor)
    text = ast.unparse(test)
    if text in ("TYPE_CHECKING", "True"):
        return True
    names = {"version": (3, minor), "platform": "linux"}
    found = re.fullmatch(r"sys\.(version|platform)(?:_info)? ([<>=!]+) (.*)",
                         text)
    if not found:
        raise SystemExit(f"typeshed.py: unknown condition: {text}")
    left, right = names[found[1]], ast.literal_eval(found[3])
    return {"==": left == right, "!=": left != right, "<": left < right,
            ">=": left >= right}[found[2]]


def statements(body, minor):
    for node in body:
        if isinstance(node, ast.If):
            chosen = node.body if holds(node.test, minor) else node.orelse
            yield from statements(chosen, minor)
        else:
            yield node


def decorators(node):
    for item in node.decorator_list:
        called = item.func if isinstance(item, ast.Call) else item
        yield ast.unparse(called).rpartition(".")[2]


def is_value(node):
    """An attribute with an annotation, which no annotation can name."""
    return isinstance(node, ast.AnnAssign) and (
        "TypeAlias" not in ast.unparse(node.annotation))


class Scopes:
    """Which definition a name of a stub means, on one Python version."""

    def __init__(self, stubs, ranges, minor):
        self.minor = minor
        self.modules = {name: stub for name, stub in stubs.items()
                        if self.exists(name, ranges)}
        self.scope = functools.cache(self._scope)
        self.members = functools.cache(self._members)

    def exists(self, module, ranges):
        while module and module not in ranges:
            module = module.rpartition(".")[0]
        first, last = ranges.get(module, (0, 99))
        return first <= self.minor <= last

    def listed(self, module):
        """The names of `__all__`, or None where there is none."""
        names = None
        for node in statements(self.modules[module][0].body, self.minor):
            if isinstance(node, ast.ImportFrom):
                if any(a.name == "__all__" for a in node.names):
                    names = self.listed(self.absolute(module, node))
            elif isinstance(node, (ast.Assign, ast.AugAssign)):
                target = getattr(node, "targets", [None])[0] or node.target
                if ast.unparse(target) == "__all__":
                    names = (names or []) + [
                        item.value for item in node.value.elts]
        return names

    def absolute(self, module, node):
        if not node.level:
            return node.module
        parts = module.split(".")
        keep = len(parts) - node.level + self.modules[module][1]
        return ".".join(parts[:keep] + ([node.module] if node.module else []))

    def _scope(self, module):
        names = {}
        for node in statements(self.modules[module][0].body, self.minor):
            if isinstance(node, ast.Import):
                for item in node.names:
                    first = item.name.partition(".")[0]
                    names[item.asname or first] = Import(
                        item.name if item.asname else first, None, False)
            elif isinstance(node, ast.ImportFrom):
                self.import_from(names, self.absolute(module, node), node)
            else:
                self.define(names, node, module, None)
        for name in self.listed(module) or ():
            if isinstance(names.get(name), Import):
                names[name] = names[name]._replace(exported=True)
        return names

    def import_from(self, names, module, node):
        for item in node.names:
            if item.name != "*":
                names[item.asname or item.name] = Import(
                    module, item.name, item.asname == item.name)
            elif module in self.modules:
                every = self.listed(module)
                if every is None:
                    every = [n for n, found in self.scope(module).items()
                             if n[0] != "_" and (
                                 not isinstance(found, Import)
                                 or found.exported)]
                names.update((n, Import(module, n, True)) for n in every)

    def define(self, names, node, module, owner):
        prefix = owner.path + "." if owner else ""
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            kinds = set(decorators(node))
            old = names.get(node.name)
            if kinds & {"setter", "deleter"}:
                return
            if "overload" in kinds and old and isinstance(old.node, list):
                old.node.append(node)
            else:
                names[node.name] = Def(module, prefix + node.name, [node],
                                       owner)
        elif isinstance(node, ast.ClassDef):
            names[node.name] = Def(module, prefix + node.name, node, owner)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            for target in getattr(node, "targets", None) or [node.target]:
                if isinstance(target, ast.Name):
                    names[target.id] = Def(module, prefix + target.id, node,
                                           owner)

    def _members(self, owner):
        names = {}
        for node in statements(owner.node.body, self.minor):
            self.define(names, node, owner.module, owner)
        return names

    def find(self, module, name, depth=0):
        """The definition that `module.name` leads to."""
        if module not in self.modules or depth > DEPTH_LIMIT:
            return None
        found = self.scope(module).get(name)
        if found == Import(module, name, False):
            found = None  # `from package import module` in the package
        if isinstance(found, Import):
            if found.name is None:
                return Module(found.module)
            return self.find(found.module, found.name, depth + 1)
        if found is None and f"{module}.{name}" in self.modules:
            return Module(f"{module}.{name}")
        return found

    def resolve(self, expression, module, owner):
        """The definition that a dotted expression leads to, or None."""
        if isinstance(expression, ast.Name):
            name = expression.id
            while owner:
                found = self.members(owner).get(name)
                if found and not is_value(found.node):
                    return found
                owner = owner.owner
            return self.find(module, name) or self.find("builtins", name)
        if not isinstance(expression, ast.Attribute):
            return None
        left = self.resolve(expression.value, module, owner)
        if isinstance(left, Module):
            return self.find(left.name, expression.attr)
        if left and isinstance(left.node, ast.ClassDef):
            return self.members(left).get(expression.attr)
        return None

"""What mypy infers for expressions: run by mypy's own interpreter.

usage: PYTHON mypy_worker.py CACHE_DIR < REQUEST > ANSWER

REQUEST  {path: [[line, column, end_line, end_column], …]}, in code points
ANSWER   {path: {"errors": [line, …], "types": [TYPE or null, …]}}; a file
         that mypy cannot check at all is not there.
TYPE     {"name": class, "line": its classes, itself first, "arguments": […]}
         {"union": [TYPE, …]}, {"any": true}, {"never": true}

Imports are not followed: what is not in the standard library's stubs is Any.
"""
import json
import re
import sys

import mypy.build
import mypy.errors
import mypy.modulefinder
import mypy.nodes
import mypy.options
import mypy.types

BATCH = 40
DEEPEST = 6
REFERENCES = {"node", "info", "original_def"}  # not below the node
PACKAGE = "a.b.c.d.e.f.g.h"  # deep enough for relative imports
ANY = {"any": True}


def options(cache: str) -> mypy.options.Options:
    chosen = mypy.options.Options()
    chosen.check_untyped_defs = True
    chosen.follow_imports = "skip"
    chosen.ignore_missing_imports = True
    chosen.export_types = True
    chosen.preserve_asts = True
    chosen.python_version = (3, 13)
    chosen.cache_dir = cache
    return chosen


def named(name: str, line: list[str], arguments: list) -> dict:
    return {"name": name, "line": line, "arguments": arguments}


def instance(kind: mypy.types.Instance, depth: int) -> dict:
    line = [base.fullname for base in kind.type.mro]
    return named(kind.type.fullname, line,
                 [encode(item, depth + 1) for item in kind.args])


def sequence(kind: mypy.types.TupleType, depth: int) -> dict:
    fallback = instance(kind.partial_fallback, depth)
    if fallback["name"] != "builtins.tuple":
        return fallback
    return fallback | {
        "items": [encode(item, depth + 1) for item in kind.items]}


def callable_object(kind: mypy.types.ProperType) -> dict:
    fallback = kind.fallback.type.fullname
    return named(fallback, [fallback], [])


def encode(kind: mypy.types.Type, depth: int = 0) -> dict:
    kind = mypy.types.get_proper_type(kind)
    if depth > DEEPEST:
        return ANY
    match kind:
        case mypy.types.Instance():
            return instance(kind, depth)
        case mypy.types.LiteralType():
            return instance(kind.fallback, depth)
        case mypy.types.TupleType():
            return sequence(kind, depth)
        case mypy.types.UnionType():
            return {"union": [encode(item, depth) for item in kind.items]}
        case mypy.types.NoneType():
            return named("None", ["None"], [])
        case mypy.types.TypeType():
            return named("builtins.type", ["builtins.type"],
                         [encode(kind.item, depth + 1)])
        case mypy.types.TypedDictType():
            known = instance(kind.fallback, depth)
            return known | {"line": known["line"] + ["builtins.dict"]}
        case mypy.types.CallableType() | mypy.types.Overloaded():
            return callable_object(kind)
        case mypy.types.TypeVarType():
            bound = encode(kind.upper_bound, depth)
            return ANY if bound.get("name") == "builtins.object" else bound
        case mypy.types.UninhabitedType():
            return {"never": True}
    return ANY


def place(node: mypy.nodes.Node) -> tuple:
    return node.line, node.column, node.end_line, node.end_column


def children(node: mypy.nodes.Node) -> list[mypy.nodes.Node]:
    """mypy's own visitors are compiled and cannot be derived from."""
    names = {name for base in type(node).__mro__
             for name in getattr(base, "__mypyc_attrs__", ())}
    found, values = [], [getattr(node, name, None)
                         for name in names - REFERENCES]
    while values:
        value = values.pop()
        if isinstance(value, (list, tuple)):
            values.extend(value)
        elif isinstance(value, (mypy.nodes.Expression, mypy.nodes.Statement,
                                mypy.nodes.FuncItem, mypy.nodes.Argument)):
            found.append(value)
    return found


def by_place(tree: mypy.nodes.MypyFile, types: dict) -> dict[tuple, object]:
    """Of two nodes at one place (a comprehension, its generator) the outer."""
    found: dict[tuple, object] = {}
    seen = set()
    waiting = list(reversed(tree.defs))
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node in types and not isinstance(node, mypy.nodes.TempNode):
            found.setdefault(place(node), types[node])
        waiting.extend(children(node))
    return found


def error_lines(messages: list[str], path: str) -> list[int]:
    pattern = re.compile(re.escape(path) + r":(\d+):(?:\d+:)? error")
    matches = (pattern.match(message) for message in messages)
    return sorted({int(match[1]) for match in matches if match})


def answer(result: mypy.build.BuildResult, module: str, path: str,
           places: list) -> dict:
    types = by_place(result.files[module], result.types)
    return {"errors": error_lines(result.errors, path),
            "types": [encode(types[tuple(at)]) if tuple(at) in types else None
                      for at in places]}


def check(request: dict, paths: list[str], cache: str) -> dict:
    """What blocks mypy in one file must not take the others with it."""
    modules = {path: f"{PACKAGE}.sample_{number}"
               for number, path in enumerate(paths)}
    sources = [mypy.modulefinder.BuildSource(path, module)
               for path, module in modules.items()]
    try:
        result = mypy.build.build(sources, options(cache))
    except Exception:
        if len(paths) == 1:
            return {}
        half = len(paths) // 2
        return (check(request, paths[:half], cache)
                | check(request, paths[half:], cache))
    return {path: answer(result, module, path, request[path])
            for path, module in modules.items()}


def main() -> None:
    request = json.load(sys.stdin)
    paths = list(request)
    found = {}
    for start in range(0, len(paths), BATCH):
        found |= check(request, paths[start:start + BATCH], sys.argv[1])
    json.dump(found, sys.stdout)


main()

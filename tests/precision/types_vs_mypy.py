#!/usr/bin/env python3
"""Do the types that hotlint claims to know agree with mypy's?

usage: types_vs_mypy.py HOTLINT MYPY CORPUS [--files N] [--each N] [--seed N]
                        [--least N]

Samples expressions whose class hotlint knows (no literals, no `self`) and asks
mypy, with --check-untyped-defs and imports not followed, for the same. Left
out: what mypy has as Any or does not reach, and lines with an error. Agreement
is the same class, literals erased, or a subclass of ours; arguments must agree
wherever both know them. Fails below 99 %, with fewer than --least compared, or
with less than half of them in functions without annotations.
Lists each disagreement: place, hotlint's type and reason, mypy's type.
"""
import argparse
import ast
import collections
import dataclasses
import random
import re
import sys

import expressions
from expressions import Expression

BAR = 0.99
BARE = "function without annotations"


@dataclasses.dataclass
class Type:
    """As `hotlint types` writes it; the name `?` is a part not known."""
    name: str
    arguments: list["Type"]
    optional: bool = False
    repeated: bool = False


def read_type(text: str) -> Type:
    tokens = re.findall(r"\.\.\.|[^\s\[\],|]+|[\[\],|]", text)
    at = 0

    def accept(token: str) -> bool:
        nonlocal at
        if at < len(tokens) and tokens[at] == token:
            at += 1
            return True
        return False

    def read() -> Type:
        nonlocal at
        kind = Type(tokens[at], [])
        at += 1
        if accept("["):
            while not accept("]"):
                if accept("..."):
                    kind.repeated = True
                elif not accept(","):
                    kind.arguments.append(read())
        if accept("|"):
            kind.optional = accept("None")
        return kind

    return read()


def same_class(ours: str, theirs: str) -> bool:
    """Modules differ in where a class is said to live: `io`, `_io`."""
    if ours == "types.CoroutineType":
        ours = "typing.Coroutine"  # which mypy has for an `async def`
    if ours.rpartition(".")[2] != theirs.rpartition(".")[2].split("@")[0]:
        return False
    builtin = theirs.startswith("builtins.")
    return "." in ours or not builtin or theirs == f"builtins.{ours}"


def arguments_of(ours: Type, theirs: dict) -> list[dict]:
    """mypy's arguments in the form of ours; none where they do not match."""
    items = theirs.get("items")
    if items is None:
        return theirs["arguments"]
    if ours.repeated:
        return [{"union": items}] if items else []
    return items if len(items) == len(ours.arguments) else []


def agrees(ours: Type, theirs: dict) -> bool:
    if ours.name in ("?", "…") or "any" in theirs or "never" in theirs:
        return True
    if "union" in theirs:
        return all(agrees(ours, part) for part in theirs["union"])
    if theirs["name"] == "None":
        return ours.optional or ours.name == "None"
    if not any(same_class(ours.name, base) for base in theirs["line"]):
        return False
    if not same_class(ours.name, theirs["name"]):
        return True
    if ours.name == "tuple" and "items" in theirs and not ours.repeated \
            and len(ours.arguments) not in (0, len(theirs["items"])):
        return False
    return all(map(agrees, ours.arguments, arguments_of(ours, theirs)))


def is_open(theirs: dict) -> bool:
    """Any, also as one of several."""
    return "any" in theirs or any(map(is_open, theirs.get("union", [])))


def show(theirs: dict) -> str:
    if "union" in theirs:
        return " | ".join(map(show, theirs["union"]))
    if "name" not in theirs:
        return next(iter(theirs))
    inside = theirs.get("items", theirs["arguments"])
    name = theirs["name"].removeprefix("builtins.")
    return f"{name}[{', '.join(map(show, inside))}]" if inside else name


def is_bare(function: ast.AST) -> bool:
    arguments = function.args
    each = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs,
            arguments.vararg, arguments.kwarg]
    return not (getattr(function, "returns", None)
                or any(a and a.annotation for a in each))


def homes(tree: ast.Module) -> dict[expressions.Place, str]:
    """Where each expression that is read stands."""
    found: dict[expressions.Place, str] = {}

    def visit(node: ast.AST, home: str) -> None:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            home = BARE if is_bare(node) else "annotated function"
        if isinstance(node, ast.expr) and isinstance(
                getattr(node, "ctx", ast.Load()), ast.Load):
            found[expressions.place_of(node)] = home
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns"):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    visit(child, home)

    visit(tree, "module or class")
    return found


def claims(hotlint: str, path: str, each: int,
           chance: random.Random) -> list[tuple[Expression, str]]:
    tree = expressions.parse(path)
    if not tree:
        return []
    home = homes(tree)
    known = [(e, home[place]) for place, e
             in expressions.ask_hotlint(hotlint, path).items()
             if e.type != "unknown" and place in home and e.reason != "self"]
    bare = [item for item in known if item[1] == BARE]
    other = [item for item in known if item[1] != BARE]
    return (chance.sample(bare, min(each, len(bare)))
            + chance.sample(other, min(each // 2, len(other))))


@dataclasses.dataclass
class Tally:
    agreed: collections.Counter
    compared: collections.Counter
    left_out: collections.Counter
    complaints: list[str]

    def add(self, expression: Expression, home: str, theirs: dict | None,
            errors: set[int]) -> None:
        start, end = expression.place[0], expression.place[2]
        if theirs is None or "never" in theirs:
            self.left_out["not reached by mypy"] += 1
            return
        if not errors.isdisjoint(range(start, end + 1)):
            self.left_out["error on the line"] += 1
            return
        right = agrees(read_type(expression.type), theirs)
        if is_open(theirs) and right:
            self.left_out["Any"] += 1
            return
        self.compared[home] += 1
        self.agreed[home] += right
        if not right:
            self.complaints.append(
                f"{expression.path}:{start}:{expression.place[1] + 1}: "
                f"{expression.type} ({expression.reason}), "
                f"mypy: {show(theirs)}")


def compare(options: argparse.Namespace) -> Tally:
    chance = random.Random(options.seed)
    asked = {}
    for path in expressions.sample_files(options.corpus, options.files,
                                         options.seed):
        if found := claims(options.hotlint, path, options.each, chance):
            asked[path] = found
    answers = expressions.ask_mypy(
        expressions.interpreter_of(options.mypy),
        {path: [e.place for e, _ in found] for path, found in asked.items()})
    tally = Tally(*(collections.Counter() for _ in range(3)), [])
    for path, answer in answers.items():
        for (expression, home), theirs in zip(asked[path], answer["types"]):
            tally.add(expression, home, theirs, set(answer["errors"]))
    tally.left_out["in a file that mypy refuses"] = sum(
        len(found) for path, found in asked.items() if path not in answers)
    return tally


def report(tally: Tally) -> float:
    for why, count in tally.left_out.most_common():
        print(f"left out: {count:6} {why}")
    total, right = tally.compared.total(), tally.agreed.total()
    for home, count in tally.compared.most_common():
        print(f"{home}: {tally.agreed[home]} of {count} agree, "
              f"{tally.agreed[home] / count:.2%}")
    share = right / total if total else 0.0
    print(f"all: {right} of {total} agree, {share:.2%}")
    return share


def main() -> int:
    parser = argparse.ArgumentParser()
    for name in ("hotlint", "mypy", "corpus"):
        parser.add_argument(name)
    for name, default in (("files", 800), ("each", 25), ("seed", 1),
                          ("least", 2000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    tally = compare(options)
    print(*tally.complaints, sep="\n")
    share = report(tally)
    total = tally.compared.total()
    return (share < BAR or total < options.least
            or tally.compared[BARE] * 2 < total)


if __name__ == "__main__":
    sys.exit(main())

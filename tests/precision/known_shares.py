#!/usr/bin/env python3
"""How much of what rules ask about does hotlint know the class of?

usage: known_shares.py HOTLINT CORPUS [--files N] [--seed N] [--mypy MYPY]
                       [--unknown N]

Inside loops: the right operands of `in` that are no literals, and the
receivers of methods. With --mypy also what mypy knows of the same ones: the
ceiling, where imports are not followed. Lists the reasons for what is not
known, with --unknown so many places for each.
"""
import argparse
import ast
import collections
import random

import expressions
from expressions import Expression, Place

METHODS = ("append", "pop", "insert", "count", "index", "remove")
BARS = {"in": 45, "append": 75, "pop": 55} | dict.fromkeys(METHODS[2:], 40)
DISPLAYS = (ast.Constant, ast.List, ast.Tuple, ast.Set, ast.Dict,
            ast.JoinedStr)


def modules(tree: ast.Module) -> set[str]:
    """Names of modules: `os.remove` is no method."""
    return {alias.asname or alias.name.partition(".")[0]
            for node in ast.walk(tree) if isinstance(node, ast.Import)
            for alias in node.names}


def subjects(tree: ast.Module) -> list[tuple[str, Place]]:
    """What is asked about, and where it stands."""
    found = []
    imported = modules(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for operator, right in zip(node.ops, node.comparators):
                if isinstance(operator, (ast.In, ast.NotIn)) \
                        and not isinstance(right, DISPLAYS):
                    found.append(("in", expressions.place_of(right)))
        elif isinstance(node, ast.Call) \
                and isinstance(node.func, ast.Attribute) \
                and node.func.attr in METHODS \
                and getattr(node.func.value, "id", None) not in imported:
            found.append((node.func.attr,
                          expressions.place_of(node.func.value)))
    return found


def asked(hotlint: str, path: str) -> list[tuple[str, Expression]]:
    tree = expressions.parse(path)
    wanted = subjects(tree) if tree else []
    if not wanted:
        return []
    known = expressions.ask_hotlint(hotlint, path)
    return [(what, known[place]) for what, place in wanted
            if place in known and known[place].in_loop]


def known_to_mypy(theirs: dict | None) -> bool:
    return theirs is not None and "name" in theirs | {
        "name": 1 for part in theirs.get("union", []) if "any" not in part}


def ceiling(mypy: str, found: dict[str, list]) -> dict[str, list[bool]]:
    """For each subject whether mypy knows it, or either of both does."""
    answers = expressions.ask_mypy(
        expressions.interpreter_of(mypy),
        {path: [e.place for _, e in items] for path, items in found.items()})
    each = collections.defaultdict(list)
    for path, answer in answers.items():
        for (what, _), theirs in zip(found[path], answer["types"]):
            if theirs is not None:  # reached
                each[what].append(known_to_mypy(theirs))
    return each


def show_shares(found: dict[str, list], theirs: dict[str, list[bool]]) -> None:
    total, known = collections.Counter(), collections.Counter()
    for items in found.values():
        for what, expression in items:
            total[what] += 1
            known[what] += expression.type != "unknown"
    for what, bar in BARS.items():
        line = f"{what:8} {known[what]:7} of {total[what]:7} known"
        if total[what]:
            line += f" {known[what] / total[what]:6.1%}, bar {bar} %"
        if theirs.get(what):
            line += f", mypy {sum(theirs[what]) / len(theirs[what]):6.1%}"
            line += f" of {len(theirs[what])}"
        print(line)


def show_unknown(found: dict[str, list], count: int, seed: int) -> None:
    reasons = collections.defaultdict(list)
    for items in found.values():
        for what, expression in items:
            if expression.type == "unknown":
                reasons[what, expression.reason].append(expression)
    chance = random.Random(seed)
    for (what, reason), each in sorted(reasons.items(),
                                       key=lambda item: -len(item[1])):
        print(f"{len(each):6} {what}: {reason}")
        for expression in chance.sample(each, min(count, len(each))):
            line, column = expression.place[:2]
            print(f"         {expression.path}:{line}:{column + 1}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("hotlint")
    parser.add_argument("corpus")
    parser.add_argument("--mypy")
    for name, default in (("files", 3000), ("seed", 1), ("unknown", 0)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    found = {path: items for path in expressions.sample_files(
                 options.corpus, options.files, options.seed)
             if (items := asked(options.hotlint, path))}
    show_shares(found, ceiling(options.mypy, found) if options.mypy else {})
    show_unknown(found, options.unknown, options.seed)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Reads patterns as this very Python does, in the form of regex_dump.

Run by compare_cpython.py with each Python: the same input, the same output.
Works on Python 3.9 and newer.
"""
import sys
import warnings

try:
    from re import _parser as parser
except ImportError:
    import sre_parse as parser
import re

CATEGORIES = {"CATEGORY_DIGIT": 0, "CATEGORY_NOT_DIGIT": 1,
              "CATEGORY_SPACE": 2, "CATEGORY_NOT_SPACE": 3,
              "CATEGORY_WORD": 4, "CATEGORY_NOT_WORD": 5}
PLACES = {"AT_BEGINNING": 0, "AT_BEGINNING_STRING": 1, "AT_BOUNDARY": 2,
          "AT_NON_BOUNDARY": 3, "AT_END": 4, "AT_END_STRING": 5}
MODES = {"MAX_REPEAT": "greedy", "MIN_REPEAT": "lazy",
         "POSSESSIVE_REPEAT": "possessive"}
MANY = 0xFFFFFFFF


def item(op, value):
    name = str(op)
    if name == "LITERAL":
        return f"l{value}-{value}"
    if name == "RANGE":
        return f"r{value[0]}-{value[1]}"
    category = CATEGORIES[str(value)]
    return f"c{category}-{category}"


def a_set(items):
    negated = str(items[0][0]) == "NEGATE"
    parts = [item(op, value) for op, value in items[negated:]]
    return " ".join(["(in" + " ^" * negated, *parts]) + ")"


def node(op, value):
    name = str(op)
    if name == "LITERAL":
        return str(value)
    if name == "NOT_LITERAL":
        return f"^{value}"
    if name == "ANY":
        return "any"
    if name == "FAILURE":
        return "failure"
    if name == "IN":
        return a_set(value)
    if name == "AT":
        return f"@{PLACES[str(value)]}"
    if name == "GROUPREF":
        return f"\\{value}"
    if name == "BRANCH":
        return "(branch" + "".join(map(sequence, value[1])) + ")"
    if name == "GROUPREF_EXISTS":
        arms = [arm for arm in value[1:] if arm is not None]
        return f"(if {value[0]}" + "".join(map(sequence, arms)) + ")"
    if name == "SUBPATTERN":
        group, added, removed, inside = value
        return (f"(group {group or 0} {int(added)} {int(removed)}"
                f"{sequence(inside)})")
    if name in MODES:
        low, high, inside = value
        return f"({MODES[name]} {low} {min(int(high), MANY)}{sequence(inside)})"
    if name == "ATOMIC_GROUP":
        return f"(atomic ahead{sequence(value)})"
    direction, inside = value
    where = "ahead" if direction > 0 else "behind"
    return f"({name.lower()} {where}{sequence(inside)})"


def sequence(steps):
    return "[" + "".join(" " + node(op, value) for op, value in steps) + "]"


def read(line):
    _, flags, kind, *points = line.split()
    values = [int(point) for point in points]
    text = bytes(values) if kind == "b" else "".join(map(chr, values))
    try:
        re.compile(text, int(flags))
        tree = parser.parse(text, int(flags))
    except (re.error, ValueError, OverflowError, RecursionError,
            getattr(parser, "Verbose", re.error)):  # before 3.11: let out
        return "wrong"
    return f"{int(tree.state.flags)} {tree.state.groups - 1} {sequence(tree)}"


def main():
    warnings.simplefilter("ignore")
    re.purge()
    for line in sys.stdin:
        print(read(line))


if __name__ == "__main__":
    main()

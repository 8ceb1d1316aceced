#!/usr/bin/env python3
"""hotlint reads regular expressions as CPython does.

    compare_cpython.py REGEX_DUMP CORPUS [--mutations 20000] [--python PATH]...

Takes all literal patterns of the corpus and mutations of them, and compares
acceptance, flags, groups and tree with re.compile and re._parser of each
Python given (or of the one that runs this).
"""
import argparse
import os
import random
import subprocess
import sys

import literal_patterns

READER = os.path.join(os.path.dirname(__file__), "read_patterns.py")
# What the syntax is made of, so that mutations meet it.
PIECES = ["(", ")", "(?:", "(?P<n>", "(?P=n)", "(?=", "(?!", "(?<=", "(?<!",
          "(?>", "(?i)", "(?x)", "(?s-i:", "(?-x:", "(?a)", "(?L)", "(?u)",
          "(?(1)", "(?(n)a|b)", "(?#c)", "[", "]", "[^", "-", "|", "*", "+",
          "?", "{", "}", "{2}", "{1,3}", "{,2}", "{2,}", "*?", "*+", "++",
          "?+", "^", "$", ".", "\\b", "\\B", "\\A", "\\Z", "\\z", "\\d", "\\D",
          "\\w", "\\s", "\\1", "\\2", "\\01", "\\101", "\\400", "\\x4", "\\x41",
          "\\u0041", "\\U00110000", "\\", "\\\\", "\\n", "\\q", "#", " ", "\n",
          "a", "b", "0", "1", ",", "é", "aa|ab", "a|b"]
FLAGS = [0, 0, 0, 2, 4, 8, 16, 32, 64, 64, 256, 2 | 256]


def mutate(chance, text):
    kind = type(text)
    pieces = list(text if kind is str else text.decode("latin-1"))
    for _ in range(chance.randint(1, 3)):
        at = chance.randint(0, len(pieces))
        action = chance.random()
        if action < 0.35:
            pieces[at:at] = [chance.choice(PIECES)]
        elif action < 0.6:
            pieces[at:at + 1] = []
        elif action < 0.8:
            pieces[at:at + 1] = [chance.choice(PIECES)]
        else:
            end = min(len(pieces), at + chance.randint(1, 12))
            pieces[at:at] = pieces[at:end]
    mutated = "".join(pieces)
    return mutated if kind is str else mutated.encode("latin-1", "replace")


def mutations(patterns, count):
    chance = random.Random(505)
    short = [key for key in patterns if len(key[0]) <= 200]
    for _ in range(count if short else 0):
        text, flags = chance.choice(short)
        given = flags if chance.random() < 0.8 else chance.choice(FLAGS)
        yield mutate(chance, text), given


def line_of(version, text, flags):
    values = text if isinstance(text, bytes) else map(ord, text)
    kind = "b" if isinstance(text, bytes) else "s"
    return " ".join([str(version), str(flags), kind, *map(str, values)])


def run(command, lines):
    done = subprocess.run(command, input="\n".join(lines) + "\n", text=True,
                          stdout=subprocess.PIPE, check=True)
    return done.stdout.splitlines()


def version_of(python):
    code = "import sys; print(sys.version_info[0] * 100 + sys.version_info[1])"
    return int(subprocess.run([python, "-c", code], text=True, check=True,
                              stdout=subprocess.PIPE).stdout)


def compare(dump, python, cases):
    """The number of differences; the first ones are printed."""
    version = version_of(python)
    lines = [line_of(version, text, flags) for text, flags in cases]
    theirs, ours = run([python, READER], lines), run([dump], lines)
    unknown = sum(line == "unknown" for line in ours)
    accepted = sum(line != "wrong" for line in theirs)
    different = [(case, left, right)
                 for case, left, right in zip(cases, theirs, ours)
                 if right not in (left, "unknown")]
    for case, left, right in different[:10]:
        print(f"{case}\n  CPython: {left[:300]}\n  hotlint: {right[:300]}")
    print(f"Python {version}: {len(lines)} patterns, {accepted} accepted, "
          f"{len(different)} read differently, {unknown} not read")
    return len(different) + abs(len(theirs) - len(ours)) + (unknown > 500)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dump")
    parser.add_argument("corpus")
    parser.add_argument("--mutations", type=int, default=20000)
    parser.add_argument("--python", action="append")
    given = parser.parse_args()
    patterns = list(literal_patterns.in_folder(given.corpus))
    print(f"{len(patterns)} distinct literal patterns")
    cases = patterns + list(mutations(patterns, given.mutations))
    pythons = given.python or [sys.executable]
    return 1 if not patterns or sum(
        compare(given.dump, python, cases) for python in pythons) else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Searches for texts that take exponential time where hotlint found none.

    fuzz_slow.py REGEX_DUMP CORPUS [--seconds 20] [--patterns 300]

Takes patterns of the corpus, those with a loop in a loop first, and for each so
many seconds long tries texts made of the pattern: a random match of it, a piece
of which is repeated, then something else. Time that grows by an order of
magnitude with eight more repetitions is a finding. Fails if hotlint says
nothing of such a pattern, unless it has a reference: its page leaves them out.
"""
import argparse
import random
import re
import signal
import sys
import time
import warnings

import confirm_findings

try:
    from re import _parser as parser
except ImportError:
    import sre_parse as parser

FEW, MANY = 16, 24   # repetitions
LEAST = 0.004        # seconds, for many
FACTOR = 9           # n^5 has (24/16)^5 = 7.6
TIME_OUT = 0.5
REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}
MEMBERS = {"CATEGORY_DIGIT": "05", "CATEGORY_SPACE": " \t\n",
           "CATEGORY_WORD": "aZ_0", "CATEGORY_NOT_DIGIT": "a -",
           "CATEGORY_NOT_SPACE": "a0-", "CATEGORY_NOT_WORD": " -!"}


class Late(Exception):
    """A match takes too long."""


def on_alarm(_signal, _frame):
    raise Late


def inside(value):
    """The parts of a node's argument that are sequences."""
    items = value if isinstance(value, (tuple, list)) else [value]
    for item in items:
        if isinstance(item, parser.SubPattern):
            yield item
        elif isinstance(item, list):
            yield from inside(item)


def loops_in(sequence):
    """How deep repetitions nest."""
    deepest = 0
    for op, value in sequence:
        below = max(map(loops_in, inside(value)), default=0)
        deepest = max(deepest, below + (str(op) in REPEATS))
    return deepest


def has_reference(sequence):
    """The rule's page says that it is silent on these ("Limits")."""
    return any(str(op).startswith("GROUPREF")
               or any(map(has_reference, inside(value)))
               for op, value in sequence)


def member(chance, items):
    """A character of a set, or of what is not in it."""
    if str(items[0][0]) == "NEGATE":
        return chance.choice("ab 0-_!\"'<,")
    op, value = chance.choice(items)
    if str(op) == "LITERAL":
        return chr(value)
    if str(op) == "RANGE":
        return chr(chance.choice((value[0], value[1],
                                  chance.randint(*value))))
    return chance.choice(MEMBERS[str(value)])


def sample(chance, sequence, text, passes):
    """Adds characters that the sequence is likely to match to `text`; where a
    pass of a loop begins and ends, to `passes`."""
    for op, value in sequence:
        name = str(op)
        if name == "LITERAL":
            text.append(chr(value))
        elif name == "NOT_LITERAL":
            text.append(chance.choice([c for c in "ab 0-!" if ord(c) != value]))
        elif name == "ANY":
            text.append(chance.choice("ab 0-!\"<"))
        elif name == "IN":
            text.append(member(chance, value))
        elif name in REPEATS:
            low, high, item = value
            count = low + chance.choice((0, 1, 1, 2))
            for _ in range(min(count, int(high), low + 3, 40)):
                start = len(text)
                sample(chance, item, text, passes)
                passes.append((start, len(text)))
        elif name == "BRANCH":
            sample(chance, chance.choice(value[1]), text, passes)
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            for part in inside(value):
                sample(chance, part, text, passes)


def piece(chance, length, passes):
    """What to repeat: a pass of a loop, or anything short."""
    passes = [span for span in passes if span[0] < span[1]]
    if passes and chance.random() < 0.7:
        return chance.choice(passes)
    start = chance.randrange(length)
    return start, min(length, start + chance.choice((1, 1, 2, 3, 6)))


def timed(match, text):
    signal.setitimer(signal.ITIMER_REAL, TIME_OUT)
    since = time.process_time()
    try:
        match(text)
    except Late:
        return TIME_OUT
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - since


def explodes(match, make):
    """Does time grow by an order of magnitude, twice in a row?"""
    for _ in range(2):
        many = timed(match, make(MANY))
        if many < LEAST or many < FACTOR * timed(match, make(FEW)):
            return False
    return True


def attack(chance, tree, pattern, match, seconds):
    """The text that explodes, found within the time, or None; and how many
    were tried."""
    end = time.monotonic() + seconds
    tried = 0
    while time.monotonic() < end:
        parts, passes = [], []
        sample(chance, tree, parts, passes)
        base = "".join(parts) or chance.choice("ab 0")
        start, stop = piece(chance, len(base), passes)
        tried += 1
        tail = chance.choice(("", "!", "\n", "\0", "a", base[:1], base[stop:]))

        def make(count):
            text = base[:start] + base[start:stop] * count + tail
            return (text.encode("latin-1", "replace")
                    if isinstance(pattern, bytes) else text)

        if explodes(match, make):
            return make(MANY), tried
    return None, tried


def chosen(cases, count):
    """Patterns with loops in loops first, then others with loops."""
    ranked = []
    for case in cases:
        try:
            tree = parser.parse(case[0], case[1])
        except (re.error, ValueError, OverflowError):
            continue
        ranked.append((-min(loops_in(tree), 2), len(ranked), case, tree))
    ranked.sort(key=lambda item: item[:2])
    return [(case, tree) for depth, _, case, tree in ranked[:count] if depth]


def main():
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("dump")
    given.add_argument("corpus")
    given.add_argument("--seconds", type=float, default=20)
    given.add_argument("--patterns", type=int, default=300)
    given = given.parse_args()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, on_alarm)
    chance = random.Random(505)
    cases = confirm_findings.corpus_cases(given.corpus)
    found = confirm_findings.find(given.dump, cases)
    missed = slow = known = texts = 0
    picked = chosen(cases, given.patterns)
    for (pattern, flags, method), tree in picked:
        match = getattr(re.compile(pattern, flags), method)
        text, tried = attack(chance, tree, pattern, match, given.seconds)
        growth = found[pattern, flags, method]["growth"]
        texts += tried
        known += growth == "exponential"
        slow += text is not None
        if text is not None and growth == "linear" and has_reference(tree):
            print(f"{pattern!r}, with a reference, explodes on {text!r}")
        elif text is not None and growth == "linear":
            missed += 1
            print(f"{pattern!r} explodes on {text!r}")
        elif text is not None and growth == "polynomial":
            print(f"{pattern!r}, found polynomial, explodes on {text!r}")
    print(f"{len(picked)} patterns, {given.seconds:g} s each, {texts} texts: "
          f"{slow} explode, hotlint knows {known}, {missed} missed")
    return 1 if missed or not picked else 0


if __name__ == "__main__":
    sys.exit(main())

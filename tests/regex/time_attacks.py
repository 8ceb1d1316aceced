#!/usr/bin/env python3
"""Runs one attack on `re`, read as JSON from stdin, and says what does not
hold; nothing if all does. Run by confirm_findings.py; Python 3.9 and newer.

Exponential: within a few hundred pumps a match takes LONG, and twice as many
pumps at least SQUARE as much as they would if time grew with the square.
Polynomial: time grows with an exponent of at least degree - TOLERANCE.
Linear: strings of what the pattern itself is made of take no longer than a
growth of EXPONENT.
"""
import itertools
import json
import math
import re
import sys
import time
import warnings

LONG = 0.2        # seconds
MOST_PUMPS = 400  # until an exponential one takes that long
TOLERANCE = 0.6
EXPONENT = 1.6
LEAST = 0.004     # seconds, for a measured exponent
SAFE_LENGTH = 2000


def timed(match, text):
    since = time.process_time()
    match(text)
    return time.process_time() - since


def best(match, text, times=3):
    return min(timed(match, text) for _ in range(times))


def is_exponential(match, make):
    times = []
    for pumps in range(1, MOST_PUMPS):
        times.append(timed(match, make(pumps)))
        if times[-1] >= LONG:
            break
    else:
        return "no match took long"
    pumps = len(times)
    half = best(match, make(pumps // 2))
    if pumps >= 4 and half * 6 > times[-1]:
        return f"{pumps} pumps take {times[-1]:.3f} s, half of them {half:.3f}"
    return ""


def growth(match, make, start=8, limit=1 << 22):
    """The exponent of time over pumps, once it can be measured."""
    pumps = start
    while best(match, make(pumps), 1) < LEAST and pumps < limit:
        pumps *= 2
    short, long = best(match, make(pumps)), best(match, make(pumps * 2))
    return math.log2(long / max(short, 1e-9)), pumps


def is_polynomial(match, make, degree):
    exponent, pumps = max(growth(match, make) for _ in range(2))
    if exponent < degree - TOLERANCE:
        return f"time grows as n^{exponent:.2f}, said was n^{degree}"
    return ""


def samples(pattern):
    """Characters that the pattern is likely to tell apart."""
    text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
    own = [c for c in dict.fromkeys(text) if c not in r"\()[]{}|*+?^$"]
    return list(dict.fromkeys([*own[:6], "a", "0", " ", "_"]))


def grows(match, pattern):
    """Pumps of one and two characters after a short prefix."""
    signs = samples(pattern)
    pumps = ["".join(p) for n in (1, 2) for p in itertools.product(signs, repeat=n)]
    is_bytes = isinstance(pattern, bytes)
    for pump in pumps:
        for end in ("", "!", "\n", signs[0]):
            def make(count, pump=pump, end=end):
                text = pump * (count // len(pump)) + end
                return text.encode("latin-1") if is_bytes else text
            if best(match, make(24), 1) > LEAST:
                return f"24 times {pump!r} are slow"
            if best(match, make(SAFE_LENGTH), 1) < LEAST:
                continue
            exponent, _ = min(growth(match, make, 1000) for _ in range(3))
            if exponent > EXPONENT:
                return f"time grows as n^{exponent:.2f} with {pump!r}"
    return ""


def main():
    task = json.load(sys.stdin)
    pattern = task["pattern"]
    is_bytes = isinstance(pattern, list)
    if is_bytes:
        pattern = bytes(pattern)
    warnings.simplefilter("ignore")
    match = getattr(re.compile(pattern, task["flags"]), task["method"])
    parts = [bytes(part) if is_bytes else "".join(map(chr, part))
             for part in task["attack"]]

    def make(pumps):
        return parts[0] + parts[1] * pumps + parts[2]

    if task["growth"] == "exponential":
        print(is_exponential(match, make))
    elif task["growth"] == "polynomial":
        print(is_polynomial(match, make, task["degree"]))
    else:
        print(grows(match, pattern))


if __name__ == "__main__":
    main()

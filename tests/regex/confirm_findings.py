#!/usr/bin/env python3
"""What hotlint says of a regular expression is so: real runs of `re`.

    confirm_findings.py REGEX_DUMP CORPUS [--python PATH]... [--quick]

Of each literal pattern of the corpus and of tests/regex/slow.txt that hotlint
finds exponential or polynomial, the attack is run in a subprocess with a
time-out, with ever more pumps: time must grow as claimed. The patterns of
tests/regex/safe.txt must not be found, and must not grow. With --quick, of the
corpus only the exponential ones.
"""
import argparse
import json
import os
import subprocess
import sys

import literal_patterns

HERE = os.path.dirname(os.path.abspath(__file__))
RUNNER = os.path.join(HERE, "time_attacks.py")
SEARCHES = {"search", "sub", "subn", "split", "findall", "finditer"}
TIME_OUT = 60  # seconds for one pattern; time_attacks.py needs some of them


def method_of(functions):
    if functions & SEARCHES:
        return "search"
    return "fullmatch" if functions == {"fullmatch"} else "match"


def line_of(version, text, flags):
    values = text if isinstance(text, bytes) else map(ord, text)
    kind = "b" if isinstance(text, bytes) else "s"
    return " ".join([str(version), str(flags), kind, *map(str, values)])


def read_finding(line):
    head, *texts = line.split(",")
    growth, degree, restart, start, end, nanoseconds = head.split()
    return {"growth": growth, "degree": int(degree),
            "restart": restart == "1", "part": (int(start), int(end)),
            "nanoseconds": int(nanoseconds),
            "attack": [[int(point) for point in text.split()]
                       for text in texts]}


def find(dump, cases, version=311):
    """The finding of each (pattern, flags, method)."""
    found = {}
    for method in ("match", "search", "fullmatch"):
        some = [case for case in cases if case[2] == method]
        lines = [line_of(version, text, flags) for text, flags, _ in some]
        done = subprocess.run([dump, method], input="\n".join(lines) + "\n",
                              text=True, stdout=subprocess.PIPE, check=True)
        found.update(zip(some, map(read_finding, done.stdout.splitlines())))
    return found


def corpus_cases(corpus):
    patterns = literal_patterns.in_folder(corpus)
    return [(text, flags, method_of(functions))
            for (text, flags), functions in patterns.items()]


def listed_cases(name):
    """Lines `METHOD pattern` of a file beside this one."""
    with open(os.path.join(HERE, name), encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                method, _, text = line.rstrip("\n").partition(" ")
                yield text, 0, method


def task_of(case, finding):
    text, flags, method = case
    return json.dumps({
        "pattern": list(text) if isinstance(text, bytes) else text,
        "flags": flags, "method": method, "growth": finding["growth"],
        "degree": finding["degree"], "attack": finding["attack"]})


def confirm(python, case, finding):
    """What is wrong with the claim, or an empty text."""
    try:
        done = subprocess.run([python, RUNNER], input=task_of(case, finding),
                              text=True, stdout=subprocess.PIPE,
                              timeout=TIME_OUT, check=True)
    except subprocess.TimeoutExpired:
        return "no answer in time"
    return done.stdout.strip()


def check(python, cases, found):
    wrong = 0
    for case in cases:
        complaint = confirm(python, case, found[case])
        if complaint:
            wrong += 1
            print(f"{case}: {found[case]['growth']}: {complaint}")
    return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dump")
    parser.add_argument("corpus")
    parser.add_argument("--python", action="append")
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    slow, safe = list(listed_cases("slow.txt")), list(listed_cases("safe.txt"))
    corpus = corpus_cases(given.corpus)
    found = find(given.dump, corpus + slow + safe)
    wrong = 0
    for case in slow:
        if found[case]["growth"] == "linear":
            wrong += 1
            print(f"{case}: nothing found")
    for case in safe:
        if found[case]["growth"] != "linear":
            wrong += 1
            print(f"{case}: found {found[case]}")
    kinds = {"exponential"} if given.quick else {"exponential", "polynomial"}
    claimed = [case for case in corpus if found[case]["growth"] in kinds]
    print(f"{len(claimed)} findings in {len(corpus)} patterns of the corpus, "
          f"{len(slow)} slow and {len(safe)} safe patterns of our own")
    for python in given.python or [sys.executable]:
        bad = check(python, claimed + [c for c in slow if c in found], found)
        bad += check(python, safe, found)
        print(f"{python}: {bad} claims do not hold")
        wrong += bad
    return 1 if wrong or not claimed else 0


if __name__ == "__main__":
    sys.exit(main())

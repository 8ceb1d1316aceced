#!/usr/bin/env python3
"""How long hotlint looks at a regular expression.

    time_analysis.py REGEX_DUMP CORPUS

CPU time to parse and analyse each literal pattern of the corpus, and long ones
made to be hard; the least of three runs, as a search. Fails above the bars.
"""
import statistics
import sys

import confirm_findings

MEDIAN_BAR = 50_000      # nanoseconds
ANY_BAR = 5_000_000
BUSY = 3                 # what a busy machine may add, as a factor
RUNS = 3
HARD = ["(a)" * 1600 + "b", "a?" * 2400 + "b", "(a|b)*" * 800 + "c",
        ".*" * 2400 + "x", "a{0,1000}" * 500 + "x", "[a-z0-9]+" * 500 + "!",
        "(a|" * 140 + ")*" * 140 + "b", r"(?:\s*[a-z]*,?)*" * 300 + "!",
        "((a{1,100}){1,100}){1,100}b", "(a{1000000}b*)*c", "ab|" * 1600 + "c"]


def least(dump, cases):
    runs = [confirm_findings.find(dump, cases) for _ in range(RUNS)]
    return {case: min(run[case]["nanoseconds"] for run in runs)
            for case in cases}


def main():
    dump, corpus = sys.argv[1:3]
    times = least(dump, confirm_findings.corpus_cases(corpus))
    hard = least(dump, [(pattern, 0, "search") for pattern in HARD])
    median = statistics.median(times.values())
    slowest = sorted(times.items(), key=lambda item: -item[1])[:3]
    print(f"{len(times)} patterns: median {median / 1000:.1f} µs, "
          f"slowest {slowest[0][1] / 1e6:.2f} ms")
    for (pattern, _, _), time in slowest:
        print(f"  {time / 1e6:.2f} ms: {pattern[:60]!r}")
    print(f"hard ones: up to {max(hard.values()) / 1e6:.2f} ms")
    return int(median > MEDIAN_BAR * BUSY or
               max(*times.values(), *hard.values()) > ANY_BAR * BUSY)


if __name__ == "__main__":
    sys.exit(main())

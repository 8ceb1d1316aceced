#!/usr/bin/env python3
"""No file of 4 KB or more takes over 20 times the median time per byte.

    tests/corpus/per_byte.py HOTLINT CORPUS

Takes a fixed sample of the corpus and its largest files, and lets hotlint
time itself on each (`--timing`, CPU time). What looks slow is timed again, so
that a busy machine does not decide.
"""
import pathlib
import random
import statistics
import subprocess
import sys

LEAST_BYTES = 4096
SAMPLE = 2000
LARGEST = 200
LIMIT = 20
AGAIN = 5


def time_per_megabyte(hotlint, path):
    done = subprocess.run(
        [hotlint, "check", "--isolated", "--timing", "--output-format",
         "concise", "--", path],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
    )
    for line in done.stderr.decode(errors="replace").splitlines():
        words = line.split()
        if words and words[0] == "total":
            return float(words[2].replace(",", ""))
    return None  # it could not be read


def pick(corpus):
    files = sorted(
        (path for path in corpus.rglob("*.py")
         if path.is_file() and path.stat().st_size >= LEAST_BYTES),
        key=lambda path: path.stat().st_size,
    )
    largest = files[-LARGEST:]
    rest = files[:-LARGEST]
    return largest + random.Random(1).sample(rest, min(SAMPLE, len(rest)))


def main():
    hotlint, corpus = sys.argv[1], pathlib.Path(sys.argv[2])
    times = {}
    for path in pick(corpus):
        value = time_per_megabyte(hotlint, path)
        if value is not None:
            times[path] = value
    median = statistics.median(times.values())
    slow = []
    for path, value in times.items():
        if value > LIMIT * median:
            value = min(time_per_megabyte(hotlint, path) for _ in range(AGAIN))
        if value > LIMIT * median:
            slow.append((value / median, path))
    worst = max(times.values()) / median
    print(f"{len(times)} files, median {median:.0f} ms of CPU per MB,"
          f" slowest at first sight {worst:.1f} times that")
    for ratio, path in sorted(slow, reverse=True):
        print(f"{path}: {ratio:.0f} times the median time per byte")
    return 1 if slow or not times else 0


if __name__ == "__main__":
    sys.exit(main())

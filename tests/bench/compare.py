#!/usr/bin/env python3
"""Times hotlint beside ruff on the same files, in one run.

    tests/bench/compare.py build/release/hotlint build/venv/bin/ruff build/corpus

Runs of the two alternate, so that both see the same machine. Prints medians
of wall time, CPU time and peak memory with their ratios hotlint / ruff: on
the whole corpus, on django alone, on one file of 20 lines, and on the file of
the corpus that is nearest to 10,000 lines; and the one of 20 lines beside an
empty C program. Each reports as it does by default, which is an excerpt of the
code for each finding; on the corpus and on django also with a line for each, as
ruff's rules find five times as much. Absolute times say little on a
shared machine; the ratios are what docs/performance.md quotes.
"""
import argparse
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

RUFF = [
    "check", "--isolated", "--no-cache", "--exit-zero", "--preview",
    "--select", "PERF,FURB,C4,SIM118,B019,PLC0415,ASYNC",
]
HOTLINT = ["check", "--isolated"]
A_LINE_EACH = ["--output-format", "concise"]
SMALL = """\
import re


class Report:
    def __init__(self, rows):
        self.rows = list(rows)
        self.text = ""

    def build(self):
        for row in self.rows:
            self.text += f"{row}\\n"
        return self.text


def find(lines, words):
    hits = []
    for line in lines:
        if re.match(r"\\d+", line) and line in words:
            hits.append(line)
    return hits
"""


def run(command):
    """Wall seconds, CPU seconds and peak MB of one process and its output."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {process.returncode}")
    # The fork of this interpreter counts too: below that, nothing is known.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = usage.ru_maxrss if usage.ru_maxrss > own else 0
    return wall, usage.ru_utime + usage.ru_stime, peak / 1024


def compare(name, hotlint, ruff, path, runs, more=()):
    ours, theirs = [], []
    for number in range(runs + 1):
        pair = (run([hotlint, *HOTLINT, *more, path]),
                run([ruff, *RUFF, *more, path]))
        if number:  # the first fills the disk cache
            ours.append(pair[0])
            theirs.append(pair[1])
    mine = [statistics.median(column) for column in zip(*ours)]
    other = [statistics.median(column) for column in zip(*theirs)]
    print(f"| {name} |", end="")
    for unit, left, right in zip(("ms", "ms", "MB"), mine, other):
        scale = 1 if unit == "MB" else 1000
        if not (left and right):
            print(" too small to tell |", end="")
            continue
        print(
            f" {left * scale:,.1f} / {right * scale:,.1f} {unit}"
            f" = **{left / right:.2f}** |",
            end="",
        )
    print(flush=True)


def compare_start(hotlint, path, folder, runs):
    """One small file beside a C program that does nothing."""
    source = pathlib.Path(folder, "empty.c")
    source.write_text("int main(void) { return 0; }\n")
    empty = str(source.with_suffix(""))
    subprocess.run(["cc", "-O2", "-o", empty, str(source)], check=True)
    times = [(run([hotlint, *HOTLINT, path])[:2], run([empty])[:2])
             for _ in range(runs)]
    wall, cpu = (
        statistics.median(pair[0][column] for pair in times)
        / statistics.median(pair[1][column] for pair in times)
        for column in (0, 1))
    print(f"one file of 20 lines / an empty C program: wall {wall:.2f},"
          f" CPU {cpu:.2f}")


def nearest_file(corpus, lines):
    best = None
    for path in corpus.rglob("*.py"):
        if path.stat().st_size < 20 * lines:
            continue
        count = path.read_bytes().count(b"\n")
        if best is None or abs(count - lines) < abs(best[0] - lines):
            best = count, path
    return best


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("hotlint")
    parser.add_argument("ruff")
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    print("| work | wall | CPU | peak memory |\n|---|---|---|---|")
    pair = options.hotlint, options.ruff
    folders = {"whole corpus": options.corpus}
    for django in options.corpus.glob("django-*"):
        folders["django"] = django
    for name, folder in folders.items():
        compare(name, *pair, str(folder), options.runs)
        compare(f"{name}, a line for each finding", *pair, str(folder),
                options.runs, A_LINE_EACH)
    count, path = nearest_file(options.corpus, 10000)
    compare(f"one file of {count:,} lines", *pair, str(path), options.runs * 2)
    with tempfile.TemporaryDirectory() as folder:
        small = pathlib.Path(folder, "small.py")
        small.write_text(SMALL)
        lines = SMALL.count("\n")
        compare(f"one file of {lines} lines", *pair, str(small),
                options.runs * 8)
        compare_start(options.hotlint, str(small), folder, options.runs * 8)


if __name__ == "__main__":
    main()

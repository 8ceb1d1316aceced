#!/usr/bin/env python3
"""Twenty times the files cost twenty times the work.

    tests/bench/size.py HOTLINT CORPUS [TIMES]

Takes TIMES (20) parts of the corpus of 1 MB each, and all of them at once. No
file comes twice: what has just been parsed is not parsed again. Instructions
(valgrind counts the same on a busy machine) may differ by 10 %, wall time may
rise by half. Without valgrind the exit code is 77: skipped.
"""
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
SMALL = 1_000_000  # bytes
AGAIN = 7
COMMAND = ["check", "--isolated", "--exit-zero", "--output-format", "concise"]


def parts(corpus, count):
    """Lists of texts of SMALL bytes or a little more."""
    files = sorted(path for path in corpus.rglob("*.py") if path.is_file())
    random.Random(1).shuffle(files)
    rest = iter(dict.fromkeys(path.read_bytes() for path in files))
    for _ in range(count):
        part = []
        while sum(map(len, part)) < SMALL:
            part.append(next(rest))
        yield part


def lay_out(folder, part):
    folder.mkdir(parents=True)
    for number, text in enumerate(part):
        (folder / f"{number}.py").write_bytes(text)
    return folder


def instructions(hotlint, folder):
    run = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no",
         "--cachegrind-out-file=/dev/null", hotlint, *COMMAND, "-j1", folder],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r"I +refs: +([\d,]+)", run.stderr)
    if run.returncode or not found:
        sys.exit(run.stderr[-2000:])
    return int(found[1].replace(",", ""))


def wall(hotlint, folder):
    start = time.perf_counter()
    subprocess.run([hotlint, *COMMAND, folder], stdout=subprocess.DEVNULL,
                   check=True)
    return time.perf_counter() - start


def main():
    hotlint, corpus, *times = sys.argv[1:]
    times = int(times[0]) if times else 20
    if not shutil.which("valgrind"):
        return SKIPPED
    with tempfile.TemporaryDirectory() as whole:
        small = [lay_out(pathlib.Path(whole, str(number)), part) for
                 number, part in enumerate(parts(pathlib.Path(corpus), times))]
        each = sum(instructions(hotlint, folder) for folder in small)
        at_once = instructions(hotlint, whole)
        best = [float("inf"), float("inf")]
        for _ in range(AGAIN):
            best[0] = min(best[0], sum(wall(hotlint, part) for part in small))
            best[1] = min(best[1], wall(hotlint, whole))
            if best[1] <= 1.5 * best[0]:
                break
    print(f"{times} times {SMALL / 1e6:.0f} MB: {each / 1e6:.0f} M"
          f" instructions, {best[0] * 1000:.0f} ms")
    print(f"at once: {at_once / each:.3f} of the instructions,"
          f" {best[1] / best[0]:.2f} of the wall time")
    good = abs(at_once / each - 1) <= 0.1 and best[1] <= 1.5 * best[0]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Twenty times the files cost twenty times the work.

    tests/bench/size.py HOTLINT CORPUS [TIMES]

Takes about 1 MB of the corpus, and the same TIMES (20) over. Instructions per
byte (valgrind counts the same on a busy machine) may differ by 10 %, wall
time per byte may rise by half. Without valgrind the exit code is 77: skipped.
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


def pick(corpus):
    files = sorted(path for path in corpus.rglob("*.py") if path.is_file())
    random.Random(1).shuffle(files)
    size = 0
    for path in files:
        text = path.read_bytes()
        if size + len(text) <= SMALL:
            size += len(text)
            yield text
        if size > SMALL * 0.99:
            return


def lay_out(folder, texts, times):
    for copy in range(times):
        place = folder / str(copy)
        place.mkdir(parents=True)
        for number, text in enumerate(texts):
            (place / f"{number}.py").write_bytes(text)
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
    texts = list(pick(pathlib.Path(corpus)))
    size = sum(map(len, texts))
    with tempfile.TemporaryDirectory() as folder:
        small = lay_out(pathlib.Path(folder, "small"), texts, 1)
        large = lay_out(pathlib.Path(folder, "large"), texts, times)
        ours = instructions(hotlint, small) / size
        theirs = instructions(hotlint, large) / size / times
        best = [float("inf"), float("inf")]
        for _ in range(AGAIN):
            best[0] = min(best[0], wall(hotlint, small))
            best[1] = min(best[1], wall(hotlint, large) / times)
            if best[1] <= 1.5 * best[0]:
                break
    print(f"{size / 1e6:.1f} MB, {len(texts)} files: {ours:.0f} instructions a"
          f" byte, {best[0] * 1000:.0f} ms")
    print(f"{times} times that: {theirs / ours:.3f} of the instructions a byte,"
          f" {best[1] / best[0]:.2f} of the wall time a byte")
    good = abs(theirs / ours - 1) <= 0.1 and best[1] <= 1.5 * best[0]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

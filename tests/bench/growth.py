#!/usr/bin/env python3
"""CPU time grows with the size of a file, not with its square.

    tests/bench/growth.py HOTLINT [--instructions] [NAME ...]

Each shape of shapes.py is made with n, 2n and 4n constructs and checked with
the default rules, with all rules, and with all rules and nothing skimmed.
For each doubling CPU time may grow by a factor of 2.3. What looks worse is
timed again, so that a busy machine does not decide. --instructions counts
those under valgrind instead: exact, and thirty times slower.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from shapes import SHAPES

LIMIT = 2.3
LEAST = 0.01  # seconds: less is not told apart
FIRST_SIZE = 30_000  # bytes of the file with n constructs
AGAIN = 6
MODES = ([], ["--select", "ALL"], ["--select", "ALL", "--no-skim"])


def first_count(make):
    """n: a multiple of the deepest ladder's depth."""
    count = 90
    while len(make(count)) < FIRST_SIZE:
        count *= 2
    return count


def cpu_time(command):
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), f"{command}: {process.returncode}"
    return usage.ru_utime + usage.ru_stime


def instructions(command):
    """In units of a machine that does three thousand million a second."""
    run = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no",
         "--cachegrind-out-file=/dev/null", *command],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r"I +refs: +([\d,]+)", run.stderr)
    assert found and run.returncode in (0, 1), run.stderr[-2000:]
    return int(found[1].replace(",", "")) / 3e9


def is_good(times):
    allowed = LIMIT ** (len(times) - 1)
    return times[-1] <= allowed * max(times[0], LEAST)


def measure(hotlint, paths, mode, cost):
    """The least that each size took."""
    times = [float("inf")] * len(paths)
    for _ in range(AGAIN if cost is cpu_time else 1):
        for number, path in enumerate(paths):
            spent = cost([hotlint, "check", "--isolated", "-j1",
                          "--output-format", "concise", *mode, path])
            times[number] = min(times[number], spent)
        if is_good(times):
            break
    return times


def check_shape(hotlint, name, cost, folder):
    make = SHAPES[name]
    count = first_count(make)
    paths = []
    for factor in (1, 2, 4):
        path = pathlib.Path(folder, f"{factor}.py")
        path.write_text(make(count * factor))
        paths.append(str(path))
    good = True
    for mode in MODES:
        times = measure(hotlint, paths, mode, cost)
        fine = is_good(times)
        good &= fine
        shown = " ".join(f"{time * 1000:7.0f}" for time in times)
        verdict = "" if fine else "TOO FAST"
        print(f"{name:26} n={count:<6} ms: {shown}"
              f"  {' '.join(mode):24} {verdict}", flush=True)
    return good


def main():
    hotlint, *names = sys.argv[1:]
    cost = instructions if "--instructions" in names else cpu_time
    names = [name for name in names if name != "--instructions"]
    with tempfile.TemporaryDirectory() as folder:
        good = [check_shape(hotlint, name, cost, folder)
                for name in names or SHAPES]
    print(f"{len(good)} shapes, {good.count(False)} grow too fast")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())

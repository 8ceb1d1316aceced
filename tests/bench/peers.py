#!/usr/bin/env python3
"""Times hotlint and the linters that look for the same on one project.

    tests/bench/peers.py HOTLINT VENV PROJECT

VENV has ruff, pylint with perflint, and refurb; who is missing or fails is
named. Runs alternate; prints medians of wall and CPU time (with that of child
processes), and both as multiples of hotlint's. refurb and pylint keep no cache
here, as ruff is told to.
"""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 3
PERFLINT = ("W8101,W8102,W8201,W8202,W8203,W8204,W8205,W8301,W8401,W8402,"
            "W8403")


def commands(hotlint, venv, project, cache):
    def program(name):
        return str(pathlib.Path(venv, "bin", name))
    return {
        "hotlint": [hotlint, "check", "--isolated", "--output-format",
                    "concise", project],
        "ruff": [program("ruff"), "check", "--isolated", "--no-cache",
                 "--preview", "--output-format", "concise", "--select",
                 "PERF,FURB,C4,SIM118,B019,PLC0415,ASYNC", project],
        "pylint + perflint": [program("pylint"), "--rcfile=/dev/null",
                              "--load-plugins=perflint", "--disable=all",
                              f"--enable={PERFLINT}", "-j0", project],
        "refurb": [program("refurb"), "--quiet", project, "--",
                   f"--cache-dir={cache}"],
    }


def run(command):
    """Wall and CPU seconds, and lines that look like findings."""
    start = time.perf_counter()
    before = os.times()
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, cwd="/")
    after = os.times()
    cpu = (after.children_user + after.children_system
           - before.children_user - before.children_system)
    found = sum(bool(re.match(r"\S+\.py:\d+:\d+:? ", line))
                for line in done.stdout.splitlines())
    if "Traceback" in done.stderr or done.returncode < 0:
        raise OSError(done.stderr.strip().splitlines()[-1:])
    return time.perf_counter() - start, cpu, found


def main():
    hotlint, venv, project = map(os.path.abspath, sys.argv[1:])
    seen = {}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as cache:
            for name, command in commands(hotlint, venv, project,
                                          cache).items():
                try:
                    seen.setdefault(name, []).append(run(command))
                except OSError as error:
                    print(f"{name}: {error}", file=sys.stderr)
    middle = {name: [statistics.median(column) for column in zip(*rows)]
              for name, rows in seen.items()}
    first = middle["hotlint"]
    print("| linter | wall | CPU | wall, hotlint = 1 | CPU | findings |\n"
          "|---|---|---|---|---|---|")
    for name, (wall, cpu, found) in middle.items():
        print(f"| {name} | {wall:.3g} s | {cpu:.3g} s | {wall / first[0]:.3g} |"
              f" {cpu / first[1]:.3g} | {found:.0f} |")


if __name__ == "__main__":
    main()

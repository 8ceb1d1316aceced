#!/usr/bin/env python3
"""Fifty files of the corpus under valgrind: no leak, no invalid access.

usage: valgrind.py HOTLINT CORPUS
"""
import subprocess
import sys

from survives import sample

FILES = 50
FOUND = 99


def main() -> int:
    hotlint, corpus = sys.argv[1:3]
    run = subprocess.run(
        ["valgrind", "--quiet", "--leak-check=full", "--show-leak-kinds=all",
         f"--error-exitcode={FOUND}", hotlint, "check", "--isolated", "-j2",
         *sample(corpus, FILES)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    print(run.stderr[-8000:], end="")
    print(f"valgrind: {FILES} files, exit {run.returncode}")
    return 0 if run.returncode in (0, 1) else 1


if __name__ == "__main__":
    sys.exit(main())

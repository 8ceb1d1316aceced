#!/usr/bin/env python3
"""hotlint lives through the corpus and says the same whatever -j is.

usage: survives.py HOTLINT CORPUS [--sample N]

Fails on a crash, a sanitizer's report, a hang, output that differs between
one worker and many, or a file that is neither analysed nor named on stderr.
"""
import json
import os
import pathlib
import subprocess
import sys
import time

TIMEOUT = 1200
# Out of the way of hotlint's own 1, "there are warnings".
SANITIZERS = {"ASAN_OPTIONS": "exitcode=99", "UBSAN_OPTIONS": "exitcode=99"}


# The standard library has a package of a name that the walk leaves out.
SKIPPED = {"venv"}


def python_files(corpus: str) -> list[str]:
    root = pathlib.Path(corpus)
    files = sorted(str(p) for p in root.rglob("*.py")
                   if p.is_file()
                   and not SKIPPED & set(p.relative_to(root).parts))
    if not files:
        sys.exit(f"no Python files in {corpus}: run tools/bootstrap --all")
    return files


def sample(corpus: str, count: int) -> list[str]:
    """Evenly spread over the corpus, the same ones each time."""
    files = python_files(corpus)
    count = min(count, len(files))
    return [files[i * len(files) // count] for i in range(count)]


def allowed_exits(stderr: bytes) -> set[int]:
    """2 only where a file named as an argument declares a made-up encoding."""
    lines = stderr.splitlines()
    refused = [line for line in lines if b"declares the unknown" in line]
    return {0, 1, 2} if lines and refused == lines else {0, 1}


def check(hotlint: str, workers: int, paths: list[str]) -> tuple[bytes, bytes]:
    command = [hotlint, "check", "--isolated", "--output-format", "json",
               f"-j{workers}", *paths]
    start = time.monotonic()
    run = subprocess.run(command, capture_output=True, timeout=TIMEOUT,
                         env=os.environ | SANITIZERS)
    print(f"-j{workers}: exit {run.returncode}, "
          f"{time.monotonic() - start:.1f} s, {len(run.stdout)} bytes")
    if run.returncode not in allowed_exits(run.stderr):
        sys.exit(run.stderr.decode(errors="replace")[-4000:]
                 or f"hotlint ended with {run.returncode}")
    return run.stdout, run.stderr


def main() -> int:
    hotlint, corpus = sys.argv[1:3]
    if sys.argv[3:4] == ["--sample"]:
        paths = files = sample(corpus, int(sys.argv[4]))
    else:
        paths, files = [corpus], python_files(corpus)
    output, notes = check(hotlint, max(2, os.cpu_count() or 2), paths)
    report = json.loads(output)
    unread = notes.splitlines()
    print(f"{report['files']} files, {len(report['diagnostics'])} findings, "
          f"{len(unread)} not read")
    if report["files"] + len(unread) != len(files):
        print(f"but there are {len(files)} files")
        return 1
    if check(hotlint, 1, paths) != (output, notes):
        print("the output depends on the number of workers")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

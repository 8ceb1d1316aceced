#!/usr/bin/env python3
"""hotlint lives through the corpus and says the same whatever -j is.

usage: survives.py HOTLINT CORPUS [--sample N]

Fails on a crash, a sanitizer's report, a hang, anything on stderr, a file
that was left out, or output that differs between one worker and many.
"""
import json
import os
import pathlib
import subprocess
import sys
import time

TIMEOUT = 1200


def python_files(corpus: str) -> list[str]:
    files = sorted(str(p) for p in pathlib.Path(corpus).rglob("*.py")
                   if p.is_file())
    if not files:
        sys.exit(f"no Python files in {corpus}: run tools/bootstrap --all")
    return files


def sample(corpus: str, count: int) -> list[str]:
    """Evenly spread over the corpus, the same ones each time."""
    files = python_files(corpus)
    return [files[i * len(files) // count] for i in range(count)]


def check(hotlint: str, workers: int, paths: list[str]) -> bytes:
    command = [hotlint, "check", "--isolated", "--output-format", "json",
               f"-j{workers}", *paths]
    start = time.monotonic()
    run = subprocess.run(command, capture_output=True, timeout=TIMEOUT)
    print(f"-j{workers}: exit {run.returncode}, "
          f"{time.monotonic() - start:.1f} s, {len(run.stdout)} bytes")
    if run.returncode not in (0, 1) or run.stderr:
        sys.exit(run.stderr.decode(errors="replace")[-4000:]
                 or f"hotlint ended with {run.returncode}")
    return run.stdout


def main() -> int:
    hotlint, corpus = sys.argv[1:3]
    if sys.argv[3:4] == ["--sample"]:
        paths = files = sample(corpus, int(sys.argv[4]))
    else:
        paths, files = [corpus], python_files(corpus)
    many = check(hotlint, max(2, os.cpu_count() or 2), paths)
    report = json.loads(many)
    print(f"{report['files']} files, {len(report['diagnostics'])} findings")
    if report["files"] != len(files):
        print(f"{len(files)} files are there")
        return 1
    if check(hotlint, 1, paths) != many:
        print("the output depends on the number of workers")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""The program without symbols is at most 4 MB.

    tests/bench/program_size.py HOTLINT STRIP
"""
import pathlib
import subprocess
import sys
import tempfile

MOST = 4_000_000  # bytes


def main():
    hotlint, strip = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        stripped = pathlib.Path(folder, "hotlint")
        subprocess.run([strip, "-o", stripped, hotlint], check=True)
        size = stripped.stat().st_size
    print(f"{size:,} bytes of {MOST:,}")
    return 0 if size <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Run clang-tidy over the files of src/ that the build folder compiles.

usage: tidy.py CLANG_TIDY BUILD_DIR SOURCE_DIR
"""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys


def sources(build: pathlib.Path, root: pathlib.Path) -> list[str]:
    commands = json.loads((build / "compile_commands.json").read_text())
    files = {str(pathlib.Path(c["directory"], c["file"])) for c in commands}
    return sorted(f for f in files if f.startswith(f"{root / 'src'}{os.sep}"))


def tidy(program: str, build: pathlib.Path, file: str) -> tuple[bool, str]:
    run = subprocess.run(
        [program, "--quiet", "-p", str(build), file],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    return run.returncode == 0, run.stdout or run.stderr


def main() -> int:
    program = sys.argv[1]
    build, root = (pathlib.Path(a).resolve() for a in sys.argv[2:4])
    files = sources(build, root)
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for good, output in pool.map(lambda f: tidy(program, build, f), files):
            if not good:
                failed += 1
                print(output)
    print(f"clang-tidy: {len(files)} files, {failed} with findings")
    return 1 if failed or not files else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""What the command line answers, case by case.

    run_cli.py HOTLINT [CASE...]
    run_cli.py HOTLINT --update CASE...    (`all`: every case)

A case is a folder of tests/cli:

  command   the arguments, in one line as a shell would split them; lines
            before it may set the environment (`NAME=value`, or `NAME=` for
            none). Beginning with `$ `, it is for bash, which finds hotlint
            on PATH.
  stdout    what is expected; missing: nothing
  stderr    the same
  exit      the expected exit code; missing: 0
  make.sh   makes what git cannot hold, before the command runs

The other files are the input: they are copied to a folder, where the command
runs. Next to it is a copy of tests/cli/_rules, pages that change only when
these tests do. Measured gains change with each measurement and become GAIN.

README.md and some pages of docs are cases, too: what stands between
`<!-- output of: COMMAND -->` and `<!-- end -->` is what the command prints, run in the source folder, but
for measured gains.
"""
import argparse
import difflib
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cli"
DOCUMENTS = ["README.md", "docs/configuration.md", "docs/migrating.md"]
SPECIAL = {"command", "stdout", "stderr", "exit", "make.sh"}
TIMEOUT = 120
FIGURE = r"[\d.]+(-[\d.]+)?(x| ms| bytes)( (at|for) n = \d+)?"
GAIN = re.compile(rf"{FIGURE}(, {FIGURE})* on CPython 3\.\d+( \(n = \d+\))?")
BLOCK = re.compile(r"(<!-- output of: (.*?) -->\n)(.*?)(<!-- end -->)", re.S)
# Colours and versions must not depend on who runs the tests.
DROPPED = {"NO_COLOR", "TERM", "COLUMNS", "LC_ALL", "LANG"}


def environment(hotlint: pathlib.Path, settings: list[str]) -> dict[str, str]:
    values = {k: v for k, v in os.environ.items() if k not in DROPPED}
    values["PATH"] = f"{hotlint.parent}{os.pathsep}{values['PATH']}"
    values["TERM"] = "xterm"
    for line in settings:
        name, _, value = line.partition("=")
        if value:
            values[name] = value
        else:
            values.pop(name, None)
    return values


def arguments(hotlint: pathlib.Path, line: str) -> list[str]:
    if line.startswith("$ "):
        return ["bash", "-c", line[2:]]
    return [str(hotlint), *shlex.split(line)]


def unlock(folder: str) -> None:
    """So that what a case made unreadable can be removed."""
    for path, folders, _ in os.walk(folder):
        for name in folders:
            inner = os.path.join(path, name)
            if not os.path.islink(inner):
                os.chmod(inner, 0o700)


def run_in(folder: str, case: pathlib.Path,
           hotlint: pathlib.Path) -> dict[str, bytes]:
    place = os.path.join(folder, "case")
    shutil.copytree(case, place, symlinks=True,
                    ignore=lambda _, names: SPECIAL & set(names))
    shutil.copytree(CASES / "_rules", os.path.join(folder, "rules"))
    *settings, line = (case / "command").read_text().strip().split("\n")
    env = environment(hotlint, settings)
    if (case / "make.sh").exists():
        subprocess.run(["bash", "-eu", str(case / "make.sh")], cwd=place,
                       check=True, env=env)
    done = subprocess.run(arguments(hotlint, line), cwd=place, env=env,
                          stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=TIMEOUT)
    return {"stdout": done.stdout, "stderr": done.stderr,
            "exit": b"%d\n" % done.returncode}


def run_case(case: pathlib.Path, hotlint: pathlib.Path) -> dict[str, bytes]:
    folder = tempfile.mkdtemp(prefix="hotlint-cli-")
    try:
        found = run_in(folder, case, hotlint)
    finally:
        unlock(folder)
        shutil.rmtree(folder)
    for name in ("stdout", "stderr"):
        text = found[name].decode("utf-8", "surrogateescape")
        text = GAIN.sub("GAIN", text)
        found[name] = text.encode("utf-8", "surrogateescape")
    return found


def expected(case: pathlib.Path) -> dict[str, bytes]:
    wanted = {"stdout": b"", "stderr": b"", "exit": b"0\n"}
    for name in wanted:
        if (case / name).exists():
            wanted[name] = (case / name).read_bytes()
    return wanted


def update(case: pathlib.Path, found: dict[str, bytes]) -> None:
    defaults = {"stdout": b"", "stderr": b"", "exit": b"0\n"}
    for name, text in found.items():
        if text != defaults[name]:
            (case / name).write_bytes(text)
        elif (case / name).exists():
            (case / name).unlink()


def show_difference(name: str, wanted: bytes, found: bytes) -> None:
    lines = [text.decode("utf-8", "backslashreplace").splitlines(True)
             for text in (wanted, found)]
    for line in difflib.unified_diff(*lines, f"{name} (expected)",
                                     f"{name} (found)"):
        print("    " + line.rstrip("\n"))


def check_case(name: str, hotlint: pathlib.Path, is_updating: bool) -> bool:
    case = CASES / name
    found = run_case(case, hotlint)
    if is_updating:
        update(case, found)
    wanted = expected(case)
    if wanted == found:
        return True
    print(f"FAIL {name}: {(case / 'command').read_text().strip()}")
    for part, text in wanted.items():
        if text != found[part]:
            show_difference(part, text, found[part])
    return False


def check_document(name: str, hotlint: pathlib.Path,
                   is_updating: bool) -> bool:
    path = ROOT / name
    if not path.exists():
        return True

    def output(block: re.Match[str]) -> str:
        done = subprocess.run(
            ["bash", "-c", block[2]], cwd=ROOT, env=environment(hotlint, []),
            stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=TIMEOUT)
        text = done.stdout
        if not text.startswith(("|", "#")):
            text = f"```text\n$ {block[2]}\n{text.rstrip()}\n```\n"
        return block[1] + text + block[4]

    wanted = path.read_text()
    found = BLOCK.sub(output, wanted)
    if is_updating:
        path.write_text(found)
    elif GAIN.sub("GAIN", wanted) != GAIN.sub("GAIN", found):
        print(f"FAIL {name}")
        show_difference(name, wanted.encode(), found.encode())
        return False
    return True


def all_cases() -> list[str]:
    folders = sorted(p.name for p in CASES.iterdir() if p.is_dir())
    return [n for n in folders if not n.startswith("_")] + DOCUMENTS


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hotlint", type=pathlib.Path)
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_intermixed_args()
    hotlint = options.hotlint.resolve()
    if options.update and not options.cases:
        parser.error("--update which case? `all` are all of them")
    cases = options.cases
    if not cases or cases == ["all"]:
        cases = all_cases()
    failed = []
    for name in cases:
        check = check_document if name in DOCUMENTS else check_case
        if not check(name, hotlint, options.update):
            failed.append(name)
    print(f"cli: {len(cases)} cases, {len(failed)} failed")
    if failed:
        print("When the new output is right:\n  python3 tests/run_cli.py "
              f"{options.hotlint} --update {' '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

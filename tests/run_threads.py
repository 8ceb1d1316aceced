#!/usr/bin/env python3
"""hotlint under ThreadSanitizer, over some files of the corpus.

usage: run_threads.py CMAKE BUILD HOTLINT CORPUS

Builds hotlint once more, in BUILD/threads, and runs it with four workers:
everything at once, and in two projects with rules of their own and a
baseline. A race is an error, as is another output than HOTLINT's, which has
one worker. Without ThreadSanitizer, or where it does not see the race of a
small program, nothing is tested (exit code 77).
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests/corpus"))
from survives import sample  # noqa: E402

FILES = 250
FILES_OF_A_PROJECT = 30
RACE, SKIPPED = 66, 77
FLAGS = ["-O1", "-g", "-fsanitize=thread"]
OPTIONS = os.environ | {"TSAN_OPTIONS": f"exitcode={RACE} halt_on_error=1"}
RACY = """
#include <pthread.h>
static int shared;
static void *add(void *unused) { shared++; return unused; }
int main(void)
{
    pthread_t thread;
    if (pthread_create(&thread, 0, add, 0) != 0)
        return 1;
    shared++;
    return pthread_join(thread, 0);
}
"""


def run(*command, **settings) -> subprocess.CompletedProcess:
    return subprocess.run([str(word) for word in command], text=True,
                          capture_output=True, env=OPTIONS, **settings)


def cached(build: pathlib.Path, name: str) -> str:
    """What CMake remembers of a build."""
    text = (build / "CMakeCache.txt").read_text()
    found = re.search(rf"^{name}:\w+=(.*)$", text, re.M)
    return found[1] if found else ""


def sees_races(compiler: str, folder: pathlib.Path) -> bool:
    (folder / "racy.c").write_text(RACY)
    made = run(compiler, *FLAGS, "racy.c", "-o", "racy", "-pthread",
               cwd=folder)
    done = run(folder / "racy") if made.returncode == 0 else made
    if done.returncode == RACE and "data race" in done.stderr:
        return True
    print(f"`{compiler} {' '.join(FLAGS)}`:", done.stderr[:500])
    return False


def make(cmake: str, build: pathlib.Path) -> pathlib.Path:
    place = build / "threads"
    modules = (cached(build, "HOTLINT_NODE_MODULES") or
               build / "npm/node_modules")
    for command in [
            [cmake, "-S", ROOT, "-B", place, "-G", "Ninja",
             f"-DCMAKE_C_COMPILER={cached(build, 'CMAKE_C_COMPILER')}",
             "-DCMAKE_BUILD_TYPE=Debug",
             f"-DCMAKE_C_FLAGS_DEBUG={' '.join(FLAGS)}",
             f"-DHOTLINT_NODE_MODULES={modules}",
             f"-DHOTLINT_GRAMMAR={build / 'hotlint-grammar'}",
             f"-DHOTLINT_FREEZE={build / 'hotlint-freeze'}"],
            [cmake, "--build", place, "--target", "hotlint"]]:
        done = run(*command)
        if done.returncode:
            sys.exit(done.stdout[-3000:] + done.stderr[-3000:])
    return place / "hotlint"


def compare(plain: str, threads: pathlib.Path, *options, **settings) -> str:
    """Returns what both print."""
    words = ["check", "--output-format", "concise", *options]
    wanted = run(plain, *words, "-j", 1, **settings)
    found = run(threads, *words, "-j", 4, **settings)
    assert wanted.returncode < 2, wanted.stderr
    if found.returncode == RACE:
        sys.exit(found.stderr)
    assert found.returncode == wanted.returncode, found.stderr
    assert found.stdout == wanted.stdout, "another output"
    return found.stdout


def make_projects(folder: pathlib.Path, paths: list[str]) -> None:
    for project in "ab":
        (folder / project).mkdir()
        (folder / project / "hotlint.toml").write_text(
            f"rules = ['{ROOT / 'tests/cli/_rules'}']\nselect = ['ALL']\n"
            "baseline = '../known.txt'\n[severity]\nTEST01 = 'note'\n"
            "[heavy-modules]\n'acme.models' = 400\n")
        for number, path in enumerate(paths):
            shutil.copy(path, folder / project / f"{number}.py")


def main() -> int:
    cmake, build, hotlint, corpus = sys.argv[1:]
    build, hotlint = pathlib.Path(build).resolve(), os.path.abspath(hotlint)
    paths = [os.path.abspath(path) for path in sample(corpus, FILES)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if not sees_races(cached(build, "CMAKE_C_COMPILER"), folder):
            print("not tested: ThreadSanitizer is missing, or does not run here")
            return SKIPPED
        threads = make(cmake, build)
        text = compare(hotlint, threads, "--isolated", "--select", "ALL",
                       *paths)
        make_projects(folder, paths[:FILES_OF_A_PROJECT])
        run(hotlint, "check", "--write-baseline", "known.txt", "a", cwd=folder)
        known = compare(hotlint, threads, cwd=folder)
    print(f"{len(paths)} files, {len(text.splitlines())} lines; "
          f"{len(known.splitlines())} new ones in two projects: no race")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""A baseline on a real project, through what happens to code.

usage: baseline.py HOTLINT CORPUS

The known findings stay known while lines are put in, code is laid out
differently, functions change places, files get other names or move to other
folders. What is written anew is reported, what is mended is gone.
"""
import ast
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

PROJECT = "networkx-*"
NAME = "known.txt"
LOOP = """

def {}(queue):
    queue = list(queue)
    while queue:
        print(queue.pop(0))
"""


class Project:
    def __init__(self, hotlint: str, folder: pathlib.Path) -> None:
        self.hotlint, self.folder = hotlint, folder
        self.failures = 0

    def run(self, *options: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [self.hotlint, "check", "--isolated", "--select", "ALL",
             "--output-format", "concise", *options],
            cwd=self.folder, capture_output=True, text=True)

    def write(self) -> list[list[str]]:
        done = self.run("--write-baseline", NAME)
        assert done.returncode == 0, done.stderr
        return self.known()

    def known(self) -> list[list[str]]:
        lines = (self.folder / NAME).read_text().splitlines()
        return [line.split("\t") for line in lines[1:]]

    def expect(self, what: str, new: int = 0, gone: int = 0) -> None:
        done = self.run("--baseline", NAME)
        found = [line for line in done.stdout.splitlines()
                 if re.match(r"[^:]+:\d+:\d+: ", line)]
        missed = done.stderr.splitlines()[1:]
        print(f"{what}: {len(found)} new, {len(missed)} gone")
        if (len(found), len(missed)) != (new, gone):
            print(f"    expected {new} new, {gone} gone", *found[:10],
                  *missed[:10], sep="\n    ")
            self.failures += 1

    def files(self) -> list[pathlib.Path]:
        """Those with findings."""
        return sorted({self.folder / entry[0] for entry in self.known()})


def put_lines_in(project: Project) -> None:
    """In front of every top-level statement but the first."""
    for path in project.files():
        lines = path.read_bytes().splitlines(keepends=True)
        starts = [min([node.lineno] + [d.lineno for d in getattr(
                  node, "decorator_list", [])])
                  for node in ast.parse(b"".join(lines)).body[1:]]
        for start in reversed(starts):
            lines.insert(start - 1, b"\n# A new line.\n\n")
        path.write_bytes(b"".join(lines))


def turn_round(project: Project) -> None:
    """The top-level functions and classes in the reverse order."""
    for path in project.files():
        lines = path.read_text().splitlines(keepends=True)
        tree = ast.parse("".join(lines))
        blocks = []
        for node in tree.body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                start = min([node.lineno] + [
                    d.lineno for d in node.decorator_list]) - 1
                blocks.append((start, node.end_lineno))
        texts = ["".join(lines[start:end]) for start, end in blocks]
        for (start, end), text in zip(reversed(blocks), texts):
            lines[start:end] = [text]
        path.write_text("".join(lines))


def lay_out(project: Project) -> None:
    """As `ast` writes it: no comments, other quotes, lines and brackets."""
    for path in project.files():
        if "hotlint:" not in path.read_text() and "noqa" not in path.read_text():
            path.write_text(ast.unparse(ast.parse(path.read_text())) + "\n")


def rename(project: Project) -> None:
    for number, path in enumerate(project.files()):
        folder = path.parent / "moved" if number % 2 else path.parent
        folder.mkdir(exist_ok=True)
        path.rename(folder / f"new_{path.name}")


def main() -> int:
    hotlint, corpus = sys.argv[1:3]
    source, = pathlib.Path(corpus).glob(PROJECT)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "project"

        def fresh() -> Project:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(source, folder)
            project = Project(str(pathlib.Path(hotlint).resolve()), folder)
            assert len(project.write()) > 50, "too few findings"
            return project

        failures = 0
        for change in (lambda _: None, put_lines_in, turn_round, lay_out,
                       rename):
            project = fresh()
            change(project)
            project.expect(change.__name__.replace("<lambda>", "nothing"))
            failures += project.failures
        project = fresh()
        files = project.files()
        for number, path in enumerate(files[:3]):
            path.write_text(path.read_text() + LOOP.format(f"drain{number}"))
        project.expect("three new functions", new=3)
        project.write()
        for path in files[:2]:
            path.write_text(path.read_text().replace(
                "queue = list(queue)\n    while queue:\n"
                "        print(queue.pop(0))",
                "for one in queue:\n        print(one)"))
        project.expect("two are mended", gone=2)
        failures += project.failures
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

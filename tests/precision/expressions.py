"""Expressions of Python files as hotlint and mypy see them."""
import ast
import bisect
import dataclasses
import json
import pathlib
import random
import subprocess
import sys
import tempfile

Place = tuple[int, int, int, int]  # line, column, end_line, end_column
WORKER = pathlib.Path(__file__).with_name("mypy_worker.py")


@dataclasses.dataclass
class Expression:
    path: str
    place: Place
    type: str  # "unknown", or as `hotlint types` writes it
    reason: str
    in_loop: bool


def sample_files(corpus: str, count: int, seed: int) -> list[str]:
    """The same ones each time; all of them where there are no more."""
    files = sorted(str(p) for p in pathlib.Path(corpus).rglob("*.py"))
    if not files:
        sys.exit(f"no Python files in {corpus}: run tools/bootstrap --all")
    return sorted(random.Random(seed).sample(files, min(count, len(files))))


def parse(path: str) -> ast.Module | None:
    """None for what Python itself does not read, or not as UTF-8."""
    data = pathlib.Path(path).read_bytes()
    if data.startswith(b"\xef\xbb\xbf") or b"\r" in data or b"\f" in data:
        return None
    try:
        data.decode()
        return ast.parse(data)
    except (ValueError, SyntaxError, RecursionError):
        return None


def ask_hotlint(hotlint: str, path: str) -> dict[Place, Expression]:
    run = subprocess.run(
        [hotlint, "types", "--isolated", "--target-version=3.13",
         "--output-format=json", path],
        capture_output=True, check=True)
    data = pathlib.Path(path).read_bytes()
    starts = [0] + [i + 1 for i, byte in enumerate(data) if byte == 10]

    def position(offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(starts, offset)
        return line, offset - starts[line - 1]

    found = {}
    for item in json.loads(run.stdout):
        place = (*position(item["start"]), *position(item["end"]))
        found[place] = Expression(path, place, item["type"], item["reason"],
                                  item["in_loop"])
    return found


def in_code_points(path: str, places: list[Place]) -> list[Place]:
    lines = pathlib.Path(path).read_bytes().split(b"\n")

    def column(line: int, offset: int) -> int:
        return len(lines[line - 1][:offset].decode())

    return [(line, column(line, start), last, column(last, end))
            for line, start, last, end in places]


def ask_mypy(python: str, places: dict[str, list[Place]]) -> dict:
    """See mypy_worker.py; `python` is the interpreter that has mypy."""
    places = {path: in_code_points(path, at) for path, at in places.items()}
    with tempfile.TemporaryDirectory() as cache:
        run = subprocess.run([python, str(WORKER), cache],
                             input=json.dumps(places), capture_output=True,
                             text=True)
    if run.returncode:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def interpreter_of(mypy: str) -> str:
    """The Python that the script `mypy` is run by, or that lies beside it."""
    first = pathlib.Path(mypy).read_bytes().partition(b"\n")[0]
    named = first.removeprefix(b"#!").strip().decode(errors="replace")
    for python in (named, pathlib.Path(mypy).with_name("python")):
        if pathlib.Path(python).is_file():
            return str(python)
    sys.exit(f"{mypy} is not the script of an installed mypy")


def place_of(node: ast.expr) -> Place:
    return (node.lineno, node.col_offset,
            node.end_lineno or 0, node.end_col_offset or 0)

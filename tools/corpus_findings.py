"""Runs hotlint over a corpus; what it finds, keyed by what survives edits.

For review.py and compare_ruff.py."""

import hashlib
import json
import pathlib
import subprocess
import tomllib
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent


class ToolError(Exception):
    """What the user of a tool is told before it ends with 2."""


class Finding(NamedTuple):
    rule: str
    path: str  # relative to the corpus
    line: int
    severity: str
    message: str
    text: str  # the line of code, stripped

    @property
    def key(self):
        """Lines move: a finding is known by its path and its code."""
        return self.path, self.text


def read_lines(path):
    """The lines of a source file, whatever its encoding."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def line_of(lines, number):
    """A line as tables hold it: stripped, and without tabs."""
    if not 1 <= number <= len(lines):
        return ""
    return " ".join(lines[number - 1].split())


def run_json(command, folder):
    """The JSON that a linter prints; 0 and 1 are its good exit codes."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True)
    except OSError as error:
        raise ToolError(f"{command[0]}: {error.strerror}") from None
    if done.returncode in (0, 1):
        try:
            return json.loads(done.stdout)
        except ValueError:
            pass
    last = done.stderr.decode(errors="replace").strip().splitlines()
    text = last[-1] if last else f"exit {done.returncode}, no JSON"
    raise ToolError(f"{command[0]}: {text}")


def run_hotlint(hotlint, corpus, rules, *options):
    """The findings of these rules, in the order of paths and lines."""
    command = [
        str(pathlib.Path(hotlint).resolve()), "check", "--isolated",
        "--output-format", "json", *options, ".",
    ]  # fmt: skip
    found, lines, path = [], [], None
    for row in run_json(command, corpus)["diagnostics"]:
        if row["name"] not in rules:
            continue
        if row["path"] != path:
            path = row["path"]
            lines = read_lines(corpus / path)
        found.append(
            Finding(
                row["name"], path, row["line"], row["severity"],
                row["message"], line_of(lines, row["line"]),
            )  # fmt: skip
        )
    return found


def show_code(corpus, path, line, around=8):
    """That line, marked, with the lines around it."""
    lines = read_lines(corpus / path)
    first, last = max(1, line - around), min(len(lines), line + around)
    return "\n".join(
        f"{'>' if number == line else ' '}{number:6} {lines[number - 1]}"
        for number in range(first, last + 1)
    )


def draw(keys, count, seed):
    """At most that many of the keys, in a random order that the seed fixes.

    Each key has a place of its own in that order, so a sample stays as it
    is, but for the keys that go, when findings come and go."""

    def place(key):
        return hashlib.sha256("\n".join((seed, *key)).encode()).digest()

    return sorted(set(keys), key=place)[:count]


def read_page(path):
    """The metadata of a rule's page: its first toml fence."""
    text = path.read_text(encoding="utf-8")
    _, fence, rest = text.partition("\n```toml\n")
    if not fence:
        raise ToolError(f"{path}: no toml fence")
    try:
        return tomllib.loads(rest.partition("\n```")[0])
    except tomllib.TOMLDecodeError as error:
        raise ToolError(f"{path}: {error}") from None


def read_rules(folder):
    """{name: metadata} of the pages of rules about speed, by code."""
    pages = {
        path.stem: read_page(path)
        for path in folder.glob("*/*.md")
        if path.parent.name != "meta"
    }
    if not pages:
        raise ToolError(f"{folder}: no rule pages")
    return dict(sorted(pages.items(), key=lambda item: int(item[1]["code"][3:])))


def put_between(path, name, text):
    """Replaces what stands between the markers of that name in a document."""
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    old = path.read_text(encoding="utf-8")
    head, found, rest = old.partition(start)
    _, found_end, tail = rest.partition(end)
    if not found or not found_end:
        raise ToolError(f"{path}: no markers {start} and {end}")
    new = f"{head}{start}\n\n{text}\n{end}{tail}"
    path.write_text(new, encoding="utf-8")

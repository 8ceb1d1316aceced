#!/usr/bin/env python3
"""What an open document's findings depend on, and how the server learns that
it has changed. Usage: watched.py HOTLINT

Each step changes a file that a configuration is made of: what it extends,
those above the folder that is open, rules of one's own, the baseline. The
client tells of it, if the server asked it to watch that file, and then the
server must find what `hotlint check` finds.
"""

import fnmatch
import glob
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

from client import Client

HOTLINT = str(pathlib.Path(sys.argv[1]).resolve())
RULES = pathlib.Path(__file__).resolve().parent.parent / "cli/_rules/slow"
TEXT = ("def f(items):\n"
        "    queue = list(items)\n"
        "    while queue:\n"
        "        slow(queue.pop(0))\n")
REGISTER = "client/registerCapability"


def check(path, folder):
    """Code and line of what `check` finds."""
    done = subprocess.run([HOTLINT, "check", "--output-format", "json", path],
                          cwd=folder, capture_output=True, text=True)
    assert done.returncode < 2, done.stderr
    return sorted((one["code"], one["line"])
                  for one in json.loads(done.stdout)["diagnostics"])


def matches(path, folder, pattern):
    """As the protocol has it; `**/` may stand for nothing, and `*` must not
    meet a `/`, which no pattern of ours depends on."""
    return any(fnmatch.fnmatchcase(str(path), f"{glob.escape(folder)}{one}")
               for one in {pattern, pattern.replace("**/", "")})


class Editor:
    """A client that tells of the files that it was asked to watch."""

    def __init__(self, one, folder, path, abilities):
        self.one, self.folder, self.path = one, folder, path
        self.abilities = abilities
        self.watchers = []
        self.ids = set()
        one.begin(root=folder.as_uri(), workspace={
            "didChangeWatchedFiles": abilities})
        one.open(path.as_uri(), TEXT)

    def read_registrations(self):
        """All that have come, as an answer comes behind them."""
        self.one.result("textDocument/hover", {
            "textDocument": {"uri": self.path.as_uri()},
            "position": {"line": 0, "character": 0}})
        while any(kept["method"] == REGISTER for kept in self.one.kept):
            for each in self.one.take(REGISTER)["registrations"]:
                assert each["id"] not in self.ids
                self.ids.add(each["id"])
                assert each["method"] == "workspace/didChangeWatchedFiles"
                self.watchers += each["registerOptions"]["watchers"]

    def is_watched(self, path):
        for watcher in self.watchers:
            pattern = watcher["globPattern"]
            if isinstance(pattern, dict):
                assert self.abilities["relativePatternSupport"]
                base = path_of(pattern["baseUri"])
                if matches(path, f"{base}/", pattern["pattern"]):
                    return True
            else:
                for one in braces(pattern):
                    base = "" if one.startswith("/") else f"{self.folder}/"
                    if matches(path, base, one):
                        return True
        return False

    def found(self):
        return sorted((one["code"], one["range"]["start"]["line"] + 1)
                      for one in self.one.published(self.path.as_uri(), 1))

    def tell(self, path, kind=2):
        if self.abilities["dynamicRegistration"]:
            self.read_registrations()
            assert self.is_watched(path), (path, self.watchers)
        self.one.notify("workspace/didChangeWatchedFiles", {"changes": [
            {"uri": path.as_uri(), "type": kind}]})


def path_of(uri):
    assert uri.startswith("file:///")
    return urllib.parse.unquote(uri[len("file://"):])


def braces(pattern):
    """`{a,b}.toml` as the two that it stands for."""
    head, opening, rest = pattern.partition("{")
    if not opening:
        return [pattern]
    inner, _, tail = rest.partition("}")
    return [head + one + tail for one in inner.split(",")]


def play(abilities):
    with tempfile.TemporaryDirectory() as name:
        top = pathlib.Path(name).resolve() / "a [b] é"
        folder = top / "open"
        (top / "shared/rules").mkdir(parents=True)
        folder.mkdir()
        path = folder / "a.py"
        path.write_text(TEXT, encoding="utf-8")
        project, base = top / "pyproject.toml", top / "shared/base.toml"
        page, known = top / "shared/rules/slow-call.md", folder / "known.txt"
        text = (RULES / "slow-call.md").read_text(encoding="utf-8")
        project.write_text("[tool.hotlint]\nextend = 'shared/base.toml'\n")
        base.write_text("rules = ['../shared/rules']\n")
        page.write_text(text, encoding="utf-8")
        with Client(HOTLINT) as one:
            editor = Editor(one, folder, path, abilities)
            both = editor.found()
            assert len(both) == 2 and both == check(path, folder), both

            def step(changed, content, count, encoding="utf-8"):
                kind = 2 if changed.exists() else 1
                changed.write_text(content, encoding=encoding)
                editor.tell(changed, kind)
                found = editor.found()
                assert found == check(path, folder), (changed, found)
                assert len(found) == count, (changed, found)

            # What is extended; also broken, which has no findings in `check`.
            step(base, "rules = ['../shared/rules']\nignore = ['HOT204']\n", 1)
            base.write_text("[")
            editor.tell(base)
            assert editor.found()
            assert "base.toml" in one.take("window/logMessage")["message"]
            step(base, "rules = ['../shared/rules']\n", 2)
            # A rule of one's own, another one, and none of them.
            step(page, text.replace('"slow"', '"fast"'), 1)
            step(page, text, 2)
            other = page.with_name("list-call.md")
            step(other, text.replace("slow-call", "list-call")
                 .replace("TEST01", "TEST08").replace('"slow"', '"list"'), 3)
            # Known findings, before there is a list of them, too.
            project.write_text("[tool.hotlint]\nextend = 'shared/base.toml'\n"
                               "baseline = 'open/known.txt'\n")
            editor.tell(project)
            assert editor.found()
            assert "known.txt" in one.take("window/logMessage")["message"]
            subprocess.run([HOTLINT, "check", "--write-baseline", known, path],
                           check=True, capture_output=True)
            editor.tell(known, 1)
            assert editor.found() == check(path, folder) == []
            step(known, "# hotlint baseline 1\n", 3)
            # Above the folder, and nearer.
            step(project, "[tool.hotlint]\nselect = ['HOT204']\n", 1)
            step(folder / "hotlint.toml", "ignore = ['ALL']\n", 0)
            assert one.end() == 0


def main() -> int:
    for abilities in [{"dynamicRegistration": True,
                       "relativePatternSupport": True},
                      {"dynamicRegistration": True,
                       "relativePatternSupport": False},
                      {"dynamicRegistration": False}]:
        play(abilities)
        print("ok", abilities)
    return 0


if __name__ == "__main__":
    sys.exit(main())

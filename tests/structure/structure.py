#!/usr/bin/env python3
"""Hold the source tree to its own rules (docs/design.md, CONTRIBUTING.md).

usage: structure.py SOURCE_DIR [--require-tests]

Each check is a generator of complaints `path:line: what`. Any complaint
fails; a source file without a test only warns until --require-tests.
"""
import os
import pathlib
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator

# Includes go from right to left; one tuple is a set of siblings, which do
# not include each other.
LAYERS = [("base",), ("text",), ("syntax",), ("model",), ("engine",),
          ("rules",), ("catalog",), ("run",), ("report", "fix", "profile"),
          ("lsp",), ("cli",)]

MAINS = {"src/cli/main.c", "src/catalog/hotlint_freeze.c",
         "src/syntax/hotlint_grammar.c"}

# Sources whose test is not test_<name>.c: source -> the test that covers it.
COVERED_BY: dict[str, str] = {
    f"src/{name}.c": "tests/run_cli.py" for name in [
        "report/checkstyle", "report/concise", "report/format",
        "report/full", "report/github", "report/gitlab", "report/json",
        "report/jsonl", "report/junit", "report/rdjson", "report/sarif",
        "report/paint", "report/statistics", "report/timing",
        "cli/value_kind", "cli/check_command", "cli/check_output",
        "cli/check_request", "cli/commands", "cli/config_command",
        "cli/init_command", "cli/completions_bash",
        "cli/completions_command", "cli/completions_fish",
        "cli/completions_zsh", "cli/man_command", "run/annotate",
        "run/baseline", "run/known",
        "cli/evidence_table", "cli/explain_command", "cli/help",
        "cli/help_command", "cli/inspection", "cli/output", "cli/peers_table",
        "cli/rules_command", "cli/settings", "cli/tree_command",
        "cli/types_command", "cli/why_command"]} | {
    f"src/{name}.c": "tests/lsp/protocol.py" for name in [
        "lsp/action", "lsp/checker", "lsp/findings", "lsp/hover",
        "lsp/lifecycle", "lsp/rpc", "lsp/server", "lsp/session",
        "lsp/synchronize", "cli/server_command"]} | {
    "src/lsp/watch.c": "tests/lsp/watched.py",
    "src/run/sources.c": "tests/lsp/watched.py",
    "src/run/assignment.c": "tests/test_check.c",
    "src/base/toml_string.c": "tests/test_toml.c",
    "src/base/toml_table.c": "tests/test_toml.c",
    "src/base/toml_word.c": "tests/test_toml.c",
    "src/catalog/fence.c": "tests/test_page.c",
    "src/run/plan.c": "tests/test_check.c",
    "src/run/suppress.c": "tests/run_cli.py",
    "src/engine/predicate_loop.c": "tests/test_predicate.c",
    "src/engine/predicate_name.c": "tests/test_predicate.c",
    "src/engine/query_predicate.c": "tests/test_query.c",
    "src/engine/need_check.c": "tests/test_need.c",
    "src/engine/need_line.c": "tests/test_need.c",
    "src/engine/need_node.c": "tests/test_need.c",
    "src/text/scan_class.c": "tests/test_scanner.c",
    "src/text/scan_mark.c": "tests/test_scanner.c",
    "src/text/scan_string.c": "tests/test_scanner.c",
    "src/text/skim_mark.c": "tests/test_skim.c",
    "src/text/skim_word.c": "tests/test_skim.c",
    "src/model/content.c": "tests/test_type.c",
    "src/model/hash_source.c": "tests/test_hash.c",
    "src/model/hash_use.c": "tests/test_hash.c",
    "src/model/accumulate_read.c": "tests/test_accumulate.c",
    "src/model/keep.c": "tests/test_rules.c",
    "src/model/plain.c": "tests/test_rules.c",
    "src/model/truth.c": "tests/test_rules.c",
    "src/model/built.c": "tests/test_rules.c",
    "src/model/recursion.c": "tests/test_rules.c",
    "src/model/recursive.c": "tests/test_rules.c",
    "src/model/callee.c": "tests/test_callgraph.c"} | {
    f"src/model/{name}.c": "tests/test_type.c" for name in [
        "call", "element", "member", "names", "narrow", "operator", "reach",
        "telling", "returns"]} | {
    f"src/model/{name}.c": f"tests/test_{test}.c" for name, test in [
        ("alias", "effect"), ("define", "binding"), ("scope", "binding"),
        ("library_result", "library"), ("library_type", "library"),
        ("type_reader", "annotation"), ("shrink", "loop"),
        ("occurrence", "place"), ("model", "infer"),
        ("comprehension", "rules"), ("entry", "rules"), ("length", "rules"),
        ("length_bound", "rules"), ("mention", "rules")]} | {
    f"src/model/regex_{name}.c": "tests/test_regex_syntax.c" for name in [
        "token", "escape", "group", "merge"]} | {
    f"src/model/regex_{name}.c": "tests/test_regex_verdict.c" for name in [
        "call", "literal"]} | {
    f"src/model/regex_{name}.c": "tests/test_regex_ambiguity.c" for name in [
        "alphabet", "character", "component", "graph", "machine", "pair",
        "run"]}

MAX_FILE = 500
MAX_FUNCTION = 60

# Where several files may share a name.
SHARED_NAMES = {"README.md", "CMakeLists.txt", "package.json",
                "package-lock.json", ".npmrc"}
SHARED_FOLDERS = ("fixtures/rules/", "fixtures/python/", "tests/cli/")

VAGUE_NAMES = re.compile(r"(utils?|helpers?|common|misc)\.(c|h|py)")

# Put together here so that this file does not find itself.
LEFTOVERS = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME"]) + r")\b")
PLACES = re.compile(
    r"(?<![\w.~-])/(" + "work|ro" + r"ot)/\w|"
    + "|".join(["registry" + r"\.npmjs", "pypi" + r"\.org",
                "pythonhosted" + r"\.org", "deb" + r"\.debian\.org"]))
KIND_BY_TEXT = re.compile(r"\bstrn?cmp\s*\([^;]*\b(ts_node_type|kind_name)\b")
INCLUDE = re.compile(r'\s*#\s*include\s+"([^"]+)"')


class Tree:
    """The files that belong to the project, and their lines."""

    def __init__(self, root: pathlib.Path) -> None:
        self.root = root
        self.paths = sorted(self._tracked() or self._walked())
        self._lines: dict[str, list[str]] = {}

    def _tracked(self) -> list[str]:
        try:
            listed = subprocess.run(
                ["git", "-C", str(self.root), "ls-files", "-z"],
                capture_output=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError):
            return []
        names = [os.fsdecode(n) for n in listed.split(b"\0") if n]
        return [n for n in names if (self.root / n).is_file()]

    def _walked(self) -> list[str]:
        found = []
        for folder, folders, files in os.walk(self.root):
            folders[:] = [f for f in folders
                          if f != ".git" and not f.startswith("build")]
            found += [os.path.relpath(os.path.join(folder, f), self.root)
                      for f in files]
        return found

    def lines(self, path: str) -> list[str]:
        """The lines of a text file; none for a binary one."""
        if path not in self._lines:
            data = (self.root / path).read_bytes()
            text = "" if b"\0" in data else data.decode("utf-8", "replace")
            self._lines[path] = text.splitlines()
        return self._lines[path]

    def select(self, pattern: str) -> list[str]:
        return [p for p in self.paths if re.fullmatch(pattern, p)]


def layer_of(folder: str) -> int | None:
    return next((i for i, names in enumerate(LAYERS) if folder in names), None)


def include_allowed(user: str, used: str) -> bool:
    if used == "generated":
        return user == "syntax"
    above, below = layer_of(user), layer_of(used)
    if above is None or below is None:
        return False
    return user == used or below < above


def check_includes(tree: Tree) -> Iterator[str]:
    for path in tree.select(r"src/.*\.[ch]"):
        user = path.split("/")[1]
        for number, line in enumerate(tree.lines(path), 1):
            match = INCLUDE.match(line)
            if match and not include_allowed(user, match[1].split("/")[0]):
                yield f"{path}:{number}: src/{user} may not include {match[1]}"


def check_file_length(tree: Tree) -> Iterator[str]:
    for path in tree.select(r"src/.*\.[ch]"):
        count = len(tree.lines(path))
        if count > MAX_FILE:
            yield f"{path}:1: {count} lines, at most {MAX_FILE}"


def check_function_length(tree: Tree) -> Iterator[str]:
    """clang-format puts the braces of a function, and only those, alone into
    the first column."""
    for path in tree.select(r"src/.*\.[ch]"):
        start = 0
        for number, line in enumerate(tree.lines(path), 1):
            if line == "{":
                start = number
            elif line == "}" and start:
                length = number - start + 1
                if length > MAX_FUNCTION:
                    yield (f"{path}:{start}: function of {length} lines, "
                           f"at most {MAX_FUNCTION}")
                start = 0


def check_unique_names(tree: Tree) -> Iterator[str]:
    places = defaultdict(list)
    for path in tree.paths:
        name = path.rsplit("/", 1)[-1]
        if name not in SHARED_NAMES and not path.startswith(SHARED_FOLDERS):
            places[name].append(path)
    for name, paths in places.items():
        if len(paths) > 1:
            yield f"{paths[1]}:1: {name} is also the name of {paths[0]}"


def check_header_guards(tree: Tree) -> Iterator[str]:
    for path in tree.select(r".*\.h"):
        word = re.sub(r"[^A-Z0-9]", "_", path.removeprefix("src/").upper())
        guard = f"HOTLINT_{word}"
        code = [line for line in tree.lines(path) if line.strip()]
        if (code[:2] != [f"#ifndef {guard}", f"#define {guard}"]
                or not code[-1].startswith("#endif")):
            yield f"{path}:1: the header guard should be {guard}"


def check_kinds_by_text(tree: Tree) -> Iterator[str]:
    for path in tree.select(r"src/.*\.[ch]"):
        for number, line in enumerate(tree.lines(path), 1):
            if KIND_BY_TEXT.search(line):
                yield f"{path}:{number}: compare node kinds as numbers"


def check_leftovers(tree: Tree) -> Iterator[str]:
    for path in tree.paths:
        for number, line in enumerate(tree.lines(path), 1):
            if LEFTOVERS.search(line):
                yield f"{path}:{number}: unfinished: {line.strip()[:60]}"


def check_places(tree: Tree) -> Iterator[str]:
    for path in tree.paths:
        for number, line in enumerate(tree.lines(path), 1):
            match = PLACES.search(line)
            if match:
                yield f"{path}:{number}: names a machine's place: {match[0]}"


def check_fences(tree: Tree) -> Iterator[str]:
    """CommonMark 0.31, 4.5: no backticks behind an opening fence of such."""
    for path in tree.select(r"rules/.*\.md"):
        for number, line in enumerate(tree.lines(path), 1):
            if re.match(r"`{3,}[^`]+`", line):
                yield f"{path}:{number}: backticks need a fence of ~~~"


def check_vague_names(tree: Tree) -> Iterator[str]:
    for path in tree.paths:
        if VAGUE_NAMES.fullmatch(path.rsplit("/", 1)[-1]):
            yield f"{path}:1: name the file after what it knows"


def untested(tree: Tree) -> Iterator[str]:
    for path in tree.select(r"src/.*\.c"):
        if path in MAINS or path.startswith("src/rules/"):
            continue
        name = path.rsplit("/", 1)[-1]
        test = COVERED_BY.get(path, f"tests/test_{name}")
        if test not in tree.paths:
            yield f"{path}:1: has no {test}"


CHECKS = [check_includes, check_file_length, check_function_length,
          check_unique_names, check_header_guards, check_kinds_by_text,
          check_leftovers, check_places, check_fences, check_vague_names]


def main() -> int:
    tree = Tree(pathlib.Path(sys.argv[1]).resolve())
    complaints = [c for check in CHECKS for c in check(tree)]
    missing = list(untested(tree))
    if "--require-tests" in sys.argv[2:]:
        complaints += missing
    else:
        print("".join(f"warning: {m}\n" for m in missing), end="")
    print("".join(f"{c}\n" for c in complaints), end="")
    print(f"structure: {len(tree.paths)} files, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())

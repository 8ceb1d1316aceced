#!/usr/bin/env python3
"""The JSON Schema of the configuration, read by the real check-jsonschema.

usage: configuration.py HOTLINT TOOLS

The schema is valid itself, and says of each configuration below what hotlint
says, but for what no schema can know. So do its defaults and examples.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ACCEPTED = [
    "",
    'select = ["ALL"]\nignore = ["HOT101", "regex"]\nextend-select = []',
    'target-version = "3.9"',
    'target-version = "py315"',
    'include = ["*.py", "src/"]\nexclude = ["a/**/b", "!c", "\\\\#d"]',
    'extend-exclude = [" a", "[a-z]", "é"]',
    '[per-file-ignores]\n"tests/" = ["HOT101"]\n"*_old.py" = []',
    '[severity]\nregex = "note"\nHOT101 = "warning"',
    'baseline = "a b/known.txt"',
    '[heavy-modules]\npandas = 1\n"acme.models" = 3600000\n_a1 = 5\n"é" = 7',
]
REJECTED = [
    "selct = []",
    'select = "ALL"',
    "select = [1]",
    'select = [""]',
    'ignore = ["a\\u0001"]',
    "extend-select = {}",
    "target-version = 3.11",
    'target-version = "3.8"',
    'target-version = "3.16"',
    'target-version = "3.09"',
    'target-version = "3"',
    "extend = 1",
    'extend = ""',
    'baseline = ""',
    'baseline = ["known.txt"]',
    'include = "*.py"',
    'exclude = ["#a"]',
    'exclude = ["/"]',
    'exclude = ["!"]',
    'exclude = [" "]',
    f'exclude = ["{"**/" * 400}x"]',
    'per-file-ignores = ["a"]',
    '[per-file-ignores]\n"tests/" = "HOT101"',
    '[per-file-ignores]\n"#" = []',
    "[per-file-ignores]\na = [1]",
    "severity = 1",
    '[severity]\nregex = "error"',
    "[severity]\nregex = 1",
    'heavy-modules = ["pandas"]',
    '[heavy-modules]\npandas = "1"',
    "[heavy-modules]\npandas = 0",
    "[heavy-modules]\npandas = 3600001",
    '[heavy-modules]\n"a b" = 5',
    '[heavy-modules]\n"a..b" = 5',
    '[heavy-modules]\n"1a" = 5',
    "rules = [true]",
]
# Wrong all the same.
BEYOND_SCHEMAS = [
    'select = ["HOT999"]',
    'exclude = ["[a"]',
    'extend = "missing.toml"',
    'rules = ["missing"]',
    '[severity]\nregx = "note"',
]


class Judges:
    def __init__(self, hotlint, tools, folder):
        self.hotlint = pathlib.Path(hotlint).resolve()
        self.checker = pathlib.Path(tools).resolve() / "venv/bin/check-jsonschema"
        self.folder = pathlib.Path(folder)
        self.schema = self.folder / "schema.json"
        self.schema.write_text(self.run(self.hotlint, "config",
                                        "--output-format", "schema")[1])

    def run(self, *command):
        done = subprocess.run([str(word) for word in command], text=True,
                              cwd=self.folder, capture_output=True)
        return done.returncode, done.stdout

    def write(self, texts):
        for path in self.folder.glob("*.toml"):
            path.unlink()
        names = [f"{number:03}.toml" for number in range(len(texts))]
        for name, text in zip(names, texts):
            (self.folder / name).write_text(text + "\n")
        return names

    def rejected_by_schema(self, names):
        code, out = self.run(self.checker, "--schemafile", self.schema, *names)
        assert code in (0, 1), out
        return set(re.findall(r"\d{3}\.toml(?=::)", out))

    def rejected_by_hotlint(self, names):
        return {name for name in names
                if self.run(self.hotlint, "config", "--config", name)[0]}

    def compare(self, texts, is_rejected, by_schema=True):
        names = self.write(texts)
        wanted = set(names) if is_rejected else set()
        verdicts = {"hotlint": self.rejected_by_hotlint(names),
                    "the schema": self.rejected_by_schema(names)}
        for who, found in verdicts.items():
            if who == "hotlint" or by_schema:
                for name in sorted(found ^ wanted):
                    print(f"{who} is wrong on: {texts[int(name[:3])]}")
        return (verdicts["hotlint"] != wanted or
                by_schema and verdicts["the schema"] != wanted)


def examples(judges):
    """One configuration a key, as docs/configuration.md has it."""
    _, text = judges.run(judges.hotlint, "config", "--output-format", "markdown")
    found = re.findall(r"```toml\n(.*?)\n```", text, re.S)
    assert len(found) > 10
    return [one for one in found if not one.startswith(("extend =", "rules"))]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        judges = Judges(sys.argv[1], sys.argv[2], folder)
        code, out = judges.run(judges.checker, "--check-metaschema",
                               judges.schema)
        assert code == 0, out
        wrong = judges.compare(ACCEPTED, False)
        wrong |= judges.compare(examples(judges), False)
        wrong |= judges.compare(REJECTED, True)
        wrong |= judges.compare(BEYOND_SCHEMAS, True, by_schema=False)
    print(f"{len(ACCEPTED)} accepted, {len(REJECTED)} rejected alike, "
          f"{len(BEYOND_SCHEMAS)} beyond a schema")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

"""Checks tools/review.py and tools/compare_ruff.py on a small made-up corpus,
with scripts in the place of hotlint and ruff.

Run: python3 tests/tools/test_review.py
"""

import contextlib
import io
import json
import pathlib
import sys
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"
sys.path.insert(0, str(TOOLS))

import compare_ruff  # noqa: E402
import corpus_findings  # noqa: E402
import review  # noqa: E402

RULE = "made-up-rule"
HEAD = "path\tline\tverdict\twhy\n"
PAGE = """\
# {name}

```toml
code = "HOT{code}"
peers = ["ruff:XYZ{code}", "pylint:R1"]
{more}```
"""
DOCUMENT = """\
# Precision
<!-- verdicts -->
old
<!-- end of verdicts -->
<!-- ruff -->
<!-- end of ruff -->
tail
"""
FAKE = """\
#!{python}
import pathlib
import sys
pathlib.Path({answer!r}).with_suffix(".args").write_text(" ".join(sys.argv[1:]))
print(pathlib.Path({answer!r}).read_text())
"""


class Corpus(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()
        self.corpus = self.root / "corpus"
        self.verdicts = self.root / "verdicts"
        self.rules = self.root / "rules"
        self.document = self.root / "precision.md"
        self.document.write_text(DOCUMENT)
        self.verdicts.mkdir()
        self.write_page(RULE, 101)
        self.hotlint = self.write_fake("hotlint")
        self.set_findings(range(1, 31))

    def write_page(self, name, code, more=""):
        path = self.rules / "family" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(name=name, code=code, more=more))

    def write_fake(self, name):
        answer = str(self.root / f"{name}.json")
        script = self.root / name
        script.write_text(FAKE.format(python=sys.executable, answer=answer))
        script.chmod(0o755)
        return str(script)

    def set_findings(self, lines, count=40):
        """hotlint finds the rule at these lines of a file with `count`."""
        package = self.corpus / "package-1.0"
        package.mkdir(parents=True, exist_ok=True)
        text = "".join(f"\tcall({n})\n" for n in range(1, count + 1))
        (package / "module.py").write_text(text)
        rows = [
            {
                "path": "package-1.0/module.py", "line": line,
                "end_line": line + 1, "name": RULE, "severity": "note",
                "message": "made up",
            }
            for line in lines
        ]  # fmt: skip
        answer = json.dumps({"diagnostics": rows})
        (self.root / "hotlint.json").write_text(answer)

    def judge(self, rows, name=RULE):
        """Writes verdicts: (line, verdict) or (path, text, verdict)."""
        lines = [
            "\t".join((row[0], row[1], row[2], "so"))
            if len(row) == 3
            else f"package-1.0/module.py\tcall({row[0]})\t{row[1]}\tso"
            for row in rows
        ]
        path = self.verdicts / f"{name}.tsv"
        path.write_text(HEAD + "\n".join(lines) + "\n")

    def run_tool(self, tool, *arguments):
        """(exit code, standard output, standard error)"""
        out, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out):
            with contextlib.redirect_stderr(errors):
                code = tool.main(
                    [
                        "--verdicts", str(self.verdicts),
                        "--rules", str(self.rules),
                        "--document", str(self.document), *arguments,
                    ]
                )  # fmt: skip
        return code, out.getvalue(), errors.getvalue()

    def review(self, *arguments):
        words = list(arguments)
        words[1:1] = [self.hotlint, str(self.corpus)]
        return self.run_tool(review, *words)


class Review(Corpus):
    def sample(self):
        _, out, _ = self.review("draw", RULE)
        return [line for line in out.splitlines() if line.startswith("==")]

    def test_draws_25_always_the_same(self):
        first = self.sample()
        self.assertEqual(len(first), 25)
        self.assertEqual(self.sample(), first)

    def test_a_sample_loses_only_what_has_gone(self):
        before = set(self.sample())
        self.set_findings(range(1, 30))
        self.assertLessEqual(len(before - set(self.sample())), 1)

    def test_asks_for_what_a_run_says(self):
        self.set_findings(range(1, 3))
        self.review("draw", RULE)
        asked = (self.root / "hotlint.args").read_text()
        self.assertNotIn("--select", asked)
        self.write_page(RULE, 101, "default = false\n")
        self.review("draw", RULE)
        asked = (self.root / "hotlint.args").read_text()
        self.assertIn(f"--select {RULE}", asked)

    def test_draws_all_when_there_are_few(self):
        self.set_findings([3, 7])
        self.assertEqual(len(self.sample()), 2)

    def test_shows_the_code_around(self):
        self.set_findings([20])
        _, out, _ = self.review("draw", RULE)
        self.assertIn(">    20 \tcall(20)", out)
        self.assertIn("     12 \tcall(12)", out)
        self.assertNotIn("call(11)", out)

    def test_does_not_show_what_is_judged(self):
        self.set_findings([3, 7])
        self.judge([(3, "true")])
        self.assertEqual(len(self.sample()), 1)

    def test_a_verdict_follows_its_line(self):
        self.judge([(3, "true")])
        path = self.corpus / "package-1.0/module.py"
        self.set_findings([4])
        path.write_text("\n" + path.read_text())
        self.assertEqual(self.sample(), [])

    def test_reports_precision(self):
        self.judge([(n, "true") for n in range(1, 10)] + [(10, "false")])
        _, out, _ = self.review("--report")
        self.assertIn(f"| {RULE} | 30 | 10 | 9 | 0 | 1 | 90 % |  |", out)
        self.assertIn("no verdict (made-up-rule)", out)

    def test_lists_stale_verdicts_and_does_not_count_them(self):
        self.judge([(39, "false")])
        _, out, _ = self.review("--report")
        self.assertIn("stale (made-up-rule, false): package-1.0", out)
        self.assertIn(f"| {RULE} | 30 | 0 | 0 | 0 | 0 | – |  |", out)

    def check(self, *rows):
        self.judge(rows)
        code, out, _ = self.review("--check")
        return code, out

    def test_check_asks_for_verdicts(self):
        code, out = self.check((1, "true"))
        self.assertEqual(code, 1)
        self.assertIn("findings without verdict", out)

    def test_check_allows_one_false_in_25(self):
        rows = [(n, "true") for n in range(1, 31)]
        self.assertEqual(self.check(*rows[1:], (1, "false"))[0], 0)
        code, out = self.check(*rows[2:], (1, "false"), (2, "false"))
        self.assertEqual(code, 1)
        self.assertIn("2 of 30 false", out)

    def test_check_does_not_count_arguable_as_true(self):
        rows = [(n, "true") for n in range(5, 31)]
        code, out = self.check(*rows, *((n, "arguable") for n in range(1, 5)))
        self.assertEqual(code, 1)
        self.assertIn("26 of 30 true", out)

    def test_check_asks_for_cases_from_elsewhere_when_there_are_few(self):
        self.set_findings([1, 2])
        here = [(1, "true"), (2, "true")]
        self.assertIn("0 cases from elsewhere", self.check(*here)[1])
        there = [("other-2/x.py", f"f({n})", "true") for n in range(10)]
        self.assertEqual(self.check(*here, *there)[0], 0)
        there[0] = ("other-2/x.py", "f(0)", "false")
        self.assertIn("1 false, few", self.check(*here, *there)[1])

    def test_check_leaves_rules_alone_that_are_off(self):
        self.write_page(RULE, 101, "default = false\n")
        self.assertEqual(self.check()[0], 0)

    def test_writes_the_table_between_its_markers(self):
        self.review("--write")
        text = self.document.read_text()
        self.assertNotIn("old", text)
        self.assertIn(f"| {RULE} | 30 |", text)
        self.assertTrue(text.endswith("<!-- end of ruff -->\ntail\n"))

    def test_refuses_a_wrong_table(self):
        (self.verdicts / f"{RULE}.tsv").write_text(HEAD + "a\tb\tperhaps\tc\n")
        code, _, errors = self.review("--report")
        self.assertEqual(code, 2)
        self.assertIn(f"{RULE}.tsv:2: not path", errors)

    def test_tells_what_failed(self):
        code, _, errors = self.review("draw", "no-such-rule")
        self.assertEqual((code, errors), (2, "no such rule: no-such-rule\n"))
        self.hotlint = str(self.root / "nowhere")
        self.assertEqual(self.review("--report")[0], 2)


class CompareRuff(Corpus):
    def setUp(self):
        super().setUp()
        (self.rules / "data").mkdir()
        heavy = "# source: made up\npandas\t200\n"
        (self.rules / "data/heavy-modules.tsv").write_text(heavy)
        self.ruff = self.write_fake("ruff")
        self.set_findings([5])

    def compare(self, places, *arguments):
        """What is printed when ruff finds (code, line) there."""
        path = str(self.corpus / "package-1.0/module.py")
        rows = [
            {
                "code": code, "filename": path,
                "location": {"row": line}, "end_location": {"row": line},
            }
            for code, line in places
        ]  # fmt: skip
        (self.root / "ruff.json").write_text(json.dumps(rows))
        code, out, errors = self.run_tool(
            compare_ruff, "--ruff", self.ruff, *arguments,
            self.hotlint, str(self.corpus),
        )  # fmt: skip
        self.assertEqual((code, errors), (0, ""))
        return out

    def test_tells_what_is_missing(self):
        out = self.compare([("XYZ101", 6), ("XYZ101", 9)])
        self.assertIn(f"| XYZ101 | {RULE} | 2 | 1 | 1 | 0 |", out)
        self.assertIn("== XYZ101 package-1.0/module.py:9", out)

    def test_lists_all(self):
        places = [("XYZ101", n) for n in range(10, 40)]
        out = self.compare(places, "--list")
        self.assertEqual(out.count("XYZ101\tpackage-1.0/module.py:"), 30)
        self.assertEqual(self.compare(places).count("== XYZ101"), 10)

    def test_counts_verdicts(self):
        self.judge([(9, "true")], "XYZ101")
        out = self.compare([("XYZ101", 9)], "--write")
        row = f"| XYZ101 | {RULE} | 1 | 0 | 1 | 1 | 1 | 0 | 0 |"
        self.assertIn(row, out)
        self.assertIn(row, self.document.read_text())

    def test_knows_imports_of_heavy_modules(self):
        heavy = {"pandas", "django.db.models"}
        for text, path, is_heavy in (
            ("import pandas as pd", "x/y.py", True),
            ("from pandas.api import types", "x/y.py", True),
            ("from django.db import models", "x/y.py", True),
            ("import django", "x/y.py", False),
            ("import pandas", "pandas-3/pandas/y.py", False),
            ("from . import pandas", "x/y.py", False),
            ("x = 1", "x/y.py", False),
        ):
            with self.subTest(text=text, path=path):
                found = compare_ruff.is_heavy(text, path, heavy)
                self.assertEqual(found, is_heavy)


class Lines(unittest.TestCase):
    def test_reads_any_encoding_and_line_end(self):
        with tempfile.NamedTemporaryFile() as file:
            path = pathlib.Path(file.name)
            path.write_bytes(b"\xef\xbb\xbfa\r\nb\xff\rc\t d\n")
            lines = corpus_findings.read_lines(path)
        self.assertEqual(corpus_findings.line_of(lines, 3), "c d")
        self.assertEqual(corpus_findings.line_of(lines, 9), "")


if __name__ == "__main__":
    unittest.main()

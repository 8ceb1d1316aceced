"""Checks tools/measure.py on small pages; asserts nothing about speed.

Run: python3 tests/tools/test_measure.py
"""

import contextlib
import io
import pathlib
import sys
import tempfile
import textwrap
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"
sys.path.insert(0, str(TOOLS))

import measure  # noqa: E402
import measure_pages  # noqa: E402

VERSION = "{}.{}".format(*sys.version_info)
GOOD = """\
# {name}
## Bad
```py
## Bench
```
## Bench
```py setup
xs = list(range(n))
```
```py slow sizes=10,20
result = [x for x in xs]
```
```py fast
result = list(xs)
```
"""


class Pages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.rules = pathlib.Path(folder.name)
        (self.rules / "family").mkdir()
        self.table = self.rules / "evidence.tsv"

    def write(self, name, text=GOOD):
        path = self.rules / "family" / f"{name}.md"
        path.write_text(textwrap.dedent(text).replace("{name}", name))
        return path

    def test_fences_of_tildes(self):
        query = "## Match\n~~~query message=\"`x`\"\n```\n~~~\n"
        good = GOOD.replace("## Bad\n", query + "## Bad\n")
        good = good.replace("```py fast\n", "~~~~py fast\n~~~\n")
        self.write("tildes", good[: good.rindex("```")] + "~~~~\n")
        [bench] = measure_pages.read_pages(self.rules)["tildes"]
        self.assertEqual(bench.fast[1], "~~~\nresult = list(xs)\n")

    def bench(self, name, fences):
        self.write(name, f"# {name}\n## Bench\n" + textwrap.dedent(fences))

    def measure(self, *arguments):
        """(exit code, what stderr says) of a quick run into the table."""
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            code = measure.main(
                ["--rules", str(self.rules), "--out", str(self.table)]
                + ["--quick", *arguments]
            )
        return code, errors.getvalue()

    def rows(self):
        lines = self.table.read_text().splitlines()
        self.assertTrue(lines[0].startswith("# "))
        self.assertEqual(lines[1].split("\t"), measure.COLUMNS)
        return [line.split("\t") for line in lines[2:]]

    def refused(self, fences, line, words):
        self.bench("page", fences)
        code, errors = self.measure()
        self.assertEqual(code, 2)
        self.assertRegex(errors, rf"page\.md:{line}: .*{words}")
        self.assertFalse(self.table.exists())


class Reading(Pages):
    def test_a_setup_and_a_form_without_variant_are_shared(self):
        self.bench(
            "page",
            """\
            ```py setup
            a = 1
            ```
            ```py setup variant=two
            b = a
            ```
            ```py slow variant=one size=30 gate
            result = a
            ```
            ```py slow variant=two gate=5 sizes=7 unit=bytes
            result = b
            ```
            ```py fast
            result = 1
            ```
            """,
        )
        one, two = measure_pages.read_pages(self.rules)["page"]
        self.assertEqual(one[1], "one")
        self.assertEqual((one.sizes, one.unit), ((30,), "ratio"))
        self.assertEqual((two.sizes, two.unit), ((5, 7), "bytes"))
        self.assertEqual(one.setup, ((4, "a = 1\n"),))
        self.assertEqual(two.setup, ((4, "a = 1\n"), (7, "b = a\n")))
        self.assertEqual(two.slow, (13, "result = b\n"))
        self.assertEqual(two.fast, (16, "result = 1\n"))

    def test_unknown_attribute_is_an_error(self):
        self.refused("```py slow sise=3\n```\n", 3, "did you mean size=")

    def test_bad_size_is_an_error(self):
        self.refused("```py slow sizes=3,x\n```\n", 3, "not a list of sizes")

    def test_other_fence_is_an_error(self):
        self.refused("```py medium\n```\n", 3, "py setup, py slow or py fast")

    def test_second_fence_of_a_kind_is_an_error(self):
        self.refused("```py slow\n```\n```py slow\n```\n", 5, "a second slow")

    def test_missing_form_is_an_error(self):
        self.refused("```py slow\n```\n", 3, "no py fast")

    def test_open_fence_is_an_error(self):
        self.refused("```py slow\npass\n", 3, "never closed")

    def test_unknown_rule_is_an_error(self):
        self.write("some-rule")
        code, errors = self.measure("--rule", "sum-rule")
        self.assertEqual(code, 2)
        self.assertIn("did you mean some-rule?", errors)


class Running(Pages):
    def test_table_is_sorted_and_complete(self):
        self.write("b")
        self.write("a")
        code, _ = self.measure("--python", sys.executable + ":mine")
        self.assertEqual(code, 0)
        rows = self.rows()
        self.assertEqual(
            [row[:6] for row in rows],
            [
                [rule, "", VERSION, "mine", size, "ratio"]
                for rule in "ab"
                for size in ("10", "20")
            ],
        )
        for row in rows:
            for value in row[6:]:
                self.assertGreater(float(value), -10)
            self.assertLessEqual(float(row[8]), float(row[9]))

    def test_bytes_are_the_peak(self):
        self.bench(
            "page",
            """\
            ```py slow unit=bytes sizes=1000,2000
            result = bytes(n * 1000)
            ```
            ```py fast
            result = None
            ```
            """,
        )
        self.assertEqual(self.measure()[0], 0)
        small, large = self.rows()
        self.assertAlmostEqual(float(small[8]), 1e6, delta=1e4)
        self.assertEqual((small[5], large[10]), ("bytes", "1.00"))

    def test_one_size_has_no_growth(self):
        self.bench("page", "```py slow\nn + 1\n```\n```py fast\nn\n```\n")
        self.assertEqual(self.measure()[0], 0)
        self.assertEqual(self.rows()[0][4], "100")
        self.assertEqual(self.rows()[0][10:], ["", ""])

    def test_what_a_body_binds_starts_anew_each_run(self):
        self.bench(
            "page",
            """\
            ```py setup
            text = "a"
            ```
            ```py slow
            text += "b"
            result = text
            ```
            ```py fast
            result = text + "b"
            ```
            """,
        )
        self.assertEqual(self.measure()[0], 0)

    def test_names_of_setup_reach_nested_functions_and_globals(self):
        self.bench(
            "page",
            '''\
            ```py setup
            xs = [1, 2]
            total = 0
            def twice(x):
                return x * len(xs)
            ```
            ```py slow
            global total
            total = 0
            text = """
            kept"""
            total += sum(map(lambda x: twice(x) + xs[0], xs))
            result = (total, text)
            ```
            ```py fast
            result = (8, "\\nkept")
            ```
            ''',
        )
        self.assertEqual(self.measure()[0], 0)

    def test_a_body_that_prints_does_no_harm(self):
        self.bench("page", "```py slow\nprint(n)\n```\n```py fast\npass\n```\n")
        self.assertEqual(self.measure()[0], 0)

    def test_different_results_are_an_error(self):
        fences = "```py slow\nresult = 1\n```\n```py fast\nresult = 2\n```\n"
        self.refused(fences, 7, "`result` differs with n = 100: slow 1, fast 2")

    def test_changed_setup_is_an_error(self):
        fences = "```py setup\nxs = [1]\n```\n```py slow\npass\n```\n"
        fences += "```py fast\nxs.append(1)\n```\n"
        self.refused(fences, 10, "changes `xs`")

    def test_return_is_an_error(self):
        fences = "```py fast\n```\n```py slow\nif n:\n    return 1\n```\n"
        self.refused(fences, 7, "no return")

    def test_what_fails_everywhere_is_an_error(self):
        fences = "```py fast\nn\n```\n```py slow\nn\nno_such_name\n```\n"
        self.refused(fences, 8, "NameError")

    def test_syntax_error_is_at_its_line(self):
        fences = "```py fast\nn\n```\n```py slow\nn\nn n\n```\n"
        self.refused(fences, 8, "SyntaxError")

    def test_unusable_interpreter_is_an_error(self):
        self.write("page")
        code, errors = self.measure("--python", "/no/such/python")
        self.assertEqual(code, 2)
        self.assertIn("/no/such/python: ", errors)

    def test_two_interpreters_of_one_name_are_an_error(self):
        self.write("page")
        both = ["--python", sys.executable, "--python", sys.executable]
        self.assertEqual(self.measure(*both)[0], 2)


class Merging(Pages):
    OLD = "3.1\tother\t10\tratio\t9\t3\t3\t3\t1\t1"

    def keep(self, *rows):
        lines = ["# old", "\t".join(measure.COLUMNS), *rows]
        self.table.write_text("\n".join(lines) + "\n")

    def test_other_versions_and_rules_stay(self):
        self.write("a")
        self.write("b")
        old = self.OLD.replace("3.1\tother", VERSION + "\tsource")
        self.keep(f"a\t\t{self.OLD}", f"a\t\t{old}", f"b\t\t{old}")
        self.assertEqual(self.measure("--rule", "a")[0], 0)
        rows = ["\t".join(row) for row in self.rows()]
        self.assertIn(f"a\t\t{self.OLD}", rows)
        self.assertIn(f"b\t\t{old}", rows)
        self.assertNotIn(f"a\t\t{old}", rows)
        self.assertEqual(len(rows), 4)

    def test_rows_without_bench_go(self):
        self.write("a")
        self.keep(f"gone\t\t{self.OLD}", f"a\tgone\t{self.OLD}")
        code, errors = self.measure("--rule", "a")
        self.assertEqual((code, len(self.rows())), (0, 3))
        self.assertIn("a gone n = 10", errors)
        code, errors = self.measure()
        self.assertEqual((code, len(self.rows())), (0, 2))
        self.assertIn("dropped, it has no page: gone", errors)

    def test_what_ran_elsewhere_may_fail_here(self):
        self.bench("a", "```py slow\nno_such\n```\n```py fast\nn\n```\n")
        old = f"a\t\t{self.OLD.replace('10', '100')}"
        self.keep(old)
        code, errors = self.measure()
        self.assertEqual((code, self.rows()), (0, [old.split("\t")]))
        self.assertIn("a.md:4: no row for", errors)

    def test_a_broken_table_is_an_error(self):
        self.write("a")
        self.keep("nonsense")
        code, errors = self.measure()
        self.assertEqual(code, 2)
        self.assertIn("evidence.tsv:3: ", errors)
        self.assertIn("nonsense", self.table.read_text())


class Numbers(unittest.TestCase):
    def test_digits(self):
        for value, text in (
            (0, "0"), (40923456.7, "40920000"), (35.123, "35.12"),
            (0.8349, "0.835"), (-2.5, "-2.50"), (999.96, "1000"),
        ):  # fmt: skip
            count = 3 if abs(value) < 10 else 4
            self.assertEqual(measure.digits(value, count), text)

    def test_growth_is_that_of_the_two_largest_sizes(self):
        self.assertEqual(measure.growth((10, 100, 1000), (1, 1, 100)), 2)

    def test_versions_sort_as_numbers(self):
        rows = [["a", "", v, "b", "1"] for v in ("3.10", "3.9")]
        self.assertEqual(sorted(rows, key=measure.row_order)[0][2], "3.9")


if __name__ == "__main__":
    unittest.main()

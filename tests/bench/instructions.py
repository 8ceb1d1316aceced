#!/usr/bin/env python3
"""Counts the instructions of a fixed piece of work, and guards the number.

    tests/bench/instructions.py HOTLINT BUILD [--record]

Under valgrind's callgrind the count is the same on a busy machine. It may not
rise by more than 3 % over what instructions.tsv has for BUILD (compiler,
version, architecture and build type); a build that is not listed is skipped
(exit code 77), as is a machine without valgrind. --record writes the number
down: do so on purpose, and say why in the commit. Rules to come do not
change it, as three are selected by name.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
ALLOWED = 1.03
RECORD = pathlib.Path(__file__).with_name("instructions.tsv")
RULES = "string-concat-in-loop,list-pop-front,append-loop"
FUNCTIONS = """\

class Report{n}:
    \"\"\"Rows of a report.\"\"\"

    limit = {n}

    def __init__(self, rows, names=None):
        self.rows = list(rows)
        self.names = names or {{}}
        self.text = ""

    def build(self, queue):
        for row in self.rows:
            self.text += f"{{row}}\\n"
            if row in queue:
                queue.pop(0)
        return self.text

    def find(self, word):
        return [row for row in self.rows if word in row and len(row) > {n}]


def gather{n}(lines, words):
    hits = []
    for line in lines:
        hits.append(line.strip())
    return {{word: hits.count(word) for word in words}}


def show{n}(report, *args, **options):
    if not args and options.get("quiet"):
        return None
    try:
        return report.build(list(args))
    except (KeyError, ValueError) as error:
        print("no report:", error, report.limit * {n} + 1)
    return "".join(str(arg) for arg in args)
"""


def count(hotlint):
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder, "work.py")
        work.write_text("".join(FUNCTIONS.format(n=n) for n in range(200)))
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out",
             hotlint, "check", "--isolated", "-j1", "--select", RULES, str(work)],
            capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode != 1 or not found:
        sys.exit(run.stderr[-2000:])
    return int(found[1])


def read():
    lines = RECORD.read_text().splitlines() if RECORD.exists() else []
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def main():
    hotlint, build, *options = sys.argv[1:]
    known = read()
    if not shutil.which("valgrind") or (build not in known and not options):
        print(f"skipped: no valgrind, or nothing recorded for {build}")
        return SKIPPED
    found = count(hotlint)
    if options == ["--record"]:
        known[build] = str(found)
        RECORD.write_text(
            "# build\tinstructions of tests/bench/instructions.py\n"
            + "".join(f"{key}\t{known[key]}\n" for key in sorted(known)))
    recorded = int(known[build])
    print(f"{found:,} instructions, recorded {recorded:,}: "
          f"{found / recorded:.3f}")
    return 0 if found <= recorded * ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Measures what the rules' advice gains, into rules/evidence.tsv.

    tools/measure.py --python /opt/python3.11/bin/python3:source \\
                     --python /usr/bin/python3:debian \\
                     --chroot sid:debian --chroot sid:debian:python3.15

measures on a python3 of one's own building, on the system's, and on two of
another Debian: `debootstrap --variant=minbase --include=python3,python3.15
sid sid` makes such a folder. measure_pages.py says how a page's `## Bench`
reads, measure_worker.py how its forms become functions.

The forms run in ROUNDS fresh processes per interpreter, so that hash seeds
and memory layouts differ. Each round gives one ratio: least of PAIRS
interleaved samples of the slow form over that of the fast one. Rows of other
rules and versions stay in the table. A wrong page or argument ends the run
with 2, and the table as it was.
"""

import argparse
import json
import math
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
from typing import NamedTuple

from measure_pages import PageError, bench_key, read_pages, select_rules

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORKER = pathlib.Path(__file__).with_name("measure_worker.py")
ROUNDS = 4
PAIRS = 4
TIMEOUT = 300  # seconds for one bench in one round
COLUMNS = (
    "rule variant version build size unit slow fast low high"
    " slow_growth fast_growth"
).split()
COMMENT = (
    "# Measured by tools/measure.py from the Bench sections of the pages, on"
    " {system}: forms as function bodies, {rounds} fresh processes each,"
    " minimum of {pairs} interleaved samples of 16 ms, CPU time (wall clock for"
    " ms, tracemalloc's peak for bytes). slow, fast: nanoseconds of a run"
    " (bytes for bytes) in the process of median gain; low, high: range over"
    " the processes of slow / fast (ratio) or slow - fast (ms, bytes); growth:"
    " median exponent between the two largest sizes."
)


class Interpreter(NamedTuple):
    command: tuple
    version: str
    build: str

    def __str__(self):
        return f"{self.version} {self.build}"


# Interpreters


def ask(command, job):
    """What the worker answers on that interpreter."""
    script = WORKER.read_text(encoding="utf-8")
    script += f"\n\nmain(json.loads({json.dumps(job)!r}))\n"
    try:
        done = subprocess.run(
            [*command, "-I", "-B", "-"], input=script.encode(),
            capture_output=True, timeout=TIMEOUT,
        )  # fmt: skip
    except OSError as error:
        raise PageError(f"{' '.join(command)}: {error.strerror}") from None
    except subprocess.TimeoutExpired:
        return {"failed": f"no end after {TIMEOUT} seconds"}
    try:
        return json.loads(done.stdout)
    except ValueError:
        last = done.stderr.decode(errors="replace").strip().splitlines()
        return {"failed": last[-1] if last else f"exit {done.returncode}"}


def probe(command, build):
    reply = ask(command, None)
    if "version" not in reply:
        text = f"{' '.join(command)}: not a usable CPython"
        raise PageError(f"{text}: {reply['failed']}")
    return Interpreter(command, reply["version"], build)


def find_interpreters(pythons, chroots):
    found = []
    for text in pythons:
        program, _, build = text.partition(":")
        found.append(probe((program,), build or "source"))
    for text in chroots:
        folder, build, program = (text.split(":") + ["", ""])[:3]
        command = ("chroot", folder, program or "python3")
        found.append(probe(command, build or "source"))
    if not found:
        found.append(probe((sys.executable,), "source"))
    names = [str(interpreter) for interpreter in found]
    for name in names:
        if names.count(name) > 1:
            raise PageError(f"two interpreters are {name}: name their builds")
    return found


# Measuring


def measure_round(benches, interpreter, pairs, is_first):
    """{(bench, interpreter): reply} of one interpreter"""
    replies = {}
    for bench in benches:
        job = bench._asdict()
        job.update(pairs=pairs, check=is_first)
        reply = ask(interpreter.command, job)
        reply["place"] = f"{bench.file}:{reply.get('line', bench.line)}"
        replies[bench, interpreter] = reply
    return replies


def judge_failures(replies, known):
    """Notes and errors of a round.

    A bench that runs on some versions is not for the others; one that runs
    nowhere, now or in the table, is wrong."""
    working = {bench_key(b) for (b, _), r in replies.items() if "rows" in r}
    notes, errors = [], {}
    for (bench, interpreter), reply in replies.items():
        place, failed = reply["place"], reply.get("failed")
        if "wrong" in reply:
            errors.setdefault(place, f"{reply['wrong']} ({interpreter})")
        elif failed and bench_key(bench) in working | known:
            notes.append(f"{place}: no row for {interpreter}: {failed}")
        elif failed:
            errors.setdefault(place, f"{failed} ({interpreter})")
    return notes, [f"{place}: {text}" for place, text in errors.items()]


def measure_all(benches, interpreters, rounds, pairs, known):
    """{(bench, interpreter): the rows of each round}"""
    measured = {}
    for number in range(1, rounds + 1):
        replies = {}
        for interpreter in interpreters:
            log(f"round {number} of {rounds}: {interpreter}")
            todo = [
                bench for bench in benches
                if number == 1 or (bench, interpreter) in measured
            ]  # fmt: skip
            replies.update(
                measure_round(todo, interpreter, pairs, number == 1)
            )
        notes, errors = judge_failures(replies, known)
        if errors:
            raise PageError("\n".join(errors))
        for note in notes:
            log(note)
        for key, reply in replies.items():
            if "rows" in reply:
                measured.setdefault(key, []).append(reply["rows"])
    return measured


def gain(unit, slow, fast):
    if unit == "ratio":
        return slow / fast
    return (slow - fast) / 1e6 if unit == "ms" else slow - fast


def growth(sizes, values):
    """Exponent between the two largest sizes, NAN if there is none."""
    if len(sizes) < 2 or min(values[-2:]) <= 0:
        return math.nan
    return math.log(values[-1] / values[-2]) / math.log(sizes[-1] / sizes[-2])


def median_growth(sizes, rounds, column):
    powers = [growth(sizes, [row[column] for row in rows]) for rows in rounds]
    power = statistics.median(powers)
    return "" if math.isnan(power) else f"{power:.2f}"


def digits(value, count):
    """Decimal notation with that many significant digits."""
    value = float(f"{value:.{count}g}")
    size = math.floor(math.log10(abs(value))) if value else count - 1
    return f"{value:.{max(0, count - 1 - size)}f}"


def table_rows(bench, interpreter, rounds):
    """Rows of the table, one a size: the times of the round with the median
    gain, the range over the rounds."""
    growths = [median_growth(bench.sizes, rounds, column) for column in (1, 2)]
    for index, size in enumerate(bench.sizes):
        gains = sorted(
            (gain(bench.unit, slow, fast), slow, fast)
            for _, slow, fast in (rows[index] for rows in rounds)
        )
        _, slow, fast = gains[(len(gains) - 1) // 2]
        yield [
            bench.rule, bench.variant, interpreter.version, interpreter.build,
            str(size), bench.unit, digits(slow, 4), digits(fast, 4),
            digits(gains[0][0], 3), digits(gains[-1][0], 3), *growths,
        ]  # fmt: skip


# The table


def read_table(path):
    """The rows of a table; none when there is no such file."""
    if not path.exists():
        return []
    rows = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        row = line.split("\t")
        if line.startswith("#") or row == COLUMNS:
            continue
        if len(row) != len(COLUMNS) or not row[4].isdigit():
            raise PageError(f"{path}:{number}: not a row of this table")
        rows.append(row)
    return rows


def row_order(row):
    version = tuple(int(part) for part in row[2].split("."))
    return row[0], row[1], version, row[3], int(row[4])


def drop_pageless(rows, rules):
    for name in sorted({row[0] for row in rows if row[0] not in rules}):
        log(f"dropped, it has no page: {name}")
    return [row for row in rows if row[0] in rules]


def merge(old, new, benches, interpreters):
    """The new rows, and those old ones that were not measured again. Rows of
    measured rules go when their bench has gone."""
    measured = {bench.rule for bench in benches}
    versions = {(place.version, place.build) for place in interpreters}
    wanted = {
        (*bench_key(bench), str(size), bench.unit)
        for bench in benches
        for size in bench.sizes
    }
    kept, dropped = [], set()
    for row in old:
        if row[0] not in measured:
            kept.append(row)
        elif (row[0], row[1], row[4], row[5]) not in wanted:
            dropped.add(" ".join([*row[:2], "n =", row[4]]))
        elif (row[2], row[3]) not in versions:
            kept.append(row)
    for name in sorted(dropped):
        log(f"dropped, its page has no such bench now: {name}")
    return sorted(kept + new, key=row_order)


def format_table(rows):
    system = f"{platform.machine()} {platform.system()}"
    comment = COMMENT.format(system=system, rounds=ROUNDS, pairs=PAIRS)
    lines = [comment, "\t".join(COLUMNS)]
    lines += ["\t".join(row) for row in rows]
    return "\n".join(lines) + "\n"


def write_table(path, text):
    """All of the file or nothing of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def log(text):
    print(text, file=sys.stderr, flush=True)


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(
        description="Measure the Bench sections of rule pages."
    )
    parser.add_argument(
        "--python", action="append", default=[], metavar="EXE[:BUILD]",
        help="an interpreter, and how it was built (default: source)",
    )  # fmt: skip
    parser.add_argument(
        "--chroot", action="append", default=[],
        metavar="DIR:BUILD[:PROGRAM]",
        help="an interpreter (default: python3) in another system's folder",
    )  # fmt: skip
    parser.add_argument(
        "--rule", nargs="+", action="extend", default=[], metavar="NAME",
        help="only these rules",
    )  # fmt: skip
    parser.add_argument(
        "--rules", type=pathlib.Path, default=ROOT / "rules", metavar="DIR",
        help="folder of the pages",
    )  # fmt: skip
    parser.add_argument(
        "--out", type=pathlib.Path, metavar="FILE",
        help="the table (default: evidence.tsv among the pages)",
    )  # fmt: skip
    parser.add_argument(
        "--quick", action="store_true",
        help="one round of two samples; without --out, to standard output",
    )  # fmt: skip
    return parser.parse_args(arguments)


def run(options):
    rules = read_pages(options.rules)
    benches = select_rules(rules, options.rule)
    if not benches:
        raise PageError(f"{options.rules}: no page with a Bench")
    interpreters = find_interpreters(options.python, options.chroot)
    out = options.out
    if not out and not options.quick:
        out = options.rules / "evidence.tsv"
    old = read_table(out) if out else []
    fresh = {(place.version, place.build) for place in interpreters}
    if not options.rule:
        old = drop_pageless(old, rules)
    known = {(row[0], row[1]) for row in old if (row[2], row[3]) not in fresh}
    rounds, pairs = (1, 2) if options.quick else (ROUNDS, PAIRS)
    measured = measure_all(benches, interpreters, rounds, pairs, known)
    new = [
        row
        for (bench, interpreter), results in measured.items()
        for row in table_rows(bench, interpreter, results)
    ]
    text = format_table(merge(old, new, benches, interpreters))
    if out:
        write_table(out, text)
    else:
        sys.stdout.write(text)


def main(arguments=None):
    try:
        run(parse_arguments(arguments))
    except PageError as error:
        log(str(error))
        return 2
    except OSError as error:
        log(f"{error.filename}: {error.strerror}")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

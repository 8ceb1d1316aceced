#!/usr/bin/env python3
"""Shows what ruff finds on real code and hotlint does not.

    tools/compare_ruff.py [--ruff EXE] [--list|--write] HOTLINT CORPUS [CODE...]

A concept is a code of ruff that rule pages name in `peers`. Both run over the
corpus without configuration, for Python 3.11 (ruff with --preview); a finding
of ruff that no finding of those rules overlaps is a candidate for a miss.
Imports (PLC0415) count only of modules in heavy-modules.tsv, outside of them.

Prints counts for each code, and of a fixed random ten the code around those
that nobody has judged. Verdicts are rows of tests/precision/ruff/CODE.tsv
(format: review.py): true, when hotlint should have found it. `--list` prints
all candidates instead, `--write` puts the table into docs/precision.md.
"""

import argparse
import pathlib
import re
import sys
from collections import Counter, defaultdict
from typing import NamedTuple

import corpus_findings
import review
from corpus_findings import ROOT, ToolError

SAMPLE = 10
IMPORTS = "PLC0415"
IMPORT = re.compile(r"\s*(?:import|from)\s+([\w.]+)(?:\s+import\s+(\w+))?")


class Candidate(NamedTuple):
    path: str
    line: int
    text: str

    @property
    def key(self):
        return self.path, self.text


def concepts_of(pages):
    """{code of ruff: names of the rules that have it as a peer}"""
    concepts = defaultdict(list)
    for rule, page in pages.items():
        for peer in page.get("peers", []):
            tool, _, code = peer.partition(":")
            if tool == "ruff":
                concepts[code].append(rule)
    return dict(sorted(concepts.items()))


def read_heavy(folder):
    """The modules of the table of heavy ones."""
    text = (folder / "data/heavy-modules.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    return {row[0] for row in rows if row[0] and not row[0].startswith("#")}


def is_heavy(text, path, heavy):
    """Whether an import statement loads a heavy module, not of its own."""
    match = IMPORT.match(text)
    if not match:
        return False
    module, name = match.groups()
    parts = module.split(".")
    if parts[0] in path.split("/"):
        return False
    names = {".".join(parts[:n]) for n in range(1, len(parts) + 1)}
    return bool((names | {f"{module}.{name}"}) & heavy)


def run_ruff(ruff, corpus, codes):
    """{code: [(path, first line, last line)]}"""
    command = [
        ruff, "check", "--preview", "--isolated", "--no-cache", "--exit-zero",
        "--ignore-noqa", "--target-version", "py311", "--no-respect-gitignore",
        "--output-format", "json", "--select", ",".join(codes), ".",
    ]  # fmt: skip
    found = defaultdict(list)
    base = corpus.resolve()
    for row in corpus_findings.run_json(command, corpus):
        if row["code"] in codes:
            path = pathlib.Path(row["filename"]).relative_to(base).as_posix()
            place = path, row["location"]["row"], row["end_location"]["row"]
            found[row["code"]].append(place)
    return found


def run_hotlint(hotlint, corpus, rules):
    """{(rule, path): [(first line, last line)]}"""
    command = [
        str(pathlib.Path(hotlint).resolve()), "check", "--isolated",
        "--output-format", "json", "--select", ",".join(rules), ".",
    ]  # fmt: skip
    found = defaultdict(list)
    for row in corpus_findings.run_json(command, corpus)["diagnostics"]:
        span = row["line"], row["end_line"]
        found[row["name"], row["path"]].append(span)
    return found


def find_missing(places, rules, ours, corpus, heavy):
    """(how many places count, those that no finding of the rules overlaps);
    `heavy`: None, or the modules whose imports count."""
    missing, counted, lines, name = [], 0, [], None
    for path, first, last in sorted(places):
        if path != name:
            name, lines = path, corpus_findings.read_lines(corpus / path)
        text = corpus_findings.line_of(lines, first)
        if heavy is not None and not is_heavy(text, path, heavy):
            continue
        counted += 1
        spans = [span for rule in rules for span in ours.get((rule, path), [])]
        if not any(start <= last and first <= end for start, end in spans):
            missing.append(Candidate(path, first, text))
    return counted, missing


def format_table(rows):
    head = (
        "ruff | rules | ruff's findings | hotlint has | missing | judged"
        " | true | arguable | false"
    )
    lines = [f"| {head} |", "|---|---|" + "---:|" * 7]
    for code, rules, counted, missing, verdicts in rows:
        counts = Counter(verdict.verdict for verdict in verdicts)
        cells = [
            code, ", ".join(rules), counted, counted - len(missing),
            len(missing), counts.total(),
            *(counts[verdict] for verdict in review.VERDICTS),
        ]  # fmt: skip
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def print_sample(code, missing, verdicts, corpus):
    judged = {verdict.key for verdict in verdicts}
    by_key = {candidate.key: candidate for candidate in reversed(missing)}
    for key in corpus_findings.draw(by_key, SAMPLE, code):
        if key not in judged:
            place = by_key[key]
            print(f"\n== {code} {place.path}:{place.line}")
            print(corpus_findings.show_code(corpus, place.path, place.line))


def compare(options):
    concepts = concepts_of(corpus_findings.read_rules(options.rules))
    unknown = set(options.codes) - set(concepts)
    if unknown:
        raise ToolError(f"no rule names {sorted(unknown)[0]} among its peers")
    codes = options.codes or list(concepts)
    rules = sorted({rule for code in codes for rule in concepts[code]})
    theirs = run_ruff(options.ruff, options.corpus, codes)
    ours = run_hotlint(options.hotlint, options.corpus, rules)
    heavy = read_heavy(options.rules) if IMPORTS in codes else None
    rows = []
    for code in codes:
        counted, missing = find_missing(
            theirs[code], concepts[code], ours, options.corpus,
            heavy if code == IMPORTS else None,
        )  # fmt: skip
        verdicts = review.read_verdicts(options.verdicts / f"{code}.tsv")
        known = {candidate.key for candidate in missing}
        alive = [verdict for verdict in verdicts if verdict.key in known]
        rows.append((code, concepts[code], counted, missing, alive))
    return rows


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(
        description="What ruff finds on real code and hotlint does not."
    )
    parser.add_argument("--ruff", default="ruff", metavar="EXE")
    parser.add_argument(
        "--list", action="store_true", help="print all candidates"
    )
    parser.add_argument(
        "--write", action="store_true", help="put the table into the document"
    )
    parser.add_argument(
        "--rules", type=pathlib.Path, default=ROOT / "rules", metavar="DIR"
    )
    parser.add_argument(
        "--verdicts", type=pathlib.Path, metavar="DIR",
        default=ROOT / "tests/precision/ruff",
    )  # fmt: skip
    parser.add_argument(
        "--document", type=pathlib.Path, metavar="FILE",
        default=ROOT / "docs/precision.md",
    )  # fmt: skip
    parser.add_argument("hotlint")
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("codes", nargs="*", metavar="CODE")
    return parser.parse_args(arguments)


def run(options):
    rows = compare(options)
    if options.list:
        for code, _, _, missing, _ in rows:
            for place in missing:
                print(f"{code}\t{place.path}:{place.line}\t{place.text}")
        return
    table = format_table(rows)
    print(table)
    if options.write:
        corpus_findings.put_between(options.document, "ruff", table + "\n")
        return
    for code, _, _, missing, verdicts in rows:
        print_sample(code, missing, verdicts, options.corpus)


def main(arguments=None):
    try:
        run(parse_arguments(arguments))
    except ToolError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Keeps account of which findings on real code are right.

    tools/review.py draw HOTLINT CORPUS RULE...
    tools/review.py --report|--write|--check [HOTLINT [CORPUS]]

`draw` shows those of a fixed random sample of a rule's findings (25, or all
when there are fewer) that nobody has judged yet, with the code around them.
A verdict is a row of tests/precision/RULE.tsv: path, line of code (stripped,
blanks squeezed), true, false or arguable, and why. The question is that of
the code's owner: would I take this change, and would it be faster? A note is
judged by whether its message is true of this very line. Rows whose path
begins with a folder that the corpus lacks are cases found by hand in other
packages: `numpy-2.4.6/numpy/…`.

Findings are those of a run without options. `--report` prints a table,
verdicts whose finding has gone, and findings of the sample without verdict;
`--write` puts it into docs/precision.md; `--check` exits with 1 when a rule is
under the bar: at most 1 false in 25 and 90 % true (arguable is not true); with
fewer than 10 findings, none false and ten more cases from elsewhere. Rules that
are off by default are only shown.
"""

import argparse
import os
import pathlib
import sys
from collections import Counter
from typing import NamedTuple

import corpus_findings
from corpus_findings import ROOT, ToolError

SAMPLE = 25
FEW = 10  # findings below which cases from elsewhere are asked for
VERDICTS = ("true", "arguable", "false")
COLUMNS = ["path", "line", "verdict", "why"]


class Verdict(NamedTuple):
    path: str
    text: str
    verdict: str
    why: str

    @property
    def key(self):
        return self.path, self.text


class Account(NamedTuple):
    """What is known about one rule's findings."""

    rule: str
    is_default: bool
    findings: int
    counts: Counter  # of verdicts whose finding is there
    elsewhere: Counter  # of verdicts from other packages
    stale: list
    missing: list  # findings of the sample without verdict

    @property
    def judged(self):
        return self.counts.total()


# Verdicts


def read_verdicts(path):
    """The verdicts on a rule; none when there is no such file."""
    if not path.exists():
        return []
    verdicts = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        row = line.split("\t")
        if not line.strip() or row == COLUMNS or line.startswith("#"):
            continue
        if len(row) != len(COLUMNS) or row[2] not in VERDICTS:
            raise ToolError(f"{path}:{number}: not path, line, verdict, why")
        row[1] = " ".join(row[1].split())
        verdicts.append(Verdict(*row))
    return verdicts


def take_account(rule, page, findings, verdicts, packages):
    """An Account. `packages`: the top folders of the corpus."""
    known = {verdict.key for verdict in verdicts}
    found = {finding.key: finding for finding in reversed(findings)}
    here = [v for v in verdicts if v.path.split("/")[0] in packages]
    alive = [verdict for verdict in here if verdict.key in found]
    sample = corpus_findings.draw(found, SAMPLE, rule)
    return Account(
        rule,
        page.get("default", True),
        len(findings),
        Counter(v.verdict for v in alive),
        Counter(v.verdict for v in verdicts if v not in here),
        [verdict for verdict in here if verdict.key not in found],
        [found[key] for key in sample if key not in known],
    )


def find_faults(account):
    """Why a rule is under the bar; nothing when it is not."""
    counts, judged = account.counts, account.judged
    if account.missing:
        yield f"{len(account.missing)} findings without verdict"
    if account.findings < FEW:
        both = counts + account.elsewhere
        if both["false"]:
            yield f"{both['false']} false, few findings"
        if account.elsewhere.total() < FEW:
            yield f"{account.elsewhere.total()} cases from elsewhere, not {FEW}"
        if both["true"] < 0.9 * both.total():
            yield f"{both['true']} of {both.total()} true"
        return
    if counts["false"] > max(1, judged // SAMPLE):
        yield f"{counts['false']} of {judged} false"
    if counts["true"] < 0.9 * judged:
        yield f"{counts['true']} of {judged} true"


# Output


def percent(part, whole):
    return f"{100 * part / whole:.0f} %" if whole else "–"


def format_row(account):
    counts, other = account.counts, account.elsewhere
    name = account.rule if account.is_default else f"{account.rule} (off)"
    elsewhere = f"{other['true']} of {other.total()}" if other else ""
    cells = [
        name, account.findings, account.judged,
        *(counts[verdict] for verdict in VERDICTS),
        percent(counts["true"], account.judged), elsewhere,
    ]  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |"


def format_table(accounts):
    head = ["rule", "findings", "judged", *VERDICTS, "precision", "elsewhere"]
    total, elsewhere = Counter(), Counter()
    for account in accounts:
        total += account.counts
        elsewhere += account.elsewhere
    findings = sum(account.findings for account in accounts)
    every = Account("**all**", True, findings, total, elsewhere, [], [])
    return "\n".join(
        [
            "| " + " | ".join(head) + " |",
            "|---|" + "---:|" * (len(head) - 1),
            *map(format_row, accounts),
            format_row(every),
        ]
    )


def print_loose_ends(accounts):
    for account in accounts:
        for verdict in account.stale:
            place = f"{verdict.path}: {verdict.text}"
            print(f"stale ({account.rule}, {verdict.verdict}): {place}")
        for finding in account.missing:
            place = f"{finding.path}:{finding.line}"
            print(f"no verdict ({account.rule}): {place}: {finding.text}")


def print_sample(corpus, account):
    for finding in account.missing:
        print(f"== {account.rule} {finding.path}:{finding.line}")
        print(f"   {finding.severity}: {finding.message}")
        print(corpus_findings.show_code(corpus, finding.path, finding.line))
        print()
    print(
        f"{account.rule}: {account.findings} findings, {account.judged}"
        f" judged, {len(account.missing)} of the sample not"
    )


# Commands


def find_all(options, rules, pages):
    """What a run without options says by these rules, and those that are off
    when they are selected."""
    off = [rule for rule in rules if not pages[rule].get("default", True)]
    on = [rule for rule in rules if rule not in off]
    where = options.hotlint, options.corpus
    if on:
        yield from corpus_findings.run_hotlint(*where, on)
    if off:
        select = "--select", ",".join(off)
        yield from corpus_findings.run_hotlint(*where, off, *select)


def account_for(options, rules, pages):
    findings = {rule: [] for rule in rules}
    for finding in find_all(options, rules, pages):
        findings[finding.rule].append(finding)
    packages = {path.name for path in options.corpus.iterdir()}
    return [
        take_account(
            rule,
            pages[rule],
            findings[rule],
            read_verdicts(options.verdicts / f"{rule}.tsv"),
            packages,
        )
        for rule in rules
    ]


def command_draw(options, pages):
    if not options.words:
        raise ToolError("draw: which rule?")
    for rule in options.words:
        if rule not in pages:
            raise ToolError(f"no such rule: {rule}")
        for account in account_for(options, [rule], pages):
            print_sample(options.corpus, account)
    return 0


def command_account(options, pages):
    if options.words:
        raise ToolError(f"what is {options.words[0]}?")
    accounts = account_for(options, list(pages), pages)
    table = format_table(accounts)
    if options.do == "write":
        corpus_findings.put_between(
            options.document, "verdicts", table + "\n"
        )
    elif options.do == "report":
        print(table, end="\n\n")
    print_loose_ends(accounts)
    faults = [
        f"{account.rule}: {fault}"
        for account in accounts
        if account.is_default
        for fault in find_faults(account)
    ]
    if options.do != "check":
        return 0
    print("\n".join(faults or ["every rule keeps to the bar"]))
    return 1 if faults else 0


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(
        description="Which findings on real code are right.",
        usage="review.py draw HOTLINT CORPUS RULE... |"
        " (--report | --write | --check) [HOTLINT [CORPUS]]",
    )
    what = parser.add_mutually_exclusive_group()
    for name in ("report", "write", "check"):
        what.add_argument(
            f"--{name}", dest="do", action="store_const", const=name
        )
    parser.add_argument(
        "--verdicts", type=pathlib.Path, default=ROOT / "tests/precision",
        metavar="DIR", help="tables of verdicts (default: tests/precision)",
    )  # fmt: skip
    parser.add_argument(
        "--rules", type=pathlib.Path, default=ROOT / "rules", metavar="DIR",
        help="folder of the pages",
    )  # fmt: skip
    parser.add_argument(
        "--document", type=pathlib.Path, default=ROOT / "docs/precision.md",
        metavar="FILE", help="where --write puts the table",
    )  # fmt: skip
    parser.add_argument("words", nargs="*", metavar="ARGUMENT")
    options = parser.parse_args(arguments)
    words = options.words
    if not options.do:
        if words[:1] != ["draw"]:
            parser.error("say draw, --report, --write or --check")
        options.do = words.pop(0)
    corpus = os.environ.get("HOTLINT_CORPUS", ROOT / "build/corpus")
    options.hotlint = words.pop(0) if words else ROOT / "build/release/hotlint"
    options.corpus = pathlib.Path(words.pop(0) if words else corpus)
    return options


def main(arguments=None):
    options = parse_arguments(arguments)
    command = command_draw if options.do == "draw" else command_account
    try:
        return command(options, corpus_findings.read_rules(options.rules))
    except ToolError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())

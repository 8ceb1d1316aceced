#!/usr/bin/env python3
"""Parsing what can hold a finding gives what parsing everything gives.

usage: skim.py HOTLINT CORPUS

All rules over the whole corpus, and each rule alone over a sample, with and
without --no-skim: byte for byte the same but for unparsed-code, which is told
only of files that are parsed whole (design.md, "Skimming").
"""
import json
import subprocess
import sys

import survives

SAMPLE = 1500


def check(hotlint, paths, *options):
    command = [hotlint, "check", "--isolated", "--output-format", "concise",
               *options, *paths]
    run = subprocess.run(command, capture_output=True, timeout=1200)
    if run.returncode not in survives.allowed_exits(run.stderr):
        sys.exit(run.stderr.decode(errors="replace")[-4000:])
    return [line for line in run.stdout.splitlines()
            if b" HOT001[" not in line]


def compare(hotlint, paths, *options):
    """The number of findings; ends the test at the first difference."""
    skimmed = check(hotlint, paths, *options)
    whole = check(hotlint, paths, "--no-skim", *options)
    if skimmed == whole:
        return len(whole)
    for sign, lines in (("-", set(whole) - set(skimmed)),
                        ("+", set(skimmed) - set(whole))):
        for line in sorted(lines)[:20]:
            print(sign, line.decode(errors="replace"))
    sys.exit(f"skimming makes a difference: {' '.join(options)}")


def main():
    hotlint, corpus = sys.argv[1:]
    count = compare(hotlint, [corpus])
    print(f"all rules: {count} findings")
    assert count > 1000, "is that the corpus?"
    compare(hotlint, [corpus], "--select", "ALL")
    paths = survives.sample(corpus, SAMPLE)
    listed = subprocess.run(
        [hotlint, "rules", "--output-format", "json"],
        capture_output=True, check=True)
    for rule in json.loads(listed.stdout):
        count = compare(hotlint, paths, "--select", rule["name"])
        print(f"{rule['name']}: {count} findings")


if __name__ == "__main__":
    main()

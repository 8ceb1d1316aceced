#!/usr/bin/env python3
"""The language server finds what `check` finds.

usage: served.py HOTLINT CORPUS

500 files of the corpus are checked, and opened in the server: as UTF-16 and
as UTF-8, told and asked for, opened at once and typed in pieces. Codes,
places, severities and texts must be the same.
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import tokenize

import survives

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "lsp"))
from client import Client, position, units  # noqa: E402

SAMPLE = 500
LEVELS = {"warning": 2, "note": 3}


def text_of(path):
    """What an editor would have; None: it would refuse, or change it."""
    try:
        with open(path, "rb") as file:
            encoding, _ = tokenize.detect_encoding(file.readline)
        text = path.read_bytes().decode(encoding)
    except (SyntaxError, UnicodeError, LookupError):
        return None
    return None if "\0" in text else text


def known_findings(hotlint, paths):
    """By path (absolute ones), as `check` has them."""
    done = subprocess.run(
        [hotlint, "check", "--isolated", "--select", "ALL",
         "--output-format", "json", *paths], capture_output=True)
    found = {path: [] for path in paths}
    for finding in json.loads(done.stdout)["diagnostics"]:
        found[os.path.abspath(finding["path"])].append(finding)
    return found


def place_of(lines, line, column, encoding):
    return {"line": line - 1,
            "character": units(lines[line - 1][:column - 1], encoding)}


def expected(text, findings, encoding):
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for one in findings:
        advice = one["message"] + ("; " + one["help"] if one["help"] else "")
        yield (one["code"], LEVELS[one["severity"]], advice,
               place_of(lines, one["line"], one["column"], encoding),
               place_of(lines, one["end_line"], one["end_column"], encoding))


def served(findings):
    for one in findings:
        yield (one["code"], one["severity"], one["message"],
               one["range"]["start"], one["range"]["end"])


def type_in(client, uri, text, encoding, random_):
    """Opens half of the text, then writes the rest in three pieces."""
    cuts = sorted(random_.randint(0, len(text)) for _ in range(4))
    cuts = [cut - (text[cut - 1:cut + 1] == "\r\n") for cut in cuts]
    client.open(uri, text[:cuts[0]] + text[cuts[3]:], 0)
    for number in range(3):
        at = position(text, cuts[number], encoding)
        client.change(uri, [{"text": text[cuts[number]:cuts[number + 1]],
                             "range": {"start": at, "end": at}}],
                      number + 1)


def found_in(client, uri, text, encoding, pulls, random_):
    if random_.random() < 0.5:
        client.open(uri, text, 3)
    else:
        type_in(client, uri, text, encoding, random_)
    document = {"textDocument": {"uri": uri}}
    found = (client.result("textDocument/diagnostic", document)["items"]
             if pulls else client.published(uri, 3))
    client.notify("textDocument/didClose", document)
    return list(served(found))


def compare(hotlint, texts, known, encoding, pulls):
    """The number of findings."""
    count = 0
    random_ = random.Random(500)
    with Client(hotlint, "--isolated", "--select", "ALL") as client:
        client.begin(general={"positionEncodings": [encoding]},
                     textDocument={"diagnostic": {}} if pulls else {})
        for path, text in texts.items():
            uri = pathlib.Path(path).resolve().as_uri()
            found = found_in(client, uri, text, encoding, pulls, random_)
            wanted = list(expected(text, known[path], encoding))
            if found != wanted:
                for one in found + wanted:
                    if (one in found) != (one in wanted):
                        print("+" if one in found else "-", one)
                sys.exit(f"{path}: the server differs from check")
            count += len(found)
        assert client.end() == 0
    return count


def choose(texts, known):
    """Half of them with findings, as far as there are such."""
    rich = [path for path in texts if known[path]][:SAMPLE // 2]
    poor = [path for path in texts if not known[path]][:SAMPLE - len(rich)]
    return {path: texts[path] for path in rich + poor}


def main():
    hotlint, corpus = sys.argv[1:]
    paths = [path for path in survives.sample(corpus, SAMPLE * 8)
             if path.endswith((".py", ".pyi"))]
    texts = {path: text_of(pathlib.Path(path)) for path in paths}
    texts = {path: text for path, text in texts.items()
             if text is not None}
    known = known_findings(hotlint, list(texts))
    texts = choose(texts, known)
    assert len(texts) == SAMPLE, len(texts)
    for encoding, pulls in [("utf-16", False), ("utf-8", True)]:
        count = compare(hotlint, texts, known, encoding, pulls)
        print(f"{encoding}: {count} findings in {len(texts)} files")
        assert count > 250


if __name__ == "__main__":
    main()

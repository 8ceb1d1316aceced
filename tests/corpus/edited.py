#!/usr/bin/env python3
"""After each edit the server finds what it would find if the text were new.

usage: edited.py HOTLINT CORPUS

5,000 random edits in files of the corpus: characters that are typed or taken
out anywhere, lines that are copied, moved or typed letter by letter, blocks
that come and go. After each, the findings must be those of the same text
opened by a server that knows nothing of it; after each fiftieth, those of
`check` as well.
"""
import pathlib
import random
import subprocess
import sys
import tempfile

import served
import survives

from client import Client, position

FILES = 25
EDITS = 200  # of each file
STRIDE = 50
LARGEST = 30_000
OPTIONS = ("--isolated", "--select", "ALL")


def choose(hotlint, corpus):
    """Files with findings, so that there is something to lose."""
    paths = [path for path in survives.sample(corpus, FILES * 80)
             if path.endswith(".py")]
    known = served.known_findings(hotlint, paths)
    texts = {}
    for path in paths:
        text = served.text_of(pathlib.Path(path))
        if text and len(text) < LARGEST and "\r" not in text and \
                len(known[path]) > 1 and len(texts) < FILES:
            texts[path] = text
    assert len(texts) == FILES, len(texts)
    return texts


def scratch(random_, text):
    """A character more or less."""
    at = random_.randrange(len(text) + 1)
    if random_.random() < 0.5:
        return [(at, min(len(text), at + 1), "")]
    return [(at, at, random_.choice(text + "()[]{}:'\"#\\\n"))]


def line_at(random_, text):
    start = text.rfind("\n", 0, random_.randrange(len(text) + 1)) + 1
    end = text.find("\n", start)
    return start, len(text) if end < 0 else end + 1


def copy_line(random_, text):
    start, end = line_at(random_, text)
    at, _ = line_at(random_, text)
    return [(at, at, text[start:end])]


def drop_lines(random_, text):
    start, _ = line_at(random_, text)
    end = start
    for _ in range(random_.randint(1, 12)):
        end = text.find("\n", end) + 1 or len(text)
    return [(start, end, "")]


def indent_line(random_, text):
    start, _ = line_at(random_, text)
    if text.startswith("    ", start) and random_.random() < 0.5:
        return [(start, start + 4, "")]
    return [(start, start, "    ")]


def type_line(random_, text):
    start, end = line_at(random_, text)
    at, _ = line_at(random_, text)
    return [(at + i, at + i, letter)
            for i, letter in enumerate(text[start:end][:40])]


def edits(random_, text):
    """Endless pairs of a text and the change that leads to it."""
    original = text
    while True:
        kind = random_.choice([scratch, scratch, copy_line, drop_lines,
                               indent_line, type_line])
        for start, end, letters in kind(random_, text):
            change = {"text": letters, "range": {
                "start": position(text, start, "utf-16"),
                "end": position(text, end, "utf-16")}}
            text = text[:start] + letters + text[end:]
            yield text, change
        if random_.random() < 0.03:  # all is well again
            text = original
            yield text, {"text": text}


def fresh_findings(client, uri, text, number):
    fresh = f"{uri}?{number}"
    client.open(fresh, text, 1)
    found = client.published(fresh, 1)
    client.notify("textDocument/didClose", {"textDocument": {"uri": fresh}})
    client.kept.clear()
    for one in found:
        for related in one.get("relatedInformation", []):
            related["location"]["uri"] = uri
    return found


def compare_with_check(hotlint, folder, text, found):
    path = str(pathlib.Path(folder, "a.py"))
    pathlib.Path(path).write_text(text, encoding="utf-8", newline="")
    known = served.known_findings(hotlint, [path])[path]
    wanted = list(served.expected(text, known, "utf-16"))
    assert list(served.served(found)) == wanted, (path, wanted)


def edit_file(hotlint, clients, path, text, random_):
    """How many findings were seen."""
    edited, fresh = clients
    uri = f"untitled:{path}"
    seen = 0
    edited.open(uri, text, 0)
    with tempfile.TemporaryDirectory() as folder:
        for version, (text, change) in zip(range(1, EDITS + 1),
                                           edits(random_, text)):
            edited.change(uri, [change], version)
            found = edited.published(uri, version)
            wanted = fresh_findings(fresh, uri, text, version)
            if found != wanted:
                kept = pathlib.Path(tempfile.gettempdir(), "differs.py")
                kept.write_text(text)
                sys.exit(f"{path}: after edit {version} the server differs "
                         f"from a fresh one, see {kept}:\n{found}\n{wanted}")
            if version % STRIDE == 0:
                compare_with_check(hotlint, folder, text, found)
            seen += len(found)
    edited.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    edited.kept.clear()
    return seen


def main():
    hotlint, corpus = sys.argv[1:]
    random_ = random.Random(5000)
    seen = 0
    with Client(hotlint, *OPTIONS) as edited, \
            Client(hotlint, *OPTIONS) as fresh:
        for client in edited, fresh:
            client.begin()
        for path, text in choose(hotlint, corpus).items():
            seen += edit_file(hotlint, (edited, fresh), path, text, random_)
        assert edited.end() == 0 and fresh.end() == 0
    print(f"{FILES * EDITS} edits of {FILES} files, {seen} findings")
    assert seen > FILES * EDITS


if __name__ == "__main__":
    main()

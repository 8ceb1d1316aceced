#!/usr/bin/env python3
"""Times from a keystroke to the findings, at the client, beside ruff's server.

    tests/bench/keystrokes.py build/release/hotlint build/venv/bin/ruff \\
        build/corpus [--edits 1000] [--check]

Both servers have the same file open, those of the corpus that are nearest to
2,000 and to 20,000 lines, and get the same edits of one character, in turn,
so that both see the same machine. There are two kinds of edits. `typing`:
lines of the file are typed at random places, character by character. `damage`:
single characters are written or taken out anywhere, and nothing is ever mended.

Prints p50 and p99 in milliseconds. --check fails where hotlint is slower than
the bars (3 and 15 ms for 2,000 lines, p99 of 60 ms for 20,000), or than ruff.
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "lsp"))
from client import Client  # noqa: E402
from compare import nearest_file  # noqa: E402

RUFF = 'lint.preview = true\nlint.select = ["PERF", "FURB", "C4", "SIM118", ' \
       '"B019", "PLC0415", "ASYNC"]\n'
BARS = {2000: (3, 15), 20000: (None, 60)}
WARM = 30  # edits that are not counted


class Server:
    """A client that takes the time."""

    def __init__(self, client, uri, text):
        self.client = client
        self.uri = uri
        self.times = []
        self.works = []
        # ruff has no settings for a root that is no workspace folder.
        client.begin(folders=[uri.rpartition("/")[0]])
        client.open(uri, text, 0)
        client.published(uri, 0)

    def edit(self, change, version):
        client = self.client
        data = json.dumps({
            "jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
                "textDocument": {"uri": self.uri, "version": version},
                "contentChanges": [change]}}).encode()
        worked = self.work()
        start = time.perf_counter()
        client.send_text(data)
        raw = client.read_text()
        took = time.perf_counter() - start
        worked = self.work() - worked
        params = json.loads(raw)["params"]
        assert params["version"] == version, "an edit without its findings"
        if version > WARM:
            self.times.append(took * 1000)
            self.works.append(worked / 1e6)
        return len(params["diagnostics"])

    def work(self):
        """Nanoseconds of CPU time, of all threads; 0 where nobody counts."""
        folder = pathlib.Path(f"/proc/{self.client.process.pid}/task")
        return sum(int(path.read_text().split()[0])
                   for path in folder.glob("*/schedstat"))


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def text_of(corpus, lines):
    """The file of the corpus that is nearest to this many lines."""
    return nearest_file(corpus, lines)[1].read_text(encoding="utf-8")


def typing(random_, text):
    """Endless edits (start, end, new text) that type lines of the text."""
    while True:
        lines = text.split("\n")
        number = random_.randrange(len(lines))
        offset = sum(len(line) + 1 for line in lines[:number])
        line = random_.choice(lines)
        if len(line.strip()) < 2:
            continue
        for letter in line + "\n":
            yield offset, offset, letter
            text = text[:offset] + letter + text[offset:]
            offset += 1


def damage(random_, text):
    while True:
        offset = random_.randrange(len(text))
        letter = random_.choice(text) if random_.random() < 0.5 else ""
        end = offset + (not letter)
        yield offset, end, letter
        text = text[:offset] + letter + text[end:]


def place(text, offset):
    """As client.position, for a text without "\\r"."""
    begin = text.rfind("\n", 0, offset) + 1
    return {"line": text.count("\n", 0, begin),
            "character": len(text[begin:offset].encode("utf-16-le")) // 2}


def run(programs, text, edits, count):
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "ruff.toml").write_text(RUFF)
        path = pathlib.Path(folder, "a.py")
        path.write_text(text, encoding="utf-8")
        # ruff says much there, and would wait for somebody to read it.
        servers = [Server(Client(program, stderr=subprocess.DEVNULL),
                          path.as_uri(), text) for program in programs]
        found = [0] * len(servers)
        for version in range(1, count + WARM + 1):
            start, end, letter = next(edits)
            change = {"text": letter, "range": {
                "start": place(text, start), "end": place(text, end)}}
            text = text[:start] + letter + text[end:]
            for i, server in enumerate(servers):
                found[i] = server.edit(change, version)
        for server in servers:
            server.client.process.kill()
            server.client.process.wait()
        return servers, found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("hotlint")
    parser.add_argument("ruff")
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--edits", type=int, default=1000)
    parser.add_argument("--lines", type=int, nargs="*", default=list(BARS))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    slow = []
    print("| edits | lines | p50 | p99 | CPU p50 | CPU p99 |\n"
          "|---|---|---|---|---|---|")
    for lines in options.lines:
        text = text_of(options.corpus, lines)
        for kind in typing, damage:
            servers, found = run((options.hotlint, options.ruff), text,
                                 kind(random.Random(lines), text),
                                 options.edits)
            ours, theirs = [
                [percentile(values, share)
                 for values in (server.times, server.works)
                 for share in (0.5, 0.99)] for server in servers]
            print(f"| {kind.__name__} | {text.count(chr(10)):,} | "
                  + " | ".join(f"{mine:.2f} / {their:.2f} ms"
                               for mine, their in zip(ours, theirs))
                  + " |", flush=True)
            for name, mine, their, bar in zip(
                    ("p50", "p99"), ours, theirs, BARS.get(lines, (None,) * 2)):
                if mine > their or (bar and mine > bar):
                    slow.append(f"{kind.__name__}, {lines} lines: {name}")
    if options.check and slow:
        sys.exit("slower than ruff or a bar: " + "; ".join(slow))


if __name__ == "__main__":
    main()

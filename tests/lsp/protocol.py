#!/usr/bin/env python3
"""`hotlint server` over its pipes: lifecycle, errors, documents, findings,
actions, hover. Usage: protocol.py HOTLINT [--long]"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile

from client import Client, position

LONG = "--long" in sys.argv  # as many edits as a day has
HOTLINT = str(pathlib.Path(sys.argv[1]).resolve())
URI = "untitled:a.py"
SLOW = ("def f(items):\n"
        "    queue = list(items)\n"
        "    while queue:\n"
        "        queue.pop(0)\n")
PULLS = {"textDocument": {"diagnostic": {}}}


def client(*options, **more):
    return Client(HOTLINT, "--isolated", *options, **more)


def code_of(answer):
    return answer["error"]["code"]


def test_lifecycle():
    with client() as one:
        assert code_of(one.request("textDocument/hover", {})) == -32002
        assert code_of(one.request("shutdown")) == -32002
        one.notify("textDocument/didOpen", {})
        assert code_of(one.request("initialize", None)) == -32602
        assert one.begin()["positionEncoding"] == "utf-16"
        assert code_of(one.request("initialize", {})) == -32600
        assert code_of(one.request("no/such", {})) == -32601
        assert code_of(one.request("textDocument/didOpen", {})) == -32601
        assert code_of(one.request("x" * 100000)) == -32601
        one.notify("no/such", {})
        one.notify("$/setTrace", {"value": "off"})
        assert one.result("shutdown") is None
        assert code_of(one.request("textDocument/hover", {})) == -32600
        one.open(URI, SLOW)
        one.notify("exit")
        assert one.process.wait(60) == 0
        assert one.read() is None


def test_exit_codes():
    with client() as one:
        one.notify("exit")
        assert one.process.wait(60) == 1
    with client() as one:
        one.begin()
        one.notify("exit")
        assert one.process.wait(60) == 1
    with client() as one:  # the client dies
        one.begin()
        one.process.stdin.close()
        assert one.process.wait(60) == 1
    with client() as one:  # it reads no more
        one.begin()
        one.process.stdout.close()
        one.open(URI, SLOW)
        assert one.process.wait(60) == 1


def test_ids():
    with client() as one:
        one.begin()
        for number in ["abc", "", "é\"\\\n", -1, 0, 2**40, 1.5]:
            one.send({"jsonrpc": "2.0", "id": number, "method": "no/such"})
            assert one.read()["id"] == number
        for number in [None, [], {}, True]:
            one.send({"jsonrpc": "2.0", "id": number, "method": "no/such"})
            answer = one.read()
            assert answer["id"] is None and code_of(answer) == -32600
        assert one.end() == 0


BROKEN = ["", " ", "{", "[1,", "nul", "\x00", '{"a":1}}', '"\ud7ff',
          '{"jsonrpc":"2.0","method":"exit', "[" * 100000, b"\xff", b'"\xed\xa0"',
          "\ufeff{}"]
INVALID = ["1", "null", "[]", "{}", '"a"', "[{}]", '{"jsonrpc":"2.0"}',
           '{"jsonrpc":"1.0","method":"exit"}', '{"method":"exit"}',
           '{"jsonrpc":"2.0","method":1}', '{"jsonrpc":"2.0","id":1}',
           '{"jsonrpc":"2.0","id":1,"method":"shutdown","params":1}',
           '{"jsonrpc":"2.0","id":1,"method":{}}',
           '[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]']


def test_bad_messages():
    with client() as one:
        one.begin()
        for text in BROKEN:
            one.send_text(text)
            answer = one.read()
            assert code_of(answer) == -32700, (text, answer)
            assert answer["id"] is None
        for text in INVALID:
            one.send_text(text)
            assert code_of(one.read()) == -32600, text
        one.send({"jsonrpc": "2.0", "id": 1, "result": None})
        one.send({"jsonrpc": "2.0", "id": 1, "error": {"code": 1}})
        assert one.end() == 0


def test_headers():
    text = b'{"jsonrpc":"2.0","id":1,"method":"no/such"}'
    for head in [b"Content-Length: %d\r\n\r\n", b"content-length:%d\n\n",
                 b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n"
                 b"Content-Length:   %d  \r\n\r\n"]:
        with client() as one:
            one.begin()
            for byte in head % len(text) + text:  # as slow pipes have it
                one.write(bytes([byte]))
            assert code_of(one.read()) == -32601, head
            assert one.end() == 0
    for head in [b"\r\n\r\n", b"x\r\n\r\n", b"Content-Length: \r\n\r\n",
                 b"Content-Length: -1\r\n\r\n", b"Content-Length: 1x\r\n\r\n",
                 b"Content-Length\r\n\r\n", b"X: 1\r\n\r\n", b"{}\n",
                 b"\0\xff\n", b"a" * 5000, b"a: b\r\n" * 5000]:
        with client() as one:
            one.begin()
            one.write(head)
            assert code_of(one.read()) == -32700, head
            assert one.process.wait(60) == 2
            assert one.process.stderr.read().startswith(b"hotlint: "), head
    with client() as one:  # cut in the middle
        one.begin()
        one.write(b"Content-Length: 100\r\n\r\n{")
        one.process.stdin.close()
        assert one.process.wait(60) == 1


def test_large_messages():
    with client() as one:
        one.begin()
        before = one.memory()
        for size in [2**30, 2**64, 10**40]:
            with client() as other:
                other.begin()
                other.write(b"Content-Length: %d\r\n\r\n" % size)
                assert code_of(other.read()) == -32600  # at once
                other.process.stdin.close()
                assert other.process.wait(60) == 1
        size = 64 * 1024 * 1024 + 1
        one.write(b"Content-Length: %d\r\n\r\n" % size)
        assert code_of(one.read()) == -32600
        one.write(b" " * size)
        assert code_of(one.request("no/such")) == -32601
        assert one.memory() < before + 2**20
        assert one.end() == 0


def test_findings():
    with client() as one:
        one.begin()
        one.open(URI, SLOW, 7)
        [finding] = one.published(URI, 7)
        assert finding["range"] == {"start": {"line": 3, "character": 8},
                                    "end": {"line": 3, "character": 20}}
        assert finding["code"] == "HOT204" and finding["severity"] == 2
        assert finding["source"] == "hotlint"
        assert finding["codeDescription"]["href"].endswith(
            "/collections/list-pop-front.md")
        [related] = finding["relatedInformation"]
        assert related["location"]["uri"] == URI
        assert related["location"]["range"]["start"]["line"] == 2
        assert related["message"] == "in this loop"
        assert "tags" not in finding
        one.result("textDocument/hover", {
            "textDocument": {"uri": URI},
            "position": {"line": 0, "character": 0}})
        one.request("no/such")
        assert not one.kept  # what did not change is not told again
        one.change(URI, [{"text": "x = 1  # hotlint: ignore\n"}], 8)
        [finding] = one.published(URI, 8)
        assert finding["code"] == "HOT002" and finding["tags"] == [1]
        assert finding["severity"] == 3
        one.notify("textDocument/didClose", {"textDocument": {"uri": URI}})
        assert one.take("textDocument/publishDiagnostics") == {
            "uri": URI, "diagnostics": []}
        assert one.end() == 0


def test_pull():
    with client() as one:
        one.begin(**PULLS)
        params = {"textDocument": {"uri": URI}}
        assert code_of(one.request("textDocument/diagnostic", params)) == -32602
        assert code_of(one.request("textDocument/diagnostic", [])) == -32602
        one.open(URI, SLOW)
        report = one.result("textDocument/diagnostic", params)
        assert report["kind"] == "full"
        assert [item["code"] for item in report["items"]] == ["HOT204"]
        one.notify("textDocument/didClose", params)
        assert code_of(one.request("textDocument/diagnostic", params)) == -32602
        assert not one.kept  # it was told nothing unasked
        assert one.end() == 0


def test_bad_edits():
    """They are logged, and the server goes on."""
    with client() as one:
        one.begin()
        place = {"line": 0, "character": 0}
        one.change(URI, [{"text": "x"}], 2)  # not open
        assert "not open" in one.take("window/logMessage")["message"]
        one.open(URI, SLOW)
        for change in [1, {}, {"text": 1}, {"text": "", "range": {}},
                       {"text": "", "range": {"start": place}},
                       {"text": "", "range": {"start": place, "end": {
                           "line": -1, "character": 0}}},
                       {"text": "", "range": {"start": place, "end": {
                           "line": 0.5, "character": 0}}},
                       {"text": "", "range": {"start": place, "end": {
                           "line": "1", "character": 0}}}]:
            one.change(URI, [change], 2)
            assert one.take("window/logMessage")["message"], change
        for method in ["didOpen", "didChange", "didClose"]:
            for params in [None, {}, [], {"textDocument": {}},
                           {"textDocument": 1}, {"textDocument": {"uri": 1}},
                           {"textDocument": {"uri": URI + "x"}},
                           {"textDocument": {"uri": "a\0b", "text": ""}}]:
                one.notify("textDocument/" + method, params)
                assert one.take("window/logMessage")["message"], params
        end = {"line": 2**40, "character": 2**40}
        one.change(URI, [  # beyond the text, and swapped
            {"text": "    x\n", "range": {"start": end, "end": end}},
            {"text": "#\n", "range": {"start": end, "end": place}},
            {"text": SLOW, "range": {"start": end, "end": {
                "line": 1, "character": 10**9}}}], 3)
        assert [finding["range"]["start"]["line"]
                for finding in one.published(URI, 3)] == [4]
        assert one.end() == 0


def test_surrogates():
    """Half of a pair is one character, and no more."""
    with client() as one:
        one.begin()
        text = SLOW.replace("queue.pop", "'\ud800\U0001d4b3'; queue.pop")
        one.open(URI, text)
        [finding] = one.published(URI, 1)
        assert finding["range"]["start"] == {"line": 3, "character": 15}
        within = {"line": 3, "character": 11}  # in the middle of a pair
        one.change(URI, [{"text": "é", "range": {"start": within,
                                                 "end": within}}], 2)
        [finding] = one.published(URI, 2)
        assert finding["range"]["start"] == {"line": 3, "character": 16}
        assert one.end() == 0


def test_texts_of_no_python():
    with client() as one:
        one.begin()
        for number, text in enumerate(
                ["", "\0", "a\0" + SLOW, "\ufeff", "\r", "\x0c", "(" * 10000,
                 "# coding: no-such\n", "'", "\ufffd", "\u2028x"]):
            one.open(URI, text, number)
            one.published(URI, number)
        one.open(URI, "# coding: latin-1\n" + SLOW.replace(
            "queue.pop", "'é𝒳'; queue.pop"), 99)
        [finding] = one.published(URI, 99)
        assert finding["range"]["start"] == {"line": 4, "character": 15}
        assert one.end() == 0


def test_mark_at_the_front():
    """An editor may count a byte order mark."""
    text = "\ufefffor x in [1]: queue = []; queue.pop(0)\n" + SLOW
    for encoding, size in [("utf-16", 1), ("utf-8", 3)]:
        with client("--select", "ALL") as one:
            one.begin(general={"positionEncodings": [encoding]})
            one.open(URI, text)
            with_mark = one.published(URI, 1)
            one.open(URI, text[1:])
            without = one.published(URI, 1)
            for finding in without:
                for place in finding["range"].values():
                    if place["line"] == 0:
                        place["character"] += size
            assert without and [f["range"] for f in with_mark] == [
                f["range"] for f in without], (with_mark, without)
            assert one.end() == 0


def test_encodings():
    for offered, chosen in [(None, "utf-16"), ([], "utf-16"),
                            (["utf-8", "utf-16"], "utf-8"),
                            (["utf-16", "utf-8"], "utf-16"),
                            (["utf-32", "utf-8", "utf-16"], "utf-8"),
                            (["utf-32"], "utf-16"), ("utf-8", "utf-16")]:
        with client() as one:
            found = one.begin(general={"positionEncodings": offered})
            assert found["positionEncoding"] == chosen, offered
            assert one.end() == 0


PIECES = ["queue.pop(0)\n", "while queue:\n        ", "# é𝒳\n", "'𝒳é'; ",
          "\n", "\r\n", "\r", " ", "x", "é", "𝒳", "", SLOW, "queue = []\n",
          "    ", "'''"]


def checked(text):
    """Findings of `check` as the server counts them: line, code points."""
    done = subprocess.run(
        [HOTLINT, "check", "--isolated", "--output-format", "json", "-"],
        input=text.encode(), capture_output=True)
    assert not done.stderr, done.stderr
    return [(f["code"], f["line"] - 1, f["column"] - 1, f["message"])
            for f in json.loads(done.stdout)["diagnostics"]]


def lines_of(text):
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def in_points(text, findings, encoding):
    """The server's findings with characters that are code points."""
    lines = lines_of(text)
    for finding in findings:
        place = finding["range"]["start"]
        line = lines[place["line"]]
        column = next(i for i in range(len(line) + 1) if position(
            line, i, encoding)["character"] == place["character"])
        yield (finding["code"], place["line"], column,
               finding["message"])


def random_range(random_, text):
    """Two offsets, none between "\\r" and "\\n"."""
    places = sorted(random_.randint(0, len(text)) for _ in range(2))
    if random_.random() < 0.6:
        places[1] = min(places[1], places[0] + random_.randint(0, 3))
    return [at - (text[at - 1:at + 1] == "\r\n") for at in places]


def random_edit(random_, text, encoding):
    start, end = random_range(random_, text)
    piece = random_.choice(PIECES)
    if random_.random() < 0.03:
        return SLOW, {"text": SLOW}
    change = {"text": piece, "range": {
        "start": position(text, start, encoding),
        "end": position(text, end, encoding)}}
    return text[:start] + piece + text[end:], change


def test_random_edits():
    """What is edited is what is checked, byte for byte."""
    random_ = random.Random(3)
    seen = 0
    for encoding in ["utf-16", "utf-8"]:
        with client() as one:
            one.begin(general={"positionEncodings": [encoding]})
            text = SLOW
            one.open(URI, text, 0)
            for version in range(1, 150):
                changes = []
                for _ in range(random_.randint(1, 4)):
                    text, change = random_edit(random_, text, encoding)
                    changes.append(change)
                one.change(URI, changes, version)
                expected = checked(text)
                found = list(in_points(text, one.published(URI, version),
                                       encoding))
                assert [f[:3] for f in found] == [e[:3] for e in expected], (
                    text, found, expected)
                for (*_, message), (*_, start) in zip(found, expected):
                    assert message.startswith(start)
                seen += len(found)
            assert one.end() == 0
    assert seen > 200, seen


def apply(text, edits, encoding):
    for edit in edits:
        places = [next(i for i in range(len(text) + 1) if position(
            text, i, encoding) == edit["range"][key])
            for key in ("start", "end")]
        text = text[:places[0]] + edit["newText"] + text[places[1]:]
    return text


def actions(one, finding, only=None, uri=URI):
    context = {"diagnostics": [finding]}
    if only is not None:
        context["only"] = only
    return one.result("textDocument/codeAction", {
        "textDocument": {"uri": uri}, "range": finding["range"],
        "context": context})


# What is suppressed, and what then stands there.
SUPPRESSED = [
    (SLOW, "line", "        queue.pop(0)  # hotlint: ignore[list-pop-front]\n"),
    (SLOW, "file", "# hotlint: ignore-file[list-pop-front]\ndef f(items):\n"),
    (SLOW.replace("(0)", "(0)  # é 𝒳"), "line",
     "  # é 𝒳  # hotlint: ignore[list-pop-front]\n"),
    (SLOW.replace("        queue", "        '𝒳'; queue"), "line",
     "'𝒳'; queue.pop(0)  # hotlint: ignore[list-pop-front]\n"),
    (SLOW.replace("\n", "\r\n"), "line",
     "queue.pop(0)  # hotlint: ignore[list-pop-front]\r\n"),
    (SLOW.replace("\n", "\r\n"), "file",
     "# hotlint: ignore-file[list-pop-front]\r\ndef f(items):\r\n"),
    ("#!/usr/bin/env python\n" + SLOW, "file",
     "#!/usr/bin/env python\n# hotlint: ignore-file[list-pop-front]\ndef"),
    ("# é\n# coding: utf-8\n" + SLOW, "file",
     "# coding: utf-8\n# hotlint: ignore-file[list-pop-front]\ndef"),
    ("\ufeff" + SLOW, "file",
     "\ufeff# hotlint: ignore-file[list-pop-front]\ndef"),
    (SLOW + "# hotlint: ignore-file[sort-for-extreme]\n", "file",
     "ignore-file[sort-for-extreme, list-pop-front]\n"),
    (SLOW.replace("(0)", "(0)  # hotlint: ignore[sort-for-extreme]"), "line",
     "# hotlint: ignore[sort-for-extreme, list-pop-front]\n"),
    (SLOW.replace("queue.pop(0)\n", "queue.pop(\n            0)\n"), "line",
     "            0)  # hotlint: ignore[list-pop-front]\n"),
    (SLOW.rstrip("\n"), "line",
     "queue.pop(0)  # hotlint: ignore[list-pop-front]"),
]


def test_suppressing():
    for encoding in ["utf-16", "utf-8"]:
        with client() as one:
            one.begin(general={"positionEncodings": [encoding]})
            for version, (text, where, expected) in enumerate(SUPPRESSED):
                one.open(URI, text, version)
                [finding] = [f for f in one.published(URI, version)
                             if f["code"] == "HOT204"]
                [action] = [a for a in actions(one, finding)
                            if a["title"].endswith(where)]
                assert "list-pop-front" in action["title"]
                assert action["diagnostics"] == [finding]
                [(uri, edits)] = action["edit"]["changes"].items()
                assert uri == URI
                text = apply(text, edits, encoding)
                assert expected in text, text
                one.change(URI, [{"text": edit["newText"],
                                  "range": edit["range"]}
                                 for edit in edits], version + 1000)
                assert not [f for f in one.published(URI, version + 1000)
                            if f["code"] == "HOT204"]
            assert one.end() == 0


def test_actions():
    with client() as one:
        one.begin(window={"showDocument": {"support": True}})
        one.open(URI, SLOW + "x = 1  # hotlint: ignore\n")
        finding, unused = one.published(URI, 1)
        found = actions(one, finding)
        assert [a["title"] for a in found] == [
            "Suppress list-pop-front on this line",
            "Suppress list-pop-front in this file",
            "Open the page of list-pop-front"]
        assert {a["kind"] for a in found} == {"quickfix"}
        assert actions(one, finding, ["quickfix"]) == found
        assert actions(one, finding, [""]) == found
        assert actions(one, finding, ["refactor", "source"]) == []
        assert len(actions(one, unused)) == 1  # nothing suppresses it
        away = dict(finding, range={"start": {"line": 0, "character": 0},
                                    "end": {"line": 0, "character": 3}})
        assert actions(one, away) == []
        command = found[2]["command"]
        assert one.result("workspace/executeCommand", command) is None
        shown = one.take("window/showDocument")
        assert shown["external"] is True
        assert shown["uri"] == finding["codeDescription"]["href"]
        for bad in [None, {}, {"command": "x"}, {"command": command["command"]},
                    {"command": command["command"], "arguments": ["HOT999"]},
                    {"command": command["command"], "arguments": {}}]:
            answer = one.request("workspace/executeCommand", bad)
            assert code_of(answer) == -32602, bad
        for bad in [None, {}, {"textDocument": {"uri": URI}},
                    {"textDocument": {"uri": URI}, "range": {"start": 1}}]:
            answer = one.request("textDocument/codeAction", bad)
            assert code_of(answer) == -32602, bad
        assert one.end() == 0


def hover(one, line, character):
    return one.result("textDocument/hover", {
        "textDocument": {"uri": URI},
        "position": {"line": line, "character": character}})


def test_hover():
    with client() as one:
        one.begin()
        one.open(URI, SLOW + "x = 1  # hotlint: ignore[HOT204, nope]\n"
                 "y = 1  # hotlint: ignore\n# hotlint: ignore-file[append-loop]"
                 "\nz = 1  # hotlint: wrong\n# plain\n")
        shown = hover(one, 3, 10)
        assert shown["contents"]["kind"] == "markdown"
        text = shown["contents"]["value"]
        assert text.startswith("**list-pop-front** (HOT204, complexity)\n\n")
        assert "\n\nMeasured: " in text and " on CPython 3.11" in text
        assert shown["range"]["start"] == {"line": 3, "character": 8}
        assert hover(one, 0, 0) is None
        assert hover(one, 8, 3) is None
        assert hover(one, 10**9, 0) is None
        text = hover(one, 4, 10)["contents"]["value"]
        assert text == ("Silences findings in this statement:\n\n"
                        "- **list-pop-front** (HOT204)\n"
                        "- `nope`, which is no rule of hotlint")
        text = hover(one, 5, 10)["contents"]["value"]
        assert text.startswith("**unused-suppression** (HOT002")
        assert text.endswith("\n\n---\n\nSilences all rules in this statement")
        assert hover(one, 6, 3)["contents"]["value"] == (
            "Silences findings in this file:\n\n- **append-loop** (HOT301)")
        assert "cannot read" in hover(one, 7, 10)["contents"]["value"]
        for bad in [None, {}, {"textDocument": {"uri": URI}},
                    {"textDocument": {"uri": "x"},
                     "position": {"line": 0, "character": 0}}]:
            assert code_of(one.request("textDocument/hover", bad)) == -32602
        assert one.end() == 0


NEW_ONLY = ("def f(items):\n    out = []\n    for x in items:\n"
            "        out.append(x + 1)\n    return out\n")


def test_configuration():
    """The target version comes from pyproject.toml, also when it changes;
    tests are told by where they lie."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        config = folder / "pyproject.toml"
        path = folder / "a b.py"
        with Client(HOTLINT) as one:
            one.begin(root=folder.as_uri(), workspace={
                "didChangeWatchedFiles": {"dynamicRegistration": True}})
            [watch] = one.take("client/registerCapability")["registrations"]
            assert watch["method"] == "workspace/didChangeWatchedFiles"
            one.open(path.as_uri(), SLOW)
            [finding] = one.published(path.as_uri(), 1)
            assert "CPython 3.11" in finding["message"]
            for text, expected in [
                    ('[project]\nrequires-python = ">=3.13"\n', "3.13"),
                    ('[project]\nrequires-python = ">=3.9"\n', "3.9"),
                    ("[", "3.11")]:
                config.write_text(text, encoding="utf-8")
                one.notify("workspace/didChangeWatchedFiles", {"changes": [
                    {"uri": config.as_uri(), "type": 2}]})
                [finding] = one.published(path.as_uri(), 1)
                assert f"CPython {expected}" in finding["message"], expected
            assert "pyproject.toml:1" in one.take("window/logMessage")["message"]
            config.unlink()
            in_tests = (folder / "tests/b.py").as_uri()
            one.open(in_tests, SLOW)
            [finding] = one.published(in_tests, 1)
            assert finding["severity"] == 3  # a note in tests
            one.notify("workspace/didChangeWorkspaceFolders", {"event": {
                "removed": [{"uri": folder.as_uri(), "name": "x"}],
                "added": [{"uri": (folder / "tests").as_uri(), "name": "y"},
                          {"uri": "untitled:x"}, {}]}})
            [finding] = one.published(in_tests, 1)
            assert finding["severity"] == 2
            assert one.end() == 0


def test_baseline():
    """What `check` knows, the server knows; and edits are new."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        path = folder / "a.py"
        path.write_text(SLOW, encoding="utf-8")
        subprocess.run([HOTLINT, "check", "--write-baseline", "known.txt"],
                       cwd=folder, check=True, capture_output=True)
        config = folder / "hotlint.toml"
        config.write_text('baseline = "known.txt"\n', encoding="utf-8")
        with Client(HOTLINT) as one:
            one.begin(root=folder.as_uri())
            one.open(path.as_uri(), SLOW)
            assert one.published(path.as_uri(), 1) == []
            one.change(path.as_uri(), [{"text": SLOW + NEW_ONLY}], 2)
            [finding] = one.published(path.as_uri(), 2)
            assert finding["code"] == "HOT301"
            assert actions(one, finding, uri=path.as_uri())
            one.change(path.as_uri(), [{"text": "# new\n" + SLOW * 2}], 3)
            [finding] = one.published(path.as_uri(), 3)
            assert finding["range"]["start"]["line"] == 8
            other = folder / "not there yet.py"
            one.open(other.as_uri(), SLOW)
            assert len(one.published(other.as_uri(), 1)) == 1
            config.write_text('baseline = "no.txt"\n', encoding="utf-8")
            one.notify("workspace/didChangeWatchedFiles", {"changes": [
                {"uri": config.as_uri(), "type": 2}]})
            assert len(one.published(path.as_uri(), 3)) == 2
            assert "no.txt" in one.take("window/logMessage")["message"]
            assert one.end() == 0


def test_options():
    # Many editors put --stdio behind the command, as the protocol tells them.
    with client("--select", "append-loop", "--target-version", "3.13",
                "--stdio") as one:
        one.begin()
        one.open(URI, SLOW + NEW_ONLY)
        [finding] = one.published(URI, 1)
        assert finding["code"] == "HOT301"
        assert " on CPython 3.13" in finding["message"], finding
        assert one.end() == 0
    for options in [["--select", "nope"], ["--target-version", "2"],
                    ["--rules", "/no/such"], ["word"], ["--jobs", "2"],
                    ["--config", "baseline = '/no/such'"]]:
        done = subprocess.run([HOTLINT, "server", *options], input=b"",
                              capture_output=True)
        assert done.returncode == 2 and done.stderr and not done.stdout


def test_waiting_edits():
    """Findings are told for the last of many edits, perhaps not for each."""
    with client() as one:
        one.begin()
        one.open(URI, SLOW, 0)
        for version in range(1, 500):
            one.change(URI, [{"text": SLOW * (version % 3 + 1)}], version)
        assert len(one.published(URI, 499)) == 2
        assert one.end() == 0


def test_memory():
    """It does not grow by edits, or by opening and closing. A sanitizer would
    keep what is freed for a while."""
    with client(ASAN_OPTIONS="quarantine_size_mb=0") as one:
        one.begin(**PULLS)
        params = {"textDocument": {"uri": URI}}
        text = SLOW * 200
        at = {"start": {"line": 100, "character": 0},
              "end": {"line": 100, "character": 0}}

        def edit(count):
            for version in range(count):
                one.change(URI, [dict(range=at, text="x")] if version % 2 == 0
                           else [{"text": text}], version)
                if version % 10 == 0:
                    one.result("textDocument/diagnostic", params)

        def reopen(count):
            for number in range(count):
                one.open(f"{URI}{number}", text)
                one.notify("textDocument/didClose",
                           {"textDocument": {"uri": f"{URI}{number}"}})
            one.result("textDocument/diagnostic", params)

        one.open(URI, text)
        edit(100)
        reopen(20)
        before = one.memory()
        edit(10000 if LONG else 1000)
        reopen(1000 if LONG else 200)
        assert one.memory() <= before * 1.1, (before, one.memory())
        assert one.end() == 0


def test_mutations():
    """Whatever comes, the server answers or leaves in order."""
    random_ = random.Random(8)
    params = {"textDocument": {"uri": URI}}
    place = {"line": 3, "character": 9}
    messages = [
        {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {
            "textDocument": {"uri": URI, "version": 1, "text": SLOW}}},
        {"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
            **params, "contentChanges": [
                {"range": {"start": place, "end": place}, "text": "é"}]}},
        {"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover",
         "params": {**params, "position": place}},
        {"jsonrpc": "2.0", "id": 2, "method": "textDocument/codeAction",
         "params": {**params, "range": {"start": place, "end": place}}},
        {"jsonrpc": "2.0", "id": 3, "method": "textDocument/diagnostic",
         "params": params},
        {"jsonrpc": "2.0", "method": "workspace/didChangeWorkspaceFolders",
         "params": {"event": {"added": [{"uri": "file:///a"}]}}}]
    for _ in range(60):
        with client() as one:
            one.begin()
            data = b""
            for _ in range(20):
                text = bytearray(json.dumps(
                    random_.choice(messages)).encode())
                for _ in range(random_.randint(0, 3)):
                    at = random_.randrange(len(text))
                    text[at:at + random_.randint(0, 8)] = random_.choice(
                        [b"", b"null", b"1", b"{}", b"[]", b"-1", b'"', b"\\",
                         b"\xff", b"\\ud800", b"9" * 30, b"\0"])
                if not text.count(b"exit"):
                    data += b"Content-Length: %d\r\n\r\n" % len(text) + text
            one.write(data)
            one.write(b"Content-Length: 49\r\n\r\n"
                      b'{"jsonrpc":"2.0","id":"last","method":"shutdown"}')
            while one.read().get("id") != "last":
                pass
            one.notify("exit")
            assert one.process.wait(60) == 0
            assert not one.process.stderr.read()


def main():
    chosen = [name for name in sys.argv[2:] if name.startswith("test_")]
    for name, test in list(globals().items()):
        if name.startswith("test_") and (not chosen or name in chosen):
            test()
            print("ok", name, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

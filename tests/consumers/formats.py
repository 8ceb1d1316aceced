#!/usr/bin/env python3
"""The output formats, read by those who they are for.

usage: formats.py HOTLINT TOOLS

TOOLS is the folder where tools/bootstrap --all puts the readers: Microsoft's
SARIF multitool, reviewdog, and a Python environment with junitparser. Each
format must be accepted by its reader, and say of each finding what `json`
says, whatever characters the path and the code have, and with no findings.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ODD = "a b,c:%25 é&<\"'>.py"
CODE = '''"""Names and texts that formats have to escape."""


def grow(zeilen):
    größe = ""
    for zeile in zeilen:
        größe += f"<{zeile}&\\t%0A,:\\x01\\u202e]]>" + '"\\'"
    return größe
'''
CLEAN = "x = 1\n"


def run(command, folder, text=None):
    done = subprocess.run(command, cwd=folder, input=text, capture_output=True,
                          env=os.environ |
                          {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"})
    return done.returncode, done.stdout, done.stderr


class Readers:
    def __init__(self, tools):
        tools = pathlib.Path(tools).resolve()
        self.multitool = (tools / "npm/node_modules/@microsoft"
                          "/sarif-multitool-linux/Sarif.Multitool")
        self.reviewdog = tools / "venv/bin/reviewdog"
        self.python = tools / "venv/bin/python"

    def missing(self):
        return [p for p in vars(self).values() if not p.exists()]


def reviewdog(readers, name, text, folder):
    """Lines `path:line:column: …` as reviewdog prints what it has read."""
    code, out, err = run(
        [readers.reviewdog, f"-f={name}", "-reporter=local", "-level=info",
         "-filter-mode=nofilter", "-diff=true"], folder, text)
    assert not err and code in (0, 1), err.decode()
    return out.decode()


def read_sarif(readers, text, folder):
    path = pathlib.Path(folder, "out.sarif")
    path.write_bytes(text)
    os.chmod(readers.multitool, 0o755)
    code, out, err = run([readers.multitool, "validate", path,
                          "--rule-kind", "Sarif;Ghas"], folder)
    assert code == 0, (out + err).decode()
    assert b": error" not in out and b": warning" not in out, out.decode()
    path.unlink()
    [result] = json.loads(text)["runs"]
    rules = result["tool"]["driver"]["rules"]
    for finding in result["results"]:
        place = finding["locations"][0]["physicalLocation"]
        assert rules[finding["ruleIndex"]]["id"] == finding["ruleId"]
        yield (urllib.parse.unquote(place["artifactLocation"]["uri"]),
               place["region"]["startLine"], place["region"]["startColumn"],
               finding["ruleId"], finding["level"])


def read_github(_readers, text, _folder):
    unescape = urllib.parse.unquote
    for line in text.decode().splitlines():
        command, properties, data = re.fullmatch(
            r"::(warning|notice) ([^:]*)::(.*)", line).groups()
        fields = dict(p.split("=", 1) for p in properties.split(","))
        assert not set(fields) - {"title", "file", "line", "endLine", "col",
                                  "endColumn"}
        assert unescape(data)
        yield (unescape(fields["file"]), int(fields["line"]),
               int(fields.get("col", 0)), fields["title"].split()[0],
               {"notice": "note"}.get(command, command))


def read_gitlab(_readers, text, _folder):
    findings = json.loads(text)
    prints = {finding["fingerprint"] for finding in findings}
    assert len(prints) == len(findings)
    for finding in findings:
        assert finding["description"] and finding["check_name"]
        yield (finding["location"]["path"],
               finding["location"]["lines"]["begin"], 0, "",
               {"major": "warning", "info": "note"}[finding["severity"]])


def read_junit(readers, text, folder):
    path = pathlib.Path(folder, "junit.xml")
    path.write_bytes(text)
    script = ("import junitparser, json, sys\n"
              "x = junitparser.JUnitXml.fromfile(sys.argv[1])\n"
              "cases = [c for s in x for c in s]\n"
              "failed = [c for c in cases if c.result]\n"
              "assert (x.tests, x.failures) == (len(cases), len(failed))\n"
              "assert cases\n"
              "print(json.dumps([[c.classname, c.name, c.result[0].type]"
              " for c in failed]))")
    code, out, err = run([readers.python, "-c", script, path], folder)
    assert code == 0, err.decode()
    path.unlink()
    for where, name, kind in json.loads(out):
        code, _, line = name.partition(" ")
        yield where, int(line.rpartition(":")[2]), 0, code, kind


def read_checkstyle(readers, text, folder):
    printed = reviewdog(readers, "checkstyle", text, folder)
    for file in xml.fromstring(text):
        for error in file:
            place = f"{error.get('line')}:{error.get('column')}: "
            assert place in printed, (place, printed)
            yield (file.get("name"), int(error.get("line")),
                   int(error.get("column")), "",
                   {"info": "note"}.get(error.get("severity"), "warning"))


def read_rdjson(readers, text, folder):
    printed = reviewdog(readers, "rdjson", text, folder)
    findings = json.loads(text)["diagnostics"]
    assert len(printed.splitlines()) == len(findings), printed
    for finding in findings:
        start = finding["location"]["range"]["start"]
        yield (finding["location"]["path"], start["line"], 0,
               finding["code"]["value"],
               {"INFO": "note"}.get(finding["severity"], "warning"))


def read_jsonl(_readers, text, _folder):
    for line in text.splitlines():
        yield place_of(json.loads(line))


READERS = {"sarif": read_sarif, "github": read_github, "gitlab": read_gitlab,
           "junit": read_junit, "checkstyle": read_checkstyle,
           "rdjson": read_rdjson, "jsonl": read_jsonl}


def place_of(finding):
    return (finding["path"], finding["line"], finding["column"],
            finding["code"], finding["severity"])


def agrees(place, expected):
    """A format may leave out the column (0) or the code."""
    return all(not said or said == known
               for said, known in zip(place, expected, strict=True))


def check(hotlint, name, readers, folder, files):
    command = [hotlint, "check", "--isolated", *files, "--output-format"]
    _, known, _ = run([*command, "json"], folder)
    expected = [place_of(f) for f in json.loads(known)["diagnostics"]]
    code, text, err = run([*command, name], folder)
    assert code == (1 if expected else 0) and not err, (code, err)
    places = list(READERS[name](readers, text, folder))
    assert len(places) == len(expected), (name, places)
    for place, wanted in zip(places, expected):
        assert agrees(place, wanted), (name, place, wanted)
    return len(places)


def main() -> int:
    hotlint = str(pathlib.Path(sys.argv[1]).resolve())
    readers = Readers(sys.argv[2])
    if readers.missing():
        print("run tools/bootstrap --all: missing",
              *readers.missing(), sep="\n  ")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        for name, code in [(ODD, CODE), ("clean.py", CLEAN)]:
            pathlib.Path(folder, name).write_text(code)
        many = ROOT / "fixtures/findings/thirteen.py"
        pathlib.Path(folder, many.name).write_bytes(many.read_bytes())
        for name in READERS:
            count = check(hotlint, name, readers, folder, [ODD, many.name])
            assert count > 10, count
            assert check(hotlint, name, readers, folder, ["clean.py"]) == 0
            print(f"{name}: {count} findings read alike")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What every client of `hotlint server` does: scenario.json says with which
file and what it must see.

A client opens the file, waits for the findings, has the first one suppressed
by the action of that title, and waits for it to go. Then it tells, as JSON,

    before, after   the findings: code, severity, line (from 1), and the text
                    that lies in the range, which is only right when client
                    and server count columns alike
    title           of the action
    hover           what is shown over the first finding
    text            of the file, in the end
"""

import json
import os
import pathlib

_DATA = json.loads(pathlib.Path(__file__).with_suffix(".json").read_bytes())
_LINES = _DATA["text"]
TEXT = "\n".join(_LINES) + "\n"
ACTION = _DATA["action"]


def _edited():
    lines = list(_LINES)
    lines[_DATA["edited"]["line"] - 1] = _DATA["edited"]["text"]
    return "\n".join(lines) + "\n"


def check(seen):
    """Raises unless a client saw what it must see."""
    expected = {"before": _DATA["findings"], "after": _DATA["findings"][1:],
                "title": ACTION, "text": _edited()}
    for key, value in expected.items():
        assert seen[key] == value, f"{key}: {seen[key]!r} is not {value!r}"
    assert _DATA["hover"] in seen["hover"], seen["hover"]


def home(hotlint, folder):
    """The environment of a user whose home is `folder`, with hotlint on PATH
    and HOTLINT_FILE to open."""
    (folder / "bin").mkdir()
    (folder / "bin/hotlint").symlink_to(hotlint)
    (folder / "project").mkdir()
    file = folder / "project/a.py"
    file.write_text(TEXT, encoding="utf-8")
    return {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder), "LC_ALL": "C.UTF-8",
            "HOTLINT_FILE": str(file)}

#!/usr/bin/env python3
"""The language server in real clients.

usage: editors.py HOTLINT TOOLS

TOOLS is the folder where tools/bootstrap --all puts pytest-lsp and Neovim;
Emacs and eglot are the system's. Each opens a file, sees the findings at their
places, has one suppressed and sees it go; the editors use the set-ups of
docs/editors.md, which are the files in editors/.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCRIPTS = ROOT / "tests/lsp"
CODE = '''def f(items):
    queue = list(items)
    while queue:
        x = '\U0001d4b3é'; queue.pop(0)


def g(lines):
    out = ''
    for line in lines:
        out = line + out
    return out
'''
LINE = CODE.splitlines()[3]
SUPPRESSED = CODE.replace(
    ".pop(0)", ".pop(0)  # hotlint: ignore[list-pop-front]")


def run(command, environment, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True,
                          env=os.environ | environment, timeout=120)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return done.stdout.decode()


def home(hotlint, folder):
    """A home of its own, with hotlint on PATH and a file to open."""
    (folder / "bin").mkdir()
    (folder / "bin/hotlint").symlink_to(hotlint)
    (folder / "a.py").write_text(CODE, encoding="utf-8")
    return {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder), "LC_ALL": "C.UTF-8",
            "HOTLINT_FILE": str(folder / "a.py")}


def check_neovim(program, hotlint, folder):
    config = folder / ".config/nvim/lsp"
    config.mkdir(parents=True)
    setup = ROOT / "editors/neovim/hotlint.lua"
    (config / "hotlint.lua").write_bytes(setup.read_bytes())
    environment = home(hotlint, folder) | {
        f"XDG_{name}_HOME": str(folder / place) for name, place in [
            ("CONFIG", ".config"), ("DATA", "data"), ("STATE", "state"),
            ("CACHE", "cache")]}
    script = SCRIPTS / "neovim_session.lua"
    out = run([program, "--headless", "-i", "NONE", "-c",
               f"luafile {script}"], environment, folder)
    seen = json.loads(out)
    first, second = seen["before"]
    assert (first["code"], second["code"]) == ("HOT204", "HOT102")
    assert first["line"] == 3 and first["severity"] == 2
    # Neovim counts bytes, whatever the encoding was.
    assert first["column"] == len(LINE.partition("queue")[0].encode())
    assert first["end_column"] == len(LINE.encode())
    assert seen["after"] == [second]
    assert seen["text"].strip() == SUPPRESSED.strip()
    assert "**list-pop-front**" in seen["hover"]
    return f"in {seen['encoding']}"


def check_emacs(program, hotlint, folder):
    out = run([program, "--batch", "--eval", "(package-initialize)",
               "-L", ROOT / "editors/emacs",
               "-l", SCRIPTS / "eglot_session.el"],
              home(hotlint, folder), folder)
    seen = json.loads(out)
    first, second = seen["before"]
    assert "HOT204" in first["message"] and "HOT102" in second["message"]
    assert first["line"] == 4
    assert first["column"] == len(LINE.partition("queue")[0])
    assert seen["after"] == [second]
    assert seen["title"] == "Suppress list-pop-front on this line"
    assert seen["text"] == SUPPRESSED
    return "with eglot"


def check_pytest(python, hotlint, folder):
    out = run([python, "-W", "ignore", "-m", "pytest", "-q",
               "-p", "no:cacheprovider",
               SCRIPTS / "pytest_session.py"],
              {"HOTLINT": str(hotlint), "PYTHONDONTWRITEBYTECODE": "1"},
              folder)
    assert "3 passed" in out, out
    return "as three editors"


def main() -> int:
    hotlint = pathlib.Path(sys.argv[1]).resolve()
    tools = pathlib.Path(sys.argv[2]).resolve() / "venv/bin"
    emacs = pathlib.Path("/usr/bin/emacs")
    clients = {"pytest-lsp": (check_pytest, tools / "python"),
               "Neovim": (check_neovim, tools / "nvim"),
               "Emacs": (check_emacs, emacs)}
    missing = [path for _, path in clients.values() if not path.exists()]
    if missing:
        print("run tools/bootstrap --all: missing", *missing, sep="\n  ")
        return 1
    for name, (check, program) in clients.items():
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder).resolve()
            print(f"{name}: {check(program, hotlint, place)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

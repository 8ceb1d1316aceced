#!/usr/bin/env python3
"""The language server in real clients.

usage: editors.py HOTLINT TOOLS

TOOLS is the folder where tools/bootstrap --all puts pytest-lsp and Neovim;
Emacs and eglot are the system's, vscode-jsonrpc is the VS Code extension's.
Each goes through tests/lsp/scenario.py; the editors use the set-ups of
docs/editors.md, which are the files in editors/. VS Code has vscode.py.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCRIPTS = ROOT / "tests/lsp"
sys.path.insert(0, str(SCRIPTS))
import scenario  # noqa: E402


def run(command, environment, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True,
                          env=os.environ | environment, timeout=120)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return done.stdout.decode()


def go_through(command, environment, folder):
    """Has a client play the scenario; returns what it says of itself."""
    seen = json.loads(run(command, environment, folder))
    scenario.check(seen)
    return seen["client"]


def check_neovim(program, hotlint, folder):
    config = folder / ".config/nvim/lsp"
    config.mkdir(parents=True)
    shutil.copy(ROOT / "editors/neovim/hotlint.lua", config)
    environment = scenario.home(hotlint, folder) | {
        f"XDG_{name}_HOME": str(folder / place) for name, place in [
            ("CONFIG", ".config"), ("DATA", "data"), ("STATE", "state"),
            ("CACHE", "cache")]}
    script = SCRIPTS / "neovim_session.lua"
    return go_through([program, "--headless", "-i", "NONE", "-c",
                       f"luafile {script}"], environment, folder)


def check_emacs(program, hotlint, folder):
    return go_through([program, "--batch", "--eval", "(package-initialize)",
                       "-L", ROOT / "editors/emacs",
                       "-l", SCRIPTS / "eglot_session.el"],
                      scenario.home(hotlint, folder), folder)


def check_jsonrpc(modules, hotlint, folder):
    return go_through(["node", SCRIPTS / "jsonrpc_session.mjs", hotlint,
                       modules.parent], scenario.home(hotlint, folder), folder)


def check_pytest(python, hotlint, folder):
    out = run([python, "-W", "ignore", "-m", "pytest", "-q",
               "-p", "no:cacheprovider",
               SCRIPTS / "pytest_session.py"],
              scenario.home(hotlint, folder) |
              {"HOTLINT": str(hotlint), "PYTHONDONTWRITEBYTECODE": "1"},
              folder)
    assert "3 passed" in out, out
    return "as three editors"


def main() -> int:
    hotlint = pathlib.Path(sys.argv[1]).resolve()
    tools = pathlib.Path(sys.argv[2]).resolve() / "venv/bin"
    os.environ["PATH"] = f"{tools}{os.pathsep}{os.environ['PATH']}"
    emacs = pathlib.Path("/usr/bin/emacs")
    modules = ROOT / "editors/vscode/node_modules/vscode-jsonrpc"
    clients = {"pytest-lsp": (check_pytest, tools / "python"),
               "Neovim": (check_neovim, tools / "nvim"),
               "Emacs": (check_emacs, emacs),
               "vscode-jsonrpc": (check_jsonrpc, modules)}
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

#!/usr/bin/env python3
"""The files for CI services, checked by the services' schemas and run.

usage: ci_files.py HOTLINT TOOLS

check-jsonschema carries the schemas of GitHub's actions and workflows, of
GitLab's CI files and of pre-commit's hooks. The shell of `action.yml` is run
as GitHub would, with this hotlint in place of the installed one.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SCHEMAS = {"action.yml": "vendor.github-actions",
           "docs/ci/gitlab.yml": "vendor.gitlab-ci"}
BAD = """def drain(lines):
    queue = list(lines)
    while queue:
        print(queue.pop(0))
        queue += [1]
"""
GOOD = "x = 1\n"


def check_schemas(tools: pathlib.Path) -> None:
    checker = tools / "venv/bin/check-jsonschema"
    for file, schema in SCHEMAS.items():
        subprocess.run([checker, "--builtin-schema", schema, ROOT / file],
                       check=True)
    [workflow] = re.findall(r"```yaml\n(on:.*?)```",
                            (ROOT / "docs/ci.md").read_text(), re.S)
    with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
        file.write(workflow)
        file.flush()
        subprocess.run([checker, "--builtin-schema",
                        "vendor.github-workflows", file.name], check=True)


def step(name: str) -> str:
    """The script of a step of action.yml."""
    text = (ROOT / "action.yml").read_text().partition(f"- name: {name}\n")[2]
    lines = text.partition("run: |\n")[2].split("    - name:")[0]
    return re.sub(r"^ {8}", "", lines, flags=re.M)


def git(folder, *arguments):
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, text=True,
        capture_output=True,
        env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull,
                          "GIT_AUTHOR_NAME": "A", "GIT_COMMITTER_NAME": "A",
                          "GIT_AUTHOR_EMAIL": "a@example.org",
                          "GIT_COMMITTER_EMAIL": "a@example.org"}).stdout


def commit(folder: pathlib.Path, name: str, text: str) -> str:
    (folder / name).write_text(text)
    git(folder, "add", ".")
    git(folder, "commit", "-qm", name)
    return git(folder, "rev-parse", "HEAD").strip()


def run_action(hotlint: str, folder: pathlib.Path, **inputs):
    """Exit code and standard output of the step that checks."""
    settings = {"PATHS": ".", "ARGS": "", "CHANGED_ONLY": "true",
                "SARIF_FILE": "", "BASE": ""} | inputs
    with tempfile.TemporaryDirectory() as temp:
        binaries = pathlib.Path(temp, "hotlint/bin")
        binaries.mkdir(parents=True)
        (binaries / "hotlint").symlink_to(hotlint)
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c",
             step("Check")], cwd=folder, capture_output=True, text=True,
            env=os.environ | settings | {"RUNNER_TEMP": temp})
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, done.stdout


def check_action(hotlint: str, folder: pathlib.Path) -> None:
    git(folder, "init", "-q", "-b", "main")
    git(folder, "remote", "add", "origin", str(folder))
    old = commit(folder, "bad.py", BAD)
    new = commit(folder, "good one.py", GOOD)
    commit(folder, "notes.txt", "text\n")
    code, text = run_action(hotlint, folder)
    assert "file=bad.py,line=4" in text and "list-pop-front" in text, text
    assert run_action(hotlint, folder, BASE=old) == (0, "")
    code, text = run_action(hotlint, folder, BASE=new)
    assert (code, text) == (0, "hotlint: no Python file was changed\n")
    run_action(hotlint, folder, SARIF_FILE="out.sarif", ARGS="--isolated")
    assert '"HOT204"' in (folder / "out.sarif").read_text()


def main() -> int:
    hotlint = str(pathlib.Path(sys.argv[1]).resolve())
    check_schemas(pathlib.Path(sys.argv[2]).resolve())
    with tempfile.TemporaryDirectory() as name:
        check_action(hotlint, pathlib.Path(name))
    print("action.yml: schema, all files, changed files, SARIF")
    return 0


if __name__ == "__main__":
    sys.exit(main())

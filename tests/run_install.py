#!/usr/bin/env python3
"""`cmake --install` into an empty folder, and what is there then.

usage: run_install.py CMAKE BUILD
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SHELLS = {"bash": "share/bash-completion/completions/hotlint",
          "zsh": "share/zsh/site-functions/_hotlint",
          "fish": "share/fish/vendor_completions.d/hotlint.fish"}
WANTED = {"bin/hotlint", "share/doc/hotlint/LICENSE",
          "share/man/man1/hotlint.1", *SHELLS.values()}
SLOW = """def drain(lines):
    queue = list(lines)
    while queue:
        print(queue.pop(0))
"""


def output(*command, **settings) -> str:
    done = subprocess.run([str(word) for word in command], text=True,
                          capture_output=True, **settings)
    return done.stdout


def install(cmake: str, build: str, prefix: str, stage: str = "") -> None:
    subprocess.run([cmake, "--install", build, "--prefix", prefix], check=True,
                   env=os.environ | {"DESTDIR": stage}, capture_output=True)


def check_files(prefix: pathlib.Path) -> None:
    found = {path.relative_to(prefix).as_posix()
             for path in prefix.rglob("*") if path.is_file()}
    assert found == WANTED, f"installed {found ^ WANTED} too many or too few"


def check_program(prefix: pathlib.Path) -> None:
    program = prefix / "bin/hotlint"
    work = prefix / "work.py"
    work.write_text(SLOW)
    text = output(program, "check", "--isolated", work)
    assert "queue.pop(0)" in text, text
    for shell, path in SHELLS.items():
        text = (prefix / path).read_text()
        assert text == output(program, "completions", shell), shell


def check_readers(prefix: pathlib.Path) -> None:
    """By the programs that read it, as far as they are here."""
    read = []
    if shutil.which("bash"):
        text = output("bash", "--norc", "-c", f"source {prefix}/{SHELLS['bash']};"
                      "complete -p hotlint")
        assert text.startswith("complete "), text
        read.append("bash")
    for shell in ("zsh", "fish"):
        if shutil.which(shell):
            subprocess.run([shell, "-n", prefix / SHELLS[shell]], check=True)
            read.append(shell)
    if shutil.which("man"):
        page = prefix / "share/man/man1/hotlint.1"
        text = output("man", "-P", "cat", "-l", page)
        assert "write-baseline" in text.replace("\b", ""), text[:500]
        read.append("man")
    print("read by", *read)


def main() -> int:
    cmake, build = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        prefix = pathlib.Path(folder, "prefix")
        install(cmake, build, str(prefix))
        check_files(prefix)
        check_readers(prefix)
        check_program(prefix)
        stage = pathlib.Path(folder, "stage")
        install(cmake, build, "/usr", str(stage))
        check_files(stage / "usr")
    return 0


if __name__ == "__main__":
    sys.exit(main())

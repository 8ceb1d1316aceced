#!/usr/bin/env python3
"""hotlint as a hook of the real pre-commit.

usage: precommit.py HOTLINT TOOLS

In a repository made for it: a bad commit is blocked with a message that one
can act on, a good one passes, a range of commits is checked, the project's
configuration holds; from this repository's own hook, and from a wheel in `additional_dependencies`. Then the
hook is timed on 1 and on 500 files beside one that does nothing. With a
baseline, what is known does not block.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BAD = """def grow(lines):
    queue = list(lines)
    while queue:
        print(queue.pop(0), len(queue))
        queue += [1]
"""
GOOD = "def grow(lines):\n    return ''.join(lines)\n"
FROM_SOURCE = """repos:
- repo: {repository}
  rev: {commit}
  hooks: [{{id: hotlint}}]
"""
FROM_WHEEL = """repos:
- repo: local
  hooks:
  - id: hotlint
    name: hotlint
    entry: hotlint check --force-exclude
    language: python
    types: [python]
    require_serial: true
    additional_dependencies: ['{wheel}']
"""
NOTHING = """repos:
- repo: local
  hooks: [{id: nothing, name: nothing, entry: 'true', language: system,
           types: [python], require_serial: true}]
"""
# Seconds that 500 files may add to pre-commit's own time, on a machine that
# other tests keep busy.
LONGEST_ADDED = 1.5


class Repository:
    def __init__(self, folder, tools):
        self.folder = pathlib.Path(folder, "project")
        self.folder.mkdir()
        self.environment = os.environ | {
            "PATH": f"{tools}/venv/bin{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(pathlib.Path(folder, "home")),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
        self.run("git", "init", "--quiet", "-b", "main")

    def run(self, *command):
        done = subprocess.run([str(word) for word in command], text=True,
                              cwd=self.folder, capture_output=True,
                              env=self.environment)
        return done.returncode, done.stdout + done.stderr

    def must(self, *command):
        code, text = self.run(*command)
        assert code == 0, text
        return text

    def configure(self, text):
        self.write(".pre-commit-config.yaml", text)

    def write(self, name, text):
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text)
        self.must("git", "add", name)


def check_hook(repository, configuration):
    repository.configure(configuration)
    repository.must("pre-commit", "install", "--install-hooks")
    repository.write("good.py", GOOD)
    repository.must("git", "commit", "-m", "good")
    repository.write("bad.py", BAD)
    code, text = repository.run("git", "commit", "-m", "bad")
    assert code == 1, text
    assert "list-pop-front" in text and "bad.py:4" in text, text
    assert "`queue`" in text and "deque" in text, text
    repository.must("git", "commit", "--no-verify", "-m", "bad")
    code, text = repository.run("pre-commit", "run", "--from-ref", "HEAD~1",
                                "--to-ref", "HEAD")
    assert code == 1 and "list-pop-front" in text, text
    repository.must("git", "rm", "--quiet", "bad.py")
    repository.must("git", "commit", "-m", "mended")
    repository.must("pre-commit", "run", "--from-ref", "HEAD~2",
                    "--to-ref", "HEAD")
    check_configuration(repository)


def check_configuration(repository):
    """An excluded file passes, though it is named; a wrong key blocks."""
    settings = '[tool.hotlint]\nextend-exclude = ["generated"]\n'
    repository.write("pyproject.toml", settings)
    repository.write("generated/bad.py", BAD)
    repository.must("git", "commit", "-m", "generated")
    repository.write("pyproject.toml", settings + "selct = []\n")
    repository.write("good.py", GOOD + "\n")
    code, text = repository.run("git", "commit", "-m", "wrong")
    assert code == 1 and "pyproject.toml:3:1" in text, text
    assert "did you mean `select`" in text, text
    repository.must("git", "rm", "--quiet", "-f", "-r", "pyproject.toml",
                    "generated")
    repository.must("git", "commit", "-m", "without")


def check_baseline(repository, configuration):
    repository.configure(configuration + "    args: [--baseline, known.txt]\n")
    repository.write("old.py", BAD)
    repository.must(sys.argv[1], "check", "--write-baseline", "known.txt")
    repository.must("git", "add", "known.txt")
    repository.must("git", "commit", "-m", "known")
    repository.must("git", "mv", "old.py", "moved.py")
    repository.write("moved.py", "import os\n\n\n" + BAD)
    repository.must("git", "commit", "-m", "moved")
    repository.write("moved.py", BAD + BAD.replace("grow", "shrink"))
    code, text = repository.run("git", "commit", "-m", "new")
    assert code == 1 and text.count("[HOT204 list-pop-front]") == 1, text
    repository.must("git", "rm", "--force", "--quiet", "moved.py", "known.txt")
    repository.must("git", "commit", "-m", "mended")


def times(repository, configurations, runs=5):
    """Median seconds of a run over all files, taken in turns."""
    samples = [[] for _ in configurations]
    for _ in range(runs):
        for text, sample in zip(configurations, samples):
            repository.configure(text)
            start = time.perf_counter()
            repository.must("pre-commit", "run", "--all-files")
            sample.append(time.perf_counter() - start)
    return [statistics.median(sample) for sample in samples]


def fill(repository, count):
    """Files of the standard library without warnings."""
    folder = pathlib.Path(os.__file__).parent
    hotlint = sys.argv[1]
    for path in sorted(folder.rglob("*.py")):
        if count == 0:
            return
        if "test" in str(path):  # for which other rules hold
            continue
        clean = subprocess.run([hotlint, "check", "--isolated", path],
                               capture_output=True).returncode == 0
        if clean and path.stat().st_size:
            repository.write(f"file{count}.py", path.read_text("latin-1"))
            count -= 1


def main() -> int:
    tools = pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        source = Repository(folder, tools)
        commit = source.must("git", "-C", ROOT, "rev-parse", "HEAD").strip()
        check_hook(source, FROM_SOURCE.format(repository=ROOT, commit=commit))
        print("from this repository: blocks, passes, checks a range")
    with tempfile.TemporaryDirectory() as folder:
        wheels = list((tools / "wheels").glob("*manylinux2014_x86_64*.whl"))
        assert wheels, "run wheels.py first"
        project = Repository(folder, tools)
        configuration = FROM_WHEEL.format(wheel=wheels[0])
        check_hook(project, configuration)
        print("from a wheel: blocks, passes, checks a range")
        check_baseline(project, configuration)
        print("with a baseline: known code passes, new code does not")
        for count in 1, 500:
            fill(project, count)
            nothing, hook = times(project, [NOTHING, configuration])
            size = sum(p.stat().st_size for p in project.folder.glob("*.py"))
            print(f"{count} files, {size} bytes: pre-commit alone {nothing:.3f} s, "
                  f"hotlint adds {hook - nothing:.3f} s")
        assert hook - nothing < LONGEST_ADDED
    return 0


if __name__ == "__main__":
    sys.exit(main())

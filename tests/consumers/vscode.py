#!/usr/bin/env python3
"""The VS Code extension: its types, its tests, its package, and VS Code.

usage: vscode.py HOTLINT TOOLS

tools/bootstrap --all puts VS Code's server into TOOLS/vscode; its window is a
page in Chromium without a screen. There the package is installed as a user
would, goes through tests/lsp/scenario.py, and is held to its settings. Once
hotlint is in the environment that (a stand-in for) the Python extension has
active, once in the package.
"""
import contextlib
import json
import os
import pathlib
import platform
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EXTENSION = ROOT / "editors/vscode"
SCRIPTS = ROOT / "tests/lsp"
sys.path.insert(0, str(SCRIPTS))
import scenario  # noqa: E402

CONTENTS = {"[Content_Types].xml", "extension.vsixmanifest"} | {
    f"extension/{name}" for name in [
        "package.json", "readme.md", "LICENSE.txt", "dist/extension.js",
        "dist/NOTICES.txt"]}
TARGET = {"x86_64": "linux-x64", "aarch64": "linux-arm64"}
HOST = "127.0.0.1"
WAIT = 90


def run(*command, **settings):
    done = subprocess.run([str(word) for word in command], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          **settings)
    assert done.returncode == 0, done.stdout
    return done.stdout


def project_version():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return re.search(r'^version = "(.*)"', text, re.M)[1]


def check_settings(manifest):
    """What the code reads is declared, and the other way round."""
    source = "".join(path.read_text(encoding="utf-8")
                     for path in (EXTENSION / "src").glob("*.ts"))
    read = set(re.findall(r'"hotlint"\)\s*\.get<[^"]*"(\w+)"', source) +
               re.findall(r'settings\.get<[^"]*"(\w+)"', source))
    settings = manifest["contributes"]["configuration"]["properties"]
    # The client's library reads this one.
    assert set(settings) == ({f"hotlint.{name}" for name in read} |
                             {"hotlint.trace.server"}), read
    readme = (EXTENSION / "README.md").read_text(encoding="utf-8")
    for name, setting in settings.items():
        assert {"type", "default", "scope"} <= set(setting), name
        assert "description" in setting or "markdownDescription" in setting
        assert f"`{name}`" in readme, name


def check_package(package, more):
    with zipfile.ZipFile(package) as archive:
        assert set(archive.namelist()) == CONTENTS | more, archive.namelist()
        manifest = json.loads(archive.read("extension/package.json"))
        notices = archive.read("extension/dist/NOTICES.txt").decode()
        code = archive.read("extension/dist/extension.js").decode()
    assert manifest["version"] == project_version()
    assert manifest["main"] == "./dist/extension.js"
    assert "vscode-languageclient " in notices
    assert str(ROOT) not in code, "the bundle names a folder of this machine"
    check_settings(manifest)


def address(port, files, folder):
    """The page of a window on `folder` that runs the session."""
    remote = f"vscode-remote://{HOST}:{port}"
    payload = [[key, f"{remote}{path}"] for key, path in files]
    return (f"http://{HOST}:{port}/?folder={urllib.parse.quote(str(folder))}"
            f"&payload={urllib.parse.quote(json.dumps(payload))}")


@contextlib.contextmanager
def started(command, log, environment):
    """Runs a program; ends it and all that it has started."""
    with open(log, "w", encoding="utf-8") as file:
        process = subprocess.Popen([str(word) for word in command],
                                   stdout=file, stderr=file, env=environment,
                                   start_new_session=True)
    try:
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait_for(what, ask, *logs):
    end = time.monotonic() + WAIT
    while not (answer := ask()):
        if time.monotonic() > end:
            tails = [log.read_text(errors="replace")[-3000:] for log in logs]
            raise AssertionError("\n".join([f"no {what}", *tails]))
        time.sleep(0.05)
    return answer


def servers_of(folder):
    """Processes whose program lies in the folder."""
    found = []
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "exe").readlink().is_relative_to(folder):
                found.append(process.name)
    return found


def play(tools, package, home, folder, stand_in):
    """Has VS Code, with the package installed, run the session."""
    code = ["node", tools / "vscode/out/server-main.js",
            "--server-data-dir", folder / "data",
            "--extensions-dir", folder / "extensions"]
    run(*code, "--install-extension", package, env=home)
    [installed] = (folder / "extensions").glob("hotlint.hotlint-*")
    files = [("extensionDevelopmentPath",
              SCRIPTS / "python_extension" if stand_in else installed),
             ("extensionTestsPath", SCRIPTS / "vscode_session.js")]
    server_log, page_log = folder / "server.log", folder / "page.log"
    seen = pathlib.Path(home["HOTLINT_SEEN"])

    def port():
        text = server_log.read_text(encoding="utf-8", errors="replace")
        return re.search(r"listening on (\d+)", text)

    with started([*code, "--without-connection-token", "--host", HOST,
                  "--port", "0", "--accept-server-license-terms",
                  "--disable-workspace-trust"], server_log, home):
        page = address(wait_for("server", port, server_log)[1], files,
                       pathlib.Path(home["HOTLINT_FILE"]).parent)
        with started(["chromium", "--headless=new", "--no-sandbox",
                      "--disable-gpu", "--remote-debugging-port=0",
                      f"--user-data-dir={folder / 'page'}", page],
                     page_log, home):
            wait_for("end of the session", seen.exists, server_log, page_log)
            # The extension host goes, and hotlint with it.
            wait_for("end of hotlint", lambda: not servers_of(folder))
    return json.loads(seen.read_text(encoding="utf-8"))


def check_session(tools, package, hotlint, folder, stand_in):
    """hotlint is in the environment `venv`, or in the package."""
    home = os.environ | scenario.home(hotlint, folder) | {
        "PATH": os.environ["PATH"],
        "HOTLINT_ENVIRONMENT": str(folder / "venv"),
        "HOTLINT_SEEN": str(folder / "seen.json")}
    (folder / "venv/bin").mkdir(parents=True)
    if stand_in:
        shutil.copy(hotlint, folder / "venv/bin/hotlint")
    seen = play(tools, package, home, folder, stand_in)
    assert "error" not in seen, seen["error"]
    scenario.check(seen)
    return seen["client"]


def main() -> int:
    hotlint, tools = [pathlib.Path(a).resolve() for a in sys.argv[1:3]]
    os.environ["PATH"] = f"{tools}/venv/bin:{os.environ['PATH']}"
    missing = [path for path in [
        EXTENSION / "node_modules/.bin/vsce", tools / "vscode/out",
        pathlib.Path(shutil.which("chromium") or "chromium")]
        if not path.exists()]
    if missing:
        print("run tools/bootstrap --all: missing", *missing, sep="\n  ")
        return 1
    run("npm", "run", "check", cwd=EXTENSION)
    run("npm", "test", cwd=EXTENSION)
    print("types and tests: right")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        plain, bundle = folder / "plain.vsix", folder / "bundle.vsix"
        run(EXTENSION / "package", plain)
        check_package(plain, set())
        run(EXTENSION / "package", bundle, "--bundle", hotlint,
            "--target", TARGET[platform.machine()])
        check_package(bundle, {"extension/bundled/hotlint"})
        print("the package: as it must be, with and without a program")
        for package, stand_in in [(plain, True), (bundle, False)]:
            place = folder / package.stem
            place.mkdir()
            version = check_session(tools, package, hotlint, place, stand_in)
            print(f"in VS Code {version}, {package.stem}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

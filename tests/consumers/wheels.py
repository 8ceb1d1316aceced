#!/usr/bin/env python3
"""hotlint installs by pip, from wheels and from source.

usage: wheels.py HOTLINT TOOLS

Makes the wheels by tools/wheels in TOOLS/wheels, where `precommit.py` looks
for them. The x86_64 one is installed in a fresh environment and run, the
aarch64 one is run by qemu where it is installed. Then a source install with
nothing on PATH but a compiler must give the same program.
"""
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BASICS = ["ar", "as", "basename", "bash", "cat", "chmod", "cp", "dirname",
          "env", "gcc", "cc", "grep", "ld", "ln", "ls", "mkdir", "mv", "nm",
          "ranlib", "readlink", "rm", "sed", "sh", "touch", "uname"]


def output(*command, **settings) -> str:
    done = subprocess.run([str(word) for word in command], text=True,
                          capture_output=True, env=os.environ | settings)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


def fresh_environment(folder: pathlib.Path) -> pathlib.Path:
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    return folder / "bin"


def install(what, folder: pathlib.Path, **settings) -> pathlib.Path:
    binaries = fresh_environment(folder)
    subprocess.run([binaries / "pip", "install", "--quiet",
                    "--disable-pip-version-check", what],
                   check=True, env=os.environ | settings)
    return binaries / "hotlint"


def check(hotlint, wanted: str, runner=()) -> None:
    code = ROOT / "fixtures/findings/thirteen.py"
    found = output(*runner, hotlint, "check", "--isolated",
                   "--output-format=concise", code)
    assert found == wanted and found.count("\n") > 10, found


def of_arch(wheels: pathlib.Path, arch: str) -> pathlib.Path:
    [wheel] = wheels.glob(f"*manylinux2014_{arch}.musllinux_1_1_{arch}.whl")
    return wheel


def unpack_program(wheel: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    with zipfile.ZipFile(wheel) as archive:
        [name] = [n for n in archive.namelist()
                  if n.endswith("scripts/hotlint")]
        path = pathlib.Path(archive.extract(name, folder))
    path.chmod(0o755)
    return path


def main() -> int:
    hotlint, tools = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    wheels = tools / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    subprocess.run([ROOT / "tools/wheels", wheels], check=True)
    wanted = output(hotlint, "check", "--isolated", "--output-format=concise",
                    ROOT / "fixtures/findings/thirteen.py")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        here = of_arch(wheels, platform.machine())
        check(install(here, folder / "wheel"), wanted)
        print("the wheel for this machine: installed and run")
        qemu = shutil.which("qemu-aarch64-static")
        if qemu:
            program = unpack_program(of_arch(wheels, "aarch64"), folder)
            check(program, wanted, [qemu])
            print("the wheel for aarch64: run by qemu")
        bare = folder / "bare"
        bare.mkdir()
        for tool in BASICS:
            (bare / tool).symlink_to(shutil.which(tool))
        check(install(ROOT, folder / "source", PATH=str(bare),
                      CMAKE_ARGS="-DHOTLINT_SYSTEM_PCRE2=OFF"), wanted)
        print("from source, with a compiler alone: installed and run")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Put real Python code into a folder: what the corpus tests run on.

usage: fetch_corpus.py [DEST]          (default: build/corpus)

Downloads the wheels named in tests/corpus/packages.txt with pip, unpacks only
their *.py files, one folder a package, and adds the running interpreter's
standard library as `stdlib`. What is already there is kept. When the
environment variable HOTLINT_CORPUS names a folder that is filled, that one is
used as it is.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "tests/corpus/packages.txt"


def download(spec: str, folder: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
         "--disable-pip-version-check", "--only-binary", ":all:",
         "--dest", folder, spec], check=True)


def fetch_package(spec: str, target: pathlib.Path) -> None:
    """The folder appears under its name only when it is complete."""
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        download(spec, folder)
        for wheel in pathlib.Path(folder).glob("*.whl"):
            with zipfile.ZipFile(wheel) as archive:
                names = [n for n in archive.namelist() if n.endswith(".py")]
                archive.extractall(part, names)
    part.rename(target)


def not_python(folder: str, names: list[str]) -> list[str]:
    return [n for n in names if n in ("site-packages", "__pycache__") or not (
        n.endswith(".py") or pathlib.Path(folder, n).is_dir())]


def copy_standard_library(target: pathlib.Path) -> None:
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    shutil.copytree(sysconfig.get_path("stdlib"), part, ignore=not_python)
    part.rename(target)


def main() -> int:
    given = os.environ.get("HOTLINT_CORPUS")
    if given and any(pathlib.Path(given).glob("*/")):
        print(f"using the corpus in {given}")
        return 0
    dest = pathlib.Path(sys.argv[1] if len(sys.argv) > 1
                        else ROOT / "build/corpus")
    dest.mkdir(parents=True, exist_ok=True)
    for spec in PACKAGES.read_text().split():
        target = dest / spec.replace("==", "-")
        if not target.is_dir():
            try:
                fetch_package(spec, target)
            except subprocess.CalledProcessError:
                print(f"fetch_corpus: pip cannot download {spec}",
                      file=sys.stderr)
                return 1
    if not (dest / "stdlib").is_dir():
        copy_standard_library(dest / "stdlib")
    sizes = [p.stat().st_size for p in dest.rglob("*.py") if p.is_file()]
    print(f"{len(sizes)} files, {sum(sizes)} bytes in {dest}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

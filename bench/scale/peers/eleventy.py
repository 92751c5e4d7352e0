"""Eleventy: the same pages as Markdown, with a layout of like richness; a full build each time."""

from __future__ import annotations

import json
import shutil

from bench.scale.measuring import Run, run
from bench.scale.peers.markdown import for_layouts
from bench.scale.peers.peer import CLONE, LAYOUTS, NotInstalled, Peer, Size, Way, program

_PACKAGES = CLONE / "bench/node_modules"
_PACKAGE = _PACKAGES / "@11ty/eleventy"


def make(size: Size) -> Peer:
    """Write the pages, and get ready to build them.

    Raises:
        NotInstalled: Eleventy or Node.js is not there.
    """
    node = program("node", "Node.js")
    if not _PACKAGE.is_dir():
        raise NotInstalled("Eleventy is not installed; `make bench` does it")
    named = json.loads((_PACKAGE / "package.json").read_text("utf-8"))["version"]
    folder = size.fresh("eleventy")
    shutil.copytree(LAYOUTS / "eleventy", folder, dirs_exist_ok=True)
    for_layouts(size, folder / "content", index="index")
    (folder / "node_modules").symlink_to(_PACKAGES)
    built = folder / "_site"

    def cold() -> Run:
        shutil.rmtree(built, ignore_errors=True)
        command = (node, "--max-old-space-size=8192", _PACKAGE / "cmd.cjs", "--quiet")
        return run(command, folder, size.log("eleventy"))

    return Peer("Eleventy", named, built, (Way("cold", cold, often=False),))

"""Zensical: the same files as plain Material, cold, and again after one page was edited."""

from __future__ import annotations

import shutil
from importlib.metadata import PackageNotFoundError, version
from itertools import count

from bench.scale.measuring import Run, run
from bench.scale.peers.markdown import for_mkdocs
from bench.scale.peers.peer import NotInstalled, Peer, Size, Way, program


def make(size: Size) -> Peer:
    """Write the pages, and get ready to build them.

    Raises:
        NotInstalled: Zensical is not there.
    """
    try:
        named = version("zensical")
    except PackageNotFoundError as error:
        raise NotInstalled("Zensical is not installed; `make bench` does it") from error
    zensical = program("zensical", "Zensical")
    folder = for_mkdocs(size, "zensical")
    build, edits = (zensical, "build"), count(1)

    def cold() -> Run:
        for name in ("site", ".cache"):
            shutil.rmtree(folder / name, ignore_errors=True)
        return run(build, folder, size.log("zensical"))

    def edited() -> Run:
        page = sorted((folder / "docs/agencies").glob("*-police.md"))[0]
        page.write_text(f"{page.read_text('utf-8')}\nEdited {next(edits)}.\n", "utf-8")
        return run(build, folder, size.log("zensical one edit"))

    ways = (Way("cold", cold, often=False), Way("one edit", edited, often=False))
    return Peer("Zensical", named, folder / "site", ways)

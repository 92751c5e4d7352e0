"""What is measured of the site in this repository: a check, a build, and what either imports."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from bench.scale.measuring import Run, run
from bench.scale.peers.peer import CLONE, LAYOUTS, Peer, Way

NOT_NEEDED = ("folium", "numpy", "pandas")
"""What a check has no use for, and takes long to import."""
_SITE = ("build.py", "mkdocs.yml", "content", "data", "microsite", "templates")
_EMPTY = "# Nothing here\n"


def make(folder: Path) -> Peer:
    """Get ready in a folder of its own, so that no cache of the repository counts or is lost."""
    shutil.rmtree(folder, ignore_errors=True)
    site, empty = folder / "site-here", folder / "empty"
    for each in (site, empty / "docs"):
        each.mkdir(parents=True)
    for name in _SITE:
        (site / name).symlink_to(CLONE / name)
    if (CLONE / "archive").is_dir():
        (site / "archive").symlink_to(CLONE / "archive")
    settings = (LAYOUTS / "material/mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"(?m)^(nav|not_in_nav):.*\n((  .*)?\n)*?(?=\S)", "", settings)
    (empty / "mkdocs.yml").write_text(settings, "utf-8")
    (empty / "docs/index.md").write_text(_EMPTY, "utf-8")
    build = (sys.executable, "-m", "mkdocs", "build", "--quiet")

    def checked() -> Run:
        return run((sys.executable, "build.py", "check"), site, folder / "logs/check.txt")

    def cold() -> Run:
        for name in ("site", ".cache", ".schemas"):
            shutil.rmtree(site / name, ignore_errors=True)
        return run((*build, "--strict"), site, folder / "logs/cold.txt")

    def again() -> Run:
        return run((*build, "--strict"), site, folder / "logs/again.txt")

    def nothing() -> Run:
        shutil.rmtree(empty / "site", ignore_errors=True)
        return run(build, empty, folder / "logs/empty.txt")

    ways = (
        Way("check", checked),
        Way("cold build", cold),
        Way("build again", again),
        Way("an empty Material site", nothing),
    )
    return Peer("this site", "", site / "site", ways)


def imported(folder: Path) -> tuple[str, ...]:
    """List what a check imports and does not need, in a folder that `make` made ready."""
    log = folder / "logs/imports.txt"
    run((sys.executable, "-X", "importtime", "build.py", "check"), folder / "site-here", log)
    names = set(re.findall(r"(?m)^import time:.*\|\s*([\w.]+)$", log.read_text("utf-8")))
    return tuple(name for name in NOT_NEEDED if name in names)

"""The outlines of the maps, as far as rules ask for them: whether they can be drawn, and how far.

To say that takes the libraries that draw, which take longer to import than all other rules take to
judge the flagship. So what was found well is remembered in .cache/, where a project has that
folder, under a hash of the files and of what judged them. What is wrong is never remembered.
"""

from __future__ import annotations

import hashlib
import json
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import microsite
from microsite import disk

if TYPE_CHECKING:
    from microsite.maps import Bounds, UnusableOutlines

FOLDER = "data/geo"
_MEMORY = Path(".cache", "outlines.json")
_FILES = ("region.geojson", "context.json", "towns.geojson")


@dataclass(frozen=True, slots=True)
class Outlines:
    """What rules ask of the files in data/geo/."""

    frame: Bounds | None = None
    """West, south, east and north end of the region; None where it cannot be drawn."""
    problem: UnusableOutlines | FileNotFoundError | None = None
    """Why it cannot be drawn; None where it can, or where there is no such folder."""


def read_outlines(root: Path) -> Outlines:
    """Read the outlines in a project's data/geo/, or remember that they were read before.

    Args:
        root: the project's folder.
    """
    folder = root / FOLDER
    if not folder.is_dir():
        return Outlines()
    name = _name(folder)
    if frame := _remembered(root / _MEMORY, name):
        return Outlines(frame)
    # Shapely and numpy, a quarter of a second.
    from microsite.maps import UnusableOutlines, load_region

    try:
        frame = load_region(folder).bounds
    except (FileNotFoundError, UnusableOutlines) as problem:
        return Outlines(problem=problem)
    if (root / _MEMORY.parent).is_dir():
        # Where nothing can be written, the next check takes as long as this one.
        with suppress(OSError):
            memory = json.dumps({"of": name, "frame": frame}) + "\n"
            disk.replace(root / _MEMORY, memory, synced=False)
    return Outlines(frame)


def _name(folder: Path) -> str:
    """Name the files by all that says whether they can be drawn: their bytes, our code, GEOS."""
    whole = hashlib.sha256(sys.version.encode())
    for name in _FILES:
        path = folder / name
        found = path.read_bytes() if path.is_file() else b""
        whole.update(b"%s %d %d\0" % (name.encode(), path.exists(), len(found)) + found)
    for code in (Path(__file__), Path(microsite.__file__).parent / "maps" / "region.py"):
        whole.update(code.read_bytes())
    # An installed package names its version in the folder beside it.
    shapely = find_spec("shapely")
    if shapely is not None and shapely.origin is not None:
        beside = Path(shapely.origin).parent.parent.glob("shapely-*.dist-info")
        whole.update(" ".join(sorted(each.name for each in beside)).encode())
    return whole.hexdigest()


def _remembered(memory: Path, name: str) -> Bounds | None:
    try:
        kept = json.loads(memory.read_bytes())
        west, south, east, north = map(float, kept["frame"])
        return (west, south, east, north) if kept["of"] == name else None
    except (OSError, ValueError, TypeError, KeyError):
        return None  # none, or a damaged one

"""Where a site is built until it is whole, so that the last good one stays until then.

The place is inside the site's own folder, where MkDocs leaves alone what begins with a dot: on the
same disk, so that moving costs nothing, and writable wherever the site is, also where the folder is
a link or a mount. Hidden files of others, such as `.git`, stay as MkDocs lets them stay.
"""

from __future__ import annotations

import shutil
from pathlib import Path

_NAME = ".building"


def begin(site: Path) -> Path:
    """Make an empty place for a build, and return it.

    Args:
        site: the folder of the site, which need not exist.
    """
    place = site / _NAME
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    return place


def exchange(site: Path) -> None:
    """Put what was built into the place of the last site.

    Raises:
        OSError: a file cannot be removed or moved.
    """
    for entry in site.iterdir():
        if not entry.name.startswith("."):
            _remove(entry)
    place = site / _NAME
    _move(place, site)
    place.rmdir()


def abandon(site: Path) -> None:
    """Throw away what was not finished; the last site is as it was."""
    shutil.rmtree(site / _NAME, ignore_errors=True)
    if site.is_dir() and not any(site.iterdir()):
        site.rmdir()


def _move(source: Path, target: Path) -> None:
    for entry in list(source.iterdir()):
        there = target / entry.name
        if entry.is_dir() and there.is_dir():
            _move(entry, there)
            entry.rmdir()
        else:
            if there.is_dir() or (entry.is_dir() and there.exists()):
                _remove(there)
            entry.replace(there)


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink()

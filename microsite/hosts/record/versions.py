"""The programs that a site was made with: Python, and the packages of requirements.txt."""

from __future__ import annotations

import json
import platform
import re
from pathlib import Path

from microsite.cache import UNKEPT, Cache, digest
from microsite.cache import packages as folders

_FOLDER = re.compile(r"(.+)-([^-]+)\.dist-info")


def python() -> str:
    """Give this Python's version, such as `3.11.9`."""
    return platform.python_version()


def packages(root: Path, cache: Cache = UNKEPT) -> dict[str, str]:
    """Give the installed versions of the packages that a project pins, by name and in order.

    What else is installed, as for tests, makes no page.

    Args:
        root: the project's folder. Without a requirements.txt there, nothing is pinned.
        cache: keeps which pins are for this machine, for the next build.
    """
    try:
        text = (root / "requirements.txt").read_text("utf-8")
    except FileNotFoundError:
        return {}
    pinned = json.loads(cache.once(digest("pinned", text), lambda: _pinned(text)))
    found: dict[str, str] = {}
    for folder in folders():
        if (about := _FOLDER.fullmatch(folder)) and (name := _named(about[1])) in pinned:
            found[name] = about[2]
    return dict(sorted(found.items()))


def _pinned(text: str) -> bytes:
    from microsite.pins import pins  # `packaging` takes as long to import as all the rest here

    return json.dumps([_named(pin.name) for pin in pins(text)]).encode()


def _named(name: str) -> str:
    """Give the one form of a package's name (the core metadata specification, "Names")."""
    return re.sub(r"[-_.]+", "-", name).lower()

"""The programs that a site was made with: Python, and the packages of requirements.txt."""

from __future__ import annotations

import platform
import re
from pathlib import Path

from packaging.utils import canonicalize_name

from microsite.cache import packages as folders
from microsite.pins import pins

_FOLDER = re.compile(r"(.+)-([^-]+)\.dist-info")


def python() -> str:
    """Give this Python's version, such as `3.11.9`."""
    return platform.python_version()


def packages(root: Path) -> dict[str, str]:
    """Give the installed versions of the packages that a project pins, by name and in order.

    What else is installed, as for tests, makes no page.

    Args:
        root: the project's folder. Without a requirements.txt there, nothing is pinned.
    """
    try:
        pinned = pins((root / "requirements.txt").read_text("utf-8"))
        wanted = {canonicalize_name(pin.name) for pin in pinned}
    except FileNotFoundError:
        return {}
    found: dict[str, str] = {}
    for folder in folders():
        if (about := _FOLDER.fullmatch(folder)) and canonicalize_name(about[1]) in wanted:
            found[canonicalize_name(about[1])] = about[2]
    return dict(sorted(found.items()))

"""The schemas that are there, for who only asks what they were made of."""

from __future__ import annotations

from pathlib import Path

FOLDER = ".schemas"
"""Below the project's folder. It is not in git: the ids in it change with every edit."""
MADE_OF = ".made-of"
"""The file in that folder which holds a hash of what the schemas were made of, and of them."""


def known(root: Path) -> str | None:
    """Give the hash of what the schemas that are there were made of, and of them; None if none."""
    return content(root / FOLDER / MADE_OF)


def content(path: Path) -> str | None:
    """Read a file; None if there is none that can be read."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None

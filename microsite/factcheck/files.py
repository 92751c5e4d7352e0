"""Write a sheet into a folder of its own, where no build of the site comes by."""

from __future__ import annotations

from pathlib import Path

from microsite import disk

_READ_BY_BUILDS = ("content", "data", "templates", "site")


class NotThere(Exception):
    """A folder that a sheet must not be written into, and why."""


def names(private: bool) -> tuple[str, str]:
    """Name the two files: HTML and CSV; a private sheet says so in its names."""
    stem = "factcheck-private" if private else "factcheck"
    return f"{stem}.html", f"{stem}.csv"


def unpublished(folder: Path, root: Path) -> None:
    """See to it that a folder is not one that a build reads or publishes.

    Raises:
        NotThere: it is one.
    """
    where = folder.resolve()
    for name in _READ_BY_BUILDS:
        taken = (root / name).resolve()
        if where == taken or where.is_relative_to(taken):
            raise NotThere(
                f"'{folder}' is in '{name}', which a build reads or publishes; name another folder"
            )
    if where == root.resolve():
        raise NotThere(f"'{folder}' is the project itself; name a folder of its own")


def write(folder: Path, contents: dict[str, str]) -> None:
    """Write files, each whole or not at all.

    A folder that is made for it, or is empty, gets a `.gitignore` of its own, so that no sheet is
    committed by mistake.

    Args:
        folder: where to.
        contents: the files by name.

    Raises:
        OSError: it cannot be written.
    """
    ignored = folder / ".gitignore"
    # One who was killed may have begun to write it.
    if not folder.exists() or {*folder.iterdir()} <= {disk.being_written(ignored)}:
        # First of all, so that also one who is killed leaves nothing that git would take.
        disk.replace(ignored, "*\n")
    for name, content in contents.items():
        disk.replace(folder / name, content)

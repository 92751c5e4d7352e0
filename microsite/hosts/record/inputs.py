"""The files that a site is made from, each with the SHA-256 of its content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

PATHS = ("build.py", "mkdocs.yml", "requirements.txt", "data", "microsite", "templates")
"""What every project has; the folder of the pages written by hand has the name it is given."""
_PYTHONS_OWN = "__pycache__"

State = tuple[int, ...]
"""What tells that a file was touched, without reading it."""


def states(root: Path, paths: Iterable[str]) -> dict[str, State]:
    """List every file that a site is made from, with its state.

    What begins with a dot is left out, as MkDocs leaves it out, and what Python compiles.

    Args:
        root: the project's folder.
        paths: files and folders, relative to it; one that is not there is passed over.

    Returns:
        States by path, in order; the paths are relative to the folder, with `/`.
    """
    found: dict[str, State] = {}
    for path in sorted({each for given in paths for each in _files(root, given)}):
        # Editors put a file away for a new one, and what is gone now is missing later as well.
        try:
            it = os.stat(f"{root}/{path}")  # noqa: PTH116 - of some projects there are thousands
        except FileNotFoundError:
            continue
        found[path] = (it.st_dev, it.st_ino, it.st_size, it.st_mtime_ns, it.st_ctime_ns)
    return found


def hashes(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Hash files, in hexadecimal; one that is gone has no hash."""
    return {path: _hash(root / path) for path in paths}


def printable(path: str) -> str:
    """Give a path as text that any encoding takes: bytes that are not UTF-8 are escaped."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _hash(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _files(root: Path, path: str) -> Iterator[str]:
    top = os.path.join(root, path)  # noqa: PTH118
    if os.path.isfile(top):  # noqa: PTH113
        yield path
        return
    for folder, below, names in os.walk(top, followlinks=True):
        below[:] = [each for each in below if _counts(each) and not _is_above(folder, each)]
        prefix = os.path.relpath(folder, root).replace(os.sep, "/")
        for name in names:
            # A pipe would keep whoever reads it waiting.
            if _counts(name) and os.path.isfile(f"{folder}/{name}"):  # noqa: PTH113
                yield f"{prefix}/{name}"


def _counts(name: str) -> bool:
    return not name.startswith(".") and name != _PYTHONS_OWN


def _is_above(folder: str, name: str) -> bool:
    """Say whether an entry is a link to a folder that it stands in, where one would go round."""
    link = Path(folder, name)
    return link.is_symlink() and Path(folder).resolve().is_relative_to(link.resolve())

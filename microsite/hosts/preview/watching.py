"""Whether anything that a build reads has changed, other than by an editor's own files.

MkDocs' server builds at every change below the folders it watches: also when an editor makes a
swap file, or Python writes the bytes of a module that this very build has imported.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

_PASSING = re.compile(r"\..*|.*~|#.*#|4913|.*\.(swp|swx|tmp|bak|pyc|part)|__pycache__|___jb_.*")
"""Names of what comes and goes: hidden files, vim's, Emacs', JetBrains', Python's. MkDocs publishes
nothing that is hidden either."""

Stamp = dict[str, tuple[int, int]]


def changes(paths: list[Path]) -> Callable[[], bool]:
    """Give a function that says whether something has changed since it was last asked.

    Args:
        paths: files and folders.
    """
    seen = _stamps(paths)

    def changed() -> bool:
        nonlocal seen
        before, seen = seen, _stamps(paths)
        return seen != before

    return changed


def _stamps(paths: list[Path]) -> Stamp:
    """Note of each file when it was last written, in nanoseconds, and its size in bytes."""
    stamps = {}
    for path in paths:
        for file in _files(path):
            try:
                stat = Path(file).stat()
            except OSError:  # gone in between
                continue
            stamps[file] = (stat.st_mtime_ns, stat.st_size)
    return stamps


def _files(path: Path) -> Iterator[str]:
    if not path.is_dir():
        yield str(path)
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not _PASSING.fullmatch(name)]
        yield from (f"{folder}/{name}" for name in files if not _PASSING.fullmatch(name))

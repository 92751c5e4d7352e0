"""A file on disk, whole or not at all: written beside its place, then given its name.

Whoever reads meanwhile (an editor, a preview, git) sees the old file or the new one, never half.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace(path: Path, content: str | bytes) -> None:
    """Write a file, in the place of one that may be there; a link stays one, and a mode too.

    Args:
        path: the file. Its folder is made where there is none.
        content: what it shall hold; text is written as UTF-8, its line ends as they are.

    Raises:
        OSError: it cannot be written. What was there is as it was.
    """
    path = path.resolve()
    with _beside(path, content) as beside:
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)


def create(path: Path, content: str | bytes) -> None:
    """Write a file that is not there yet, and the folders that it stands in.

    Args:
        path: the file.
        content: what it shall hold, as `replace` takes it.

    Raises:
        FileExistsError: there is a file of that name. It was not touched.
        OSError: it cannot be written.
    """
    with _beside(path, content) as beside:
        os.link(beside, path)  # unlike a renaming, this fails where a file is


@contextmanager
def _beside(path: Path, content: str | bytes) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of this process: what another one writes, or somebody has left there, stays.
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(content.encode() if isinstance(content, str) else content)
        yield beside
    finally:
        beside.unlink(missing_ok=True)

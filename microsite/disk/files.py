"""A file on disk, whole or not at all: written beside its place, then given its name.

Whoever reads meanwhile (an editor, a preview, git) sees the old file or the new one, never half. So
does whoever reads after a power cut: what a file holds is on the disk before it gets its name, and
the name before the command goes on. A command that is killed may leave `.NAME.writing` beside the
file, which no check reads and git ignores; the next one that writes the file takes it away.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from microsite.disk.locking import is_at, lock
from microsite.disk.system import flush, flush_folder, name_new


def replace(
    path: Path,
    content: str | bytes,
    *,
    synced: bool = True,
    still: Callable[[], None] = lambda: None,
) -> None:
    """Write a file, in the place of one that may be there; a link stays one, and a mode too.

    Args:
        path: the file. Its folder is made where there is none.
        content: what it shall hold; text is written as UTF-8, its line ends as they are.
        synced: whether to wait for the disk; not for what is made anew where it is damaged.
        still: is called while nobody else can replace the file, and raises what speaks against it.

    Raises:
        OSError: it cannot be written. What was there is as it was; or the new one is there,
            whole, if all that the disk has not taken is its name.
    """
    path = path.resolve()
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    with _beside(path, content, mode, synced) as beside:
        still()
        beside.replace(path)


def create(path: Path, content: str | bytes) -> None:
    """Write a file that is not there yet, and the folders that it stands in.

    Args:
        path: the file.
        content: what it shall hold, as `replace` takes it.

    Raises:
        FileExistsError: there is a file of that name. It was not touched.
        OSError: it cannot be written. There is no file of that name.
    """
    named = False
    try:
        with _beside(path, content, None, True) as beside:
            name_new(beside, path)
            named = True
    except OSError:
        if named:  # and the disk did not take the name
            with suppress(OSError):
                path.unlink()
        raise


def being_written(path: Path) -> Path:
    """Name what stands beside a file while it is written, and stays if a command is killed then."""
    return path.with_name(f".{path.name}.writing")


@contextmanager
def _beside(path: Path, content: str | bytes, mode: int | None, synced: bool) -> Iterator[Path]:
    data = content.encode() if isinstance(content, str) else content
    grown = _grow(path.parent)
    beside = being_written(path)
    opened = _opened(beside)
    try:
        with open(opened, "wb", closefd=False) as file:
            file.write(data)
        if mode is not None:
            os.chmod(opened, mode)  # noqa: PTH101 - as above
        if synced:
            flush(opened, beside)
        yield beside
        if synced:
            for folder in (path.parent, *grown):
                flush_folder(folder)
    finally:
        with suppress(OSError):  # the next one will
            if is_at(beside, opened):
                beside.unlink()
        os.close(opened)


def _opened(beside: Path) -> int:
    """Begin a file that nobody else writes; one that was left there is taken away.

    It is locked while it is written, so that one that is not is nobody's any more. It is never
    written over: where files are made with links, it may be the very file that was made.
    """
    while True:
        try:
            new = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            opened = os.open(beside, new, 0o666)
        except FileExistsError:
            _sweep(beside)
            continue
        lock(opened)
        if is_at(beside, opened):
            return opened
        os.close(opened)


def _sweep(beside: Path) -> None:
    try:
        opened = os.open(beside, os.O_RDONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return
    try:
        lock(opened)
        if is_at(beside, opened):
            beside.unlink()
    finally:
        os.close(opened)


def _grow(folder: Path) -> list[Path]:
    """Make a folder where there is none; list those that got a new name with it."""
    grown = []
    each = folder
    while not each.exists():
        each = each.parent
        grown.append(each)
    folder.mkdir(parents=True, exist_ok=True)
    return grown

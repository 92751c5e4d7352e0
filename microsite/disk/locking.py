"""A folder that one process at a time works in, and a file that one at a time writes."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_CANNOT = {errno.EBADF, errno.ENOLCK, errno.ENOTSUP}
"""What file systems say that lock no folders, such as some that are on another machine."""

_held: set[int] = set()


@contextmanager
def alone(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Work in a folder while nobody else does who asks for the same.

    The lock is on the folder itself, so that no file is left in it, and the system lets go of it
    when this process ends, however it ends. Where folders cannot be locked there is no lock.

    Args:
        folder: is made where there is none. Whoever works there may take it away.
        wait: is called if somebody else works there, before waiting until they have ended.

    Raises:
        OSError: the folder cannot be made or read.
    """
    opened = _opened(folder, wait)
    _held.add(opened)
    try:
        yield
    finally:
        _held.discard(opened)
        os.close(opened)


def lock(opened: int, wait: Callable[[], None] = lambda: None) -> None:
    """Take the lock of an open file or folder, until it is closed; where there are locks at all.

    Args:
        opened: the file.
        wait: is called before waiting for somebody who has it.
    """
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(opened, fcntl.LOCK_EX)
    except OSError as problem:
        if problem.errno not in _CANNOT:
            raise


def is_at(path: Path, opened: int) -> bool:
    """Say whether a path leads to what was opened: that may have been taken away meanwhile."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(opened))
    except FileNotFoundError:
        return False


def _opened(folder: Path, wait: Callable[[], None]) -> int:
    while True:
        # Whoever works there may take the folder away meanwhile.
        folder.mkdir(parents=True, exist_ok=True)
        try:
            opened = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            lock(opened, wait)
            if is_at(folder, opened):
                return opened
        except BaseException:
            os.close(opened)
            raise
        os.close(opened)


def _let_go() -> None:
    """Leave the lock to the process that took it: one that it has forked may outlive it."""
    for opened in _held:
        os.close(opened)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)

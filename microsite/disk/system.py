"""What the system does with files that Python has no name for: exchange two, and put all on disk.

Each call is an auditing event (PEP 578), as Python's own calls are, so that `make chaos` can count
it, let it fail, and know what a power cut would have spared.
"""

from __future__ import annotations

import errno
import fcntl
import os
import sys
from pathlib import Path
from typing import Any

_AT_FDCWD = -100
_SWAP = 2
"""RENAME_EXCHANGE of Linux' renameat2, RENAME_SWAP of macOS' renamex_np."""
_NEW = 4 if sys.platform == "darwin" else 1
"""RENAME_NOREPLACE of Linux, RENAME_EXCL of macOS."""

UNKNOWN = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a system or a file system says that does not know a call."""


def swap(one: Path, other: Path) -> None:
    """Exchange two files or folders: at each moment both names lead somewhere.

    Raises:
        OSError: they were not exchanged; with one of `UNKNOWN`, since that cannot be done here.
    """
    sys.audit("microsite.swap", str(one), str(other))
    _rename(one, other, _SWAP)


def name_new(file: Path, path: Path) -> None:
    """Give a file another name that nothing has yet.

    Raises:
        FileExistsError: something has it.
        OSError: it was not renamed.
    """
    sys.audit("os.rename", str(file), str(path), -1, -1)
    try:
        _rename(file, path, _NEW)
    except OSError as problem:
        if problem.errno not in UNKNOWN:
            raise
        os.link(file, path)  # which fails where a file is, too; the old name is left
        file.unlink()


def flush(opened: int, name: Path) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk, and not only on their way.

    Args:
        opened: the file or folder.
        name: what it is called.

    Raises:
        OSError: the disk has not taken them.
    """
    sys.audit("microsite.flush", str(name))
    # macOS: fsync leaves them in the disk's own memory.
    whole = getattr(fcntl, "F_FULLFSYNC", None)
    try:
        if whole is not None:
            fcntl.fcntl(opened, whole)
        else:
            os.fsync(opened)
    except OSError as problem:
        if problem.errno not in UNKNOWN:
            raise


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk.

    Raises:
        OSError: the disk has not taken them.
    """
    opened = os.open(folder, os.O_RDONLY)
    try:
        flush(opened, folder)
    finally:
        os.close(opened)


def flush_all(folder: Path) -> None:
    """Wait until everything that was written to a folder's file system is on the disk.

    For thousands of files that is far faster than to wait for each.

    Raises:
        OSError: the disk has not taken it.
    """
    sys.audit("microsite.flush_all", str(folder))
    call = getattr(_library(), "syncfs", None)
    if call is None:
        os.sync()
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        _raise(call(opened), folder)
    finally:
        os.close(opened)


def _rename(one: Path, other: Path, how: int) -> None:
    system = _library()
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = system.renamex_np(*names, how)
        else:
            failed = system.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], how)
    except AttributeError:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one)) from None
    _raise(failed, other)


def _library() -> Any:
    import ctypes  # a check has no use for it

    return ctypes.CDLL(None, use_errno=True)


def _raise(failed: int, name: Path) -> None:
    if failed:
        import ctypes

        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(name))

"""What stops a process before a certain thing it does to the disk.

Python tells of each call that changes the disk before it makes it (PEP 578), and so does
`microsite.disk.system` of its own. So each such call of MkDocs, of Python's library and of ours can
be counted, let fail, or be the last one. What SQLite does is not told; `power` looks after it.
"""

# Paths are texts here, as in the calls that are told of.
# ruff: noqa: PTH100, PTH110, PTH113, PTH114, PTH115, PTH117
from __future__ import annotations

import errno
import json
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
# Which arguments are paths, and where the folders are that those are relative to.
_CALLS: dict[str, tuple[tuple[int, int | None], ...]] = {
    "os.mkdir": ((0, 2),),
    "os.rmdir": ((0, 1),),
    "os.remove": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.link": ((0, 2), (1, 3)),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
    "os.chmod": ((0, 2),),
    "os.utime": ((0, 3),),
    "microsite.swap": ((0, None), (1, None)),
    "microsite.flush": ((0, None),),
    "microsite.flush_all": ((0, None),),
}
_GROWS = {"open", "os.mkdir", "os.link", "os.symlink", "os.rename", "microsite.flush"}
_GROWS |= {"microsite.flush_all"}
"""What a full disk refuses."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at one of the calls."""

    at: int
    """Before which call, from 1; 0 for none."""
    code: int = 0
    """The error that it fails with; 0 if the process is killed."""
    lasting: bool = False
    """Whether all later ones fail, too, as they do on a disk that is full or read-only."""


class Hook:
    """Counts the calls below a folder, and brings a fault about. Cannot be taken away again."""

    def __init__(self, root: Path, fault: Fault, log: Path, *, spare: bool) -> None:
        """Begin.

        Args:
            root: calls elsewhere do not count.
            fault: what shall happen.
            log: where each call is noted before it is made, a line of JSON each.
            spare: whether to give a second name to what a call does away with, and to note that.
                These names are made beside the log, which must be on the same file system.
        """
        self._root, self._fault = f"{root}/", fault
        self._count = 0
        self._busy = False
        self._process = os.getpid()
        self._log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        self._spared = log.with_suffix("")
        self._spare = spare
        if spare:
            self._spared.mkdir()
        sys.addaudithook(self._heard)

    def _heard(self, event: str, given: tuple[Any, ...]) -> None:
        if self._busy or os.getpid() != self._process:
            return
        if event == "open":
            if not isinstance(given[0], (str, bytes)) or not (given[2] or 0) & _WRITES:
                return
            places: tuple[tuple[int, int | None], ...] = ((0, None),)
        elif event in _CALLS:
            places = _CALLS[event]
        else:
            return
        self._busy = True
        try:
            paths = [_path(given, *each) for each in places]
            if any(each.startswith(self._root) or f"{each}/" == self._root for each in paths):
                self._told(event, paths, given)
        finally:
            self._busy = False

    def _told(self, event: str, paths: list[str], given: tuple[Any, ...]) -> None:
        if event == "os.mkdir" and os.path.exists(paths[0]):
            return  # it is going to fail
        if event == "open" and given[2] & os.O_TRUNC == 0 and os.path.exists(paths[0]):
            return  # a lock, or to be read as well
        self._count += 1
        fault = self._fault
        due = self._count == fault.at or (fault.lasting and self._count > fault.at > 0)
        if due and not fault.code:
            os.kill(self._process, signal.SIGKILL)
        if due and not (fault.code == errno.ENOSPC and event not in _GROWS):
            raise OSError(fault.code, os.strerror(fault.code), paths[-1])
        line = json.dumps([event, *paths, self._second_name(event, paths)])
        os.write(self._log, f"{line}\n".encode())

    def _second_name(self, event: str, paths: list[str]) -> str:
        """Keep what the call does away with, and say where."""
        gone = paths[-1]
        does = event in ("os.remove", "os.rename", "open")
        if not self._spare or not does or not os.path.isfile(gone) or os.path.islink(gone):
            return ""
        second = self._spared / str(self._count)
        if event == "open":
            second.write_bytes(Path(gone).read_bytes())
        else:
            os.link(gone, second)
        return str(second)


def _path(given: tuple[Any, ...], index: int, folder: int | None) -> str:
    path = given[index]
    if isinstance(path, int):
        return os.readlink(f"/proc/self/fd/{path}")
    path = os.fsdecode(path)
    below = given[folder] if folder is not None else -1
    if isinstance(below, int) and below >= 0 and not os.path.isabs(path):
        return f"{os.readlink(f'/proc/self/fd/{below}')}/{path}"
    return os.path.abspath(path)

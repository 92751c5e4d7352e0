"""A folder is made beside another one and takes its place in one step, when it is whole.

The place of one that is being made is `.NAME.WORK/` beside it, which git ignores. One process at a
time has it. What one that was killed has left there, the next one clears away.

Some folders are not for us to make anew, such as `.git` in a folder that is published, or what a
host has built. They follow in a call of their own right after the exchange. A note in the place
says which, so that whoever comes next lets them follow if that was broken off.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from microsite.disk import by_file, system
from microsite.disk.locking import alone

_NEW, _OLD, _FOLLOWING = "new", "old", "following.json"


class Place:
    """A place where a folder is made, in the hands of one process. `new` is where, and empty."""

    def __init__(self, target: Path, home: Path) -> None:
        """Take a place; `taken` is who does.

        Args:
            target: the folder that is to be replaced, or made.
            home: the place, which is there.
        """
        self.target, self.home, self.new = target, home, home / _NEW
        self.mended = settle(target, home)
        (home / ".gitignore").write_text("*\n", "utf-8")
        self.new.mkdir()
        if target.is_dir():
            # Before anything is in it: what is made in a folder may take after it.
            shutil.copystat(target, self.new)
            os.utime(self.new)
            _own(target, self.new)

    def exchange(self, following: Iterable[str] = (), *, synced: bool = True) -> None:
        """Put the new folder in the place of the old one, and throw the old one away.

        Args:
            following: names in the old folder that the new one has not, and gets.
            synced: whether to wait until all of it is on the disk before, and the exchange after.

        Raises:
            OSError: they were not exchanged. All is as it was.
            by_file.Unfinished: they were, but something could not follow; the next one lets it.
        """
        names = sorted(following)
        (self.home / _FOLLOWING).write_text(json.dumps(names), "utf-8")
        if synced:
            system.flush_all(self.home)
        old = self.target.is_dir() and any(self.target.iterdir())
        if old:
            _exchanged(self.target, self.home)
        else:
            self.new.rename(self.target)  # an empty folder gives way, and nothing else does
        if synced:
            self._flush_or_go_back(old)
        try:
            _follow(self.target, self.home)
            if names and synced:
                system.flush_folder(self.target)
        except OSError as problem:
            raise by_file.Unfinished(
                f"{problem}. All is there but {', '.join(names)}."
            ) from problem
        for gone in (self.new, self.home / _OLD):
            shutil.rmtree(gone, ignore_errors=True)

    def _flush_or_go_back(self, old: bool) -> None:
        """See to it that the exchange is on the disk; if the disk refuses, undo it."""
        try:
            system.flush_folder(self.target.parent)
            system.flush_folder(self.home)
        except OSError:
            if not old:
                self.target.rename(self.new)
            elif self.new.exists():
                _exchanged(self.target, self.home)
            else:
                self.target.rename(self.new)
                (self.home / _OLD).rename(self.target)
            raise

    def move(self, gone: Iterable[str]) -> None:
        """Do the same file by file, where folders cannot be exchanged.

        Args:
            gone: the paths in the old folder that shall be there no longer.

        Raises:
            OSError: nothing was moved.
            by_file.Unfinished: something was; the next one who has the place will finish it.
        """
        by_file.exchange(self.target, self.home, self.new, gone)


@contextmanager
def taken(target: Path, home: Path, wait: Callable[[], None]) -> Iterator[Place]:
    """Give an empty place, once nobody else has it; throw away what is left there.

    Args:
        target: the folder that is to be replaced, or made; a link is none.
        home: where to work.
        wait: is called if somebody else works there, before waiting until they have ended.

    Raises:
        OSError: the place cannot be made.
    """
    with alone(home, wait):
        try:
            yield Place(target, home)
        finally:
            # Nothing is thrown away that has still to follow.
            with suppress(OSError):
                settle(target, home)
                shutil.rmtree(home)


def beside(folder: Path, work: str) -> Path:
    """Name the place beside a folder for a kind of work, such as `building`."""
    return folder.with_name(f".{folder.name}.{work}")


def mend(target: Path, home: Path, wait: Callable[[], None]) -> bool:
    """Clear away what was left in a place, as `settle` does, once nobody is at work there.

    Returns:
        Whether an exchange had been broken off.

    Raises:
        OSError: that cannot be done.
    """
    if not home.is_dir():
        return False
    with alone(home, wait):
        broken = settle(target, home)
        home.rmdir()
    return broken


def settle(target: Path, home: Path) -> bool:
    """Finish or undo an exchange that was broken off, and clear the place.

    Returns:
        Whether one had been.

    Raises:
        OSError: that cannot be done.
    """
    broken = by_file.finish(target, home)
    old = home / _OLD
    if old.is_dir() and not os.path.lexists(target):
        old.rename(target)
        broken = True
    if _follow(target, home):
        system.flush_folder(target)
        broken = True
    for each in list(home.iterdir()):
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink()
    return broken


def _exchanged(target: Path, home: Path) -> None:
    try:
        system.swap(target, home / _NEW)
    except OSError as problem:
        if problem.errno not in system.UNKNOWN:
            raise
        # Between the two there is no folder; `settle` puts the old one back.
        target.rename(home / _OLD)
        try:
            (home / _NEW).rename(target)
        except OSError:
            (home / _OLD).rename(target)
            raise


def _follow(target: Path, home: Path) -> bool:
    """Let follow what has not yet, if the exchange was made; say whether there was anything."""
    try:
        names = json.loads((home / _FOLLOWING).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return False  # an exchange begins when the note is whole
    followed = False
    # The new folder never has them, so whichever has them is the old one.
    for name in names:
        for old in (home / _NEW / name, home / _OLD / name):
            if os.path.lexists(old) and not os.path.lexists(target / name):
                old.rename(target / name)
                followed = True
    return followed


def _own(target: Path, new: Path) -> None:
    """Give a folder to whom the other one belongs, if the system lets us."""
    there, here = target.stat(), new.stat()
    if (there.st_uid, there.st_gid) != (here.st_uid, here.st_gid):
        with suppress(PermissionError):
            os.chown(new, there.st_uid, there.st_gid)

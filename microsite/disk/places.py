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

_NEW, _SPARE, _OLD = "new", "spare", "old"
_FOLLOWING, _IGNORED = "following.json", ".gitignore"


class Place:
    """A place where a folder is made, in the hands of one process.

    `new` is where, and empty. `spare` is the folder of before the last exchange, where that was
    kept; nobody may rely on what is in it.
    """

    def __init__(self, target: Path, home: Path) -> None:
        """Take a place; `taken` is who does.

        Args:
            target: the folder that is to be replaced, or made.
            home: the place, which is there.
        """
        self.target, self.home = target, home
        self.new, self.spare = home / _NEW, home / _SPARE
        self.mended = settle(target, home)
        (home / _IGNORED).write_text("*\n", "utf-8")
        self.new.mkdir()
        self._take_after(self.new)

    def _take_after(self, new: Path) -> None:
        """Give a folder the rights of the target, before anything is made in it that inherits."""
        if self.target.is_dir():
            shutil.copystat(self.target, new)
            os.utime(new)
            _own(self.target, new)

    def begin_spare(self) -> bool:
        """Have a spare folder, if it is only what is in `new`; say whether it is that."""
        if self.spare.is_dir():
            self._take_after(self.spare)
            return False
        self.new.rename(self.spare)
        self.new.mkdir()
        return True

    def exchange(
        self,
        following: Iterable[str] = (),
        *,
        synced: bool = True,
        tree: Path | None = None,
    ) -> None:
        """Put the new folder in the place of the old one.

        The old one is thrown away, or stays as `spare` if that was what took its place.

        Args:
            following: names in the old folder that the new one has not, and gets.
            synced: whether to wait until all of it is on the disk before, and the exchange after.
            tree: the new folder: `spare`, or `new`, which it is by default.

        Raises:
            OSError: they were not exchanged. All is as it was.
            by_file.Unfinished: they were, but something could not follow; the next one lets it.
        """
        tree, names = tree or self.new, sorted(following)
        (self.home / _FOLLOWING).write_text(json.dumps(names), "utf-8")
        if synced:
            system.flush_all(self.home)
        old = self.target.is_dir() and any(self.target.iterdir())
        if old:
            self._exchanged(tree)
        else:
            tree.rename(self.target)  # an empty folder gives way, and nothing else does
        if synced:
            self._flush_or_go_back(tree, old)
        try:
            _follow(self.target, self.home)
            if names and synced:
                system.flush_folder(self.target)
        except OSError as problem:
            behind = ", ".join(names)
            raise by_file.Unfinished(f"{problem}. All is there but {behind}.") from problem
        (self.home / _FOLLOWING).unlink()
        if tree != self.spare:
            shutil.rmtree(tree, ignore_errors=True)

    def _exchanged(self, tree: Path) -> None:
        try:
            system.swap(self.target, tree)
        except OSError as problem:
            if problem.errno not in system.UNKNOWN:
                raise
            # Between the two there is no folder; `settle` puts the old one back.
            aside = self.home / _OLD
            self.target.rename(aside)
            try:
                tree.rename(self.target)
            except OSError:
                aside.rename(self.target)
                raise
            aside.rename(tree)

    def _flush_or_go_back(self, tree: Path, old: bool) -> None:
        """See to it that the exchange is on the disk; if the disk refuses, undo it."""
        try:
            system.flush_folder(self.target.parent)
            system.flush_folder(self.home)
        except OSError:
            if old:
                self._exchanged(tree)
            else:
                self.target.rename(tree)
            raise

    def move(self, gone: Iterable[str], tree: Path) -> None:
        """Do the same file by file, where folders cannot be exchanged.

        Args:
            gone: the paths in the old folder that shall be there no longer.
            tree: what is new, in `new` or `spare`.

        Raises:
            OSError: nothing was moved.
            by_file.Unfinished: something was; the next one who has the place will finish it.
        """
        by_file.exchange(self.target, self.home, tree, gone)


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
                _clear(target, home)


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
        return _clear(target, home)


def at_work(home: Path) -> bool:
    """Say whether somebody is at work in a place, or has left there what had to be put right."""
    return home.is_dir() and any(each.name not in (_SPARE, _IGNORED) for each in home.iterdir())


def _clear(target: Path, home: Path) -> bool:
    """Settle a place, and take it away if there is nothing to spare."""
    broken = settle(target, home)
    if not (home / _SPARE).is_dir():
        shutil.rmtree(home)
    return broken


def settle(target: Path, home: Path) -> bool:
    """Finish or undo an exchange that was broken off, and clear the place but for the spare.

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
        if each.name in (_SPARE, _IGNORED):
            continue
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink()
    return broken


def _follow(target: Path, home: Path) -> bool:
    """Let follow what has not yet, if the exchange was made; say whether there was anything."""
    try:
        names = json.loads((home / _FOLLOWING).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return False  # an exchange begins when the note is whole
    followed = False
    # The new folder never has them, so whichever has them is the old one.
    for name in names:
        for old in (home / each / name for each in (_NEW, _SPARE, _OLD)):
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

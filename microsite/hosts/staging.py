"""Where a site is built until it is whole, so that the last good one stays until then.

The place is inside the site's own folder, where MkDocs leaves alone what begins with a dot: on the
same disk, so that moving costs nothing, and writable wherever the site is, also where the folder is
a link or a mount. Hidden files of others, such as `.git`, stay as MkDocs lets them stay.

A file that the last site has with the same bytes is not written: on a disk, making and deleting
files is what a build costs that changes little. So the place holds what is new, and the exchange
moves that and deletes what is gone. An exchange that was broken off is finished by the next build,
before it looks at anything else: a journal beside the place says what was to be deleted. One build
at a time has the place.

Nor is a file read whose bytes have a name, if it was written under that name and is still in the
state that the exchange left it in: the same file on the disk, as long, and untouched since. Who
edits a built file gives it another time, which nothing but the system sets (`st_ctime`).
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import pickle
import shutil
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from microsite.cache import UNKEPT, Cache, digest
from microsite.hosts.locking import alone

log = logging.getLogger("mkdocs.plugins.microsite.staging")

_PLACE = ".building"
_JOURNAL = ".exchanging"
_NEW_JOURNAL = ".exchanging.new"

_State = tuple[int, ...]
Sum = tuple[int, bytes]
"""A file's size in bytes, and the SHA-256 of its content."""


@contextmanager
def staged(site: Path, cache: Cache = UNKEPT) -> Iterator[Stage]:
    """Give a build an empty place, once no other build has one; throw away what it leaves there.

    Args:
        site: the folder of the site, which need not exist.
        cache: keeps in which state files were left.

    Raises:
        OSError: the place cannot be made, or a broken exchange not be finished.
    """
    with _alone(site):
        stage = Stage(site, cache)
        try:
            yield stage
        finally:
            if not (site / _JOURNAL).is_file():
                shutil.rmtree(stage.place, ignore_errors=True)


def mend(site: Path) -> None:
    """Finish an exchange that was broken off, if one was, once no build is at work.

    Raises:
        OSError: it cannot be finished.
    """
    if site.is_dir():
        with _alone(site):
            _finish(site)


def unfinished(site: Path) -> bool:
    """Say whether a build is at work in a site's folder, or has left there what it had."""
    return any((site / each).exists() for each in (_PLACE, _JOURNAL, _NEW_JOURNAL))


class Stage:
    """A build's own place. Until `exchange`, nothing of the last site changes."""

    def __init__(self, site: Path, cache: Cache) -> None:
        """Make an empty place; `staged` is who does."""
        self.site = site
        self.place = site / _PLACE
        _finish(site)
        shutil.rmtree(self.place, ignore_errors=True)
        self.place.mkdir(parents=True)
        self._present = frozenset(_files(site, hidden=False))
        self._kept: set[str] = set()
        self._new: set[str] = set()
        self._cache, self._name = cache, digest("stage", os.path.realpath(site))
        kept = cache.get(self._name)
        self._last: dict[str, tuple[bytes, _State, Sum]] = pickle.loads(kept) if kept else {}
        self._named: dict[str, bytes] = {}
        self._sums: dict[str, Sum] = {}

    def keep(self, path: str, name: bytes) -> bool:
        """Let a file of the last site stay, if it is known to hold what has this name.

        Args:
            path: below the site's root, with `/`.
            name: a digest of all that the new one would be made from.
        """
        last = self._last.get(path)
        if path not in self._present or last is None or last[:2] != (name, self._state(path)):
            return False
        self._kept.add(path)
        self._named[path], self._sums[path] = name, last[2]
        return True

    def write(self, path: str, content: bytes, name: bytes | None = None) -> None:
        """Write a file of the new site, unless the last one has it with the same bytes.

        Nobody else may have written it in this build, nor touch it afterwards.

        Args:
            path: below the site's root, with `/`.
            content: what it holds.
            name: a digest of all that it was made from, for the next build to `keep` it by.
        """
        if name is not None:
            self._named[path] = name
        self._sums[path] = _sum(content)
        if self._same(path, content):
            self._kept.add(path)
            return
        file = f"{self.place}/{path}"
        try:
            _write(file, content)
        except FileNotFoundError:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            _write(file, content)
        self._new.add(path)

    def published(self) -> dict[str, Sum]:
        """Give the sum of every file of the new site, by path, once all but the last is written.

        What was kept unread has the sum that it was written with.
        """
        for path in _files(self.place, hidden=True):
            if path not in self._sums:
                self._sums[path] = _sum((self.place / path).read_bytes())
        return dict(self._sums)

    def exchange(self) -> None:
        """Make the new site of the last one: move what is new, delete what is gone.

        Raises:
            OSError: a file cannot be moved or removed. The next build will try again.
        """
        staged = set(_files(self.place, hidden=True))
        for path in sorted(staged - self._new):
            file = self.place / path
            if self._same(path, file.read_bytes()):
                file.unlink()
                self._kept.add(path)
        gone = _gone(self.site, self._kept | staged)
        # Always under the same name, so that the next build finds what a killed one has left.
        (self.site / _NEW_JOURNAL).write_text(json.dumps(gone), "utf-8")
        os.replace(self.site / _NEW_JOURNAL, self.site / _JOURNAL)  # noqa: PTH105
        _exchange(self.site)
        states = {
            path: (name, self._state(path), self._sums[path]) for path, name in self._named.items()
        }
        self._cache.put(self._name, pickle.dumps(states))

    def _state(self, path: str) -> _State:
        it = os.lstat(f"{self.site}/{path}")
        return (it.st_dev, it.st_ino, it.st_mode, it.st_size, it.st_mtime_ns, it.st_ctime_ns)

    def _same(self, path: str, content: bytes) -> bool:
        file = f"{self.site}/{path}"
        if path.startswith("."):
            if not os.path.isfile(file) or os.path.islink(file):  # noqa: PTH113, PTH114
                return False
        elif path not in self._present:
            return False
        with open(file, "rb", buffering=0) as last:  # noqa: PTH123
            return last.read(len(content) + 1) == content


def _alone(site: Path) -> AbstractContextManager[None]:
    return alone(site, lambda: log.info("Another build is at work in %s: waiting for it.", site))


def _sum(content: bytes) -> Sum:
    return len(content), hashlib.sha256(content).digest()


def _write(file: str, content: bytes) -> None:
    with open(file, "xb") as new:  # noqa: PTH123 - a text: of small files there are ten thousands
        new.write(content)


def _files(folder: Path, *, hidden: bool) -> Iterator[str]:
    """List the files of a folder whose names can be trusted: no link is followed, or listed."""
    waiting = [(str(folder), "")]
    while waiting:
        where, prefix = waiting.pop()
        try:
            entries = list(os.scandir(where))
        except FileNotFoundError:
            continue
        for entry in entries:
            if not prefix and not hidden and entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, f"{prefix}{entry.name}/"))
            elif entry.is_file(follow_symlinks=False):
                yield prefix + entry.name


def _gone(site: Path, wanted: set[str]) -> list[str]:
    """List what is to be deleted: files, and folders that hold nothing that is wanted."""
    folders = {""}
    for path in wanted:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    gone = []
    waiting = [(str(site), "")]
    while waiting:
        where, prefix = waiting.pop()
        for entry in os.scandir(where):
            path = prefix + entry.name
            if not prefix and entry.name.startswith("."):
                continue
            if path in folders:
                # Something else of that name has given way when the new folder comes.
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{path}/"))
            elif path not in wanted:
                gone.append(path)
    return sorted(gone)


def _finish(site: Path) -> None:
    """Finish an exchange that was broken off."""
    (site / _NEW_JOURNAL).unlink(missing_ok=True)
    if (site / _JOURNAL).is_file():
        _exchange(site)
        log.info("The last build was broken off while its site took the place; now it has it.")


def _exchange(site: Path) -> None:
    """Do what the journal says; what of it is done already is not done again."""
    gone = json.loads((site / _JOURNAL).read_text("utf-8"))
    place = site / _PLACE
    if place.is_dir():
        _move(str(place), str(site))
        place.rmdir()
    for path in gone:
        entry = site / path
        if os.path.lexists(entry):
            _remove(entry)
    (site / _JOURNAL).unlink()


def _move(source: str, target: str) -> None:
    with os.scandir(source) as found:
        entries = list(found)
    for entry in entries:
        there = f"{target}/{entry.name}"
        try:
            mode = os.lstat(there).st_mode
        except FileNotFoundError:
            os.rename(entry.path, there)  # noqa: PTH104
            continue
        if entry.is_dir() and stat.S_ISDIR(mode):
            _move(entry.path, there)
            os.rmdir(entry.path)  # noqa: PTH106
            continue
        if entry.is_dir() or not stat.S_ISREG(mode):
            _remove(Path(there))
        os.replace(entry.path, there)  # noqa: PTH105


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink()

"""Where a site is built until it is whole, so that the last good one stays until then.

The place is beside the site's folder (`microsite/disk/places.py`). A file that the last site has
with the same bytes is not written: on a disk, making and deleting files and folders is what a build
costs that changes little. When all the rest is there, these get a second name in the new folder,
and the two folders are exchanged in one step: at each moment, whoever looks sees the old site or
the new one. The old one is kept as a spare, of which the next new one is made, because most of its
folders and names are right already. Where nothing has changed, nothing is exchanged. Hidden files
of others, such as `.git`, stay as MkDocs lets them stay. One build at a time has the place.

Where folders cannot be exchanged, the place is inside the site's own folder, where MkDocs leaves
alone what begins with a dot, and the new site comes file by file (`by_file.py`).

Nor is a file read whose bytes have a name, if it was written under that name and is still in the
state that the exchange left it in: the same file on the disk, as long, and untouched since. Who
edits a built file gives it another time, which nothing but the system sets (`st_ctime`).
"""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import pickle
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from microsite.cache import UNKEPT, Cache, digest
from microsite.disk import places
from microsite.disk.by_file import move, remove

log = logging.getLogger("mkdocs.plugins.microsite.staging")

_PLACE = ".building"
_CANNOT = {
    *(errno.EXDEV, errno.EBUSY, errno.EPERM, errno.EMLINK),
    *(errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP),
}
"""What a system says that does not link a file, or exchange a folder, here."""

_MENDED = "The last build was broken off while its site took the place; now it has it."
_BY_FILE = (
    "%s cannot be exchanged in one step (%s): the new site comes file by file. A build that is "
    "killed meanwhile leaves half of it, until the next one."
)

_State = tuple[int, ...]
Sum = tuple[int, bytes]
"""A file's size in bytes, and the SHA-256 of its content."""


@contextmanager
def staged(site: Path, cache: Cache = UNKEPT, *, synced: bool = True) -> Iterator[Stage]:
    """Give a build an empty place, once no other build has one; throw away what it leaves there.

    Args:
        site: the folder of the site, which need not exist.
        cache: keeps in which state files were left.
        synced: whether the new site is to be on the disk, not only on its way, when it is there.

    Raises:
        OSError: the place cannot be made, the site not be written to, or a broken exchange not be
            finished.
    """
    target = Path(os.path.realpath(site))
    home = _home(target)
    if target.exists() and not os.access(target, os.W_OK | os.X_OK):
        code = errno.EROFS if os.statvfs(target).f_flag & os.ST_RDONLY else errno.EACCES
        raise OSError(code, os.strerror(code), str(site))
    for other in _homes(target):
        if other != home:
            _mend(site, target, other)
    with places.taken(target, home, lambda: _wait(site)) as place:
        if place.mended:
            log.info(_MENDED)
        yield Stage(site, cache, place, synced=synced)


def mend(site: Path) -> None:
    """Finish an exchange that was broken off, if one was, once no build is at work.

    Raises:
        OSError: it cannot be finished.
    """
    target = Path(os.path.realpath(site))
    for home in _homes(target):
        _mend(site, target, home)


def forget(site: Path) -> None:
    """Throw away what is spared of a site that is gone itself, or soon will be."""
    for home in _homes(Path(os.path.realpath(site))):
        shutil.rmtree(home, ignore_errors=True)


def unfinished(site: Path) -> bool:
    """Say whether a build is at work in a site's folder, or has left there what it had."""
    return any(places.at_work(home) for home in _homes(Path(os.path.realpath(site))))


class Stage:
    """A build's own place. Until `exchange`, nothing of the last site changes."""

    def __init__(self, site: Path, cache: Cache, place: places.Place, *, synced: bool) -> None:
        """Take an empty place; `staged` is who does."""
        self.site, self.place = site, place.new
        self._exchanging, self._synced = place, synced
        self._present = frozenset(_files(site, hidden=False))
        self._kept: set[str] = set()
        self._new: set[str] = set()
        self._dropped: set[str] = set()
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

    def drop(self, path: str) -> None:
        """Let a hidden file go that an earlier build may have published; others are nobody's.

        Args:
            path: below the site's root, with `/`.
        """
        if os.path.lexists(f"{self.site}/{path}"):
            self._dropped.add(path)

    def exchange(self) -> None:
        """Put the new site in the place of the last one, if anything is different.

        Raises:
            OSError: that cannot be done. The last site is as it was.
            by_file.Unfinished: it came file by file, and a part of it is there. The next build will
                try again.
        """
        staged = set(_files(self.place, hidden=True))
        for path in sorted(staged - self._new):
            file = self.place / path
            if self._same(path, file.read_bytes()):
                file.unlink()
                self._kept.add(path)
                staged.remove(path)
        dropped = self._dropped - staged
        gone = [*_gone(self.site, self._kept | staged), *sorted(dropped)]
        if staged or gone:
            self._exchange(staged, dropped, gone)
        states = {
            path: (name, self._state(path), self._sums[path]) for path, name in self._named.items()
        }
        self._cache.put(self._name, pickle.dumps(states))

    def _exchange(self, staged: set[str], dropped: set[str], gone: list[str]) -> None:
        place, problem = self._exchanging, "its parent cannot be written to, or it is a mount"
        tree = place.new
        if place.home.parent != place.target:
            tree = place.spare
            following, hidden = self._hidden({*staged, *self._kept, *dropped})
            stay = self._kept | (hidden - staged - dropped)
            self._gather(tree, staged, stay)
            try:
                self._link(tree, stay)
                place.exchange(following, synced=self._synced, tree=tree)
                return
            except OSError as error:
                if error.errno not in _CANNOT:
                    raise
                problem = str(error.strerror)
                for path in stay:
                    (tree / path).unlink(missing_ok=True)
        log.info(_BY_FILE, self.site, problem)
        place.move(gone, tree)

    def _hidden(self, ours: set[str]) -> tuple[list[str], set[str]]:
        """List what is hidden in the last site: folders without any path of ours, other files."""
        tops = {path.partition("/")[0] for path in ours}
        folders, files = [], set()
        for entry in os.scandir(self.site) if self.site.is_dir() else ():
            if not entry.name.startswith(".") or entry.name == _PLACE:
                continue
            if not entry.is_dir(follow_symlinks=False):
                files.add(entry.name)
            elif entry.name in tops:
                within = _files(Path(entry.path), hidden=True, links=True)
                files |= {f"{entry.name}/{path}" for path in within}
            else:
                folders.append(entry.name)
        return folders, files

    def _gather(self, tree: Path, staged: set[str], stay: set[str]) -> None:
        """Make of the site before the last one what the new one has: no folder is made anew."""
        if not self._exchanging.begin_spare():
            for path in _gone(tree, stay, hidden=True):
                remove(tree / path)
            # Names of files that are not those of the last site.
            for path in _files(tree, hidden=True, links=True):
                if not _is_one(f"{tree}/{path}", f"{self.site}/{path}"):
                    (tree / path).unlink()
            move(str(self.place), str(tree))

    def _link(self, tree: Path, stay: set[str]) -> None:
        """Give each file of the last site that stays a second name in the new one."""
        made: set[str] = set()
        for path in sorted(stay):
            new = f"{tree}/{path}"
            folder = new.rpartition("/")[0]
            try:
                if folder not in made:
                    os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as in `_write`
                    made.add(folder)
                os.link(f"{self.site}/{path}", new, follow_symlinks=False)
            except (FileExistsError, NotADirectoryError):
                continue  # it has it, or ours stands where a hidden one of somebody's did

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


def _homes(target: Path) -> tuple[Path, Path]:
    """List where a build's place may be: beside the site, or in it."""
    return places.beside(target, _PLACE.removeprefix(".")), target / _PLACE


def _home(target: Path) -> Path:
    """Choose where a build has its place: beside the site, if both can be exchanged."""
    beside, inside = _homes(target)
    parent = target.parent
    if not parent.exists():
        return beside
    same = not target.exists() or _mount(target) == _mount(parent)
    return beside if same and os.access(parent, os.W_OK | os.X_OK) else inside


def _mount(folder: Path) -> str:
    """Name what a folder is mounted by: also one disk, mounted twice, is two to a renaming."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        about = Path(f"/proc/self/fdinfo/{opened}")
        if about.exists():
            for line in about.read_text("ascii").splitlines():
                if line.startswith("mnt_id:"):
                    return line
        return str(os.fstat(opened).st_dev)
    finally:
        os.close(opened)


def _mend(site: Path, target: Path, home: Path) -> None:
    if places.mend(target, home, lambda: _wait(site)):
        log.info(_MENDED)


def _wait(site: Path) -> None:
    log.info("Another build is at work in %s: waiting for it.", site)


def _sum(content: bytes) -> Sum:
    return len(content), hashlib.sha256(content).digest()


def _write(file: str, content: bytes) -> None:
    with open(file, "xb") as new:  # noqa: PTH123 - a text: of small files there are ten thousands
        new.write(content)


def _files(folder: Path, *, hidden: bool, links: bool = False) -> Iterator[str]:
    """List the files of a folder whose names can be trusted: no link is followed.

    Args:
        folder: which need not be there.
        hidden: whether to list what begins with a dot, too.
        links: whether to list links and whatever else is no file.
    """
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
            elif links or entry.is_file(follow_symlinks=False):
                yield prefix + entry.name


def _is_one(one: str, other: str) -> bool:
    try:
        return os.path.samestat(os.lstat(one), os.lstat(other))
    except (FileNotFoundError, NotADirectoryError):
        return False


def _gone(site: Path, wanted: set[str], *, hidden: bool = False) -> list[str]:
    """List what is to be deleted: files, and folders that hold nothing that is wanted."""
    folders = {""}
    for path in wanted:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    gone = []
    waiting = [(str(site), "")] if site.is_dir() else []
    while waiting:
        where, prefix = waiting.pop()
        for entry in os.scandir(where):
            path = prefix + entry.name
            if not prefix and entry.name.startswith(".") and not hidden:
                continue
            if path in folders:
                # Something else of that name has given way when the new folder comes.
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{path}/"))
            elif path not in wanted:
                gone.append(path)
    return sorted(gone)

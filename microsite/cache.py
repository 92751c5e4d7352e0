"""What was made once and need not be made again: bytes, by a digest of all that they depend on.

Whoever keeps something names everything that it was made from; the engine's own code and the
versions of all installed packages are always part of that. So nothing here is ever stale: what
depends on something else has another name, and is made anew. The file may be deleted at any time.

SQLite holds them, which is faster than a file for each and is written whole or not at all by
whoever is killed. It does not wait for the disk, so that a power cut may leave anything in the
file: each value has a checksum, and one that does not fit is as good as none.
"""

from __future__ import annotations

import copyreg
import hashlib
import os
import pickle
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from io import BytesIO
from operator import attrgetter, methodcaller
from pathlib import Path
from types import TracebackType
from typing import Any, Self

FILE = Path(".cache", "made.sqlite")
"""The store in a project's folder. It may be deleted at any time."""

USES = 6
"""How often the store is used, twice in a build, before something goes that nobody asked for, such
as another branch's."""

_OFF = "off"
"""What MICROSITE_CACHE says for a build that neither takes nor keeps anything."""

_TABLES = (
    "DROP TABLE IF EXISTS kept",  # of an earlier engine, which had a value whole
    "CREATE TABLE IF NOT EXISTS pieces (name BLOB, at INTEGER, value BLOB, PRIMARY KEY (name, at))",
    # By itself: SQLite writes a row anew with all that is in it.
    "CREATE TABLE IF NOT EXISTS used (name BLOB PRIMARY KEY, build INTEGER) WITHOUT ROWID",
)
PIECE = 1 << 28
"""Bytes of a value that are kept in one row. SQLite takes no more than 10⁹ ("Limits in SQLite", 1),
which the files of a very large site exceed."""
_PROTOCOL = 5
"""Of pickling, in which values are written to be digested."""

Fields = Callable[[Any], tuple[Any, ...]]
"""Takes the fields of a record or a view."""

Way = Callable[[Any], Any]
"""How a value is written, as `pickle` has it: what would make it, and from what."""

_WAIT = 2.0
"""Seconds to wait for another build that is writing; after that this one goes on without."""


class Cache:
    """A store in one file, for a part of a build; used as a context.

    Without a file it keeps nothing. Where the file cannot be used, everything is made anew, and
    `trouble` says why.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._store: sqlite3.Connection | None = None
        self._opener = os.getpid()
        self._found: list[bytes] = []
        self._made: dict[bytes, bytes] = {}
        self.trouble = ""

    def __enter__(self) -> Self:
        if self._file is not None:
            try:
                self._store = _opened(self._file)
            except (OSError, sqlite3.Error) as error:
                self._fail(error)
        return self

    def __exit__(
        self,
        type: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._store is None:
            return
        try:
            # Who asked in vain has not built anything.
            if type is None and (self._made or self._found):
                self._keep(self._store)
        except sqlite3.Error as error:
            self._fail(error)
        self._close()

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._store is not None

    def get(self, name: bytes) -> bytes | None:
        """Give what is kept under a name (see `digest`); None where nothing is."""
        if name in self._made:
            return self._made[name]
        if self._store is None:
            return None
        try:
            if self._opener != os.getpid():
                self._open_again(self._store)
            asked = "SELECT value FROM pieces WHERE name = ? ORDER BY at"
            pieces = [row[0] for row in self._store.execute(asked, (name,))]
        except sqlite3.Error as error:
            self._fail(error)
            return None
        value = _checked(pieces)
        if value is not None:
            self._found.append(name)
        return value

    def use(self, name: bytes) -> None:
        """Take note that another process got what is kept under a name, so that it stays."""
        self._found.append(name)

    def put(self, name: bytes, value: bytes) -> None:
        """Keep bytes under a name until the build ends well."""
        if self._store is not None:
            self._made[name] = value

    def once(self, name: bytes, make: Callable[[], bytes]) -> bytes:
        """Give what is kept under a name, or make it and keep it."""
        kept = self.get(name)
        if kept is None:
            kept = make()
            self.put(name, kept)
        return kept

    def _keep(self, store: sqlite3.Connection) -> None:
        with store:
            [build] = store.execute("PRAGMA user_version").fetchone()
            build += 1
            store.executemany("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", self._pieces())
            used = [(name, build) for name in (*self._made, *self._found)]
            store.executemany("INSERT OR REPLACE INTO used VALUES (?, ?)", used)
            old = (build - USES,)
            store.execute(
                "DELETE FROM pieces WHERE name IN (SELECT name FROM used WHERE build < ?)", old
            )
            store.execute("DELETE FROM used WHERE build < ?", old)
            store.execute(f"PRAGMA user_version = {build:d}")

    def _pieces(self) -> Iterator[tuple[bytes, int, bytes]]:
        for name, value in self._made.items():
            whole = _with_sum(value)
            for at in range(0, len(whole), PIECE):
                yield name, at, whole[at : at + PIECE]

    def _open_again(self, inherited: sqlite3.Connection) -> None:
        """Open the store for a forked process: SQLite forbids it the connection of before."""
        self._inherited = inherited  # to close it would be to use it
        self._opener = os.getpid()
        assert self._file is not None
        self._store = _connected(self._file)

    def _fail(self, error: Exception) -> None:
        self._close()
        if _is_damage(error) and self._file is not None:
            # Nor would the next build get anything from it.
            with suppress(OSError):
                self._file.unlink()
        self.trouble = f"everything was made anew, for {self._file} cannot be used: {error}"

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
        self._store = None


UNKEPT = Cache()
"""Keeps nothing."""


def of(root: Path) -> Cache:
    """Give the store of the project in a folder; one that keeps nothing if $MICROSITE_CACHE is off.

    So a build can be asked for that believes nothing that an earlier one said.
    """
    return Cache(None if os.environ.get("MICROSITE_CACHE") == _OFF else root / FILE)


def digest(kind: str, *parts: Any, known: Known | None = None) -> bytes:
    """Name something by what it is made from.

    Args:
        kind: what it is; names of different kinds never meet.
        parts: everything that it depends on besides the engine's code and the installed packages:
            texts, numbers, tuples, dataclasses and records.
        known: the values among them that many names are made from.
    """
    written = _written(parts, known)
    return hashlib.sha256(b"\0".join((made_with(), kind.encode(), written))).digest()


class Known:
    """Values of some types, each written once however many things are made from it."""

    def __init__(self, *types: type) -> None:
        self._digests: dict[int, tuple[Any, bytes]] = {}
        self.ways = _Ways({each: self._way(_fields(each)) for each in types})

    def _way(self, fields: Fields | None) -> Way:
        if fields is None:
            raise TypeError("only records and views can be known")
        digests = self._digests

        def way(value: Any) -> tuple[Any, ...]:
            # A value is kept with its digest, so that no other one gets its number meanwhile.
            if (kept := digests.get(id(value))) is None:
                made = hashlib.sha256(_written(fields(value), self)).digest()
                kept = digests[id(value)] = (value, made)
            return bytes, (kept[1],)

        return way


class _Ways(dict[type, Way]):
    """How values are written, by type: a record or a view as its fields, not what it worked out."""

    def __missing__(self, type: type) -> Way:
        fields = _fields(type)
        if fields is None:
            # The usual way of this type, as the pickler goes without us.
            way = copyreg.dispatch_table.get(type) or methodcaller("__reduce_ex__", _PROTOCOL)
        else:

            def way(value: Any) -> tuple[Any, ...]:
                return tuple, (fields(value),)

        self[type] = way
        return way


_WAYS = _Ways()


def _written(parts: tuple[Any, ...], known: Known | None) -> bytes:
    """Write values so that equal ones have equal bytes; nobody reads them back."""
    out = BytesIO()
    writer = pickle.Pickler(out, protocol=_PROTOCOL)
    # No memory, for whether two equal texts are one object is no part of what they are.
    writer.fast = True
    writer.dispatch_table = _WAYS if known is None else known.ways
    writer.dump(parts)
    return out.getvalue()


def _fields(type: Any) -> Fields | None:
    """Give what takes the fields of a record or a view; None for any other type."""
    named = getattr(type, "__dataclass_fields__", None) or getattr(type, "model_fields", None)
    if named is None:
        return None
    if len(named) > 1:
        return attrgetter(*named)
    return lambda value: tuple([getattr(value, name) for name in named])


@cache
def made_with() -> bytes:
    """Give a digest of this engine's code, of Python, and of every installed package's version."""
    whole = hashlib.sha256(sys.version.encode())
    folder = Path(__file__).parent
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.parent.name == "__pycache__":
            continue
        name = path.relative_to(folder).as_posix()
        whole.update(b"%s\0%s\0" % (name.encode(), path.read_bytes()))
    for name in packages():
        whole.update(b"%s\0" % name.encode())
    return whole.digest()


def packages() -> list[str]:
    """List the installed packages by the folders that describe them, whose names have the version.

    (The core metadata specification, "Recording installed projects"; reading the files in them
    takes eighty times as long.)
    """
    folders = [Path(each) for each in sys.path if each and Path(each).is_dir()]
    return sorted(each.name for folder in folders for each in folder.glob("*.dist-info"))


def _opened(file: Path) -> sqlite3.Connection:
    """Open the store; one that is damaged is put away for a new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connected(file)
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        with suppress(FileNotFoundError):
            file.unlink()
        return _connected(file)


def _is_damage(error: Exception) -> bool:
    """Say whether a store is no store any more; what is operational may be well tomorrow."""
    operational = isinstance(error, sqlite3.OperationalError)
    return isinstance(error, sqlite3.DatabaseError) and not operational


def _with_sum(value: bytes) -> bytes:
    return zlib.crc32(value).to_bytes(4, "big") + value


def _checked(pieces: list[Any]) -> bytes | None:
    """Give the value whose pieces these are; None unless all of them are there as they were."""
    if not pieces or not all(isinstance(piece, bytes) for piece in pieces):
        return None
    stored = pieces[0] if len(pieces) == 1 else b"".join(pieces)
    value = stored[4:]
    return value if zlib.crc32(value) == int.from_bytes(stored[:4], "big") else None


def _connected(file: Path) -> sqlite3.Connection:
    store = sqlite3.connect(file, timeout=_WAIT)
    try:
        # What is lost with a power cut is made anew.
        store.execute("PRAGMA synchronous = OFF")
        for table in _TABLES:
            store.execute(table)
    except sqlite3.Error:
        store.close()
        raise
    return store

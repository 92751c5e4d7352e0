"""A copy of a site held against its own record, and against a rebuild."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from microsite.hosts.record.differing import first_difference
from microsite.hosts.record.inputs import printable
from microsite.hosts.record.record import PATH, File, Record

Kind = Literal["changed", "missing", "extra"]
_LINK = File(0, "")
"""What stands for a link in a copy: it is not followed, and no published file is one."""
_NAMES = "the copy", "the rebuild"
_NOT_THE_SITES = ".git"
"""The history of a branch that a site is published from."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A file of a copy that is not what it should be."""

    path: str
    kind: Kind
    first: str = ""
    """Where it begins to differ, if both files are at hand."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Something that a site was built from or with, and that is not so here."""

    what: str
    """A field of the record, and the file or package in it: `commit`, `inputs data/bills.yaml`."""
    there: str
    """What the site's record says."""
    here: str
    decides: bool
    """Whether the rebuild is one of another site; else it only may explain why files differ."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How a copy differs from a rebuild."""

    files: tuple[Difference, ...]
    circumstances: tuple[Circumstance, ...]


@dataclass(frozen=True, slots=True)
class Attested:
    """What was found of a copy of a site."""

    record: Record
    own: tuple[Difference, ...]
    """How it differs from its own record."""
    rebuilt: Rebuilt | None
    """How it differs from a rebuild; None if there was none."""
    partial: bool
    """Whether files may be missing, as in what was fetched by following links."""
    builds_for: str | None = None
    """The address that the project builds for, unless it is told another, as a rebuild is; None if
    that is not known."""

    @property
    def agrees(self) -> bool:
        """Whether the copy is the site, as far as it was looked at."""
        files = (*self.own, *(self.rebuilt.files if self.rebuilt else ()))
        wrong = any(not (self.partial and each.kind == "missing") for each in files)
        other = self.rebuilt and any(each.decides for each in self.rebuilt.circumstances)
        return not wrong and not other


def against_own(copy: Mapping[str, File], record: Record, *, canonical: bool) -> list[Difference]:
    """Hold a copy against its own record.

    Args:
        copy: the copy's files, as `measured` gives them.
        record: what it says of itself.
        canonical: whether that is written as a build writes it.
    """
    found = list(_compared(copy, record.files))
    if not canonical:
        found.append(Difference(PATH, "changed", "it is not written as a build writes it"))
    return found


def against_rebuild(
    folder: Path, copy: Mapping[str, File], record: Record, site: Path, made: Record
) -> Rebuilt:
    """Hold a copy against a rebuild.

    Args:
        folder: where the copy is.
        copy: its files.
        record: what it says of itself.
        site: where the rebuild is.
        made: what that says of itself.
    """
    files = []
    for each in _compared(copy, made.files):
        if each.kind == "changed" and copy[each.path] != _LINK:
            contents = (Path(where, each.path).read_bytes() for where in (folder, site))
            each = Difference(each.path, each.kind, first_difference(*contents, names=_NAMES))
        files.append(each)
    return Rebuilt(tuple(files), tuple(_circumstances(record, made)))


def measured(folder: Path) -> dict[str, File]:
    """Measure the files in a folder; links are not followed.

    Raises:
        OSError: one cannot be read.
    """
    return {printable(path): file for path, file in _measured(folder)}


def _measured(folder: Path) -> Iterator[tuple[str, File]]:
    for where, below, names in os.walk(folder):
        inside = Path(where).relative_to(folder)
        if inside == Path():
            below[:] = [each for each in below if each != _NOT_THE_SITES]
        links = [each for each in below if Path(where, each).is_symlink()]
        for name in (*names, *links):
            path, shown = Path(where, name), (inside / name).as_posix()
            if not path.is_file() or path.is_symlink():
                yield shown, _LINK
                continue
            with path.open("rb") as opened:
                sum = hashlib.file_digest(opened, "sha256").hexdigest()
                yield shown, File(opened.tell(), sum)


def _compared(copy: Mapping[str, File], wanted: Mapping[str, File]) -> Iterator[Difference]:
    for path in sorted((copy.keys() | wanted.keys()) - {PATH}):
        if path not in copy:
            yield Difference(path, "missing")
        elif path not in wanted:
            yield Difference(path, "extra")
        elif copy[path] != wanted[path]:
            yield Difference(path, "changed")


def _circumstances(there: Record, here: Record) -> Iterator[Circumstance]:
    """Compare what two sites were built from, and then what they were built with."""
    for name in ("commit", "edited", "site_url", "archive"):
        if (one := getattr(there, name)) != (other := getattr(here, name)):
            yield Circumstance(name, _shown(one), _shown(other), decides=True)
    yield from _by_name("inputs", there.inputs, here.inputs, decides=True)
    for name in ("source_date_epoch", "python"):
        if (one := getattr(there, name)) != (other := getattr(here, name)):
            yield Circumstance(name, _shown(one), _shown(other), decides=False)
    yield from _by_name("packages", there.packages, here.packages, decides=False)


def _by_name(
    what: str, there: Mapping[str, str], here: Mapping[str, str], *, decides: bool
) -> Iterator[Circumstance]:
    for name in sorted(there.keys() | here.keys()):
        one, other = there.get(name), here.get(name)
        if one != other:
            yield Circumstance(f"{what} {name}", one or "none", other or "none", decides)


def _shown(value: object) -> str:
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "at hand" if value else "not at hand"
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "nothing"
    return str(value) or "none"

"""What was read from a project's files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from microsite.findings import Span
from microsite.model import KINDS, Investigation, Project, Record, Source
from microsite.yamlfile import YamlFile

RECORD_TYPES: Mapping[str, type[Record]] = {
    "investigation": Investigation,
    "sources": Source,
    **KINDS,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as a file holds it, whether or not it is a valid one."""

    kind: str
    id: str
    """Empty where the record has none."""
    file: YamlFile
    path: tuple[str | int, ...]
    """The way to it in its file."""
    raw: Mapping[str, Any]
    record: Record | None
    """The validated record, if it is valid."""

    @property
    def type(self) -> type[Record]:
        """The type of the records of this kind."""
        return RECORD_TYPES[self.kind]

    def span(self, path: Sequence[str | int] = (), *, key: bool = False) -> Span:
        """Find where a value in the record stands, or its key."""
        return self.file.span((*self.path, *path), key=key)


@dataclass(frozen=True)
class Loaded:
    """A project's records, those that are valid, and everything that was seen of the others."""

    root: Path
    project: Project
    """Only the records that passed validation, and only the first of those that share an id."""
    ids: Mapping[str, frozenset[str]]
    """Per kind every id seen, also of records that failed. A kind of which a file cannot be read
    is not in it: nobody knows all of its ids."""
    entries: tuple[Entry, ...]
    """Every record seen: the investigation, the sources, then kind by kind as the files have it."""
    files: Mapping[str, tuple[str, ...]]
    """The files of each kind of `model.KINDS` in the order of reading, as paths below the folder,
    also those that cannot be read."""
    pages: Mapping[str, str]
    """The pages written by hand: the text of each by its path below the project's folder."""
    complete: bool
    """Whether every file could be read, so that what was not seen is not there."""

    @cached_property
    def by_id(self) -> Mapping[tuple[str, str], Entry]:
        """The first entry of each kind and id."""
        return {(each.kind, each.id): each for each in reversed(self.entries)}

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """Return the entries of a kind, in the order of its files."""
        return tuple(each for each in self.entries if each.kind == kind)

    def span(
        self, kind: str, id: str, path: Sequence[str | int] = (), *, key: bool = False
    ) -> Span:
        """Find where a record, a value in it, or the value's key stands.

        Args:
            kind: such as `agencies`; the one investigation has the kind and id `investigation`.
            id: the record's id; of a withheld quotation its `key`.
            path: the way inside the record; the deepest existing step wins.
            key: whether to return the place of the field's name rather than of its value.

        Raises:
            KeyError: no file holds such a record.
        """
        return self.by_id[kind, id].span(path, key=key)

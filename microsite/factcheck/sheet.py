"""The sheet: what an editor or a lawyer reads line by line, and signs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby

from microsite.factcheck.curators import State
from microsite.factcheck.facts import What
from microsite.factcheck.grounds import Stand


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or fact, once, with all pages that show it."""

    number: int
    """From 1, the same in a sheet that is restricted to some records."""
    page: str
    """The title of the page where it belongs."""
    address: str
    """That page's address below the site's root; empty for the home page."""
    shown_on: tuple[str, ...]
    """The titles of all pages that show it in these words; none for what is in the data files
    alone, or told otherwise on pages, as a point is by the map."""
    words: str
    what: What
    record: str
    """Kind and id, or the file of what is in no record."""
    field: str
    file: str
    line: int
    stands: tuple[Stand, ...]
    state: str
    """How far a machine has checked it."""
    basis: str
    curator: str
    changed: bool = False
    """Whether it is new or changed since the revision that the sheet begins with."""
    context: tuple[str, ...] = ()
    """Paragraphs of the archived article, in a private sheet; other people's text."""

    @property
    def sources(self) -> str:
        """Its sources with their places, in words."""
        return "; ".join(map(place, self.stands))


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below the lines."""

    title: str
    read_on: str
    state: State
    archive_checked: bool
    private: bool
    """Whether it holds paragraphs of the articles."""
    restricted: tuple[str, ...] = ()
    """To what the sheet is restricted, in words; empty for all that is published."""
    removed: tuple[str, ...] = ()
    """Records that are gone since the revision that the sheet begins with."""


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one record, or of one page written by hand."""

    record: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The lines that belong to one page."""

    page: str
    address: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything there is to sign."""

    head: Head
    lines: tuple[Line, ...]
    names: dict[str, str] = field(default_factory=dict)
    """What each record is called, by kind and id."""

    @property
    def content_hash(self) -> str:
        """SHA-256 of what is signed: each line's number, words, kind, field, sources and basis.

        It is the same without the archive, on another day and after a change of git's history, and
        another one as soon as a word, a source or a place of it changes.
        """
        signed = [
            [
                line.number,
                line.words,
                line.what,
                line.record,
                line.field,
                [[each.source, each.paragraphs, each.lines] for each in line.stands],
                line.basis,
            ]
            for line in self.lines
        ]
        packed = json.dumps(signed, ensure_ascii=False, separators=(",", ":"))
        return sha256(packed.encode()).hexdigest()

    @property
    def groups(self) -> Iterator[Group]:
        """The lines page by page and record by record, in the order of their numbers."""
        for (page, address), lines in groupby(self.lines, lambda line: (line.page, line.address)):
            yield Group(page, address, tuple(self._sections(tuple(lines))))

    def _sections(self, lines: Sequence[Line]) -> Iterator[Section]:
        for record, some in groupby(lines, lambda line: line.record):
            yield Section(record, self.names.get(record, ""), tuple(some))

    @property
    def whats(self) -> list[tuple[str, int]]:
        """How many lines there are of each kind, the most first."""
        return Counter(line.what for line in self.lines).most_common()  # type: ignore[return-value]

    @property
    def states(self) -> list[tuple[str, int]]:
        """How many lines are in each state of evidence, the most first."""
        return Counter(line.state.partition(":")[0] for line in self.lines).most_common()


def place(stand: Stand) -> str:
    """Write a source with its place: `id, paragraphs 3, 5, lines 9, 11`."""
    parts = [stand.source]
    for noun, numbers in (("paragraph", stand.paragraphs), ("line", stand.lines)):
        if numbers:
            several = "s" if len(numbers) > 1 else ""
            parts.append(f"{noun}{several} {', '.join(map(str, numbers))}")
    return ", ".join(parts)

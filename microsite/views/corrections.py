"""What was wrong, what it says now, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from microsite.dates import EdtfDate
from microsite.model import Correction, Update
from microsite.views.lookup import Link, Lookup, once
from microsite.views.shelves import Part, Position, position


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that was corrected or is new, and of what kind it is (`statements`)."""

    kind: str
    link: Link


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """One correction."""

    link: Link
    """Its permanent place; called by the names of the records."""
    date: EdtfDate
    was: str
    now: str
    records: tuple[Touched, ...]

    @property
    def id(self) -> str:
        """The correction's id."""
        return self.link.anchor


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """All corrections, the latest first; there may be none."""

    corrections: tuple[CorrectionEntry, ...]
    report: str | None
    """Where readers report mistakes, if the maintainers said where."""
    position: Position | None = None
    """Where it stands in the list, if that has parts."""


def corrections_page(lookup: Lookup, trail: tuple[Part, ...] = ()) -> CorrectionsPage:
    """Build the list of corrections.

    Args:
        lookup: the checked records.
        trail: the way to a part of the list, for that part's page.
    """
    listed = {id for _, id in lookup.listed("corrections", trail)}
    entries = tuple(each for each in corrections(lookup) if each.id in listed)
    report = lookup.project.investigation.mistakes
    return CorrectionsPage(entries, report, position("corrections", trail) if trail else None)


@once
def corrections(lookup: Lookup) -> tuple[CorrectionEntry, ...]:
    """Build all corrections, the latest first."""
    return tuple(_entry(lookup, id) for id in latest_first(lookup.project.corrections))


def latest_first(records: Mapping[str, Correction] | Mapping[str, Update]) -> list[str]:
    """Order the ids of dated records; of one day, what stands last in the file is the latest."""
    return sorted(records, key=lambda id: records[id].date.sort_key())[::-1]


@once
def corrections_by_record(lookup: Lookup) -> Mapping[str, tuple[CorrectionEntry, ...]]:
    """List, per id of a record that was corrected, its corrections, the latest first."""
    found: dict[str, tuple[CorrectionEntry, ...]] = {}
    for entry in corrections(lookup):
        for record in lookup.project.corrections[entry.id].records:
            found[record] = (*found.get(record, ()), entry)
    return found


def touched(lookup: Lookup, ids: Iterable[str]) -> tuple[Touched, ...]:
    """Link the records that a correction or an update names."""
    kinds = ((lookup.kind_of(each), each) for each in ids)
    return tuple(Touched(kind, lookup.link(kind, each)) for kind, each in kinds)


def _entry(lookup: Lookup, id: str) -> CorrectionEntry:
    record = lookup.project.corrections[id]
    records = touched(lookup, record.records)
    link = lookup.link("corrections", id)
    return CorrectionEntry(link, record.date, record.was, record.now, records)

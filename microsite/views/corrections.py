"""What was wrong, what it says now, and where."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.dates import EdtfDate
from microsite.views.lookup import Link, Lookup, once


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that a correction changed, and of what kind it is (`statements`)."""

    kind: str
    link: Link


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """One correction."""

    id: str
    date: EdtfDate
    was: str
    now: str
    records: tuple[Touched, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """All corrections, the latest first; there may be none."""

    corrections: tuple[CorrectionEntry, ...]
    report: str | None
    """Where readers report mistakes, if the maintainers said where."""


@once
def corrections_page(lookup: Lookup) -> CorrectionsPage:
    """Build the list of corrections."""
    dated = sorted(
        lookup.project.corrections.items(), key=lambda item: item[1].date.sort_key(), reverse=True
    )
    entries = tuple(_entry(lookup, id) for id, _ in dated)
    return CorrectionsPage(entries, lookup.project.investigation.mistakes)


def corrections_of(lookup: Lookup, agency: str) -> tuple[CorrectionEntry, ...]:
    """List the corrections that name an agency or one of its responses, the latest first."""
    own = {agency, *lookup.responses_of.get(agency, ())}
    return tuple(
        each
        for each in corrections_page(lookup).corrections
        if own & set(lookup.project.corrections[each.id].records)
    )


def _entry(lookup: Lookup, id: str) -> CorrectionEntry:
    record = lookup.project.corrections[id]
    touched = ((lookup.kind_of(each), each) for each in record.records)
    records = tuple(Touched(kind, lookup.link(kind, each)) for kind, each in touched)
    return CorrectionEntry(id, record.date, record.was, record.now, records)

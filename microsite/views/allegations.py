"""What is alleged, always with who alleges it."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.views.citing import Dating, dating
from microsite.views.lookup import Link, Lookup, once
from microsite.views.shelves import Part, Position, position


@dataclass(frozen=True, slots=True)
class SourceTelling:
    """How one source puts an allegation, in our words."""

    source: Link
    says: str


@dataclass(frozen=True, slots=True)
class Charge:
    """One allegation: by whom, about whom, when, and how the sources tell it."""

    id: str
    by: Link
    made: Dating
    claim: str
    about: tuple[Link, ...]
    about_all: bool
    """Whether it is about every agency of the investigation."""
    document: Link | None
    """The document that makes it."""
    sources: tuple[Link, ...]
    tellings: tuple[SourceTelling, ...]

    @property
    def all_told(self) -> bool:
        """Whether the tellings name every source."""
        return set(self.sources) <= {each.source for each in self.tellings}


@once
def charge(lookup: Lookup, id: str) -> Charge:
    """Build an allegation."""
    record = lookup.project.allegations[id]
    return Charge(
        id=id,
        by=lookup.speaker(record.by),
        made=dating(lookup, f"allegations/{id}/made", record.made, record.sources),
        claim=record.claim,
        about=lookup.links("agencies", record.about),
        about_all=lookup.all_agencies(record.about),
        document=lookup.link("documents", record.document) if record.document else None,
        sources=lookup.links("sources", record.sources),
        tellings=tuple(
            SourceTelling(lookup.link("sources", each.source), each.says)
            for each in record.tellings
        ),
    )


@dataclass(frozen=True, slots=True)
class AllegationsPage:
    """A part of a long list of allegations."""

    charges: tuple[Charge, ...]
    position: Position


def allegations_page(lookup: Lookup, trail: tuple[Part, ...]) -> AllegationsPage:
    """Build the page of a part of the list of allegations, in the order of the records.

    Args:
        lookup: the checked records.
        trail: the way to the part.
    """
    found = tuple(charge(lookup, id) for _, id in lookup.listed("allegations", trail))
    return AllegationsPage(found, position("allegations", trail))


def charges(lookup: Lookup) -> tuple[Charge, ...]:
    """Build every allegation, in the order of the records."""
    return tuple(charge(lookup, id) for id in lookup.project.allegations)

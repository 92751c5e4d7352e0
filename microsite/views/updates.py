"""What was added or changed, other than by a correction."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.dates import EdtfDate
from microsite.views.corrections import Touched, latest_first, touched
from microsite.views.lookup import Link, Lookup, once
from microsite.views.shelves import Part, Position, position


@dataclass(frozen=True, slots=True)
class UpdateEntry:
    """One addition or change."""

    link: Link
    """Its permanent place, called by its title."""
    date: EdtfDate
    text: str
    records: tuple[Touched, ...]
    """The records it is about; there may be none."""

    @property
    def id(self) -> str:
        """The update's id."""
        return self.link.anchor


@dataclass(frozen=True, slots=True)
class UpdatesPage:
    """All updates, the latest first; there may be none."""

    updates: tuple[UpdateEntry, ...]
    position: Position | None = None
    """Where it stands in the list, if that has parts."""


def updates_page(lookup: Lookup, trail: tuple[Part, ...] = ()) -> UpdatesPage:
    """Build the list of updates.

    Args:
        lookup: the checked records.
        trail: the way to a part of the list, for that part's page.
    """
    listed = {id for _, id in lookup.listed("updates", trail)}
    entries = tuple(each for each in updates(lookup) if each.id in listed)
    return UpdatesPage(entries, position("updates", trail) if trail else None)


@once
def updates(lookup: Lookup) -> tuple[UpdateEntry, ...]:
    """Build all updates, the latest first."""
    records = lookup.project.updates
    ordered = ((id, records[id]) for id in latest_first(records))
    return tuple(
        UpdateEntry(lookup.link("updates", id), each.date, each.text, touched(lookup, each.records))
        for id, each in ordered
    )

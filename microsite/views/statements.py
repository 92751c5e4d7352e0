"""Every statement, grouped by who made it, with the choices the filters offer."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.views.choices import Choice, choices, occurring, vocabulary
from microsite.views.lookup import Link, Lookup
from microsite.views.quotes import Quote, quotes
from microsite.views.shelves import LIMITS, Part, Position, position


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """What one speaker, or several jointly, said."""

    anchor: str
    speakers: tuple[Link, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """The page of all statements, or of one part of them.

    The choices list only what occurs; where there are too many to be looked through, they are None.
    """

    groups: tuple[SpeakerGroup, ...]
    total: int
    withheld: int
    """How many quotations are left out to protect somebody."""
    speakers: tuple[Choice, ...] | None
    agencies: tuple[Choice, ...] | None
    stances: tuple[Choice, ...]
    sources: tuple[Choice, ...] | None
    states: tuple[Choice, ...]
    position: Position | None = None
    """Where it stands in the list, if that has parts."""


def statements_page(lookup: Lookup, trail: tuple[Part, ...] = ()) -> StatementsPage:
    """Build the page; groups and statements keep the order of the records and of their dates.

    Args:
        lookup: the checked records.
        trail: the way to a part of the list, for that part's page.
    """
    project = lookup.project
    grouped: dict[tuple[str, ...], list[str]] = {}
    for _, id in lookup.listed("statements", trail):
        grouped.setdefault(project.statements[id].speakers, []).append(id)
    groups = tuple(
        # Two hyphens in a row stand in no record's id, so no statement has this anchor.
        SpeakerGroup(
            "by--" + "--".join(speakers),
            tuple(map(lookup.speaker, speakers)),
            quotes(lookup, lookup.by_date(ids)),
        )
        for speakers, ids in grouped.items()
    )
    everything = [quote for group in groups for quote in group.quotes]
    speakers = choices(
        (id, link.text)
        for quote in everything
        for id, link in zip(quote.speaker_ids, quote.speakers, strict=True)
    )
    return StatementsPage(
        groups=groups,
        total=len(everything),
        withheld=sum(each.reason == "private fact" for each in project.withheld.values()),
        speakers=tuple(sorted(speakers, key=lambda choice: choice.text.casefold()))
        if len(speakers) <= LIMITS.choices
        else None,
        agencies=occurring(
            lookup, "agencies", (id for quote in everything for id in quote.agency_ids)
        ),
        stances=vocabulary(quote.stance for quote in everything),
        sources=occurring(
            lookup, "sources", (id for quote in everything for id in quote.source_ids)
        ),
        states=vocabulary(state for quote in everything for state in quote.states),
        position=position("statements", trail) if trail else None,
    )

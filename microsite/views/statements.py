"""Every statement, grouped by who made it, with the choices the filters offer."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.views.choices import Choice, choices, vocabulary
from microsite.views.lookup import Link, Lookup
from microsite.views.quotes import Quote, quotes


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """What one speaker, or several jointly, said."""

    anchor: str
    speakers: tuple[Link, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """The page of all statements. The choices list only what occurs."""

    groups: tuple[SpeakerGroup, ...]
    total: int
    withheld: int
    """How many quotations are left out to protect somebody."""
    speakers: tuple[Choice, ...]
    agencies: tuple[Choice, ...]
    stances: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    states: tuple[Choice, ...]


def statements_page(lookup: Lookup) -> StatementsPage:
    """Build the page; groups and statements keep the order of the records and of their dates."""
    project = lookup.project
    grouped: dict[tuple[str, ...], list[str]] = {}
    for id, statement in project.statements.items():
        grouped.setdefault(statement.speakers, []).append(id)
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
        speakers=tuple(sorted(speakers, key=lambda choice: choice.text.casefold())),
        agencies=choices(
            (id, agency.name)
            for id, agency in project.agencies.items()
            for quote in everything
            if id in quote.agency_ids
        ),
        stances=vocabulary(quote.stance for quote in everything),
        sources=choices(
            (id, source.label)
            for id, source in project.sources.items()
            for quote in everything
            if id in quote.source_ids
        ),
        states=vocabulary(state for quote in everything for state in quote.states),
    )

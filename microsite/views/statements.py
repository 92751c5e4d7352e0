"""Every statement, grouped by who made it, with the choices the filters offer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from microsite.views.lookup import Link, Lookup
from microsite.views.quotes import Quote, quotes

Choices = tuple[tuple[str, str], ...]
"""Pairs of the value that stands in the address and the text that a reader sees."""


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
    speakers: Choices
    agencies: Choices
    stances: tuple[str, ...]
    sources: Choices
    states: tuple[str, ...]


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
    return StatementsPage(
        groups=groups,
        total=len(everything),
        speakers=_choices(
            (id, link.text)
            for quote in everything
            for id, link in zip(quote.speaker_ids, quote.speakers, strict=True)
        ),
        agencies=tuple(
            (id, agency.name)
            for id, agency in project.agencies.items()
            if any(id in quote.agency_ids for quote in everything)
        ),
        stances=tuple(dict.fromkeys(quote.stance for quote in everything)),
        sources=tuple(
            (id, source.label)
            for id, source in project.sources.items()
            if id in lookup.statements_in
        ),
        states=tuple(dict.fromkeys(state for quote in everything for state in quote.states)),
    )


def _choices(pairs: Iterable[tuple[str, str]]) -> Choices:
    return tuple(sorted(dict(pairs).items(), key=lambda pair: pair[1].casefold()))

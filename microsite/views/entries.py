"""Everything with a date, merged and in order: the timeline's material.

Events, statements, responses and the sources' own publication become entries. A place in the
order states no day: every entry carries its date as known, and what has none comes last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from microsite.dates import EdtfDate
from microsite.views.citing import Dating, dating
from microsite.views.lookup import Link, Lookup, once
from microsite.views.quotes import said
from microsite.views.shelves.lists import is_on_timeline

Family = Literal["event", "statement", "response", "publication"]

WHOLE_YEAR, SPANNING = 0, 13


class Place(NamedTuple):
    """Where on the timeline a date is listed, which states no day."""

    year: int
    month: int
    """1 to 12; 0 for a date that gives the year alone, 13 for one that spans months."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened or was said."""

    key: tuple[str, str]
    """The kind and the id of its record."""
    anchor: str
    """Id of its element on the timeline; empty where another page is its permanent place."""
    families: tuple[Family, ...]
    """What it is; a statement can be a response too."""
    kind: str | None
    """What kind of event or response it is."""
    reported: bool
    """Whether it is an answer that a source reports in words of its own."""
    date: Dating
    title: str | None
    """What an event or a source is called."""
    text: str
    """What happened or was said, in our words; empty for a source."""
    speakers: tuple[Link, ...]
    """Who speaks; for an event, who took part."""
    link: Link
    """To its permanent place; for an event, which has it on the timeline, too."""
    agencies: tuple[Link, ...]
    agency_ids: tuple[str, ...]
    about_all: bool
    """Whether it concerns every agency of the investigation."""
    sources: tuple[Link, ...]

    @property
    def place(self) -> Place | None:
        """The year and month to list it under; None if it has no date at all."""
        value = self.date.value
        if value is None:
            return None
        day = value.earliest or value.latest
        if day is None:
            return None
        first, last = value.earliest, value.latest
        if first and last and (first.year, first.month) == (last.year, last.month):
            return Place(day.year, day.month)
        return Place(day.year, WHOLE_YEAR if value.precision == "year" else SPANNING)


@once
def entries_by_record(lookup: Lookup) -> dict[tuple[str, str], Entry]:
    """Give every entry by the kind and the id of its record."""
    return {entry.key: entry for entry in entries(lookup)}


@once
def entries(lookup: Lookup) -> tuple[Entry, ...]:
    """Merge everything with a date, in order; what has none comes last."""
    found = [
        *_events(lookup),
        *_publications(lookup),
        *_statements(lookup),
        *_responses(lookup),
    ]
    return in_order(found)


def in_order(found: Iterable[Entry]) -> tuple[Entry, ...]:
    """Put entries in the order of the timeline."""
    return tuple(sorted(found, key=_order))


def entries_of(lookup: Lookup, agency: str) -> tuple[Entry, ...]:
    """List what concerns one agency, except statements about all of them."""
    return _entries_by_agency(lookup).get(agency, ())


@once
def _entries_by_agency(lookup: Lookup) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries(lookup):
        if entry.about_all and "statement" in entry.families:
            continue
        for agency in entry.agency_ids:
            found.setdefault(agency, []).append(entry)
    return {agency: tuple(of) for agency, of in found.items()}


def _order(entry: Entry) -> tuple[bool, tuple[int, int, int, str]]:
    value = entry.date.value
    return (entry.place is None, value.sort_key() if value else (0, 0, 0, ""))


def _events(lookup: Lookup) -> Iterable[Entry]:
    for id, event in lookup.project.events.items():
        yield Entry(
            key=("events", id),
            anchor=id,
            families=("event",),
            kind=event.kind,
            reported=False,
            date=dating(lookup, f"events/{id}/date", event.date, event.sources),
            title=event.title,
            text=event.text,
            speakers=tuple(map(lookup.speaker, event.involved)),
            link=lookup.link("events", id),
            agencies=lookup.links("agencies", event.agencies),
            agency_ids=event.agencies,
            about_all=lookup.all_agencies(event.agencies),
            sources=lookup.links("sources", event.sources),
        )


def _publications(lookup: Lookup) -> Iterable[Entry]:
    for id, source in lookup.project.sources.items():
        yield Entry(
            key=("sources", id),
            anchor="",
            families=("publication",),
            kind=source.kind,
            reported=False,
            date=dating(lookup, f"sources/{id}/published", source.published, (id,)),
            title=source.label,
            text="",
            speakers=(),
            link=lookup.link("sources", id),
            agencies=(),
            agency_ids=(),
            about_all=False,
            sources=(),
        )


def _statements(lookup: Lookup) -> Iterable[Entry]:
    answers = {
        response.statement: response
        for response in lookup.project.responses.values()
        if response.statement and _same_date(lookup, response.statement, response.as_of.value)
    }
    for id, statement in lookup.project.statements.items():
        answer = answers.get(id)
        about = tuple(dict.fromkeys((*statement.about, *([answer.agency] if answer else ()))))
        yield Entry(
            key=("statements", id),
            anchor="",
            families=("statement", "response") if answer else ("statement",),
            kind=answer.kind if answer else None,
            reported=False,
            date=said(lookup, id),
            title=None,
            text=statement.summary,
            speakers=tuple(map(lookup.speaker, statement.speakers)),
            link=lookup.link("statements", id),
            agencies=lookup.links("agencies", about),
            agency_ids=about,
            about_all=lookup.all_agencies(about),
            sources=lookup.links("sources", (each.source for each in statement.printings)),
        )


def _responses(lookup: Lookup) -> Iterable[Entry]:
    for id, response in lookup.project.responses.items():
        if not is_on_timeline(lookup.project, id):
            continue
        yield Entry(
            key=("responses", id),
            anchor="",
            families=("response",),
            kind=response.kind,
            reported=lookup.project.vocabulary.response_kind(response.kind) == "reported statement",
            date=dating(lookup, f"responses/{id}/as_of", response.as_of, response.sources),
            title=None,
            text=response.says,
            speakers=tuple(map(lookup.speaker, response.spoken_by)),
            link=lookup.link("responses", id),
            agencies=lookup.links("agencies", (response.agency,)),
            agency_ids=(response.agency,),
            about_all=False,
            sources=lookup.links("sources", response.sources),
        )


def _same_date(lookup: Lookup, statement: str, value: EdtfDate | None) -> bool:
    return lookup.project.statements[statement].said.value == value

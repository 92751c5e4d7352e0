"""The lists of the site: what stands in each, and by what it is found there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from microsite.model import Project
from microsite.views.shelves.keys import by_date, by_state
from microsite.views.shelves.shelf import Item

_NAMED = ("people", "organizations", "documents")


@dataclass(frozen=True, slots=True)
class List:
    """One list, and where it stands."""

    home: str
    """The page with all of it, and otherwise the one that lists its parts."""
    folder: str
    """Where the parts stand, where no record can."""
    kinds: tuple[str, ...]
    """The kinds of records that have their place in it."""
    items: Callable[[Project], Iterator[Item]]
    index: str = ""
    """The page that lists the parts, where that is not `home`."""


def is_on_timeline(project: Project, response: str) -> bool:
    """Say whether a response is an entry of the timeline of its own.

    That nobody is known to have asked is as of our reading, and no event. An answer in words is the
    statement's entry already, unless the two are dated apart.
    """
    record = project.responses[response]
    said = project.statements.get(record.statement) if record.statement else None
    if project.vocabulary.response_kind(record.kind) == "not known to have been asked":
        return False
    return said is None or said.said.value != record.as_of.value


def _called(project: Project, id: str) -> str:
    """Say what a speaker is called; a project that is not checked may name one it does not hold."""
    for kind in (*_NAMED, "agencies"):
        if id in project.records(kind):
            return project.speaker_name(id)
    return id


def _agencies(project: Project) -> Iterator[Item]:
    for id, each in project.agencies.items():
        yield Item("agencies", id, by_state(each.place), each.name)


def _allegations(project: Project) -> Iterator[Item]:
    for id, each in project.allegations.items():
        yield Item("allegations", id, by_date(each.made.value), _called(project, each.by))


def _statements(project: Project) -> Iterator[Item]:
    for id, each in project.statements.items():
        name = _called(project, each.speakers[0])
        yield Item("statements", id, by_date(each.said.value), name)


def _timeline(project: Project) -> Iterator[Item]:
    for id, event in project.events.items():
        yield Item("events", id, by_date(event.date.value), event.title)
    for id, source in project.sources.items():
        yield Item("sources", id, by_date(source.published.value), source.label)
    yield from _statements(project)
    for id, response in project.responses.items():
        if is_on_timeline(project, id):
            name = _called(project, response.agency)
            yield Item("responses", id, by_date(response.as_of.value), name)


def _people(project: Project) -> Iterator[Item]:
    for kind in ("people", "organizations", "documents"):
        for id in project.records(kind):
            yield Item(kind, id, (), _called(project, id))


def _sources(project: Project) -> Iterator[Item]:
    for id, each in project.sources.items():
        yield Item("sources", id, (), each.label)


def _figures(project: Project) -> Iterator[Item]:
    for id, each in project.figures.items():
        yield Item("figures", id, (), each.label)


def _bills(project: Project) -> Iterator[Item]:
    for id, each in project.bills.items():
        yield Item("bills", id, (), each.title)


def _corrections(project: Project) -> Iterator[Item]:
    for id, each in project.corrections.items():
        yield Item("corrections", id, by_date(each.date), id)


def _updates(project: Project) -> Iterator[Item]:
    for id, each in project.updates.items():
        yield Item("updates", id, by_date(each.date), each.title)


LISTS: Mapping[str, List] = {
    "agencies": List("agencies/index.md", "agencies/all", (), _agencies),
    "allegations": List(
        "agencies/index.md", "allegations", ("allegations",), _allegations, "allegations.md"
    ),
    "statements": List("statements/index.md", "statements", ("statements",), _statements),
    "timeline": List("timeline.md", "timeline", ("events",), _timeline),
    "people": List("people.md", "people", _NAMED, _people),
    "sources": List("sources/index.md", "sources/all", (), _sources),
    "figures": List("figures.md", "figures", ("figures",), _figures),
    "bills": List("bills.md", "bills", ("bills",), _bills),
    "corrections": List("corrections.md", "corrections", ("corrections",), _corrections),
    "updates": List("updates.md", "updates", ("updates",), _updates),
}
"""Every list, by its name, which is also its texts' in the catalog. Agencies and sources have pages
of their own, so that nothing has its place in their lists."""

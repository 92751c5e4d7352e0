"""Which pages there are, each with its view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from microsite.views import (
    agency,
    allegations,
    bills,
    corrections,
    figures,
    home,
    map,
    people,
    sources,
    statements,
    timeline,
    updates,
)
from microsite.views.lookup import Lookup
from microsite.views.shelves import Part, parts_page

View = Any
"""One of the frozen dataclasses of `microsite.views`."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to render: its path, its template's name, and what makes its view."""

    path: str
    template: str
    make: Callable[[], View]


def plan(lookup: Lookup) -> Iterator[Planned]:
    """List every page that is made from the records."""
    project = lookup.project
    yield Planned("index.md", "home", partial(home.home_page, lookup))
    yield Planned("agencies/index.md", "agencies", partial(agency.agencies_page, lookup))
    yield from _parts(lookup, "agencies", agency.agencies_page)
    if not lookup.places.whole("allegations"):
        yield from _list(lookup, "allegations", allegations.allegations_page)
    for id in project.agencies:
        yield Planned(f"agencies/{id}.md", "agency", partial(agency.agency_page, lookup, id))
    yield from _list(lookup, "statements", statements.statements_page)
    yield from _list(lookup, "timeline", timeline.timeline_page)
    yield Planned("map.md", "map", partial(map.map_page, lookup))
    yield Planned("map/zoom.md", "zoom", partial(map.map_page, lookup))
    yield from _list(lookup, "bills", bills.bills_page)
    yield from _list(lookup, "figures", figures.figures_page)
    yield from _list(lookup, "sources", sources.sources_page)
    for id in project.sources:
        yield Planned(f"sources/{id}.md", "source", partial(sources.source_page, lookup, id))
    yield from _list(lookup, "people", people.people_page)
    yield from _list(lookup, "corrections", corrections.corrections_page)
    yield from _list(lookup, "updates", updates.updates_page)


Make = Callable[[Lookup, tuple[Part, ...]], View]
"""Builds the view of a list, or of the part that a trail leads to."""


def _list(lookup: Lookup, name: str, make: Make) -> Iterator[Planned]:
    """List the pages of a list: one, or the index of its parts and the parts."""
    whole = lookup.places.list(name)
    if whole.parts:
        yield Planned(whole.page, "parts", partial(parts_page, name, (whole,)))
        yield from _parts(lookup, name, make)
    else:
        yield Planned(whole.page, name, partial(make, lookup, ()))


def _parts(lookup: Lookup, name: str, make: Make) -> Iterator[Planned]:
    """List the pages of a list's parts; there may be none."""
    for trail in lookup.places.list(name).trails:
        if len(trail) > 1 and trail[-1].parts:
            yield Planned(trail[-1].page, "parts", partial(parts_page, name, trail))
        elif len(trail) > 1:
            yield Planned(trail[-1].page, name, partial(make, lookup, trail))

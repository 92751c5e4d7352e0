"""Which pages there are, each with its view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from microsite.views import (
    agency,
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
from microsite.views.data import DataPage
from microsite.views.lookup import Lookup

View = Any
"""One of the frozen dataclasses of `microsite.views`."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to render: its path, its template's name, and its view."""

    path: str
    template: str
    view: View


def plan(lookup: Lookup, data: DataPage | None) -> Iterator[Planned]:
    """List every generated page with its view; the one about the data if there is any."""
    project = lookup.project
    yield Planned("index.md", "home", home.home_page(lookup))
    yield Planned("agencies/index.md", "agencies", agency.agencies_page(lookup))
    for id in project.agencies:
        yield Planned(f"agencies/{id}.md", "agency", agency.agency_page(lookup, id))
    yield Planned("statements/index.md", "statements", statements.statements_page(lookup))
    yield Planned("timeline.md", "timeline", timeline.timeline_page(lookup))
    yield Planned("map.md", "map", map.map_page(lookup))
    yield Planned("map/zoom.md", "zoom", map.map_page(lookup))
    yield Planned("bills.md", "bills", bills.bills_page(lookup))
    yield Planned("figures.md", "figures", figures.figures_page(lookup))
    yield Planned("sources/index.md", "sources", sources.sources_page(lookup))
    for id in project.sources:
        yield Planned(f"sources/{id}.md", "source", sources.source_page(lookup, id))
    yield Planned("people.md", "people", people.people_page(lookup))
    yield Planned("corrections.md", "corrections", corrections.corrections_page(lookup))
    yield Planned("updates.md", "updates", updates.updates_page(lookup))
    if data is not None:
        yield Planned("data/index.md", "data", data)

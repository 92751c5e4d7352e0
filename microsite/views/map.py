"""Where the agencies are, and what each answers: the rows of the map and of its table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from microsite.model import Location
from microsite.views.lookup import Link, Lookup
from microsite.views.responses import Answer, board
from microsite.views.shelves import PartsPage, parts_page


@dataclass(frozen=True, slots=True)
class Pin:
    """One agency on the map: its point, how precise that is, and the answer that leads."""

    id: str
    agency: Link
    short_name: str
    place: str
    location: Location
    lead: Answer | None

    @property
    def state(self) -> str:
        """The kind of that answer; without any, no source is known to say it was asked."""
        return self.lead.kind if self.lead else "not known to have been asked"


@dataclass(frozen=True, slots=True)
class MapPage:
    """The page of the map."""

    region: str
    """What the map shows, for its caption."""
    distances: Literal["miles", "kilometers"]
    """What the maps' scales count."""
    pins: tuple[Pin, ...]
    parts: PartsPage | None = None
    """The parts of the list of agencies, if it is too long for a table beside the map."""

    @property
    def gazetteers(self) -> tuple[str, ...]:
        """Where the points come from, each once."""
        return tuple(dict.fromkeys(pin.location.gazetteer for pin in self.pins))

    @property
    def precisions(self) -> tuple[str, ...]:
        """What the points mark, each once, the most frequent first."""
        counted = Counter(pin.location.precision for pin in self.pins)
        return tuple(each for each, _ in counted.most_common())


def map_page(lookup: Lookup) -> MapPage:
    """Build the map's rows, in the order of the records."""
    agencies = lookup.project.agencies
    rows = zip(agencies.items(), board(lookup), strict=True)
    pins = tuple(
        Pin(id, row.agency, agency.short_name, agency.place, agency.location, row.lead)
        for (id, agency), row in rows
    )
    about = lookup.project.investigation
    listed = lookup.places.list("agencies")
    parts = parts_page("agencies", (listed,)) if listed.parts else None
    return MapPage(about.region, about.distances, pins, parts)

"""The timeline: entries under their year and month, each date no more precise than its source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from microsite.dates import EdtfDate
from microsite.views.entries import Entry, entries
from microsite.views.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Moment:
    """The entries of one and the same date as written."""

    date: EdtfDate
    entries: tuple[Entry, ...]

    @property
    def look(self) -> Literal["exact", "rough", "span", "open"]:
        """How to draw it: one day; a month, a year or about; between two dates; open at an end."""
        if self.date.earliest is None or self.date.latest is None:
            return "open"
        if self.date.is_exact():
            return "exact"
        return "span" if self.date.precision == "interval" else "rough"


@dataclass(frozen=True, slots=True)
class Month:
    """The moments of one month, or of no single one: `month` is as in `Place`."""

    year: int
    month: int
    moments: tuple[Moment, ...]

    @property
    def anchor(self) -> str:
        """Id of its heading. Two hyphens in a row stand in no record's id."""
        return f"month--{self.year}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Year:
    """The months of one year: first what gives the year alone, last what spans months."""

    year: int
    months: tuple[Month, ...]

    @property
    def anchor(self) -> str:
        """Id of its heading."""
        return f"year--{self.year}"


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The timeline, and the choices its filters offer."""

    years: tuple[Year, ...]
    undated: tuple[Entry, ...]
    agencies: tuple[tuple[str, str], ...]
    """Id and name of each agency that an entry concerns."""
    families: tuple[str, ...]
    total: int


def timeline_page(lookup: Lookup) -> TimelinePage:
    """Build the timeline."""
    all_entries = entries(lookup)
    concerned = {id for entry in all_entries for id in entry.agency_ids}
    agencies = lookup.project.agencies
    return TimelinePage(
        years=_years(entry for entry in all_entries if entry.place),
        undated=tuple(entry for entry in all_entries if not entry.place),
        agencies=tuple((id, agencies[id].name) for id in agencies if id in concerned),
        families=tuple(dict.fromkeys(f for entry in all_entries for f in entry.families)),
        total=len(all_entries),
    )


def _years(dated: Iterable[Entry]) -> tuple[Year, ...]:
    groups: dict[int, dict[int, dict[str, list[Entry]]]] = {}
    for entry in dated:
        place, value = entry.place, entry.date.value
        assert place is not None and value is not None
        months = groups.setdefault(place.year, {})
        months.setdefault(place.month, {}).setdefault(value.text, []).append(entry)
    return tuple(
        Year(
            year,
            tuple(
                Month(year, month, tuple(map(_moment, moments.values())))
                for month, moments in sorted(months.items())
            ),
        )
        for year, months in groups.items()
    )


def _moment(entries: list[Entry]) -> Moment:
    value = entries[0].date.value
    assert value is not None
    return Moment(value, tuple(entries))

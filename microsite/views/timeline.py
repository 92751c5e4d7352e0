"""The timeline: entries under their year and month, each date no more precise than its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from microsite.dates import EdtfDate
from microsite.views.choices import Choice, occurring, vocabulary
from microsite.views.citing import Dating
from microsite.views.entries import Entry, entries, entries_by_record, in_order
from microsite.views.lookup import Lookup
from microsite.views.shelves import Part, Position, position
from microsite.views.spans import Span, spans

# Two hyphens in a row stand in no record's id, so no anchor here is one.
_IN_ANCHORS = {"/": "--", "..": "open", "~": "-about", "?": "-perhaps", "%": "-perhaps-about"}


@dataclass(frozen=True, slots=True)
class Reasoned:
    """Entries of one date that is known in one way: the reason is given once for all of them."""

    dating: Dating
    """The date, its basis and the reason; the sources' own wordings stay with the entries."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """The entries of one and the same date as written."""

    date: EdtfDate
    groups: tuple[Reasoned, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return tuple(entry for group in self.groups for entry in group.entries)

    @property
    def anchor(self) -> str:
        """Id of its element."""
        text = self.date.text
        for sign, name in _IN_ANCHORS.items():
            text = text.replace(sign, name)
        return f"date--{text}"

    @property
    def look(self) -> Literal["exact", "rough", "span", "since", "until"]:
        """How to draw it: one day; a month, a year or about; between two dates; open at an end."""
        if self.date.latest is None:
            return "since"
        if self.date.earliest is None:
            return "until"
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
        """Id of its heading."""
        return f"month--{self.year}-{self.month:02}"

    @property
    def total(self) -> int:
        """How many entries it has."""
        return sum(len(moment.entries) for moment in self.moments)


@dataclass(frozen=True, slots=True)
class Year:
    """The months of one year: first what gives the year alone, last what spans months."""

    year: int
    months: tuple[Month, ...]
    chart: Chart | None

    @property
    def anchor(self) -> str:
        """Id of its heading."""
        return f"year--{self.year}"

    @property
    def total(self) -> int:
        """How many entries it has."""
        return sum(month.total for month in self.months)


@dataclass(frozen=True, slots=True)
class Chart:
    """The moments of a year that has many, drawn against one axis of days."""

    first: EdtfDate
    last: EdtfDate
    bars: tuple[tuple[Moment, Span], ...]
    days: tuple[float, ...]
    """Where the known days are on the axis, in percent of it."""
    day: float
    """How wide one day is, in percent of the axis, which has one more day at either end."""


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The timeline or a part of it, and the choices its filters offer."""

    years: tuple[Year, ...]
    undated: tuple[Reasoned, ...]
    agencies: tuple[Choice, ...] | None
    """The agencies that entries concern; None where there are too many to be looked through."""
    families: tuple[Choice, ...]
    total: int
    position: Position | None = None
    """Where it stands in the list, if that has parts."""

    @property
    def moments(self) -> Iterator[Moment]:
        """All dates, in order."""
        return (moment for year in self.years for month in year.months for moment in month.moments)

    @property
    def undated_total(self) -> int:
        """How many entries have no date."""
        return sum(len(group.entries) for group in self.undated)


def timeline_page(lookup: Lookup, trail: tuple[Part, ...] = ()) -> TimelinePage:
    """Build the timeline.

    Args:
        lookup: the checked records.
        trail: the way to a part of it, for that part's page.
    """
    all_entries = entries(lookup)
    if trail:
        every = entries_by_record(lookup)
        all_entries = in_order(every[key] for key in lookup.listed("timeline", trail))
    return TimelinePage(
        years=_years(entry for entry in all_entries if entry.place),
        undated=_reasoned(entry for entry in all_entries if not entry.place),
        agencies=occurring(
            lookup, "agencies", (id for entry in all_entries for id in entry.agency_ids)
        ),
        families=vocabulary(family for entry in all_entries for family in entry.families),
        total=len(all_entries),
        position=position("timeline", trail) if trail else None,
    )


def _years(dated: Iterable[Entry]) -> tuple[Year, ...]:
    groups: dict[int, dict[int, dict[str, list[Entry]]]] = {}
    for entry in dated:
        place, value = entry.place, entry.date.value
        assert place is not None and value is not None
        months = groups.setdefault(place.year, {})
        months.setdefault(place.month, {}).setdefault(value.text, []).append(entry)
    return tuple(_year(year, months) for year, months in groups.items())


def _year(year: int, grouped: dict[int, dict[str, list[Entry]]]) -> Year:
    months = tuple(
        Month(year, month, tuple(map(_moment, moments.values())))
        for month, moments in sorted(grouped.items())
    )
    return Year(year, months, _chart(months))


def _moment(entries: list[Entry]) -> Moment:
    value = entries[0].date.value
    assert value is not None
    return Moment(value, _reasoned(entries))


def _reasoned(entries: Iterable[Entry]) -> tuple[Reasoned, ...]:
    """Put entries of one date together whose date is known in one way."""
    groups: dict[Dating, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(replace(entry.date, printed=None), []).append(entry)
    return tuple(Reasoned(dating, tuple(group)) for dating, group in groups.items())


def _chart(months: tuple[Month, ...]) -> Chart | None:
    """Draw the moments that say more than the year, if there are enough to be compared."""
    moments = [moment for month in months if month.month for moment in month.moments]
    axis = spans([moment.date for moment in moments])
    if axis is None or len(moments) < _FEW:
        return None
    bars = tuple(zip(moments, axis.spans, strict=True))
    days = tuple(span.middle for moment, span in bars if moment.look == "exact")
    return Chart(axis.first, axis.last, bars, days, axis.day)


_FEW = 4
"""Fewer moments than this need no picture to be told apart."""

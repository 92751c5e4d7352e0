"""Dates as stretches of one axis of days, for drawing what is known of when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from microsite.dates import EdtfDate, parse


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a date may mean, in percent of the axis from its left end.

    An end that is open or not known is the axis's own; which of them is, the flags say.
    """

    start: float
    width: float
    open_start: bool
    open_end: bool

    @property
    def middle(self) -> float:
        """Where its middle is."""
        return round(self.start + self.width / 2, 2)

    @property
    def end(self) -> float:
        """Where it ends."""
        return round(self.start + self.width, 2)


@dataclass(frozen=True, slots=True)
class Axis:
    """Some dates on one axis that shows every day they name, and one more at either end."""

    first: EdtfDate
    """The earliest day that any of them names."""
    last: EdtfDate
    spans: tuple[Span, ...]
    """Where the dates are on it, in their order."""
    day: float
    """How wide one day is, in percent of the axis."""


def spans(dates: Sequence[EdtfDate]) -> Axis | None:
    """Lay dates on an axis; None if they name no day."""
    known = [day for each in dates for day in (each.earliest, each.latest) if day is not None]
    if not known:
        return None
    first, last = min(known), max(known)
    # A day beyond either end gives open ends room to be seen.
    days = (last - first).days + 3
    placed = tuple(_span(each, first.toordinal() - 1, days) for each in dates)
    return Axis(_as_edtf(first), _as_edtf(last), placed, round(100 / days, 2))


def _span(value: EdtfDate, origin: int, days: int) -> Span:
    start = value.earliest.toordinal() - origin if value.earliest else 0
    end = value.latest.toordinal() - origin + 1 if value.latest else days
    return Span(
        round(start / days * 100, 2),
        round((end - start) / days * 100, 2),
        value.earliest is None,
        value.latest is None,
    )


def _as_edtf(day: date) -> EdtfDate:
    return parse(day.isoformat())

"""Quantities with every source's reading; disagreements are shown, never averaged or summed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from microsite.views.citing import Seal, seal
from microsite.views.lookup import Link, Lookup
from microsite.views.shelves import Part, Position, position

Agreement = Literal[
    "one reading", "agree", "qualifiers differ", "terms differ", "both differ", "disagree"
]


@dataclass(frozen=True, slots=True)
class FigureReading:
    """What one source gives for a quantity."""

    qualifier: str | None
    value: int | float | None
    unit: str
    words: str
    note: str | None
    seal: Seal


@dataclass(frozen=True, slots=True)
class FigureCard:
    """One quantity with its readings and whether they agree.

    `agreement`: `one reading`; `agree` on number, unit and qualifier; `qualifiers differ` where the
    numbers are the same and the words around them (more than, over) are not; `terms differ` where
    only the words for what is counted are not the same; `both differ` where both are not;
    `disagree` where the numbers are not.
    """

    id: str
    link: Link
    label: str
    about: str
    readings: tuple[FigureReading, ...]
    agreement: Agreement

    @property
    def distinct(self) -> tuple[FigureReading, ...]:
        """The first reading of each number, unit and qualifier."""
        seen = {(r.qualifier, r.value, r.unit): r for r in reversed(self.readings)}
        return tuple(r for r in self.readings if r in seen.values())


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The page of all figures."""

    figures: tuple[FigureCard, ...]
    position: Position | None = None
    """Where it stands in the list, if that has parts."""


def figure(lookup: Lookup, id: str) -> FigureCard:
    """Build a quantity with its readings."""
    record = lookup.project.figures[id]
    readings = tuple(
        FigureReading(
            qualifier=each.qualifier,
            value=each.value,
            unit=each.unit,
            words=each.words,
            note=each.note,
            seal=seal(lookup, f"figures/{id}/readings/{each.source}/{n}", each.source),
        )
        for n, each in enumerate(record.readings)
    )
    link = lookup.link("figures", id)
    return FigureCard(id, link, record.label, record.about, readings, agreement(readings))


def figures_page(lookup: Lookup, trail: tuple[Part, ...] = ()) -> FiguresPage:
    """Build the page of all figures, or of a part of them, in the order of the records.

    Args:
        lookup: the checked records.
        trail: the way to a part of the list, for that part's page.
    """
    found = tuple(figure(lookup, id) for _, id in lookup.listed("figures", trail))
    return FiguresPage(found, position("figures", trail) if trail else None)


def agreement(readings: tuple[FigureReading, ...]) -> Agreement:
    """Say whether readings agree; one that gives only a word contradicts no number."""
    if len(readings) == 1:
        return "one reading"
    if len({each.value for each in readings if each.value is not None}) > 1:
        return "disagree"
    one_qualifier = len({each.qualifier for each in readings}) == 1
    one_term = len({each.unit for each in readings}) == 1
    if one_qualifier:
        return "agree" if one_term else "terms differ"
    return "qualifiers differ" if one_term else "both differ"

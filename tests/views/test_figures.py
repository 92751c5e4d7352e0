"""Readings stand as given; a disagreement is called one."""

from __future__ import annotations

import pytest

from microsite.views.citing import Seal
from microsite.views.figures import FigureReading, agreement, figures_page
from microsite.views.lookup import Link, Lookup


def reading(qualifier: str | None, value: float | None, unit: str = "agencies") -> FigureReading:
    link = Link("The Ledger", "sources/ledger.md")
    seal = Seal("sealed", link, "ledger.txt", "0" * 64, "1" * 64, (1,))
    return FigureReading(qualifier, value, unit, "words", None, seal)


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        ([reading(None, 8)], "one reading"),
        ([reading(None, 8), reading(None, 8)], "agree"),
        ([reading(None, 8), reading(None, 9)], "disagree"),
        ([reading("over", 80), reading("more than", 80)], "qualifiers differ"),
        ([reading("over", 80), reading(None, 80, "departments")], "both differ"),
        ([reading(None, 8), reading(None, 8, "departments")], "terms differ"),
        ([reading(None, None), reading(None, 8)], "agree"),
    ],
)
def test_agreement(readings: list[FigureReading], expected: str) -> None:
    assert agreement(tuple(readings)) == expected


def test_every_reading_stands_with_its_words_and_seal(lookup: Lookup) -> None:
    sightings, pages = figures_page(lookup).figures
    assert [(r.qualifier, r.value, r.words) for r in sightings.readings] == [
        ("about", 40_000_000, "about 40 million sightings"),
        ("more than", 43_000_000, "more than 43 million sightings"),
    ]
    assert (sightings.agreement, pages.agreement) == ("disagree", "agree")
    assert all(r.seal.state == "checked" and r.seal.paragraphs for r in sightings.readings)


def test_distinct_readings_are_the_first_of_each(lookup: Lookup) -> None:
    sightings, pages = figures_page(lookup).figures
    assert len(sightings.distinct) == 2
    assert pages.distinct == pages.readings[:1]

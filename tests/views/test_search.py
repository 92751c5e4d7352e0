"""What a reader can search for."""

from __future__ import annotations

import pytest

from microsite.views.lookup import Lookup
from microsite.views.search import Findable, findables


@pytest.fixture(scope="module")
def found(lookup: Lookup) -> dict[tuple[str, str], Findable]:
    return {(each.link.page, each.link.anchor): each for each in findables(lookup)}


@pytest.mark.parametrize(
    "kind",
    [
        *("agencies", "allegations", "statements", "people", "organizations", "documents"),
        *("bills", "events", "figures", "sources", "corrections", "updates"),
    ],
)
def test_every_record_is_found_at_its_own_place(
    kind: str, lookup: Lookup, found: dict[tuple[str, str], Findable]
) -> None:
    records = lookup.project.records(kind)
    assert records
    for id in records:
        link = lookup.link(kind, id)
        assert (link.page, link.anchor) in found, id


def test_a_place_is_listed_once(lookup: Lookup, found: dict[tuple[str, str], Findable]) -> None:
    assert len(findables(lookup)) == len(found)


def test_a_statement_is_found_by_the_words_of_every_printing(
    lookup: Lookup, found: dict[tuple[str, str], Findable]
) -> None:
    for id, statement in lookup.project.statements.items():
        entry = found["statements/index.md", id]
        for printing in statement.printings:
            assert printing.fragments in entry.quotations
        assert statement.capacity in entry.names
        assert statement.summary in entry.text


def test_printings_in_the_same_words_are_listed_once(
    found: dict[tuple[str, str], Findable],
) -> None:
    for each in found.values():
        assert len(set(each.quotations)) == len(each.quotations)


def test_an_agency_is_found_by_what_it_answers(
    lookup: Lookup, found: dict[tuple[str, str], Findable]
) -> None:
    for response in lookup.project.responses.values():
        assert response.says in found[f"agencies/{response.agency}.md", ""].text


def test_a_figure_is_found_by_the_words_of_every_source(
    lookup: Lookup, found: dict[tuple[str, str], Findable]
) -> None:
    for id, figure in lookup.project.figures.items():
        words = found["figures.md", id].quotations
        assert {(reading.words,) for reading in figure.readings} == set(words)

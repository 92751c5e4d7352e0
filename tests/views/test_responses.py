"""The board shows each agency's leading answer, with its date and who speaks."""

from __future__ import annotations

from microsite.views.lookup import Lookup
from microsite.views.responses import answer, board, history


def test_one_row_per_agency_with_the_leading_answer(lookup: Lookup) -> None:
    rows = {row.short_name: row.lead for row in board(lookup)}
    assert {name: lead and lead.kind for name, lead in rows.items()} == {
        "Northfield": "statement",
        "Eastbrook": "statement",
        "Millbrook College": "not known to have been asked",
    }
    eastbrook = rows["Eastbrook"]
    assert eastbrook is not None and [each.text for each in eastbrook.speakers] == ["Ines Vole"]
    assert eastbrook.as_of.value is not None and eastbrook.as_of.value.text == "2022-10-05"


def test_an_answer_brings_its_words_and_sources(lookup: Lookup) -> None:
    found = answer(lookup, "northfield-did-not-know")
    assert found.quote is not None and found.quote.id == "holt-did-not-know"
    assert [each.page for each in found.sources] == [
        "sources/northfield-ledger.md",
        "sources/valley-radio.md",
    ]


def test_nobody_is_said_to_speak_where_nobody_does(lookup: Lookup) -> None:
    first, _ = history(lookup, "eastbrook-police")
    assert first.speakers == () and first.quote is None

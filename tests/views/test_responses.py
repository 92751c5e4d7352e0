"""The board shows each agency's leading answer, with its date and who speaks."""

from __future__ import annotations

from dataclasses import replace

from microsite.dates import parse
from microsite.views.lookup import Link, Lookup
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


def test_a_quotation_tells_of_its_answer_what_both_say(lookup: Lookup) -> None:
    told = answer(lookup, "northfield-did-not-know")
    assert told.told_by_quote
    assert not replace(told, quote=None).told_by_quote
    elsewhere = (*told.sources, Link("A radio", "sources/a-radio.md"))
    assert not replace(told, sources=elsewhere).told_by_quote
    later = replace(told.as_of, value=parse("2022-10-30"))
    assert not replace(told, as_of=later).told_by_quote


def test_nobody_is_said_to_speak_where_nobody_does(lookup: Lookup) -> None:
    first, _ = history(lookup, "eastbrook-police")
    assert first.speakers == () and first.quote is None

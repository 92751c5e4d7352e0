"""An agency's page: allegation and answer, words, dates, sources, place, and what is open."""

from __future__ import annotations

from microsite.views.agency import agencies_page, agency_page
from microsite.views.lookup import Lookup


def test_allegation_and_answer_stand_side_by_side(lookup: Lookup) -> None:
    page = agency_page(lookup, "northfield-police")
    assert [charge.by.text for charge in page.charges] == ["Open Records League"]
    assert page.lead is not None and page.lead.id == "northfield-did-not-know"
    assert page.lead.quote is not None


def test_the_whole_history_is_kept_in_order(lookup: Lookup) -> None:
    page = agency_page(lookup, "eastbrook-police")
    assert [answer.kind for answer in page.answers] == ["did not immediately respond", "statement"]


def test_an_agency_that_nobody_asked_has_no_words(lookup: Lookup) -> None:
    page = agency_page(lookup, "millbrook-college-police")
    assert page.lead is not None and page.lead.kind == "not known to have been asked"
    assert page.lead.quote is None
    assert page.spoken == ()
    assert [question.text for question in page.not_known] == [
        "Whether anybody asked the college for an answer."
    ]
    assert len(page.not_known[0].sources) == 3
    assert not page.not_known[0].all_sources, "there is a fourth"


def test_what_happened_is_told_apart_from_what_was_said(lookup: Lookup) -> None:
    page = agency_page(lookup, "northfield-police")
    assert page.events
    assert {entry.families for entry in page.events} == {("event",)}


def test_statements_are_told_apart_by_whom_and_about_whom(lookup: Lookup) -> None:
    page = agency_page(lookup, "eastbrook-police")
    assert page.lead is not None and page.lead.quote is not None
    assert page.lead.quote.id == "vole-nobody-needs-to-know"
    assert page.spoken == (), "what leads is not shown twice"
    assert page.about_it == ()
    assert [quote.id for quote in page.about_all] == ["quill-close-this-door"]


def test_a_paragraph_that_means_something_else_is_named_with_the_reason(lookup: Lookup) -> None:
    [misreading] = agency_page(lookup, "eastbrook-police").misreadings
    assert misreading.mention.paragraphs == (8,)
    assert misreading.because == "It means a county of another state."


def test_place_and_names(lookup: Lookup) -> None:
    page = agency_page(lookup, "millbrook-college-police")
    assert page.location.precision == "campus"
    assert [wording.words for wording in page.printed_as] == [
        "Millbrook College police",
        "Millbrook College",
    ]


def test_the_index_lists_every_agency_and_allegation(lookup: Lookup) -> None:
    page = agencies_page(lookup)
    assert [row.short_name for row in page.rows] == ["Northfield", "Eastbrook", "Millbrook College"]
    assert [row.answers for row in page.rows] == [2, 2, 1]
    assert [charge.id for charge in page.charges] == list(lookup.project.allegations)

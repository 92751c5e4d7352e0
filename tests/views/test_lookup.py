"""Joins: who is connected with what, and where each record is published."""

from __future__ import annotations

from dataclasses import replace

import pytest

from microsite.checks import Verified
from microsite.dates import parse
from microsite.model import KnownDate
from microsite.views.lookup import Link, Lookup, once, sort_key


@pytest.mark.parametrize(
    ("kind", "id", "text", "page"),
    [
        ("people", "bram-holt", "Bram Holt", "people.md"),
        ("documents", "sharing-agreement", "Sharing agreement", "people.md"),
        ("statements", "holt-did-not-know", "Bram Holt", "statements/index.md"),
        ("bills", "hb-5101", "HB 5101, To delete plate data after 30 days", "bills.md"),
        ("bills", "unnamed-yearly-report", "To report each year who can search", "bills.md"),
        ("figures", "pages", "Pages", "figures.md"),
        ("events", "contract", "Eastbrook's contract with the vendor", "timeline.md"),
        (
            *("allegations", "accounts-for-a-towing-company"),
            *("Open Records League", "agencies/index.md"),
        ),
        (
            *("responses", "northfield-did-not-know"),
            *("Northfield Police Department", "agencies/northfield-police.md"),
        ),
    ],
)
def test_a_record_has_its_place_on_a_page(
    lookup: Lookup, kind: str, id: str, text: str, page: str
) -> None:
    assert lookup.link(kind, id) == Link(text, page, id)


def test_agencies_and_sources_have_pages_of_their_own(lookup: Lookup) -> None:
    agency = lookup.link("agencies", "northfield-police")
    assert agency == Link("Northfield Police Department", "agencies/northfield-police.md")
    source = lookup.link("sources", "valley-radio")
    assert source == Link("Valley Radio, October 5, 2022", "sources/valley-radio.md")


def test_speakers_are_found_among_people_bodies_and_documents(lookup: Lookup) -> None:
    assert lookup.speaker("bram-holt").page == "people.md"
    assert lookup.speaker("eastbrook-police").page == "agencies/eastbrook-police.md"
    assert lookup.kind_of("sharing-agreement") == "documents"
    assert lookup.kind_of("northfield-did-not-know") == "responses"


def test_statements_by_about_and_for(lookup: Lookup) -> None:
    assert lookup.statements_by["ines-vole"] == ("vole-nobody-needs-to-know",)
    assert lookup.statements_about["eastbrook-police"] == (
        "quill-close-this-door",
        "vole-nobody-needs-to-know",
    )
    assert lookup.statements_for["northfield-police"] == ("holt-did-not-know", "holt-tells-council")
    assert "millbrook-college-police" not in lookup.statements_for
    assert lookup.statements_touching["unnamed-yearly-report"] == ("agreement-lends-accounts",)


def test_statements_of_a_source_stand_in_the_order_of_its_paragraphs(lookup: Lookup) -> None:
    places = [
        lookup.evidence.passages[f"statements/{id}/printings/northfield-ledger"].paragraphs
        for id in lookup.statements_in["northfield-ledger"]
    ]
    assert len(places) == 3
    assert places == sorted(places)


def test_similar_statements_know_each_other_in_both_directions(lookup: Lookup) -> None:
    because = "Both object to a company's access, in words of their own."
    assert lookup.similar["vole-nobody-needs-to-know"] == (("quill-close-this-door", because),)
    assert lookup.similar["quill-close-this-door"] == (("vole-nobody-needs-to-know", because),)


def test_responses_are_in_order_of_their_dates(lookup: Lookup) -> None:
    assert lookup.responses_of["eastbrook-police"] == (
        "eastbrook-no-immediate-response",
        "eastbrook-nobody-needs-to-know",
    )


@pytest.mark.parametrize(
    ("answers", "leads"),
    [
        # Certainly later beats everything.
        ([("statement", "2022-10-04"), ("did not respond", "2022-11")], 1),
        # Where dates overlap, own words come first, wherever they stand.
        ([("did not respond", "2022-10-04/2022-10-06"), ("statement", "2022-10-05")], 1),
        ([("statement", "2022-10-05"), ("reported statement", "2022-10-04/..")], 0),
        ([("reported statement", "2022-10-05"), ("did not immediately respond", "2022-10-05")], 0),
        # Among equals, the maintainer's order.
        ([("statement", "2022-10-05"), ("statement", "2022-10-05/2022-10-06")], 0),
    ],
)
def test_which_response_leads(
    verified: Verified, answers: list[tuple[str, str]], leads: int
) -> None:
    model = verified.project.responses["northfield-did-not-know"]
    responses = {
        str(n): model.model_copy(
            update={
                "id": str(n),
                "kind": kind,
                "as_of": KnownDate(value=parse(day), basis="stated"),
            }
        )
        for n, (kind, day) in enumerate(answers)
    }
    lookup = Lookup(replace(verified, project=replace(verified.project, responses=responses)))
    assert lookup.leading_response("northfield-police") == str(leads)
    assert lookup.leading_response("eastbrook-police") is None


def test_what_has_no_date_comes_last() -> None:
    known = [KnownDate(value=parse(text), basis="stated") for text in ("2022-10-04", "2016~")]
    unknown = KnownDate.model_validate("unknown")
    ordered = sorted([unknown, *known], key=sort_key)
    assert [each.value and each.value.text for each in ordered] == ["2016~", "2022-10-04", None]


def test_once_makes_a_value_once_per_lookup(lookup: Lookup) -> None:
    made: list[str] = []

    @once
    def slow(_: Lookup, id: str) -> str:
        made.append(id)
        return id.upper()

    other = Lookup(lookup.verified)
    assert [slow(lookup, "a"), slow(lookup, "a"), slow(lookup, "b"), slow(other, "a")] == list(
        "AABA"
    )
    assert made == ["a", "b", "a"]

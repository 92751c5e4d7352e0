"""A link is written once for all pages, and each page puts in its own address and number."""

from __future__ import annotations

import pytest

from microsite.render.linking import Linking, link, to
from microsite.render.notes import Notes
from microsite.views.lookup import Link, Lookup
from microsite.views.notes import source_notes

AGENCY = Link("Northfield & Co.", "agencies/northfield-police.md", "answers")


def linking(here: str, lookup: Lookup) -> Linking:
    return Linking(here, Notes(here, source_notes(lookup)))


@pytest.mark.parametrize(
    ("here", "address"),
    [
        ("index.md", "agencies/northfield-police/#answers"),
        ("sources/valley-radio.md", "../../agencies/northfield-police/#answers"),
        ("agencies/northfield-police.md", "#answers"),
    ],
)
def test_one_text_leads_to_the_same_place_from_every_page(
    here: str, address: str, lookup: Lookup
) -> None:
    written = link(AGENCY)
    linked = linking(here, lookup).linked(f"{written}!")
    assert linked == f'<a href="{address}">Northfield &amp; Co.</a>!'


def test_an_address_may_have_a_query_and_is_escaped(lookup: Lookup) -> None:
    shown = linking("index.md", lookup).linked(to("timeline.md", query="a=1&b=2"))
    assert shown == "timeline/?a=1&amp;b=2"


def test_sources_are_numbered_as_they_come(lookup: Lookup) -> None:
    radio, ledger = (lookup.link("sources", id) for id in ("valley-radio", "northfield-ledger"))
    shown = linking("index.md", lookup).linked(
        "".join((link(radio), link(ledger, "<b>"), link(radio)))
    )
    number = '<sup class="ms-fn" aria-hidden="true">{}</sup>'
    assert [shown.count(number.format(n)) for n in (1, 2, 3)] == [2, 1, 0]
    assert f">&lt;b&gt;</a>{number.format(2)}" in shown


def test_no_text_can_pass_for_an_address(lookup: Lookup) -> None:
    name = "<\0>index.md<\0>"
    shown = linking("map.md", lookup).linked(link(Link(name, "bills.md")))
    assert shown == '<a href="../bills/">&lt;\0&gt;index.md&lt;\0&gt;</a>'

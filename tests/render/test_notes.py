"""On paper every link to a source has a number, and the number its source."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from microsite.artifacts import Page, Site
from microsite.render import render_site
from microsite.render.notes import Notes
from microsite.views.lookup import Lookup
from microsite.views.notes import source_notes
from tests.render.test_render import TEMPLATES


@pytest.fixture(scope="module")
def site(lookup: Lookup) -> Site:
    return render_site(lookup, TEMPLATES)


def test_a_source_keeps_the_number_it_was_first_given(lookup: Lookup) -> None:
    notes = Notes("index.md", source_notes(lookup))
    ledger, radio = (lookup.link("sources", id) for id in ("northfield-ledger", "valley-radio"))
    assert [notes.number(each.page) for each in (radio, ledger, radio)] == [1, 2, 1]
    assert [note.source for note in notes.listed] == [radio, ledger]


def test_only_links_to_sources_are_numbered(lookup: Lookup) -> None:
    notes = Notes("index.md", source_notes(lookup))
    assert notes.number("sources/index.md") is None
    assert notes.number("agencies/northfield-police.md") is None
    assert notes.listed == ()


def test_the_sources_own_pages_need_no_numbers(lookup: Lookup) -> None:
    notes = Notes("sources/valley-radio.md", source_notes(lookup))
    assert notes.number("sources/northfield-ledger.md") is None


def numbered(page: Page) -> tuple[dict[str, set[str]], list[str]]:
    """Collect what each number stands beside, and the notes at the end."""
    tree = LexborHTMLParser(page.html)
    beside: dict[str, set[str]] = {}
    for mark in tree.css("sup.ms-fn"):
        link = mark.prev
        assert link is not None and link.tag == "a", page.path
        address = str(link.attributes["href"]).rstrip("/").rsplit("/", 1)[-1]
        beside.setdefault(mark.text(), set()).add(address)
    return beside, [" ".join(note.text().split()) for note in tree.css(".ms-notes li")]


def test_every_number_on_a_page_leads_to_its_note(lookup: Lookup, site: Site) -> None:
    seen = 0
    for page in site.pages:
        beside, notes = numbered(page)
        assert set(beside) == {str(n) for n in range(1, len(notes) + 1)}, page.path
        for n, note in enumerate(notes, start=1):
            [source] = beside[str(n)]
            assert note.startswith(lookup.project.sources[source].label), page.path
            seen += 1
    assert seen > 20

"""Corrections as data: each shows at every record that it names, and leads to the whole of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from microsite.artifacts import Site
from microsite.render import render_site
from microsite.views.lookup import Lookup
from tests.support import GOOD, MINIMAL, checked

TEMPLATES = Path(__file__).parents[2] / "templates"
PLACES = {
    "northfield-police": ("agencies/northfield-police.md", "header"),
    "northfield-did-not-know": (
        "agencies/northfield-police.md",
        "li[id='northfield-did-not-know']",
    ),
    "accounts-for-a-towing-company": (
        "agencies/index.md",
        "[id='accounts-for-a-towing-company']",
    ),
    "hb-5101": ("bills.md", "[aria-labelledby='hb-5101']"),
    "sightings": ("figures.md", "[aria-labelledby='sightings']"),
    "council-told": ("timeline.md", "[id='council-told']"),
    "sharing-agreement": ("people.md", ".ms-person:has([id='sharing-agreement'])"),
    "open-records-league": ("people.md", ".ms-person:has([id='open-records-league'])"),
    "ines-vole": ("people.md", ".ms-person:has([id='ines-vole'])"),
    "northfield-ledger": ("sources/northfield-ledger.md", "header"),
    "vole-nobody-needs-to-know": (
        "statements/index.md",
        "[id='vole-nobody-needs-to-know']",
    ),
}
"""Per corrected record of the good project, the page that shows it as itself, and where there."""


def made(root: Path) -> Site:
    verified, findings = checked(root)
    assert verified is not None, findings.format()
    return render_site(Lookup(verified), TEMPLATES)


@pytest.fixture(scope="module")
def pages() -> dict[str, LexborHTMLParser]:
    return {page.path: LexborHTMLParser(page.html) for page in made(GOOD).pages}


def notes_at(pages: dict[str, LexborHTMLParser], page: str, place: str) -> list[LexborNode]:
    found = pages[page].css_first(place)
    assert found is not None, f"{page} has no {place}"
    return found.css(".ms-corrected")


def test_the_good_project_corrects_a_record_of_every_kind() -> None:
    verified, _ = checked(GOOD)
    assert verified is not None
    corrected = {id for each in verified.project.corrections.values() for id in each.records}
    assert corrected == set(PLACES)
    kinds = {
        kind
        for kind in verified.project.__slots__
        if kind not in ("investigation", "summaries", "vocabulary")
    }
    held = {kind for kind in kinds if corrected & set(verified.project.records(kind))}
    assert held == kinds - {"corrections", "updates", "withheld"}


@pytest.mark.parametrize("id", PLACES)
def test_a_correction_stands_at_the_record(id: str, pages: dict[str, LexborHTMLParser]) -> None:
    verified, _ = checked(GOOD)
    assert verified is not None
    changes = verified.project.corrections
    due = [key for key in ("names-and-numbers", "eastbrook-captain") if id in changes[key].records]
    notes = notes_at(pages, *PLACES[id])
    assert len(notes) == len(due), "the latest first"
    for note, key in zip(notes, due, strict=True):
        [link] = note.css("a")
        assert (link.attributes["href"] or "").endswith(f"corrections/#{key}")
        assert (
            link.text()
            == {
                "names-and-numbers": "Corrected on November 23, 2022",
                "eastbrook-captain": "Corrected on November 21, 2022",
            }[key]
        )
        [day] = note.css("time")
        assert day.attributes["datetime"] == changes[key].date.text
        assert [each.text() for each in note.css("dt")] == ["What was wrong", "What it says now"]
        was, now = (each.text().strip() for each in note.css("dd"))
        assert now == changes[key].now
        assert was.startswith(("An earlier version", "Names and numbers were off by one."))
        assert note.attributes["role"] == "note"
        assert not note.css("details, [hidden]"), "it is there without scripts and on paper"


def test_what_is_not_corrected_has_no_note(pages: dict[str, LexborHTMLParser]) -> None:
    assert notes_at(pages, "agencies/eastbrook-police.md", "header") == []
    assert notes_at(pages, "statements/index.md", "[id='quill-close-this-door']") == []
    assert not [page.path for page in made(MINIMAL).pages if "ms-corrected" in page.html]


def test_a_corrected_answer_says_so_where_it_leads_and_in_the_history(
    pages: dict[str, LexborHTMLParser],
) -> None:
    page = "agencies/northfield-police.md"
    assert len(notes_at(pages, page, "[aria-labelledby='answer']")) == 1
    assert len(notes_at(pages, page, "[aria-labelledby='history']")) == 1


def test_a_corrected_quotation_says_so_on_every_page_that_shows_it(
    pages: dict[str, LexborHTMLParser],
) -> None:
    page = "agencies/eastbrook-police.md"
    assert len(notes_at(pages, page, "article.ms-quote")) == 2


def test_the_page_of_corrections_leads_to_every_record(
    pages: dict[str, LexborHTMLParser],
) -> None:
    page = pages["corrections.md"]
    headings = [each.text() for each in page.css(".ms-record h2")]
    assert headings == [
        "November 23, 2022: Northfield Police Department",
        "November 21, 2022: Ines Vole",
    ]
    assert len(page.css_first("[aria-labelledby='names-and-numbers']").css("dd a")) == 10

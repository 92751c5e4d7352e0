"""Search entries as they are handed to the host."""

from __future__ import annotations

from pathlib import Path

from microsite.artifacts import Body, Page, SearchEntry
from microsite.render.catalog import read_catalog
from microsite.render.search import search_entries
from microsite.views.lookup import Link
from microsite.views.search import Findable

CATALOG = read_catalog(Path(__file__).parents[2] / "templates/strings/en.yaml")
PAGES = [
    Page(f"{name}.md", name.title(), f"All {name}.", Body.of("")) for name in ("town", "words")
]


def entries(*found: Findable) -> list[SearchEntry]:
    return list(search_entries(found, PAGES, CATALOG, lambda text: text.replace("*", "")))


def test_pages_come_first_and_are_found_by_title_and_description() -> None:
    town, words, quill = entries(Findable(Link("Quill", "words.md", "quill"), text=("*Said* so.",)))
    assert (town.title, town.page, town.anchor) == ("Town", "town.md", "")
    assert words.paragraphs == ("All words.",)
    assert quill == SearchEntry("Quill", "words.md", "quill", ("Said so.",))


def test_a_page_that_is_a_record_has_the_records_entry() -> None:
    town, _ = entries(Findable(Link("Northfield", "town.md"), text=("Denies it.",)))
    assert town == SearchEntry("Northfield", "town.md", "", ("Denies it.",))


def test_quotations_show_their_marks_and_their_gaps() -> None:
    link = Link("Quill", "words.md", "quill")
    *_, quill = entries(Findable(link, quotations=(("People here,", "Close it."), ("Close it.",))))
    assert quill.paragraphs == ("“People here, […] Close it.”", "“Close it.”")


def test_names_stand_in_one_line_without_the_title() -> None:
    *_, quill = entries(
        Findable(Link("Quill", "words.md", "quill"), names=("Quill", "chief", "Q."))
    )
    assert quill.paragraphs == ("chief · Q.",)

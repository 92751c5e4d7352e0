"""The whole text of a source that may be reprinted, and where its quotations are marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite import pipeline
from microsite.views.fulltext import Stretch, _stretches, full_text
from microsite.views.lookup import Link, Lookup
from microsite.views.sources import source_page
from tests.support import GOOD, shown_whole

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=[True, False], ids=["archive", "lock"])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Lookup:
    root = shown_whole(tmp_path_factory.mktemp("whole"))
    found = pipeline.check(root, root / "archive" if request.param else None)
    assert found.verified is not None, found.findings.format()
    return Lookup(found.verified)


def test_every_word_is_there_and_quoted_ones_lead_to_their_statement(whole: Lookup) -> None:
    first, second = source_page(whole, "ledger").text
    assert (first.number, second.number) == (1, 2)
    assert [each.quote for each in first.stretches] == [None]
    marked = [each.text for each in second.stretches if each.quote]
    assert marked == ["We did not know about it,", "We will ask the company."]
    assert {each.quote for each in second.stretches} == {
        None,
        whole.link("statements", "holt-did-not-know"),
    }
    lines = (GOOD.parent / "minimal/archive/ledger.txt").read_text("utf-8").splitlines()
    for paragraph, line in ((first, lines[5]), (second, lines[7])):
        assert "".join(each.text for each in paragraph.stretches) == line


def test_a_source_of_which_only_quotations_may_be_shown_has_no_text(lookup: Lookup) -> None:
    for id in lookup.project.sources:
        assert full_text(lookup, id) == ()


def test_words_of_two_statements_are_marked_once() -> None:
    one, two = Link("one", "page", "one"), Link("two", "page", "two")
    found = list(_stretches("abcdefgh", [(4, 7, two), (1, 5, one), (2, 3, two)]))
    assert found == [Stretch("a"), Stretch("bcde", one), Stretch("fg", two), Stretch("h")]


def test_the_page_shows_it_under_its_license(tmp_path: Path) -> None:
    root = shown_whole(tmp_path)
    checked = pipeline.check(root, None)
    assert checked.verified is not None
    (root / "templates").symlink_to(ROOT / "templates")
    site = pipeline.publish(checked.verified, root)
    [page] = [each for each in site.pages if each.path == "sources/ledger.md"]
    assert '<p id="paragraph--2">' in page.html
    assert "<mark><a href=" in page.html
    assert ">We did not know about it,</a></mark>" in page.html
    terms, text = (
        page.html.index("creativecommons.org/licenses/by/4.0/"),
        page.html.index('id="paragraph--1"'),
    )
    assert terms < text, "the license stands before the first word"
    assert "Ada Finch" in page.html[page.html.index('id="text"') : text]
    assert not any("had read of the records" in str(each.content) for each in site.files)

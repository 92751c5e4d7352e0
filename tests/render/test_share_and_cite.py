"""Cards and citations of a whole site."""

from __future__ import annotations

import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import get_args

import bibtexparser
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from microsite import model
from microsite.artifacts import Site
from microsite.citations import Imprint
from microsite.render import citation_files, render_site
from microsite.render.catalog import UnusableTemplate, read_catalog
from microsite.views import citing
from microsite.views.lookup import Lookup
from tests.made_up_region import region
from tests.support import GOOD, MINIMAL, checked, edited

TEMPLATES = Path(__file__).parents[2] / "templates"
ADDRESS = "https://x.test/plates/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    verified, findings = checked(GOOD)
    assert verified is not None, findings.format()
    outlines = region(tmp_path_factory.mktemp("geo"))
    return render_site(
        Lookup(verified), TEMPLATES, outlines, imprint=Imprint(ADDRESS, "The Ledger")
    )


@pytest.fixture(scope="module")
def bare() -> Site:
    """The smallest project, of which the host knows nothing and which has no outlines."""
    verified, findings = checked(MINIMAL)
    assert verified is not None, findings.format()
    return render_site(Lookup(verified), TEMPLATES)


def cards(site: Site) -> dict[str, bytes]:
    return {
        file.path: file.content
        for file in site.files
        if file.path.startswith("assets/cards/") and isinstance(file.content, bytes)
    }


def notes(site: Site, page: str) -> list[str]:
    [html] = [each.html for each in site.pages if each.path == page]
    return [each.text().strip() for each in LexborHTMLParser(html).css(".ms-cite__text")]


def content(path: str) -> str:
    verified, _ = checked(GOOD)
    assert verified is not None
    files = citation_files(Lookup(verified), TEMPLATES, imprint=Imprint(ADDRESS, "The Ledger"))
    [file] = [each for each in files if each.path == path]
    return str(file.content)


def test_every_page_has_a_card_and_words_for_it(site: Site) -> None:
    drawn = cards(site)
    for page in site.pages:
        assert page.image in drawn
        own = page.path.startswith("agencies/") and page.path != "agencies/index.md"
        name = page.path.removeprefix("agencies/").removesuffix(".md") if own else "site"
        assert page.image == f"assets/cards/{name}.png"
        assert page.title in page.image_alt or not own
    assert not site.warnings


def test_a_card_says_allegation_and_answer_in_words_too(site: Site) -> None:
    for page in site.pages:
        if page.image != "assets/cards/site.png":
            before, answer = page.image_alt.split("What it answers: ")
            assert "What is alleged: " in before
            assert len(answer) > 20


@pytest.mark.parametrize("name", ["site", "bare"])
def test_cards_are_small_pictures_of_the_asked_size(
    name: str, request: pytest.FixtureRequest
) -> None:
    for path, png in cards(request.getfixturevalue(name)).items():
        assert Image.open(BytesIO(png)).size == (1200, 630), path
        assert len(png) <= 60 * 1024, path


def test_every_page_is_cited_with_its_address_and_the_records_own_date(site: Site) -> None:
    for page in site.pages:
        note, bib, csl = notes(site, page.path)[-3:]
        assert note.startswith("The Ledger, ")
        assert "sources last read " in note
        [item] = json.loads(csl)
        assert item["URL"].startswith(ADDRESS)
        assert f"{item['URL']}." in note
        [entry] = bibtexparser.parse_string(bib).entries
        assert entry["url"] == item["URL"]
        assert item["issued"]["date-parts"] == [[int(p) for p in entry["date"].split("-")]]


def test_without_an_address_and_a_publisher_none_is_made_up(bare: Site) -> None:
    for page in bare.pages:
        note, _, csl = notes(bare, page.path)[-3:]
        assert "http" not in note
        [item] = json.loads(csl)
        assert not {"URL", "author"} & set(item)


def test_all_sources_are_published_in_both_forms(site: Site) -> None:
    items = json.loads(content("data/sources.csl.json"))
    entries = bibtexparser.parse_string(content("data/sources.bib")).entries
    pages = {page.path for page in site.pages}
    assert [each["id"] for each in items] == [each.key for each in entries]
    assert {f"sources/{each['id']}.md" for each in items} < pages
    allowed = {"id", "type", "title", "genre", "author", "publisher", "container-title"}
    allowed |= {"issued", "URL", "note"}
    assert all(set(each) <= allowed for each in items)


def test_each_source_has_the_citation_of_itself(site: Site) -> None:
    for item in json.loads(content("data/sources.csl.json")):
        _, bib, csl = notes(site, f"sources/{item['id']}.md")[:3]
        assert json.loads(csl) == [item]
        assert f"@misc{{{item['id']}," in bib


def test_a_quotation_is_cited_with_its_source_paragraph_state_and_link(site: Site) -> None:
    [html] = [each.html for each in site.pages if each.path == "statements/index.md"]
    quotes = LexborHTMLParser(html).css("article[id]")
    assert quotes
    for quote in quotes:
        [note] = quote.css(".ms-cite__quote .ms-cite__text")
        text = note.text()
        speakers = quote.css_first(".ms-quote__name")
        assert speakers is not None
        assert speakers.text().strip() in text
        assert ", quoted in " in text
        assert text.endswith(f". {ADDRESS}statements/#{quote.attributes['id']}")
        assert any(words in text for words in ("checked letter by letter", "not checkable"))


@pytest.mark.parametrize("kind", get_args(model.SourceKind))
def test_every_kind_of_source_has_words_for_an_unknown_title(kind: str) -> None:
    catalog = read_catalog(TEMPLATES / "strings" / "en.yaml")
    assert catalog.plain(f"citation.untitled.{kind.replace(' ', '_')}")


@pytest.mark.parametrize("state", get_args(citing.State))
def test_every_state_of_evidence_has_words_for_a_citation(state: str) -> None:
    catalog = read_catalog(TEMPLATES / "strings" / "en.yaml")
    assert catalog.plain(f"citation.state.{state.replace(' ', '_')}")


def test_what_a_card_cannot_draw_is_told_to_whoever_builds(tmp_path: Path) -> None:
    edit = ("data/agencies.yaml", "name: Northfield Police", "name: 日本 Police")
    verified, findings = checked(edited(tmp_path, edit))
    assert verified is not None, findings.format()
    [warning] = render_site(Lookup(verified), TEMPLATES).warnings
    assert "'日本'" in warning


def test_a_broken_card_is_a_finding(tmp_path: Path) -> None:
    verified, findings = checked(MINIMAL)
    assert verified is not None, findings.format()
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    (templates / "cards" / "card.typ").write_text("\n\n  #let broken = (")
    with pytest.raises(UnusableTemplate, match=r"^templates/cards/card\.typ:3:1[0-9]: error"):
        render_site(Lookup(verified), templates)


def test_the_pages_of_a_large_site_share_its_card(monkeypatch: pytest.MonkeyPatch) -> None:
    verified, _ = checked(GOOD)
    assert verified is not None
    monkeypatch.setattr("microsite.render.cards.MOST", len(verified.project.agencies) - 1)
    large = render_site(Lookup(verified), TEMPLATES)
    assert set(cards(large)) == {"assets/cards/site.png"}
    assert {page.image for page in large.pages} == {"assets/cards/site.png"}

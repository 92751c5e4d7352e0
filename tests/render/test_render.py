"""Rendered pages: complete, escaped, linked, and without anything that a strict policy refuses."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from microsite import links
from microsite.artifacts import Page, Site
from microsite.checks import Verified
from microsite.exports import exports
from microsite.markup import Outline
from microsite.render import citation_files, render_site, stylesheet
from microsite.render.catalog import read_catalog
from microsite.render.environment import _PLAIN, make_environment
from microsite.text import normal
from microsite.views.addresses import address
from microsite.views.lookup import Lookup
from tests.made_up_region import region
from tests.support import GOOD, MINIMAL, checked, edited

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
# Pages written by hand, and the anchors on them that generated pages lead to.
BY_HAND = {"methodology/": {"states", "articles", "quotations"}}


@pytest.fixture(scope="module")
def site(verified: Verified, tmp_path_factory: pytest.TempPathFactory) -> Site:
    cited = citation_files(Lookup(verified), TEMPLATES)
    made = exports(Lookup(verified), others=cited)
    data, files = made.page, (*made.files, *cited)
    site = render_site(
        Lookup(verified), TEMPLATES, region(tmp_path_factory.mktemp("geo")), data=lambda: data
    )
    return replace(site, files=(*site.files, *files))


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    return {page.path: page for page in site.pages}


def text_of(html: str) -> str:
    """Give what a reader reads, without what only a screen reader says."""
    tree = LexborHTMLParser(html)
    for spoken in tree.css(".ms-spoken"):
        spoken.decompose()
    assert tree.body is not None
    return normal(tree.body.text())


def test_every_page_is_there(verified: Verified, pages: dict[str, Page]) -> None:
    project = verified.project
    assert set(pages) == {
        *("index.md", "agencies/index.md", "statements/index.md", "timeline.md", "map.md"),
        "map/zoom.md",
        "data/index.md",
        "licenses.md",
        *("bills.md", "figures.md", "sources/index.md", "people.md", "corrections.md"),
        "updates.md",
        *(f"agencies/{id}.md" for id in project.agencies),
        *(f"sources/{id}.md" for id in project.sources),
    }


def test_a_page_has_one_title_a_description_and_its_outline(pages: dict[str, Page]) -> None:
    for page in pages.values():
        tree = LexborHTMLParser(page.html)
        [heading] = tree.css("h1")
        assert page.title and page.description
        assert "<" not in page.title + page.description
        [root] = page.toc
        assert (root.title, root.anchor) == (normal(heading.text()), heading.id)
        levels = [int(str(node.tag)[1]) for node in tree.css("h1, h2, h3, h4")]
        assert all(after - before <= 1 for before, after in pairwise(levels))


def test_links_and_anchors_lead_somewhere(site: Site, pages: dict[str, Page]) -> None:
    outlines = {address(path): page.body.outline for path, page in pages.items()}
    for path, anchors in BY_HAND.items():
        outlines[path] = Outline(frozenset(anchors), ())
    files = {file.path for file in site.files} | {"assets/fonts/OFL.txt"}  # that of the theme
    assert list(links.dead_links(outlines, files)) == []


def test_the_hand_written_pages_hold_those_anchors() -> None:
    text = (ROOT / "content" / "methodology.md").read_text("utf-8")
    assert BY_HAND["methodology/"] <= set(re.findall(r"\{#([a-z-]+)\}", text))


def test_no_id_stands_twice_on_a_page(pages: dict[str, Page]) -> None:
    for page in pages.values():
        ids = [node.id for node in LexborHTMLParser(page.html).css("[id]")]
        assert len(ids) == len(set(ids)), page.path


def test_a_strict_policy_has_nothing_to_refuse(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for node in LexborHTMLParser(page.html).css("body *"):
            names = set(node.attributes)
            assert "style" not in names, (page.path, node.html)
            assert not [name for name in names if name.startswith("on")], page.path
            assert node.tag not in ("style", "iframe", "object", "base")
            assert node.tag != "form" or "action" not in names
            if node.tag == "script":
                assert node.attributes.get("src") and not node.text(strip=True)


def test_nothing_is_asked_of_another_server(pages: dict[str, Page]) -> None:
    asking = "img, script, link, iframe, audio, video, source, embed, object, use, image"
    for page in pages.values():
        for node in LexborHTMLParser(page.html).css(asking):
            for name in ("src", "href", "srcset", "data", "xlink:href"):
                value = node.attributes.get(name) or ""
                assert not re.match(r"([a-z]+:)?//", value), (page.path, node.html)


def test_every_quotation_stands_on_the_page_of_statements(
    verified: Verified, pages: dict[str, Page]
) -> None:
    tree = LexborHTMLParser(pages["statements/index.md"].html)
    for mark in tree.css(".ms-sic abbr"):
        mark.decompose()
    for id, statement in verified.project.statements.items():
        article = tree.css_first(f"[id='{id}']")
        assert article is not None
        shown = {normal(each.text()).strip('" ') for each in article.css(".ms-fragment")}
        fullest = max(statement.printings, key=lambda p: sum(len(f.split()) for f in p.fragments))
        assert {normal(fragment) for fragment in fullest.fragments} <= shown


def test_every_printing_stands_on_its_sources_page(
    verified: Verified, pages: dict[str, Page]
) -> None:
    for statement in verified.project.statements.values():
        for printing in statement.printings:
            tree = LexborHTMLParser(pages[f"sources/{printing.source}.md"].html)
            for mark in tree.css(".ms-sic abbr"):
                mark.decompose()
            shown = {normal(each.text()).strip('" ') for each in tree.css(".ms-fragment")}
            assert {normal(fragment) for fragment in printing.fragments} <= shown


def test_every_seal_shows_copy_and_hashes(verified: Verified, pages: dict[str, Page]) -> None:
    shown = pages["statements/index.md"].html
    for key, sealed in verified.evidence.passages.items():
        if key.startswith("statements/") and "/printings/" in key:
            assert sealed.sha256 in shown
            assert verified.evidence.sources[sealed.source].sha256 in shown


def test_every_reading_and_event_is_shown(verified: Verified, pages: dict[str, Page]) -> None:
    figures, timeline = text_of(pages["figures.md"].html), text_of(pages["timeline.md"].html)
    for figure in verified.project.figures.values():
        assert all(normal(reading.words) in figures for reading in figure.readings)
    for event in verified.project.events.values():
        assert normal(event.title) in timeline


def test_dates_are_shown_as_precise_as_they_are(pages: dict[str, Page]) -> None:
    timeline = LexborHTMLParser(pages["timeline.md"].html)
    shown = {node.text(): node.attributes.get("datetime") for node in timeline.css("time")}
    assert shown["October 4, 2022"] == "2022-10-04"
    assert shown["November 2022"] == "2022-11"
    words = text_of(pages["timeline.md"].html)
    for imprecise in ("about 2016", "between October 1 and 2, 2022"):
        assert imprecise in words
        assert imprecise not in shown


def test_the_words_of_a_withheld_quotation_stand_nowhere(site: Site) -> None:
    page = next(page for page in site.pages if page.path == "sources/valley-radio.md")
    text = text_of(page.html)
    assert "One quotation: it touches on somebody's private life." in text
    assert "Paragraph 4" not in text, "the place would point at a person"


def test_states_follow_the_build(verified: Verified, pages: dict[str, Page]) -> None:
    sealed, _ = checked(GOOD, archive=False)
    assert sealed is not None
    without = {page.path: page for page in render_site(Lookup(sealed), TEMPLATES).pages}
    for path in ("statements/index.md", "figures.md"):
        assert "ms-seal--checked" in pages[path].html
        assert "ms-seal--checked" not in without[path].html
        assert "ms-seal--sealed" in without[path].html
    assert "every quotation was found" not in without["index.md"].html


def test_hostile_texts_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7*7 }}'
    root = edited(
        tmp_path,
        ("data/agencies.yaml", "name: Northfield Police Department", f"name: '{hostile}'"),
        ("data/statements.yaml", "capacity: police chief of Northfield", f"capacity: '{hostile}'"),
        of=MINIMAL,
    )
    verified, findings = checked(root)
    assert verified is not None, findings.format()
    for page in render_site(Lookup(verified), TEMPLATES).pages:
        tree = LexborHTMLParser(page.html)
        assert not tree.css("img, body script")
        assert not [n for n in tree.css("body *") if any(a.startswith("on") for a in n.attributes)]
        assert ">49<" not in page.html
    page = next(p for p in render_site(Lookup(verified), TEMPLATES).pages if "northfield" in p.path)
    assert page.title == hostile
    heading = LexborHTMLParser(page.html).css_first("h1")
    assert heading is not None and "<script>alert(2)" in heading.text()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*so* [it](https://a.example/) is", '<em>so</em> <a href="https://a.example/">it</a> is'),
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("![x](https://a.example/x.png)", '!<a href="https://a.example/x.png">x</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
    ],
)
def test_own_words_are_commonmark_without_html_or_images(text: str, html: str) -> None:
    environment = make_environment(TEMPLATES, read_catalog(TEMPLATES / "strings" / "en.yaml"))
    assert environment.from_string("{{ text | inline }}").render(text=text) == html


def test_mere_words_are_what_commonmark_makes_of_them() -> None:
    """They are not parsed; a sign more, and they are."""
    environment = make_environment(TEMPLATES, read_catalog(TEMPLATES / "strings" / "en.yaml"))
    commonmark = MarkdownIt("commonmark", {"html": False, "typographer": True})
    commonmark.enable("smartquotes").disable(["image", "heading", "lheading"])

    @given(st.from_regex(_PLAIN, fullmatch=True))
    def holds(text: str) -> None:
        assert environment.filters["markdown"](text) == commonmark.render(text)
        assert environment.filters["inline"](text) == commonmark.renderInline(text)

    holds()
    for text in ("1. x", "- x", "a *b*", "a\n- b", "a ", " a", "a &amp; b", "a_b_", "a<b", "a\\!"):
        assert not _PLAIN.fullmatch(text)


def test_a_heading_in_own_words_is_no_heading() -> None:
    environment = make_environment(TEMPLATES, read_catalog(TEMPLATES / "strings" / "en.yaml"))
    assert "<h1" not in environment.from_string("{{ t | markdown }}").render(t="# Big")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (8, "8"),
        (9_000, "9,000"),
        (6_100_000, "6.1 million"),
        (5_000_000_000, "5 billion"),
        (1_234_567, "1,234,567"),
    ],
)
def test_numbers_lose_no_digit(value: int, text: str) -> None:
    environment = make_environment(TEMPLATES, read_catalog(TEMPLATES / "strings" / "en.yaml"))
    assert environment.from_string("{{ n | number }}").render(n=value) == text


def test_paragraphs_are_written_in_runs() -> None:
    environment = make_environment(TEMPLATES, read_catalog(TEMPLATES / "strings" / "en.yaml"))
    assert environment.from_string("{{ n | spans }}").render(n=(1, 2, 4, 6, 7, 8)) == "1, 2, 4, 6–8"


def test_the_style_sheet_asks_for_files_of_the_theme_alone() -> None:
    sheet = stylesheet(TEMPLATES)
    found = re.findall(r"url\(\"?([^)\"]+)", str(sheet.content))
    addresses = [each for each in found if not each.startswith("data:")]
    assert addresses
    for each in addresses:
        assert (TEMPLATES / "theme" / "assets" / "css" / each).resolve().is_file()


def test_pages_are_the_same_every_time(verified: Verified, pages: dict[str, Page]) -> None:
    again = {page.path: page for page in render_site(Lookup(verified), TEMPLATES).pages}
    assert again["statements/index.md"] == pages["statements/index.md"]


def test_a_project_that_has_only_begun_makes_pages_that_say_so(tmp_path: Path) -> None:
    """Every list is empty, and there are outlines but nothing to put on a map."""
    root = edited(tmp_path)
    for path in (root / "data").glob("*.yaml"):
        if path.name != "investigation.yaml":
            path.write_text("[]\n", "utf-8")
    for path in (root / "content/sources").iterdir():
        path.unlink()
    (root / "data/evidence.lock").unlink()
    found, findings = checked(root)
    assert found is not None, findings.format()
    folder = tmp_path / "geo"
    folder.mkdir()
    site = render_site(Lookup(found), TEMPLATES, region(folder))
    pages = {page.path: text_of(page.html) for page in site.pages}
    assert "No source here speaks of a bill." in pages["bills.md"]
    assert "No source here gives a figure." in pages["figures.md"]
    assert not re.search(
        r"\b0\b", pages["index.md"].partition("Where to go")[2].partition("How")[0]
    )


def test_long_pages_list_their_sections(pages: dict[str, Page]) -> None:
    page = pages["agencies/northfield-police.md"]
    listed = LexborHTMLParser(page.html).css(".ms-contents a")
    assert [each.attributes["href"] for each in listed] == [
        f"#{section.anchor}" for section in page.toc[0].children
    ]
    assert len(listed) > 5


def test_the_caption_names_what_the_points_mark(pages: dict[str, Page]) -> None:
    assert "A mark stands at a town center or on a campus. " in text_of(pages["map.md"].html)

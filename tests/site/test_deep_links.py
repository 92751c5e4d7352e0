"""Links to a source's own address lead to the words there, in a real Chromium."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from microsite.render import render_site
from microsite.text.directive import deep_link
from tests.addressed import URL, addressed, lookup
from tests.site.serving import ROOT, serving

TEMPLATES = ROOT / "templates"
FAR = '<div style="height: 3000px"></div>'
LONG = " ".join(f"word{n} and" for n in range(30))
SAID = (
    "We did not know about it,",
    "We log-in, & out: 100 % of “plates” — every-day, in #Northfield?",
    "Nobody’s asked us, said the chief's office",
    LONG,
    "naïve façade 東京 plates",
)


def statements(root: Path) -> LexborHTMLParser:
    pages = {page.path: page for page in render_site(lookup(root), TEMPLATES).pages}
    return LexborHTMLParser(pages["statements/index.md"].html)


def where(browser: Browser, site: Path, link: str, *, found: bool = True) -> tuple[float, float]:
    """Open the article with a link's fragment: how far it was scrolled, and where the words are.

    `found` says whether to wait for the browser to scroll; it does so as it renders.
    """
    with serving(site) as server:
        page = browser.new_page(viewport={"width": 800, "height": 600})
        page.goto(f"{server.address}index.html#{link.partition('#')[2]}")
        page.wait_for_load_state("load")
        if found:
            page.wait_for_function("scrollY > 0", timeout=10_000)
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
        scrolled = page.evaluate("scrollY")
        top = page.evaluate("document.querySelector('#words').getBoundingClientRect().top")
        page.close()
    return scrolled, top


def article(folder: Path, words: str) -> Path:
    marked = f'<p id="words">She said, “{escape(words)}” and nothing more.</p>'
    page = f'<!DOCTYPE html><meta charset="utf-8"><title>x</title>{FAR}{marked}{FAR}'
    (folder / "index.html").write_text(page, "utf-8")
    return folder


@pytest.mark.parametrize("words", SAID)
def test_the_browser_scrolls_to_the_words(browser: Browser, tmp_path: Path, words: str) -> None:
    scrolled, top = where(browser, article(tmp_path, words), deep_link(URL, [words]))
    assert scrolled > 1000 and 0 <= top < 600


def test_words_that_are_not_there_lead_nowhere(browser: Browser, tmp_path: Path) -> None:
    link = deep_link(URL, ["Nothing of the kind"])
    scrolled, _ = where(browser, article(tmp_path, SAID[0]), link, found=False)
    assert scrolled == 0


def test_a_quotation_links_to_its_words_where_the_copy_states_an_address(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "article").mkdir()
    tree = statements(addressed(tmp_path / "project"))
    [link] = tree.css(f"a[href^='{URL}']")
    href = link.attributes["href"] or ""
    assert href.count("text=") == 2, "one for each fragment"
    assert link.text() == "These words at the source’s own address"
    scrolled, top = where(browser, article(tmp_path / "article", SAID[0]), href)
    assert scrolled > 1000 and 0 <= top < 600


def test_an_address_that_is_only_inferred_is_not_linked(tmp_path: Path) -> None:
    assert statements(addressed(tmp_path, "inferred")).css(f"a[href^='{URL}']") == []

"""Dead links inside the site are found; live ones and links to elsewhere are left alone."""

from __future__ import annotations

import pytest

from microsite.links import DeadLink, dead_links, outline

HOME = '<h1 id="top">Home</h1><a href="agencies/north/">a page</a>'
NORTH = '<h2 id="answer">Answer</h2><a href="../../#top">up</a>'


def problems(html: str) -> list[DeadLink]:
    pages = {"": outline(HOME), "agencies/north/": outline(NORTH), "map/": outline(html)}
    return list(dead_links(pages, {"assets/map.js", "methodology/"}))


@pytest.mark.parametrize(
    "href",
    [
        "../",
        "../#top",
        "../agencies/north/",
        "../agencies/north/#answer",
        "../assets/map.js",
        "../methodology/#states",
        "https://example.org/elsewhere",
        "mailto:desk@example.org",
        "#here",
    ],
)
def test_a_link_that_leads_somewhere(href: str) -> None:
    assert problems(f'<p id="here"><a href="{href}">x</a></p>') == []


@pytest.mark.parametrize(
    ("href", "problem"),
    [
        ("../agencies/south/", "the site has no such page or file"),
        ("../assets/none.js", "the site has no such page or file"),
        ("../agencies/north/#question", "nothing on that page is called 'question'"),
        ("#nowhere", "nothing on that page is called 'nowhere'"),
        ("/agencies/north/", "it begins at the server's root, not at the site's"),
    ],
)
def test_a_link_that_leads_nowhere(href: str, problem: str) -> None:
    assert problems(f'<a href="{href}">x</a>') == [DeadLink("map/", href, problem)]


def test_images_and_scripts_count() -> None:
    assert [dead.href for dead in problems('<img src="a.png"><script src="b.js"></script>')] == [
        "a.png",
        "b.js",
    ]

"""Dead links inside the site are found; live ones and links to elsewhere are left alone."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.links import DeadLink, _resolved, dead_links
from microsite.markup import outline

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


@pytest.mark.parametrize("page", ["", "map/", "agencies/by/north/", "404.html", "a b/", "é/"])
@pytest.mark.parametrize(
    "href",
    [
        *(
            "",
            "#",
            "#x",
            "..",
            "../",
            "../../",
            "../../../../x/",
            "../x",
            "x/y/#z",
            "./x",
            "x/../y",
        ),
        *(
            "a.b.js",
            "../a%20b/",
            "é/",
            "?q=1",
            "//x/y",
            "x//y",
            "a:b",
            "../x?y#z",
            "..x/",
            "x/.",
            "/x",
        ),
    ],
)
def test_ordinary_addresses_are_resolved_as_all_are(page: str, href: str) -> None:
    whole = urlsplit(urljoin(f"https://site.invalid/{page}", href))
    out = whole.netloc != "site.invalid"
    expected = None if out else (unquote(whole.path).removeprefix("/"), whole.fragment)
    assert _resolved(page, href) == expected


def test_dead_links_are_told_in_the_order_of_pages_and_links() -> None:
    html = (
        '<a href="../b/#x">x</a> <a href="../c/">x</a> <a href="#y">x</a> <a href="../b/#x">x</a>'
    )
    pages = {"a/": outline(html), "b/": outline(html + '<p id="y">')}
    found = [(dead.page, dead.href) for dead in dead_links(pages, ())]
    all_of_a = ["../b/#x", "../c/", "#y"]
    expected = [("a/", each) for each in all_of_a] + [("b/", e) for e in all_of_a if e != "#y"]
    assert found == expected


HREFS = st.lists(
    st.sampled_from(
        [*"/#?.:[]%@ \t\u00e9", "..", "//", "http://", "x", "agencies/north/", "%2e", "top"]
    )
).map("".join)


@given(HREFS)
def test_no_address_at_all_is_too_odd(href: str) -> None:
    for found in problems(f'<a href="{href}">x</a>'):
        assert found.page == "map/" and found.problem

"""What stands in a page's HTML is read, however it is written."""

from __future__ import annotations

import pytest

from microsite.artifacts import Body
from microsite.markup import Outline, classes, outline


def test_a_value_with_an_entity_or_over_two_lines_is_read() -> None:
    out = outline('<a href="a/?b&amp;c&lt" id="x">x</a><a href="d&amp">x</a>')
    assert out.hrefs == ("a/?b&c<", "d&") and out.ids == {"x"}
    assert outline('<a href="a\nb" id="x"></a>').hrefs == ("a\nb",)


def test_an_address_counts_once() -> None:
    assert outline('<a href="b">x</a><a href="a">x</a><a href="b">x</a>').hrefs == ("b", "a")


def test_all_classes_are_named() -> None:
    assert classes(b'<p class="a b"><p class="b\nc"><p class="">') == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ('<h1 id="top">x</h1><script src="x.js" defer></script>', True),
        ("<p>No heading</p>", False),
        ("<h1>x</h1><script>f()</script>", False),
        ('<h1 data-search-boost="2">x</h1>', False),
    ],
)
def test_a_page_is_plain_if_a_frame_needs_to_know_nothing_of_it(html: str, plain: bool) -> None:
    assert outline(html).plain is plain


def test_a_body_knows_its_outline() -> None:
    html = '<h1 id="top" class="ms-x">\ud800 <a href="../">x</a></h1>'
    body = Body.of(html)
    assert body.html == html
    assert body.outline == Outline(frozenset({"top"}), ("../",), frozenset({"ms-x"}), True)

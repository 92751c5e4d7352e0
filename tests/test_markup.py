"""What stands in a page's HTML is read, however it is written."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from microsite.artifacts import Body
from microsite.markup import Outline, _parsed, classes, outline


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


ELEMENTS = st.builds(
    lambda tag, named, value, text: f'<{tag} {named}="{escape(value)}">{escape(text)}</{tag}>',
    st.sampled_from(["a", "p", "h1", "img"]),
    st.sampled_from(["href", "id", "src", "class", "title", "data-src"]),
    st.lists(st.sampled_from([*"ab&;='<>/ \n#?", "href=", "&amp;", "&lt", '"']), max_size=6).map(
        "".join
    ),
    st.lists(st.sampled_from([*"ab&;='<> ", " href=", ' id="', "src", "href"]), max_size=6).map(
        "".join
    ),
)


@given(st.lists(ELEMENTS, max_size=5).map("".join))
@example('<a src="a"></a><a href=""></a>')
def test_what_our_templates_write_is_read_as_a_parser_reads_it(html: str) -> None:
    assert outline(html) == _parsed(html.encode())


@given(st.lists(st.sampled_from(['<a href="', ' id="', '"', "<", ">", "--", "x"])).map("".join))
def test_nothing_that_a_page_may_hold_is_too_much(html: str) -> None:
    assert isinstance(outline(html), Outline)

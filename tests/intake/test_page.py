"""A saved web page: all that a reader of it sees, and what it says of itself."""

from __future__ import annotations

import socket

import pytest

from microsite.intake import Unreadable, read_bytes
from tests.intake.reading import PAGE, page, sample


def test_the_whole_visible_page_is_kept_line_by_line() -> None:
    lines = [each.text for each in sample("page.html").lines]
    assert lines[:5] == [
        "We use cookies to improve your visit. Accept all or read our cookie policy.",
        "Northfield Ledger",
        "News",
        "Sports",
        "Chief answers questions about plate readers",
    ]
    assert "By Ada Finch" in lines
    assert "Council votes for a new fire engine after a long debate" in lines
    assert not any("tracking" in each or "schema.org" in each for each in lines)


def test_what_a_line_is_the_page_tells() -> None:
    kinds = {each.text: each.kind for each in sample("page.html").lines}
    assert kinds["Chief answers questions about plate readers"] == "heading"
    assert kinds["A police car in Northfield, with a reader on its trunk."] == "caption"
    assert kinds["News"] == "links"
    assert kinds["“We did not know about it,” Holt said. “We will ask the company.”"] == "text"


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One <b>wo</b>rd</p>", ["One word"]),
        ("<p>One<br>two</p>", ["One", "two"]),
        ("<div>One<p>two</p>three</div>", ["One", "two", "three"]),
        ("<p>One\n   two</p>", ["One two"]),
        ("<p>One</p><p hidden>no</p><p style='display: none'>no</p>", ["One"]),
        ("<p>One<!-- no --> two</p><noscript>no</noscript>", ["One two"]),
        ("<table><tr><td>One</td><td>two</td></tr></table>", ["One", "two"]),
        ("<p>&ldquo;One&rdquo; &amp;&nbsp;two</p>", ["“One” &\u00a0two"]),
    ],
)
def test_lines_end_where_a_browser_ends_them(html: str, lines: list[str]) -> None:
    document = page(f"<!doctype html><html><body>{html}</body></html>")
    assert [each.text for each in document.lines] == lines
    assert document.text == "".join(f"{each}\n" for each in lines)


def test_metadata_keep_the_name_of_where_they_stood() -> None:
    told = sample("page.html").metadata
    assert [(each.value, each.where) for each in told.published] == [
        ("2019-03-14T21:53:00-04:00", "datePublished in its JSON-LD"),
        ("2019-03-14T21:53:00-04:00", "article:published_time"),
    ]
    assert told.authors[0].value == "Ada Finch"
    assert told.publisher[0].value == "Northfield Ledger"
    assert told.url[0].where == "canonical link"
    assert told.words == 120 and told.free


def test_json_that_is_broken_loses_nothing_else() -> None:
    document = page(PAGE.replace('{"@context"', '{"@context'))
    assert [each.where for each in document.metadata.published] == ["article:published_time"]
    assert document.lines == sample("page.html").lines


def test_a_graph_of_json_is_followed_by_its_ids() -> None:
    start, end = PAGE.index('{"@context"'), PAGE.index("</script>")
    graph = """{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": ["NewsArticle"],
      "publisher": {"@id": "#org"}, "author": [{"@id": "#bo"}, {"name": "Cy Marsh"}]},
      {"@type": "Organization", "@id": "#org", "name": "Dell Times"},
      {"@type": "Person", "@id": "#bo", "name": "Bo Reed"}]}"""
    told = page(f"{PAGE[:start]}{graph}{PAGE[end:]}").metadata
    assert told.publisher[0].value == "Dell Times"
    assert told.authors[0].value == "Bo Reed and Cy Marsh"


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert sample("page.html").main


JSON_LD = (
    '<!doctype html><script type="application/ld+json">{"@type": "NewsArticle", %s}</script><p>One.'
)


@pytest.mark.parametrize(
    "said",
    [
        f'"wordCount": {"9" * 5000}',
        f'"wordCount": "{"9" * 5000}"',
        f'"author": {"[" * 900}{"]" * 900}',
        f'"author": {"[" * 9000}{"]" * 9000}',
        '"author": {"name": {"name": {}}}',
    ],
    ids=["number", "text", "deep", "deeper", "odd"],
)
def test_metadata_of_any_size_or_depth_are_passed_over(said: str) -> None:
    document = page(JSON_LD % said)
    assert [each.text for each in document.lines] == ["One."]
    assert document.metadata.words is None and document.metadata.authors == ()


@pytest.mark.parametrize("element", ["div", "b", "p", "li"])
def test_a_page_may_nest_as_deep_as_it_likes(element: str) -> None:
    document = page(f"<html><p>One.</p>{f'<{element}>' * 5000}two")
    assert document.lines[0].text == "One."


def test_a_page_with_more_marks_on_a_letter_than_any_has_is_refused_at_once() -> None:
    """Written as numbers, too, which become marks only in the page."""
    accents = "\u0315\u0300"
    assert page(f"<p>e{accents * 16} Words.").text == f"e{accents * 16} Words.\n"
    for many in (f"e{accents * 16}\u0300", "&#789;&#768;" * 500_000):
        with pytest.raises(Unreadable, match="has more than 32 accents and the like on one letter"):
            page(f"<p>{many} Words.")
    # Letters of another script are no marks.
    assert page(f"<p>{'漢' * 50}").text == f"{'漢' * 50}\n"


@pytest.mark.parametrize("codec", ["undefined", "unicode_escape", "punycode", "idna", "rot13", "x"])
def test_a_page_that_declares_an_encoding_that_is_none_is_read_all_the_same(codec: str) -> None:
    content = f'<meta charset="{codec}"><p>The caf\xe9 \\ud800 said that it is open today.'
    document = read_bytes(content.encode("cp1252"), "page.html")
    assert document.content.decode() == document.text
    assert "said that it is open today." in document.text

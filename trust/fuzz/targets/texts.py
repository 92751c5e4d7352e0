"""What is made of single texts: dates, words, CommonMark."""

from __future__ import annotations

import unicodedata
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from microsite import markup, text
from microsite.checks.commonmark import pieces
from microsite.dates import DateWords, InvalidEDTF, display, machine, parse
from microsite.render.catalog import read_catalog
from microsite.render.environment import make_environment
from microsite.text.normalization import is_mark, normal, normalize

TEMPLATES = Path(__file__).parents[3] / "templates"
_ENGLISH = DateWords()
# What CommonMark makes without HTML, images and headings.
_ELEMENTS = {
    *("p", "a", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "br"),
}
_ATTRIBUTES = {("a", "href"), ("a", "title"), ("ol", "start"), ("code", "class")}
_NEVER = ("javascript:", "vbscript:", "file:", "data:text", "data:image/svg")


def dates(data: bytes) -> None:
    """Any text is a date, which keeps its meaning, or refused with what to write instead."""
    written = data.decode(errors="replace")
    try:
        value = parse(written)
    except InvalidEDTF as refusal:
        assert refusal.problem and refusal.hint
        return
    assert value.text == written
    assert display(value, _ENGLISH)
    if value.earliest and value.latest:
        assert value.earliest <= value.latest
    stamp = machine(value)
    if stamp is not None:
        same = parse(stamp)
        assert (same.earliest, same.latest) == (value.earliest, value.latest)
    assert value.sort_key() == parse(written).sort_key()


def words(data: bytes) -> None:
    """Normalizing keeps every letter, and each place leads back to the same words."""
    written = data.decode(errors="replace")
    normalized = normalize(written)
    plain = normalized.text
    assert normal(written) == plain == normal(plain)
    assert unicodedata.is_normalized("NFC", plain)
    assert text.word_count(written) == len(text.words(written))
    end = 0
    for at in range(len(plain)):
        start, stop = normalized.original(at, at + 1)
        assert end <= stop <= len(written) and start < stop
        end = stop
    for quotation in text.quotations(written):
        assert written[quotation.start : quotation.end] == quotation.text
    marked = any(map(is_mark, written))  # an accent next to a word may be a part of its letter
    for word in text.words(written)[:3]:
        for first, last in text.find(word, normalized):
            assert plain[first:last] == word
            start, stop = normalized.original(first, last)
            assert marked or normal(written[start:stop]) == word


def markdown(data: bytes) -> None:
    """Our own words become the elements that they may, and no script, image or event."""
    written = data.decode(errors="replace")
    for piece in pieces(written):
        assert 0 <= piece.offset <= len(written)
    for name in ("markdown", "inline"):
        made = str(_filters()[name](written))
        reader = _Reader()
        reader.feed(made)
        reader.close()
        # Two readers of what is in a page: the one that cuts bytes, and Python's parser.
        assert markup.outline(made) == markup._parsed(made.encode("utf-8", "xmlcharrefreplace"))


class _Reader(HTMLParser):
    """Holds that there is nothing in a piece of HTML but what may be."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _ELEMENTS, tag
        for name, value in attrs:
            assert (tag, name) in _ATTRIBUTES, (tag, name)
            if name == "href":
                # As browsers read an address: white space and control characters do not count.
                plain = "".join(each for each in value or "" if each > " ").casefold()
                assert not plain.startswith(_NEVER), value

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


@cache
def _filters() -> dict[str, Any]:
    catalog = read_catalog(TEMPLATES / "strings" / "en.yaml")
    return dict(make_environment(TEMPLATES, catalog).filters)

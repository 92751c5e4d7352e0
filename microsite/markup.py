"""What stands in a page's HTML that others need to know of it, so that the HTML is read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

_SOURCE = re.compile(rb"src\s*=")
_CLASS = re.compile(rb'class="([^"]*)')


@dataclass(frozen=True, slots=True)
class Outline:
    """What a page offers, asks for and names: each id, address and class once."""

    ids: frozenset[str]
    hrefs: tuple[str, ...]
    """The addresses in it, in order."""
    classes: frozenset[str] = frozenset()
    plain: bool = False
    """Whether it has a heading of the first level and all its scripts are in files, and no part of
    it says how it is to be searched (`data-search-…`)."""


def outline(html: str | bytes) -> Outline:
    """Read the ids, the link addresses (`href`, `src`) and the classes of a page's HTML.

    What our templates write is read at the speed of cutting bytes: a quotation mark in a text or a
    value of theirs is always escaped. Where any link is written otherwise, all is parsed.
    """
    data = html.encode("utf-8", "xmlcharrefreplace") if isinstance(html, str) else html
    asked, named = data.split(b' href="')[1:], data.split(b' id="')[1:]
    shown = data.split(b' src="')[1:]
    plain = data.count(b"href") == len(asked) and data.count(b"id=") == len(named)
    sources = data.count(b"src") == len(shown) or len(_SOURCE.findall(data)) == len(shown)
    if not plain or not sources or b"HREF" in data or b"SRC" in data:
        return _parsed(data)
    try:
        hrefs, ids = _values([*asked, *shown]), _values(named)
    except ValueError:  # no mark closes one
        return _parsed(data)
    if len(hrefs) != len(asked) + len(shown) or len(ids) != len(named):  # a line ends in one
        return _parsed(data)
    return _outline(ids, hrefs, data)


def classes(html: bytes) -> frozenset[str]:
    """List the classes in a page, or in a piece of one."""
    attributes = set(_CLASS.findall(html))
    return frozenset(b" ".join(attributes).decode().split())


def _outline(ids: Iterable[str], hrefs: Iterable[str], data: bytes) -> Outline:
    # A script from a file needs nothing of a policy; one in the page, its hash.
    scripts = {data.count(each) for each in (b"<script", b'<script src="', b"</script>")}
    plain = b"<h1" in data and len(scripts) == 1 and b"data-search-" not in data
    return Outline(frozenset(ids), tuple(dict.fromkeys(hrefs)), classes(data), plain)


def _values(after: Sequence[bytes]) -> list[str]:
    """Give the values of attributes, from what follows their opening quotation marks.

    They are more or fewer where one holds the end of a line.
    """
    if not after:
        return []
    # Together, for there are many: no entity reaches over the end of a line.
    text = b"\n".join([each[: each.index(b'"')] for each in after]).decode()
    return (unescape(text) if "&" in text else text).split("\n")


def _parsed(data: bytes) -> Outline:
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    return _outline(reader.ids, [*reader.hrefs, *reader.shown], data)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.shown: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                self.ids.append(value)
            elif name in ("href", "xlink:href"):
                self.hrefs.append(value)
            elif name == "src":
                self.shown.append(value)

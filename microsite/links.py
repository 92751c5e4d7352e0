"""Whether every link inside the site leads somewhere: to a page, a file, and an element on it.

MkDocs checks the links of hand-written Markdown. Generated pages are HTML, so this does the same
for them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

_ROOT = "https://site.invalid/"


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere: the page it is on, its address as written, and why."""

    page: str
    href: str
    problem: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What a page offers and asks for: the ids on it, and the addresses in it."""

    ids: frozenset[str]
    hrefs: tuple[str, ...]


def outline(html: str) -> Outline:
    """Read the ids and the link addresses (`href`, `src`) of a page's HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Outline(frozenset(reader.ids), tuple(reader.hrefs))


def dead_links(pages: Mapping[str, Outline], others: Collection[str]) -> Iterator[DeadLink]:
    """Find the links on these pages that lead nowhere within the site.

    Args:
        pages: outlines by address relative to the site's root, such as `agencies/northfield/`; the
            home page is the empty text.
        others: addresses of everything else the site holds: files, and pages written by hand,
            whose anchors are taken on trust.
    """
    known = set(others)
    for page, out in pages.items():
        for href in out.hrefs:
            target = urlsplit(urljoin(_ROOT + page, href))
            if target.scheme not in ("http", "https") or target.netloc != "site.invalid":
                continue
            address = unquote(target.path).removeprefix("/")
            if href.startswith("/"):
                yield DeadLink(page, href, "it begins at the server's root, not at the site's")
            elif address in pages:
                if target.fragment and unquote(target.fragment) not in pages[address].ids:
                    yield DeadLink(
                        page, href, f"nothing on that page is called '{target.fragment}'"
                    )
            elif address not in known:
                yield DeadLink(page, href, "the site has no such page or file")


def absolute(html: str, here: str) -> str:
    """Make the addresses of links absolute, for a page that is shown at any address.

    Args:
        html: what the links are in, as our templates write it.
        here: the address that they are relative to.
    """
    return re.sub(r'(?<= href=")[^"]*', lambda found: urljoin(here, found[0]), html)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                self.ids.append(value)
            elif name in ("href", "src", "xlink:href"):
                self.hrefs.append(value)

"""Whether every link inside the site leads somewhere: to a page, a file, and an element on it.

MkDocs checks the links of hand-written Markdown. Generated pages are HTML, so this does the same
for them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

_SOURCE = re.compile(rb"src\s*=")
_CAPITALS = re.compile(rb"HREF|SRC")
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


def outline(html: str | bytes) -> Outline:
    """Read the ids and the link addresses (`href`, `src`) of a page's HTML.

    What our templates write is read at the speed of cutting bytes: a quotation mark in a text or a
    value of theirs is always escaped. Where any link is written otherwise, all is parsed.
    """
    data = html.encode("utf-8", "xmlcharrefreplace") if isinstance(html, str) else html
    asked, named = data.split(b' href="')[1:], data.split(b' id="')[1:]
    shown = data.split(b' src="')[1:]
    plain = data.count(b"href") == len(asked) and data.count(b"id=") == len(named)
    if not plain or len(_SOURCE.findall(data)) != len(shown) or _CAPITALS.search(data):
        return _parsed(data.decode())
    hrefs = tuple([_value(each) for each in (*asked, *shown)])
    return Outline(frozenset([_value(each) for each in named]), hrefs)


class Links:
    """Takes a site's pages one by one, so that none need be kept, and finds their dead links."""

    def __init__(self, known: Collection[str]) -> None:
        """Begin with every address of the site, pages and files; see `dead_links`."""
        self._known = known
        self._ids: dict[str, str] = {}
        self._waiting: list[tuple[int, str, str, str, str]] = []
        self._dead: list[tuple[int, DeadLink]] = []
        self._count = 0
        self._targets: dict[tuple[str, str], tuple[str, str] | None] = {}

    def add(self, page: str, out: Outline) -> None:
        """Take a page: its address, and what it offers and asks for."""
        # One text takes a third of the place that a set of them does.
        self._ids[page] = "\n".join(out.ids)
        for href in out.hrefs:
            self._count += 1
            if href.startswith("#"):
                if (fragment := unquote(href[1:])) and fragment not in out.ids:
                    self._found(self._count, page, href, _no_anchor(href[1:]))
            elif href.startswith("/"):
                if self._target(page, href) is not None:
                    self._found(self._count, page, href, _ABSOLUTE)
            elif (target := self._target(page, href)) is not None:
                address, fragment = target
                if fragment:
                    self._waiting.append((self._count, page, href, address, fragment))
                elif address not in self._known:
                    self._found(self._count, page, href, _MISSING)

    def dead(self) -> Iterator[DeadLink]:
        """Give the dead links of the pages that were added, in the order of pages and links."""
        wanted: dict[str, frozenset[str]] = {}
        for n, page, href, address, fragment in self._waiting:
            if address in self._ids:
                if address not in wanted:
                    wanted[address] = frozenset(self._ids[address].split("\n"))
                if unquote(fragment) not in wanted[address]:
                    self._found(n, page, href, _no_anchor(fragment))
            elif address not in self._known:
                self._found(n, page, href, _MISSING)
        self._waiting.clear()
        yield from (dead for _, dead in sorted(self._dead, key=lambda each: each[0]))

    def _found(self, n: int, page: str, href: str, problem: str) -> None:
        self._dead.append((n, DeadLink(page, href, problem)))

    def _target(self, page: str, href: str) -> tuple[str, str] | None:
        """Resolve an address to one below the site's root and a fragment; None if it leads out."""
        if href.startswith(("https://", "http://", "mailto:")):
            return None
        if not (page.endswith("/") and href.startswith("../")):
            return _resolved(page, href)
        # Pages side by side mean the same by it, so that it is resolved once for all of them.
        folder = page[: page.rfind("/", 0, -1) + 1]
        key = (folder, href)
        if key not in self._targets:
            self._targets[key] = _resolved(folder, href[3:])
        return self._targets[key]


def dead_links(pages: Mapping[str, Outline], others: Collection[str]) -> Iterator[DeadLink]:
    """Find the links on these pages that lead nowhere within the site.

    Args:
        pages: outlines by address relative to the site's root, such as `agencies/northfield/`; the
            home page is the empty text.
        others: addresses of everything else the site holds: files, and pages written by hand,
            whose anchors are taken on trust.
    """
    links = Links({*others, *pages})
    for page, out in pages.items():
        links.add(page, out)
    yield from links.dead()


def absolute(html: str, here: str) -> str:
    """Make the addresses of links absolute, for a page that is shown at any address.

    Args:
        html: what the links are in, as our templates write it.
        here: the address that they are relative to.
    """
    return re.sub(r'(?<= href=")[^"]*', lambda found: urljoin(here, found[0]), html)


_ABSOLUTE = "it begins at the server's root, not at the site's"
_MISSING = "the site has no such page or file"


def _no_anchor(fragment: str) -> str:
    return f"nothing on that page is called '{fragment}'"


def _value(after: bytes) -> str:
    """Give the value of an attribute, from what follows its opening quotation mark."""
    value = after[: after.index(b'"')].decode()
    return unescape(value) if "&" in value else value


def _resolved(page: str, href: str) -> tuple[str, str] | None:
    target = urlsplit(urljoin(_ROOT + page, href))
    if target.scheme not in ("http", "https") or target.netloc != "site.invalid":
        return None
    return unquote(target.path).removeprefix("/"), target.fragment


def _parsed(html: str) -> Outline:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Outline(frozenset(reader.ids), tuple(reader.hrefs))


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

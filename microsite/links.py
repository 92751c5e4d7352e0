"""Whether every link inside the site leads somewhere: to a page, a file, and an element on it.

MkDocs checks the links of hand-written Markdown. Generated pages are HTML, so this does the same
for them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from itertools import groupby
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

_SOURCE = re.compile(rb"src\s*=")
_NAMED = r"(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*)?"
_PLAIN = re.compile(_NAMED, re.ASCII)
_ORDINARY = re.compile(rf"((?:\.\./)*)({_NAMED})(?:#([\w.~-]*))?", re.ASCII)
"""An address in which nothing has to be decoded, and that goes up at its beginning only."""
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
    sources = data.count(b"src") == len(shown) or len(_SOURCE.findall(data)) == len(shown)
    if not plain or not sources or b"HREF" in data or b"SRC" in data:
        return _parsed(data.decode())
    hrefs, ids = _values([*asked, *shown]), _values(named)
    if len(hrefs) != len(asked) + len(shown) or len(ids) != len(named):  # a line ends in one
        return _parsed(data.decode())
    return Outline(frozenset(ids), tuple(hrefs))


class Links:
    """Takes a site's pages one by one, so that none need be kept, and finds their dead links.

    A page gives each address once to be resolved, and one that means the same on all pages of a
    folder is resolved once for these. What leads to an element is looked at in the end.
    """

    def __init__(self, known: Collection[str]) -> None:
        """Begin with every address of the site, pages and files; see `dead_links`."""
        self._known = known
        self._ids: dict[str, str] = {}
        self._shared: defaultdict[str, dict[str, _Aim | None]] = defaultdict(dict)
        self._waiting: list[tuple[str, list[tuple[str, _Aim]]]] = []

    def add(self, page: str, out: Outline) -> None:
        """Take a page: its address, and what it offers and asks for."""
        # One text takes a third of the place that a set of them does.
        self._ids[page] = "\n".join(out.ids)
        folder = page[: page.rfind("/", 0, -1) + 1]
        shared = self._shared[folder]
        aims: dict[str, _Aim | None] = {}
        for href in set(out.hrefs).difference(shared):
            if href.startswith("#") and unquote(href[1:]) in out.ids:
                continue
            if page.endswith("/") and href.startswith("../"):
                shared[href] = self._aim(folder, href[3:])
            else:
                aims[href] = self._aim(page, href)
        found = [(href, aim) for href in out.hrefs if (aim := shared.get(href) or aims.get(href))]
        if found:
            self._waiting.append((page, found))

    def dead(self) -> Iterator[DeadLink]:
        """Give the dead links of the pages that were added, in the order of pages and links."""
        problems = self._problems({aim for _, found in self._waiting for _, aim in found})
        for page, found in self._waiting:
            yield from (
                DeadLink(page, href, problems[aim]) for href, aim in found if aim in problems
            )

    def _aim(self, page: str, href: str) -> _Aim | None:
        """Resolve an address; None if it leads out, or to a page that is there."""
        if href.startswith(("https://", "http://", "mailto:")):
            return None
        target = _resolved(page, href)
        if target is None:
            return None
        if href.startswith("/"):
            return _Aim("", "", _ABSOLUTE)
        address, fragment = target
        if fragment:
            return _Aim(address, fragment)
        return None if href.startswith("#") or address in self._known else _Aim("", "", _MISSING)

    def _problems(self, aims: Iterable[_Aim]) -> dict[_Aim, str]:
        """Say what is wrong with each aim that leads nowhere."""
        found = {}
        for address, group in groupby(sorted(aims), key=lambda aim: aim.address):
            ids = frozenset(self._ids[address].split("\n")) if address in self._ids else None
            for aim in group:
                if aim.problem:
                    found[aim] = aim.problem
                elif ids is not None and unquote(aim.fragment) not in ids:
                    found[aim] = f"nothing on that page is called '{aim.fragment}'"
                elif ids is None and address not in self._known:
                    found[aim] = _MISSING
        return found


class _Aim(NamedTuple):
    """Where a link leads, below the site's root; or what is wrong with it at first sight."""

    address: str
    fragment: str
    problem: str = ""


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


def _values(after: Sequence[bytes]) -> list[str]:
    """Give the values of attributes, from what follows their opening quotation marks.

    They are more or fewer where one holds the end of a line.
    """
    if not after:
        return []
    # Together, for there are many: no entity reaches over the end of a line.
    text = b"\n".join([each[: each.index(b'"')] for each in after]).decode()
    return (unescape(text) if "&" in text else text).split("\n")


def _resolved(page: str, href: str) -> tuple[str, str] | None:
    """Resolve an address to one below the site's root and a fragment; None if it leads out."""
    if (plain := _ORDINARY.fullmatch(href)) and _PLAIN.fullmatch(page):
        up, path, fragment = plain.groups("")
        if not up and not path:
            return page, fragment
        folders = page.split("/")[:-1]
        folders = folders[: max(len(folders) - len(up) // 3, 0)]
        return "".join(f"{each}/" for each in folders) + path, fragment
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

"""Whether every link inside the site leads somewhere: to a page, a file, and an element on it.

MkDocs checks the links of hand-written Markdown. Generated pages are HTML, so this does the same
for them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from microsite.markup import Outline

_NAMED = r"(?:[\w~-][\w.~-]*/)*(?:[\w~-][\w.~-]*)?"
_PLAIN = re.compile(_NAMED, re.ASCII)
_ORDINARY = re.compile(rf"((?:\.\./)*)({_NAMED})(?:#([\w.~-]*))?", re.ASCII)
"""An address in which nothing has to be decoded, and that goes up at its beginning only."""
_FRAGMENT = re.compile(r"[\w.~-]*", re.ASCII)
_ROOT = "https://site.invalid/"


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere: the page it is on, its address as written, and why."""

    page: str
    href: str
    problem: str


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
        self._targets: dict[tuple[str, str], tuple[str, str] | None] = {}
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
        # Many lead to different places on the same page.
        path, _, fragment = href.partition("#")
        if not _FRAGMENT.fullmatch(fragment):
            path, fragment = href, ""
        if (page, path) not in self._targets:
            self._targets[page, path] = _resolved(page, path)
        target = self._targets[page, path]
        if target is None:
            return None
        if href.startswith("/"):
            return _Aim("", "", _ABSOLUTE)
        address, fragment = target[0], fragment or target[1]
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


def _resolved(page: str, href: str) -> tuple[str, str] | None:
    """Resolve an address to one below the site's root and a fragment; None if it leads out."""
    if (plain := _ORDINARY.fullmatch(href)) and _PLAIN.fullmatch(page):
        up, path, fragment = plain.groups("")
        if not up and not path:
            return page, fragment
        folders = page.split("/")[:-1]
        folders = folders[: max(len(folders) - len(up) // 3, 0)]
        return "".join(f"{each}/" for each in folders) + path, fragment
    try:
        target = urlsplit(urljoin(_ROOT + page, href))
    except ValueError:  # another host's that is none: a bracket without the other
        return None
    if target.scheme not in ("http", "https") or target.netloc != "site.invalid":
        return None
    return unquote(target.path).removeprefix("/"), target.fragment

"""Whole pages, in the theme's frame: rendered one by one, or filled into one that was rendered."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from html import escape
from typing import Any, NamedTuple
from urllib.parse import urljoin

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from microsite.artifacts import Body, Page, TocEntry
from microsite.cache import digest
from microsite.hosts.outside.files import Late, contents, meta
from microsite.hosts.outside.frames import NOBODYS, Frame, Probes, Unfit, Write, encoded
from microsite.hosts.outside.listing import Listing, Shape, headings, probed, written

Shown = Mapping[str, str]
"""What the theme is told of a page besides: `image`, `image_alt` and `structured_data`."""

_WAYS = (
    "value | e",
    "value | striptags",
    "value | striptags | e",
    "value | tojson",
    "value | striptags | tojson",
)
"""In which a theme may write a value, besides as it is."""

_NAMES = (
    *("title", "description", "canonical", "image", "image_alt", "structured_data", "html"),
    *("contents", "toc0", "#0"),
)
"""Values of a page. `contents` is its table of contents; its first heading stands elsewhere too."""

_ENOUGH = 2
"""From which page of a kind on a frame is made; that costs as much as two pages."""

_UP = re.compile(r"(?<=[\"'(])\.\./[^\"'?#)<>]*")
"""An address that leads from a page to a folder above it."""


class _Kind(NamedTuple):
    """What a page's frame depends on."""

    folder: str
    """A folder that stands for the page's: names to which the theme does not lead are nobody's."""
    is_index: bool
    described: bool
    pictured: bool
    has_data: bool
    levels: int
    """Of headings in the table of contents."""


class Whole(NamedTuple):
    """A whole page."""

    html: Callable[[], bytes]
    """Makes it, in UTF-8."""
    name: bytes | None = None
    """A digest of all that it is made from, if it is filled into a frame and not rendered."""


class Theme:
    """Puts pages outside the navigation into the theme's frame.

    The first page of a kind is rendered as MkDocs renders a page. Then the theme renders one with
    probes for values, and all further ones are filled into that. The second page of each kind is
    done in both ways. Where they differ, all such pages are rendered, and `doubts` says so.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        env: Any,
        nav: Navigation,
        documents: Sequence[File],
        shown: dict[str, Shown],
    ) -> None:
        """Take what MkDocs renders with.

        Args:
            config: its settings.
            env: Jinja's environment with the theme.
            nav: the navigation.
            documents: all pages of the site.
            shown: what the hook tells the theme of a page, by its path; here it learns of others.
        """
        self._config, self._env, self._nav = config, env, nav
        self._documents, self._shown = documents, shown
        self._ways = [_way(env, each) for each in _WAYS]
        self._seen: Counter[_Kind] = Counter()
        self._unfit: set[_Kind] = set()
        self._frames: dict[_Kind, Frame] = {}
        self.doubts: list[str] = []

    def whole(self, page: Page, file: File, shown: Shown, *, plain: bool) -> Whole:
        """Give a whole page; the first of a kind is never filled.

        Args:
            page: the page.
            file: made of it.
            shown: what the theme is to be told of it.
            plain: whether its outline says so.
        """
        kind = self._kind(page, file, shown) if plain else None
        filled = self._filled(kind, page, file, shown) if kind else None
        return filled or Whole(partial(self._rendered, page, file, encoded(page.html), shown))

    def _kind(self, page: Page, file: File, shown: Shown) -> _Kind | None:
        """Say what a page has in common with others; None if it differs in more than values."""
        named = page.title and len(page.toc) == 1 and file.dest_uri.endswith("/index.html")
        if not named or (stand_in := self._stand_in(file)) is None:
            return None
        described, data = bool(page.description), bool(shown["structured_data"])
        pictured, levels = bool(shown["image"]), _levels(page.toc)
        return _Kind(stand_in, file.name == "index", described, pictured, data, levels)

    def _stand_in(self, file: File) -> str | None:
        """Give a folder that stands for the one a page is in; None if the theme leads to the page.

        How an address is written depends on how far it and the page's own begin alike.
        """
        names = file.dest_uri.split("/")[:-1]
        known = 0
        while known < len(names) and "/".join(names[: known + 1]) in self._led:
            known += 1
        if known == len(names):
            return None
        return "/".join((*names[:known], *[NOBODYS] * (len(names) - known - 1)))

    @cached_property
    def _led(self) -> frozenset[str]:
        """List the folders that the theme leads to, from a page of nobody's."""
        toc = (TocEntry("x", "x"),)
        page = Page(path=f"{NOBODYS}.md", title="x", description="", body=Body.of(""), toc=toc)
        shown = {"image": "", "image_alt": "", "structured_data": ""}
        file = Late.made(self._config, page.path)
        return _led(self._rendered(page, file, b"<h1>", shown).decode(), NOBODYS)

    def _filled(self, kind: _Kind, page: Page, file: Any, shown: Shown) -> Whole | None:
        """Fill a page into the frame of its kind; None if there is none, or not yet."""
        self._seen[kind] += 1
        if self._seen[kind] < _ENOUGH or kind in self._unfit:
            return None
        frame = self._frames.get(kind)
        try:
            made = frame or self._made(kind)
            listing = self._listing.frame(page.toc)
            canonical = file.page.canonical_url or ""
            whole = partial(_whole, made, listing, page, canonical, shown)
            if frame is None and whole() != self._rendered(page, file, encoded(page.html), shown):
                raise Unfit(f"{page.path} would come out otherwise")
        except Unfit as problem:
            self._unfit.add(kind)
            self.doubts.append(str(problem))
            return None
        self._frames[kind] = made
        values = (page.title, page.description, page.body.packed, page.toc, canonical, shown)
        return Whole(whole, digest("whole", made.name, listing.name, *values))

    def _made(self, kind: _Kind) -> Frame:
        """Have the theme render a page with probes, and cut it at them."""
        shape: Shape = ()
        for _ in range(kind.levels):
            shape = (shape,)
        probes = Probes((*_NAMES[:-2], *headings(shape)), self._ways)
        name = f"{NOBODYS}/index.md" if kind.is_index else f"{NOBODYS}.md"
        page = Page(
            path=posixpath.join(kind.folder, name),
            title=probes["title"],
            description=probes["description"] if kind.described else "",
            body=Body.of(""),
            toc=probed(shape, probes),
        )
        shown = {
            "image": probes["image"] if kind.pictured else "",
            "image_alt": probes["image_alt"] if kind.pictured else "",
            "structured_data": probes["structured_data"] if kind.has_data else "",
        }
        file = Late.made(self._config, page.path)
        body = encoded(probes["html"])
        html = self._rendered(page, file, body, shown, probes["canonical"], str).decode()
        if not _led(html, file.url) <= self._led:
            raise Unfit("the theme leads from some pages to others than from the rest")
        before, contents, after = html.partition(self._listing.probed(page.toc))
        if not contents or contents in after:
            raise Unfit("the theme's table of contents does not stand once in its page")
        return Probes(_NAMES, self._ways).cut(before + probes["contents"] + after)

    @cached_property
    def _listing(self) -> Listing:
        page = Page(path=f"{NOBODYS}.md", title="x", description="", body=Body.of(""))
        made = self._page(page, Late.made(self._config, page.path), b"")
        return Listing(self._env, self._context(made), _NAMES[:-2], self._ways)

    def _page(self, page: Page, file: File, html: bytes, write: Write = escape) -> pages.Page:
        """Make what MkDocs and the theme read of a page."""
        listed = file.page
        try:
            made = pages.Page(None, file, self._config)
        finally:
            file.page = listed
        made.markdown, made.meta, made.content = "", meta(page, write), html.decode()
        made.toc = contents(page.toc, write)
        made.active = True
        return made

    def _context(self, made: pages.Page) -> Any:
        return get_context(self._nav, self._documents, self._config, made)

    def _rendered(
        self,
        page: Page,
        file: File,
        html: bytes,
        shown: Shown,
        canonical: str | None = None,
        write: Write = escape,
    ) -> bytes:
        """Render a page as MkDocs does: what it and the theme read of one, and its events."""
        config, made = self._config, self._page(page, file, html, write)
        made.canonical_url = made.canonical_url and (canonical or made.canonical_url)
        self._shown[page.path] = shown
        listed, file.page = file.page, made
        try:
            context = config.plugins.on_page_context(
                self._context(made), page=made, config=config, nav=self._nav
            )
            output = self._env.get_template("main.html").render(context)
            return encoded(config.plugins.on_post_page(output, page=made, config=config))
        finally:
            file.page = listed
            del self._shown[page.path]


def _whole(frame: Frame, listing: Frame, page: Page, canonical: str, shown: Shown) -> bytes:
    """Fill a page into a frame, and its table of contents into another."""
    first = page.toc[0]
    values: dict[str, str | bytes] = {
        "title": escape(page.title),
        "description": page.description,
        "canonical": canonical,
        "html": encoded(page.html),
        "contents": written(page.toc, listing),
        "toc0": escape(first.title),
        "#0": first.anchor,
        **shown,
    }
    return frame.fill(values)


def _led(html: str, url: str) -> frozenset[str]:
    """List the folders and files that a page leads to by going up, and all folders above them."""
    found: set[str] = set()
    for address in set(_UP.findall(html)):
        path = urljoin(f"/{url.rstrip('/')}/", address).strip("/")
        while path and path not in found:
            found.add(path)
            path = path.rpartition("/")[0]
    return frozenset(found)


def _levels(toc: Sequence[TocEntry]) -> int:
    return max((1 + _levels(entry.children) for entry in toc), default=0)


def _way(env: Any, expression: str) -> Callable[[str], str]:
    compiled = env.compile_expression(expression)
    return lambda value: str(compiled(value=value))

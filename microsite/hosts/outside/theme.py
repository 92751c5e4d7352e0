"""Whole pages, in the theme's frame: rendered one by one, or filled into one that was rendered."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import count
from typing import Any, NamedTuple

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from microsite.artifacts import Page, TocEntry
from microsite.hosts.outside.files import Late, contents, meta
from microsite.hosts.outside.frames import (
    NOBODYS,
    Frame,
    Probes,
    Unfit,
    Write,
    between,
    common,
    encoded,
)

Shown = Mapping[str, str]
"""What the theme is told of a page besides: `image`, `image_alt` and `structured_data`."""

Shape = tuple["Shape", ...]
"""A table of contents without its words."""

_Values = dict[str, str | bytes]

_WAYS = (
    "value | e",
    "value | striptags",
    "value | striptags | e",
    "value | tojson",
    "value | striptags | tojson",
)
"""In which a theme may write a value, besides as it is."""

_NAMES = ("title", "description", "canonical", "image", "image_alt", "structured_data", "html")

_ENOUGH = 3
"""From which page of a kind on a frame is made; that costs as much as three pages."""

_SIBLING = re.compile(r"(?<=[\"'(])\.\./([^./\"'?#)<>][^/\"'?#)<>]*)")
"""A name that an address begins with which leads from a page to the folder it stands in."""


class _Kind(NamedTuple):
    """What a page's frame depends on besides its table of contents."""

    folder: str
    is_index: bool
    described: bool
    pictured: bool
    has_data: bool


class _Around(NamedTuple):
    """What the theme writes around a table of contents, for pages of a kind."""

    start: str
    end: str
    siblings: frozenset[str]
    """Names in the pages' folder that it leads to; from those pages it would do so otherwise."""


class Theme:
    """Puts pages outside the navigation into the theme's frame.

    The first pages of a kind are rendered as MkDocs renders a page. Then the theme renders one with
    probes for values, and all further ones are filled into that. A page of each kind, and of each
    shape of a table of contents, is done in both ways. Where they differ, all such pages are
    rendered, and `doubts` says so.
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
        self._seen: Counter[_Kind | Shape] = Counter()
        self._held: set[_Kind | Shape] = set()
        self._unfit: set[_Kind | Shape] = set()
        self._around: dict[_Kind, _Around] = {}
        self._listed: dict[Shape, str] = {}
        self._frames: dict[tuple[_Kind, Shape], Frame] = {}
        self.doubts: list[str] = []

    def whole(
        self, page: Page, file: File, html: bytes, shown: Shown
    ) -> tuple[bytes, Frame | None]:
        """Give a whole page in UTF-8, and the frame that it was filled into, if it was.

        Args:
            page: the page.
            file: made of it.
            html: its body, likewise.
            shown: what the theme is to be told of it.
        """
        kind, shape = _kind(page, file, shown), _shape(page.toc)
        self._seen.update((kind, shape))
        frame = self._frames.get((kind, shape))
        if frame is None and self._pays(kind, shape):
            frame = self._tried(kind, shape, page, file, html, shown)
        if frame is None or not self._ordinary(kind, page, file, html):
            return self._rendered(page, file, html, shown), None
        return frame.fill(_values(page, file, html, shown)), frame

    def _pays(self, kind: _Kind, shape: Shape) -> bool:
        enough = all(self._seen[each] >= _ENOUGH for each in (kind, shape))
        return len(shape) == 1 and enough and self._unfit.isdisjoint((kind, shape))

    def _ordinary(self, kind: _Kind, page: Page, file: File, html: bytes) -> bool:
        """Say whether a page differs from others of its kind in nothing but values."""
        name = posixpath.dirname(file.dest_uri).rpartition("/")[2]
        odd = b"<h1" not in html or b"<script" in html or b"data-search-" in html
        return bool(page.title) and not odd and name not in self._around[kind].siblings

    def _tried(
        self, kind: _Kind, shape: Shape, page: Page, file: File, html: bytes, shown: Shown
    ) -> Frame | None:
        """Make a frame, and hold it against a page that is rendered, if any of it is new."""
        both: set[_Kind | Shape] = {kind, shape}
        new = both - self._held
        try:
            frame = self._made(kind, shape)
            if new and not self._ordinary(kind, page, file, html):
                return None
            filled = frame.fill(_values(page, file, html, shown)) if new else b""
            if new and filled != self._rendered(page, file, html, shown):
                raise Unfit(f"{page.path} would come out otherwise")
        except Unfit as problem:
            self._unfit |= new or both
            self.doubts.append(str(problem))
            return None
        self._held |= new
        self._frames[kind, shape] = frame
        return frame

    def _made(self, kind: _Kind, shape: Shape) -> Frame:
        if kind not in self._around:
            start, end = common(*(self._probed(kind, each) for each in (((),), (((),),))))
            self._around[kind] = _Around(start, end, frozenset(_SIBLING.findall(start + end)))
        start, end, _ = self._around[kind]
        if shape not in self._listed:
            self._listed[shape] = between(self._probed(kind, shape), start, end)
        return self._probes(shape).cut(start + self._listed[shape] + end)

    def _probes(self, shape: Shape) -> Probes:
        # In this order a heading's probes are the same in every table of contents.
        headings = (f"{part}{n}" for n in range(_size(shape)) for part in ("toc", "#"))
        return Probes((*_NAMES, *headings), self._ways)

    def _probed(self, kind: _Kind, shape: Shape) -> str:
        """Have the theme render a page with probes."""
        probes = self._probes(shape)
        name = f"{NOBODYS}/index.md" if kind.is_index else f"{NOBODYS}.md"
        page = Page(
            path=posixpath.join(kind.folder, name),
            title=probes["title"],
            description=probes["description"] if kind.described else "",
            html="",
            toc=_probed(shape, probes, count()),
        )
        shown = {
            "image": probes["image"] if kind.pictured else "",
            "image_alt": probes["image_alt"] if kind.pictured else "",
            "structured_data": probes["structured_data"] if kind.has_data else "",
        }
        file = Late.made(self._config, page.path)
        canonical = probes["canonical"]
        html = self._rendered(page, file, encoded(probes["html"]), shown, canonical, str)
        return html.decode()

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
        config, listed = self._config, file.page
        made = pages.Page(None, file, config)
        made.markdown, made.meta, made.content = "", meta(page), html.decode()
        made.toc = contents(page.toc, write)
        made.canonical_url = made.canonical_url and (canonical or made.canonical_url)
        made.active = True
        self._shown[page.path] = shown
        try:
            context: Any = get_context(self._nav, self._documents, config, made)
            context = config.plugins.on_page_context(
                context, page=made, config=config, nav=self._nav
            )
            output = self._env.get_template("main.html").render(context)
            return encoded(config.plugins.on_post_page(output, page=made, config=config))
        finally:
            file.page = listed
            del self._shown[page.path]


def _kind(page: Page, file: File, shown: Shown) -> _Kind:
    folder = posixpath.dirname(posixpath.dirname(file.dest_uri))
    described, data = bool(page.description), bool(shown["structured_data"])
    return _Kind(folder, file.name == "index", described, bool(shown["image"]), data)


def _values(page: Page, file: Any, html: bytes, shown: Shown) -> _Values:
    values: _Values = {
        "title": page.title,
        "description": page.description,
        "canonical": file.page.canonical_url or "",
        "html": html,
        **shown,
    }
    for n, entry in enumerate(_flat(page.toc)):
        values[f"toc{n}"], values[f"#{n}"] = escape(entry.title), entry.anchor
    return values


def _flat(toc: Sequence[TocEntry]) -> Iterator[TocEntry]:
    for entry in toc:
        yield entry
        yield from _flat(entry.children)


def _shape(toc: Sequence[TocEntry]) -> Shape:
    return tuple(_shape(entry.children) for entry in toc)


def _size(shape: Shape) -> int:
    return sum(1 + _size(below) for below in shape)


def _probed(shape: Shape, probes: Probes, numbers: Iterator[int]) -> tuple[TocEntry, ...]:
    toc = []
    for below in shape:
        n = next(numbers)
        children = _probed(below, probes, numbers)
        toc.append(TocEntry(probes[f"toc{n}"], probes[f"#{n}"], children))
    return tuple(toc)


def _way(env: Any, expression: str) -> Callable[[str], str]:
    compiled = env.compile_expression(expression)
    return lambda value: str(compiled(value=value))

"""Pages from their views; one of which nothing has changed since a build before is not rendered.

A page depends on its view, on what is the same for all pages (templates, words, address), and on
what its template asked for besides: sources to cite, maps. What was asked for is kept with the
page, and is held against what would be answered now.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from jinja2 import Environment, Template

from microsite.artifacts import Body, Page, TocEntry
from microsite.cache import Cache, Known, digest
from microsite.render.atlas import Atlas, PageMaps
from microsite.render.environment import plain
from microsite.render.faults import template_faults
from microsite.render.linking import Linking
from microsite.render.notes import Notes
from microsite.render.plan import Planned, View
from microsite.running import settled, side_by_side
from microsite.structured import HOME, Describer, Titled, above
from microsite.views.allegations import Charge
from microsite.views.entries import Entry
from microsite.views.notes import SourceNote
from microsite.views.quotes import Quote
from microsite.views.responses import Answer

CONTENTS = "<!-- contents -->"
"""Stands in a template where the list of the page's own sections belongs."""

_SHARED = 60
"""From how many pages on they are rendered by several processes: a second's work."""

_HEADING = re.compile(r'<h([1-3]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)

T = TypeVar("T")


class _Asked(NamedTuple):
    """A page that is to be made: its number, and the titles of those that it names."""

    number: int
    titles: Mapping[str, Titled]


class _Made(NamedTuple):
    """A page, with its name in the cache."""

    name: bytes
    page: Page
    kept: bytes | None
    """What to keep of it; None where it was kept."""


class Watched(Mapping[str, T]):
    """A mapping that takes note of what it was asked for."""

    def __init__(self, items: Mapping[str, T]) -> None:
        self._items = items
        self._answers: dict[str, bytes] = {}
        self.asked: set[str] = set()

    def answer(self, key: str) -> bytes:
        """Digest what is answered to who asks for a key, or that nothing is."""
        if key not in self._answers:
            self._answers[key] = digest("answer", self._items.get(key))
        return self._answers[key]

    def __getitem__(self, key: str) -> T:
        self.asked.add(key)
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


@dataclass(frozen=True, eq=False)
class Pages:
    """Renders pages, or gives them as they are kept."""

    templates: Path
    """The folder of templates."""
    environment: Environment
    atlas: Atlas
    noted: Watched[SourceNote]
    """The sources as notes, by page."""
    others: tuple[Watched[Any], ...]
    """What else templates may ask for."""
    common: bytes
    """A digest of what is the same for all pages."""
    describer: Describer
    cache: Cache

    def all(self, planned: Sequence[Planned]) -> tuple[Page, ...]:
        """Give pages, in the order given, with what they say to programs.

        Raises:
            UnusableTemplate: a template cannot be read, or fails; it holds the finding.
        """
        self._compile()
        paths = {each.path: n for n, each in enumerate(planned)}
        pages: dict[str, Page] = {}

        def asked(level: Sequence[Planned]) -> list[_Asked]:
            """Say which pages are wanted, with the titles that each one names."""
            named = ((each.path, (HOME, *above(each.path, paths))) for each in level)
            return [
                _Asked(paths[path], {each: _titled(pages[each]) for each in over if each in pages})
                for path, over in named
            ]

        def make(asked: _Asked) -> _Made:
            return self._made(planned[asked.number], asked.titles)

        def take(made: Iterable[_Made]) -> None:
            pages.update((page.path, page) for page in map(self._taken, made))

        first, *others = _levels(planned)
        # Here, so that every other process finds what these few share with nearly all pages.
        take(map(make, asked(first)))
        with settled(), side_by_side(make, pays=len(planned) >= _SHARED) as each:
            for level in others:
                take(each(asked(level)))
        return tuple(pages[each.path] for each in planned)

    def one(self, planned: Planned) -> Page:
        """Give a page that says nothing to programs.

        Raises:
            UnusableTemplate: a template cannot be read, or fails; it holds the finding.
        """
        return self._taken(self._made(planned, None))

    def _taken(self, made: _Made) -> Page:
        """Take a page from whoever made it, and keep it."""
        if made.kept is not None:
            self.cache.put(made.name, made.kept)
        elif self.cache.keeps:
            self.cache.use(made.name)
        return made.page

    def _made(self, planned: Planned, titles: Mapping[str, Titled] | None) -> _Made:
        """Give a page as a build before made it, if it would be the same today; or render it.

        Args:
            planned: the page.
            titles: those of the pages that it names to programs; None if it says nothing to them.
        """
        view = planned.make()
        name = self._name(planned, view)
        page, kept = self._kept(name), None
        if page is None:
            page, kept = self._new(planned, view)
        if titles is not None:
            # Not all of what it says to programs is in its view, so that it is not kept.
            known = {**titles, page.path: _titled(page)}
            page = replace(page, structured_data=self.describer.page(page.path, view, known))
        return _Made(name, page, kept)

    def _name(self, planned: Planned, view: View) -> bytes:
        if not self.cache.keeps:
            return b""
        made_from = (self.common, planned.path, planned.template, view)
        return digest("page", *made_from, known=self._known)

    @cached_property
    def _known(self) -> Known:
        """What stands on several pages."""
        return Known(Quote, Answer, Entry, Charge)

    def _kept(self, name: bytes) -> Page | None:
        if (kept := self.cache.get(name)) is None:
            return None
        asked, answers, page = _read(kept)
        return page if answers == self._answers(asked) else None

    def _new(self, planned: Planned, view: View) -> tuple[Page, bytes]:
        """Render a page, and write it down with what its template asked for."""
        for each in self._watched:
            each.asked.clear()
        maps = self.atlas.on(planned.path)
        notes = Notes(planned.path, self.noted)
        page = self._rendered(planned, view, notes, maps)
        asked = tuple(tuple(sorted(each.asked)) for each in self._watched)
        return page, pickle.dumps((asked, self._answers(asked), page))

    def _rendered(self, planned: Planned, view: View, notes: Notes, maps: PageMaps) -> Page:
        with template_faults(self.templates, page=planned.path):
            template = self.environment.get_template(f"pages/{planned.template}.html")
            return _rendered(template, planned.path, view, notes, maps)

    def _compile(self) -> None:
        """Read all templates, so that no process has to do it again."""
        for name in self.environment.list_templates():
            if name.startswith(("pages/", "partials/")):
                with template_faults(self.templates, reads=name):
                    self.environment.get_template(name)

    @property
    def _watched(self) -> tuple[Watched[Any] | Atlas, ...]:
        return (self.noted, *self.others, self.atlas)

    def _answers(self, asked: tuple[tuple[str, ...], ...]) -> bytes:
        """Digest what a template is answered that asks for these keys."""
        pairs = zip(self._watched, asked, strict=True)
        return digest("answers", [each.answer(key) for each, keys in pairs for key in keys])


def _read(made: bytes) -> tuple[tuple[tuple[str, ...], ...], bytes, Page]:
    found: tuple[tuple[tuple[str, ...], ...], bytes, Page]
    found = pickle.loads(made)
    return found


def _levels(planned: Sequence[Planned]) -> list[list[Planned]]:
    """Sort pages so that those that stand above others come before them."""
    paths = {each.path for each in planned}
    levels: dict[int, list[Planned]] = {}
    for each in planned:
        levels.setdefault(len(above(each.path, paths)), []).append(each)
    return [levels[n] for n in sorted(levels)]


def _titled(page: Page) -> Titled:
    return Titled(page.title, page.description)


def _rendered(template: Template, path: str, view: View, notes: Notes, maps: PageMaps) -> Page:
    """Render a page. What a template sets as `title` and `description` are the page's own."""
    names = {"view": view, "here": path, "notes": notes, "maps": maps}
    module: Any = template.make_module(names)
    linked = Linking(path, notes).linked
    title, main = plain(linked(module.title)), linked(str(module))
    # The foot comes last, because it lists what the rest has linked.
    part = template.environment.get_template
    foot = linked(str(part("partials/foot.html").make_module({**names, "title": title})))
    body = f"{main.strip()}\n{foot.strip()}\n"
    contents = table_of_contents(body)
    if CONTENTS in body:
        sections = contents[0].children if contents else ()
        listed = str(part("partials/contents.html").make_module({"sections": sections}))
        body = body.replace(CONTENTS, listed.strip())
    return Page(
        path=path,
        title=title,
        description=plain(linked(module.description)),
        body=Body.of(body),
        toc=contents,
    )


def table_of_contents(html: str) -> tuple[TocEntry, ...]:
    """Collect the headings that have an id: the title with its sections, and theirs.

    The templates write them in one form, `<h2 id="…">`, which is what this reads.
    """
    flat = [(int(level), id, plain(text)) for level, id, text in _HEADING.findall(html)]

    def under(level: int, headings: list[tuple[int, str, str]]) -> tuple[TocEntry, ...]:
        starts = [n for n, heading in enumerate(headings) if heading[0] <= level]
        return tuple(
            TocEntry(headings[a][2], headings[a][1], under(level + 1, headings[a + 1 : b]))
            for a, b in pairwise([*starts, len(headings)])
        )

    return under(1, flat)

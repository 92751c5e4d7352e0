"""Pages from their views; one of which nothing has changed since a build before is not rendered.

A page depends on its view, on what is the same for all pages (templates, words, address), and on
what its template asked for besides: sources to cite, maps. What was asked for is kept with the
page, and is held against what would be answered now.
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from jinja2 import Environment, Template, TemplateSyntaxError

from microsite.artifacts import Body, Page, TocEntry
from microsite.cache import Cache, Known, digest
from microsite.findings import Finding, Span
from microsite.render import template_syntax
from microsite.render.atlas import Atlas, PageMaps
from microsite.render.catalog import UnusableTemplate
from microsite.render.environment import plain
from microsite.render.linking import Linking
from microsite.render.notes import Notes
from microsite.render.plan import Planned
from microsite.running import settled, side_by_side
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

    environment: Environment
    atlas: Atlas
    noted: Watched[SourceNote]
    """The sources as notes, by page."""
    others: tuple[Watched[Any], ...]
    """What else templates may ask for."""
    common: bytes
    """A digest of what is the same for all pages."""
    cache: Cache

    def all(self, planned: Sequence[Planned]) -> tuple[Page, ...]:
        """Give pages, in the order given.

        Raises:
            UnusableTemplate: a template cannot be read; it holds the finding.
        """
        names = [self._name(each) for each in planned]
        pages = list(map(self._kept, names))
        missing = [n for n, page in enumerate(pages) if page is None]
        todo = [planned[n] for n in missing]
        with settled():
            for n, made in zip(missing, side_by_side(self._made, todo, _SHARED), strict=True):
                self.cache.put(names[n], made)
                pages[n] = _read(made)[-1]
        return tuple(page for page in pages if page is not None)

    def _name(self, planned: Planned) -> bytes:
        if not self.cache.keeps:
            return b""
        made_from = (self.common, planned.path, planned.template, planned.view)
        return digest("page", *made_from, known=self._known)

    @cached_property
    def _known(self) -> Known:
        """What stands on several pages."""
        return Known(Quote, Answer, Entry, Charge)

    def _kept(self, name: bytes) -> Page | None:
        """Give a page as a build before made it, if it would be the same today."""
        if (kept := self.cache.get(name)) is None:
            return None
        asked, with_maps, answers, page = _read(kept)
        return page if answers == self._answers(asked, with_maps) else None

    def _made(self, planned: Planned) -> bytes:
        """Render a page, and write it down with what its template asked for."""
        for each in self._watched:
            each.asked.clear()
        maps = self.atlas.on(planned.path)
        page = self._rendered(planned, Notes(planned.path, self.noted), maps)
        asked = tuple(tuple(sorted(each.asked)) for each in self._watched)
        answers = self._answers(asked, maps.drawn)
        return pickle.dumps((asked, maps.drawn, answers, page))

    @property
    def _watched(self) -> tuple[Watched[Any], ...]:
        return (self.noted, *self.others)

    def _rendered(self, planned: Planned, notes: Notes, maps: PageMaps) -> Page:
        try:
            template = self.environment.get_template(f"pages/{planned.template}.html")
            return _rendered(template, planned, notes, maps)
        except TemplateSyntaxError as error:
            span = Span(f"templates/{error.name}", error.lineno)
            problem = error.message or "this is not a valid template"
            raise UnusableTemplate(Finding(span, template_syntax.RULE, problem)) from error

    def _answers(self, asked: tuple[tuple[str, ...], ...], with_maps: bool) -> bytes:
        """Digest what a template is answered that asks for these keys, and for maps."""
        pairs = zip(self._watched, asked, strict=True)
        answers = b"".join(each.answer(key) for each, keys in pairs for key in keys)
        return digest("answers", answers, self._maps if with_maps else None)

    @cached_property
    def _maps(self) -> bytes:
        return digest("maps", self.atlas.view, self.atlas.made_from)


def _read(made: bytes) -> tuple[tuple[tuple[str, ...], ...], bool, bytes, Page]:
    found: tuple[tuple[tuple[str, ...], ...], bool, bytes, Page]
    found = pickle.loads(made)
    return found


def _rendered(template: Template, planned: Planned, notes: Notes, maps: PageMaps) -> Page:
    """Render a page. What a template sets as `title` and `description` are the page's own."""
    names = {"view": planned.view, "here": planned.path, "notes": notes, "maps": maps}
    module: Any = template.make_module(names)
    linked = Linking(planned.path, notes).linked
    title, main = plain(linked(module.title)), linked(str(module))
    # The foot comes last, because it lists what the rest has linked.
    partial = template.environment.get_template
    foot = linked(partial("partials/foot.html").render(names, title=title))
    body = f"{main.strip()}\n{foot.strip()}\n"
    contents = table_of_contents(body)
    if CONTENTS in body:
        sections = contents[0].children if contents else ()
        listed = partial("partials/contents.html").render(sections=sections)
        body = body.replace(CONTENTS, listed.strip())
    return Page(
        path=planned.path,
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

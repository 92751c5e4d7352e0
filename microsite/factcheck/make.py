"""Put the sheet together: records page by page, pages written by hand, words of the interface."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from microsite import text
from microsite.artifacts import Page
from microsite.changes import Report
from microsite.checks import Verified
from microsite.evidence import LOCK_FILE, Article
from microsite.factcheck.context import paragraphs
from microsite.factcheck.curators import Curators, state
from microsite.factcheck.facts import Fact, facts, sentences
from microsite.factcheck.grounds import Ground, Grounds
from microsite.factcheck.narrowing import touched
from microsite.factcheck.sheet import Head, Line, Sheet
from microsite.factcheck.shown import Shown
from microsite.load import Loaded
from microsite.render.reading import Reading
from microsite.views.addresses import address
from microsite.views.lookup import Lookup
from microsite.yamlfile import parse

BY_HAND = "no record: written by hand, check by hand"
_STRINGS = "templates/strings/en.yaml"
_INTERFACE = "Words of the interface"
_HASH = re.compile(r"(?<=.)/[0-9a-f]{64}$")
_NUMBERED = re.compile(r"/private/\d+$")
_FEW = 4
"""Words of the interface that say something: fewer are headings, labels and buttons."""


class UnknownRecord(Exception):
    """A record that a sheet is to be restricted to, and that is not there."""

    def __init__(self, id: str, known: Iterable[str]) -> None:
        super().__init__(id)
        self.id = id
        self.known = tuple(known)


@dataclass(frozen=True)
class Material:
    """What a sheet is made of."""

    verified: Verified
    loaded: Loaded
    pages: tuple[Page, ...]
    """The generated pages, in the site's order."""
    reading: Reading
    root: Path
    articles: Mapping[str, Article] | None = None
    """The archived articles, for a private sheet."""


def make_sheet(
    material: Material, *, records: Iterable[str] = (), since: Report | None = None
) -> Sheet:
    """List everything that a site publishes, line by line.

    Args:
        material: the checked project and its rendered pages.
        records: ids of records, or `kind/id`, to restrict it to; none for all.
        since: what changed since a revision, to restrict it to that.

    Raises:
        UnknownRecord: there is no such record.
    """
    maker = _Maker(material)
    lines: list[Line] = [
        replace(line, number=number) for number, line in enumerate(maker.lines(), start=1)
    ]
    restricted: list[str] = []
    if wanted := tuple(records):
        known = {line.record for line in lines}
        chosen = {id: {r for r in known if id in (r, r.partition("/")[2])} for id in wanted}
        if missing := [id for id, found in chosen.items() if not found]:
            ids = {record.partition("/")[2] for record in known} - {""}
            raise UnknownRecord(missing[0], ids)
        lines = [line for line in lines if any(line.record in found for found in chosen.values())]
        restricted.append(f"the records {', '.join(wanted)}")
    removed: tuple[str, ...] = ()
    if since is not None:
        changed = {_record(each.kind, each.id): each for each in since.comparison.records}
        of_record: dict[str, list[Line]] = {}
        for line in lines:
            of_record.setdefault(line.record, []).append(line)
        lines = [
            line
            for record, some in of_record.items()
            if (each := changed.get(_unnumbered(record)))
            for line in touched(some, each)
        ]
        lines.sort(key=lambda line: line.number)
        removed = tuple(r for r, each in changed.items() if each.op == "removed")
        at = since.revision
        restricted.append(f"records changed since {at.given} ({at.commit[:10]}, {at.day})")
    project = material.verified.project
    head = Head(
        project.investigation.title,
        material.reading.date(project.investigation.read_on),
        state(material.root, LOCK_FILE),
        material.verified.archive_checked,
        material.articles is not None,
        tuple(restricted),
        removed,
    )
    return Sheet(head, tuple(lines), maker.names)


def _record(kind: str, id: str) -> str:
    """Name a record; a private fact that is withheld by its source alone, and not by its hash."""
    if kind in ("pages", "investigation"):
        return id if kind == "pages" else kind
    return _HASH.sub("/private", f"{kind}/{id}")


def _unnumbered(record: str) -> str:
    """Name a record as changes do: private facts of one source alike."""
    return _NUMBERED.sub("/private", record)


class _Maker:
    def __init__(self, material: Material) -> None:
        self._material = material
        self._lookup = Lookup(material.verified)
        self._grounds = Grounds(material.verified)
        self._curators = Curators(material.root)
        self._shown = Shown(material.pages)
        self._titles = {page.path: page.title for page in material.pages}
        self._ranks = {
            (each.kind, each.id): rank for rank, each in enumerate(material.loaded.entries)
        }
        self.names: dict[str, str] = {}

    def lines(self) -> Iterator[Line]:
        by_page: dict[str, list[tuple[tuple[bool, str, int], Line]]] = {
            page.path: [] for page in self._material.pages
        }
        for fact in facts(self._lookup, self._material.reading):
            home, order, line = self._line(fact)
            by_page[home].append((order, line))
        for found in by_page.values():
            found.sort(key=lambda each: each[0])  # a record's facts keep their order
            yield from (line for _, line in found)
        yield from self._by_hand()
        yield from self._interface()

    def _line(self, fact: Fact) -> tuple[str, tuple[bool, str, int], Line]:
        """Make a fact's line; before it the page where it belongs, and its order there.

        The record that a page is about comes first, the others kind by kind as their files have
        them.
        """
        loaded = self._material.loaded
        record = _record(fact.kind, fact.id)
        entry = loaded.by_id.get((fact.kind, fact.id))
        if fact.kind == "investigation":
            entry = loaded.of_kind("investigation")[0]
            home, anchor, name = "index.md", "", "What the site is about"
        elif fact.kind == "withheld":
            home, anchor = f"sources/{fact.id.partition('/')[0]}.md", ""
            name = "a quotation that is not published"
        else:
            home, anchor = self._lookup.places.of(fact.kind, fact.id) or ("index.md", "")
            name = self._lookup.name(fact.kind, fact.id)
        self.names[record] = name
        if (
            entry is None
        ):  # of what is withheld, the place in the file would tell more than the page
            file, line, curator = loaded.files["withheld"][0], 1, ""
        else:
            steps = () if fact.steps == ("summary",) and fact.kind == "sources" else fact.steps
            span = entry.span(steps)
            line = entry.file.after_line if steps != fact.steps else span.line
            file, curator = span.path, str(self._curators.of_value(entry, line))
        ground = self._grounds.of(fact)
        pages = self._shown.pages(fact.sought or fact.words, home, anchor)
        order = (
            bool(anchor) or fact.kind == "withheld",
            fact.kind,
            self._ranks.get((fact.kind, fact.id), 0),
        )
        return (
            home,
            order,
            Line(
                number=0,
                page=self._titles[home],
                address=address(home),
                shown_on=tuple(self._titles[page] for page in pages),
                words=fact.words,
                what=fact.what,
                record=record,
                field=fact.field,
                file=file,
                line=line,
                stands=ground.stands,
                state=ground.state,
                basis=fact.basis,
                curator=curator,
                context=self._context(fact, ground),
            ),
        )

    def _context(self, fact: Fact, ground: Ground) -> tuple[str, ...]:
        material = self._material
        if material.articles is None or fact.what != "quotation":
            return ()
        return paragraphs(ground.stands, material.articles, material.verified)

    def _by_hand(self) -> Iterator[Line]:
        for name, source in self._material.loaded.pages.items():
            page = name.removeprefix("content/")
            for at, block in self._material.reading.blocks(source):
                for sentence in sentences(block):
                    yield self._unrecorded(name, "", at + 1, sentence, name, address(page))

    def _interface(self) -> Iterator[Line]:
        path = self._material.root / _STRINGS
        if not path.is_file():
            return
        file, _ = parse(path.read_text(encoding="utf-8"), _STRINGS)
        for key, words in self._material.reading.interface.items():
            if len(text.words(words)) >= _FEW:
                line = file.span(tuple(key.split("."))).line
                for sentence in sentences(words):
                    yield self._unrecorded(_STRINGS, key, line, sentence, _INTERFACE, "-")

    def _unrecorded(
        self, file: str, field: str, line: int, words: str, page: str, address: str
    ) -> Line:
        curator = str(self._curators.of(file, line))
        return Line(
            0, page, address, (page,), words, "own words", file, field, file, line, (), BY_HAND, "",
            curator,
        )  # fmt: skip

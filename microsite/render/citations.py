"""Citations in the words of the catalog, and the files of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from microsite import dates
from microsite.artifacts import Artifact
from microsite.citations import Imprint, Work, bibtex, chicago, csl
from microsite.dates import EdtfDate
from microsite.render.catalog import Catalog
from microsite.views.addresses import address
from microsite.views.citations import CitedSource
from microsite.views.citing import Dating, Seal
from microsite.views.quotes import Quote


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in every form, for a template."""

    note: str
    csl: str
    bibtex: str


@dataclass(frozen=True, eq=False)
class Citations:
    """Writes citations; every template has it as `cite`."""

    site: str
    """The site's title."""
    read_on: EdtfDate
    """The day of its records: when all sources were last read."""
    imprint: Imprint
    sources: Mapping[str, CitedSource]
    """By their page."""
    catalog: Catalog

    def page(self, path: str, title: str) -> Cited:
        """Cite a page of this site, dated by its records and never by the clock."""
        home = path == "index.md"
        read = dates.display(self.read_on, self.catalog.dates)
        work = Work(
            key=_key(path),
            kind="webpage",
            title=self.site if home else title,
            genre="",
            author=self.imprint.author,
            container="" if home else self.site,
            issued=self.read_on,
            when=self._text("citation.read", date=read),
            url=self.imprint.address(address(path)),
            remarks=(self._text("citation.dated", date=read),),
            language=self.catalog.language,
        )
        return _forms(work)

    def source(self, page: str) -> Cited:
        """Cite the source that a page is about."""
        return _forms(self._work(self.sources[page]))

    def quote(self, quote: Quote) -> str:
        """Cite a quotation: who said it as what and when, in which source, and how we know."""
        seal = quote.fullest.seal
        *first, last = (each.text for each in quote.speakers)
        names = ", ".join(first) + (self.catalog.plain("words.and") if first else "") + last
        who = self._text("citation.who", who=names, capacity=quote.capacity)
        said = self._text("citation.said", who=who, date=self._when(quote.said, brackets=True))
        # The link leads to the statement, and from there to the copy.
        printed = self._printed(self.sources[seal.source.page])
        link = self.imprint.address(address(quote.link.page), quote.link.anchor)
        parts = self._text("citation.quoted", said=said, source=printed) + self._paragraphs(seal)
        state = self._text(f"citation.state.{seal.state.replace(' ', '_')}")
        return f"{parts}; {state}. {link}".rstrip()

    @property
    def files(self) -> tuple[Artifact, ...]:
        """All sources as CSL-JSON and as BibTeX."""
        works = sorted(map(self._work, self.sources.values()), key=lambda work: work.key)
        return (
            Artifact("data/sources.csl.json", _json([csl(work) for work in works])),
            Artifact("data/sources.bib", "\n".join(map(bibtex, works))),
        )

    def _work(self, source: CitedSource) -> Work:
        kind = source.like.replace(" ", "_")
        known = {
            "title": source.title.basis,
            "author": source.byline.basis,
            "container": source.publisher.basis,
            "issued": source.published.basis,
        }
        here = self.imprint.address(address(source.page))
        remarks = [
            self._text(f"citation.remark.{basis}", what=self._text(f"citation.field.{field}"))
            for field, basis in known.items()
            if basis != "stated"
        ]
        if not source.url.value and here:
            remarks.append(self._text("citation.remark.page", url=here))
        found = source.url.value or source.archive_url.value or ""
        return Work(
            key=source.id,
            kind=source.csl_kind,
            title=source.title.value or "",
            genre=self.catalog.plain(f"terms.source.{source.kind}"),
            author=source.byline.value or "",
            container=source.publisher.value or "",
            issued=source.published.value,
            when=self._when(source.published),
            url=found,
            untitled=self._text(f"citation.untitled.{kind}"),
            unplaced=self._text("sources.no_publisher"),
            remarks=tuple(remarks),
            where=self._text("citation.where", url=here) if here and source.archived else "",
            inferred=frozenset(field for field, basis in known.items() if basis == "inferred"),
        )

    @cached_property
    def _printed(self) -> Callable[[CitedSource], str]:
        """Cites a source within a quotation's citation; many are printed in the same one."""
        return cache(lambda source: chicago(replace(self._work(source), where="")))

    def _when(self, known: Dating, *, brackets: bool = False) -> str:
        if known.value is None:
            return self._text("words.date_unknown")
        shown = dates.display(known.value, self.catalog.dates)
        return f"[{shown}]" if brackets and known.basis == "inferred" else shown

    def _paragraphs(self, seal: Seal) -> str:
        if not seal.paragraphs:
            return ""
        return ", " + self._text(
            "citation.paragraphs",
            n=len(seal.paragraphs),
            which=", ".join(map(str, seal.paragraphs)),
        )

    def _text(self, key: str, **parts: Any) -> str:
        return self.catalog.text(key, **parts).unescape()


def _forms(work: Work) -> Cited:
    note = chicago(work)
    return Cited(f"{note[0].upper()}{note[1:]}.", _json([csl(work)]), bibtex(work))


def _json(items: list[dict[str, Any]]) -> str:
    """Write items with a line for each field, so that a person can read them too."""

    def written(item: dict[str, Any]) -> str:
        fields = (f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in item.items())
        return "{\n  " + ",\n  ".join(fields) + "\n}"

    return "[" + ", ".join(map(written, items)) + "]\n"


def _key(path: str) -> str:
    """A page's key: its address in one word."""
    return address(path).strip("/").replace("/", "-") or "home"

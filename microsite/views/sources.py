"""The archived articles: what is known of each, what it prints, and which agencies it names."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.model import KnownText
from microsite.views.citing import Dating, Mention, Seal, dating, mentions_of, seal
from microsite.views.lookup import Link, Lookup
from microsite.views.quotes import PrintedQuote, Quote, printed, quote

TEXT_FIELDS = ("title", "publisher", "byline", "dateline", "url", "archive_url")


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing the archived copy says of itself, or does not."""

    name: str
    """Which: title, publisher, byline, dateline, url or archive_url."""
    known: KnownText
    seal: Seal | None
    """The seal on the words that state it; None where nothing was printed."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list."""

    link: Link
    kind: str
    title: KnownText
    publisher: KnownText
    byline: KnownText
    published: Dating
    words: int | None
    statements: int


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """An agency, and how many paragraphs of each source name it, in the order of the sources."""

    agency: Link
    short_name: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The index of sources and the matrix of who names whom."""

    sources: tuple[SourceRow, ...]
    coverage: tuple[CoverageRow, ...]


@dataclass(frozen=True, slots=True)
class PrintedStatement:
    """A statement as this source prints it."""

    quote: Quote
    printing: PrintedQuote


@dataclass(frozen=True, slots=True)
class WithheldQuotation:
    """A quotation we do not publish: where it stands, and why; never its words."""

    paragraph: int
    quotation: int
    reason: str
    note: str | None


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """An agency and the paragraphs that name it."""

    agency: Link
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One source."""

    id: str
    label: str
    kind: str
    summary: str
    published: Dating
    details: tuple[Detail, ...]
    contacts: tuple[Link, ...]
    """People the page names as contacts."""
    archive_file: str | None
    sha256: str | None
    not_archived_because: str | None
    body: tuple[tuple[int, int], ...]
    """First and last line of each stretch of the archived file that is the article."""
    furniture: str | None
    words: int | None
    paragraphs: int | None
    rights: str
    license: str | None
    names: tuple[NamedAgency, ...]
    """Agencies it names; the others are `not_named`."""
    not_named: tuple[Link, ...]
    statements: tuple[PrintedStatement, ...]
    withheld: tuple[WithheldQuotation, ...]
    archive_checked: bool
    """Whether this build had the archived copies at hand."""


def sources_page(lookup: Lookup) -> SourcesPage:
    """Build the index of sources, in the order of the records."""
    project = lookup.project
    return SourcesPage(
        sources=tuple(_row(lookup, id) for id in project.sources),
        coverage=tuple(
            CoverageRow(lookup.link("agencies", id), agency.short_name, mentions_of(lookup, id))
            for id, agency in project.agencies.items()
        ),
    )


def source_page(lookup: Lookup, id: str) -> SourcePage:
    """Build a source's page."""
    record = lookup.project.sources[id]
    sealed = lookup.evidence.sources.get(id)
    names = sealed.names if sealed else {}
    agencies = lookup.project.agencies
    return SourcePage(
        id=id,
        label=record.label,
        kind=record.kind,
        summary=lookup.project.summaries[id],
        published=dating(lookup, f"sources/{id}/published", record.published, (id,)),
        details=tuple(_detail(lookup, id, name) for name in TEXT_FIELDS),
        contacts=lookup.links("people", record.contacts),
        archive_file=record.archive_file,
        sha256=record.sha256,
        not_archived_because=record.not_archived_because,
        body=record.body,
        furniture=record.furniture,
        words=sealed.words if sealed else None,
        paragraphs=sealed.paragraphs if sealed else None,
        rights=record.rights,
        license=record.license,
        names=tuple(
            NamedAgency(lookup.link("agencies", agency), tuple(names[agency]))
            for agency in agencies
            if names.get(agency)
        ),
        not_named=lookup.links("agencies", (each for each in agencies if not names.get(each))),
        statements=tuple(
            PrintedStatement(quote(lookup, each), printed(lookup, each, id))
            for each in lookup.statements_in.get(id, ())
        ),
        withheld=tuple(
            WithheldQuotation(each.paragraph, each.quotation, each.reason, each.note)
            for each in lookup.project.withheld.values()
            if each.source == id
        ),
        archive_checked=lookup.verified.archive_checked,
    )


def _row(lookup: Lookup, id: str) -> SourceRow:
    record = lookup.project.sources[id]
    sealed = lookup.evidence.sources.get(id)
    return SourceRow(
        link=lookup.link("sources", id),
        kind=record.kind,
        title=record.title,
        publisher=record.publisher,
        byline=record.byline,
        published=dating(lookup, f"sources/{id}/published", record.published, (id,)),
        words=sealed.words if sealed else None,
        statements=len(lookup.statements_in.get(id, ())),
    )


def _detail(lookup: Lookup, id: str, name: str) -> Detail:
    known: KnownText = getattr(lookup.project.sources[id], name)
    printed_there = known.printed is not None or known.basis == "stated"
    return Detail(name, known, seal(lookup, f"sources/{id}/{name}", id) if printed_there else None)

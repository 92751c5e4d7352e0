"""The archived articles: what is known of each, what it prints, and which agencies it names."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.model import KnownText, ResponseKind, Withheld
from microsite.views.citing import Dating, Mention, Seal, dating, mentions_of, seal
from microsite.views.fulltext import TextParagraph, full_text
from microsite.views.lookup import Link, Lookup
from microsite.views.quotes import PrintedQuote, Quote, printed, quote
from microsite.views.shelves import LIMITS, Part, Position, position

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
    levels: tuple[int, ...]
    """For each mention how dark its cell is: 0 for none, 4 for the most of all."""


@dataclass(frozen=True, slots=True)
class AnswerMark:
    """A kind of answer, and the way to it on its agency's page."""

    kind: str
    like: ResponseKind
    """The standard kind that it counts as."""
    link: Link


@dataclass(frozen=True, slots=True)
class AnswersRow:
    """An agency, and what each source prints of its answers, in the order of the sources."""

    agency: Link
    short_name: str
    cells: tuple[tuple[AnswerMark, ...], ...]
    unasked: AnswerMark | None
    """That no source says it was asked, which is true of all of them at once."""


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The index of sources, the matrix of who names whom, and that of who prints whose answer.

    In a large investigation there are no matrices: every source says whom it names, and every
    agency in which sources it answers.
    """

    sources: tuple[SourceRow, ...]
    coverage: tuple[CoverageRow, ...]
    answers: tuple[AnswersRow, ...]
    kinds: tuple[str, ...]
    """The kinds of answer that occur, as the vocabulary lists them."""
    position: Position | None = None
    """Where it stands in the list, if that has parts."""


@dataclass(frozen=True, slots=True)
class PrintedStatement:
    """A statement as this source prints it."""

    quote: Quote
    printing: PrintedQuote


@dataclass(frozen=True, slots=True)
class WithheldQuotation:
    """A quotation we do not publish: where it stands, and why; never its words."""

    paragraph: int | None
    """None, like its number there, where the place would point at a person."""
    quotation: int | None
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
    original_file: str | None
    """What the archived text was made of; None where the text itself was saved."""
    original_sha256: str | None
    extracted_with: str | None
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
    """Left out where there are very many agencies."""
    statements: tuple[PrintedStatement, ...]
    quoted: tuple[int, ...]
    """The paragraphs that print them."""
    withheld: tuple[WithheldQuotation, ...]
    text: tuple[TextParagraph, ...]
    """All of the article, where its publisher lets everybody reprint it."""
    archive_checked: bool
    """Whether this build had the archived copies at hand."""


def sources_page(lookup: Lookup, trail: tuple[Part, ...] = ()) -> SourcesPage:
    """Build the index of sources, in the order of the records.

    Args:
        lookup: the checked records.
        trail: the way to a part of the list, for that part's page.
    """
    project = lookup.project
    if trail or len(project.sources) * len(project.agencies) > LIMITS.cells:
        rows = tuple(_row(lookup, id) for _, id in lookup.listed("sources", trail))
        return SourcesPage(rows, (), (), (), position("sources", trail) if trail else None)
    every = project.vocabulary.words("response_kinds")
    occurring = {response.kind for response in project.responses.values()}
    return SourcesPage(
        sources=tuple(_row(lookup, id) for id in project.sources),
        coverage=_coverage(lookup),
        answers=tuple(_answers(lookup, id) for id in project.agencies),
        kinds=tuple(kind for kind in every if kind in occurring),
    )


def source_page(lookup: Lookup, id: str) -> SourcePage:
    """Build a source's page."""
    record = lookup.project.sources[id]
    sealed = lookup.evidence.sources.get(id)
    names = sealed.names if sealed else {}
    naming = lookup.in_order("agencies", (each for each in names if names[each]))
    agencies = lookup.project.agencies
    # Where there are very many agencies, those it does not name are nearly all of them.
    others = () if len(agencies) > LIMITS.named else agencies.keys() - set(naming)
    statements = tuple(
        PrintedStatement(quote(lookup, each), printed(lookup, each, id))
        for each in lookup.statements_in.get(id, ())
    )
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
        original_file=record.original_file,
        original_sha256=record.original_sha256,
        extracted_with=record.extracted_with,
        not_archived_because=record.not_archived_because,
        body=record.body,
        furniture=record.furniture,
        words=sealed.words if sealed else None,
        paragraphs=sealed.paragraphs if sealed else None,
        rights=record.rights,
        license=record.license,
        names=tuple(
            NamedAgency(lookup.link("agencies", agency), tuple(names[agency])) for agency in naming
        ),
        not_named=lookup.links("agencies", lookup.in_order("agencies", others)),
        statements=statements,
        quoted=tuple(sorted({n for each in statements for n in each.printing.seal.paragraphs})),
        withheld=tuple(
            WithheldQuotation(each.paragraph, each.quotation, each.reason, each.note)
            for each in sorted(lookup.withheld_in.get(id, ()), key=_place)
        ),
        text=full_text(lookup, id),
        archive_checked=lookup.verified.archive_checked,
    )


def _place(withheld: Withheld) -> tuple[int, int, str]:
    """Sort by place, and what has none first: where it stands in the file may tell its place."""
    return withheld.paragraph or 0, withheld.quotation or 0, withheld.key


def _coverage(lookup: Lookup) -> tuple[CoverageRow, ...]:
    mentions = {id: mentions_of(lookup, id) for id in lookup.project.agencies}
    most = max((len(each.paragraphs) for row in mentions.values() for each in row), default=0)
    return tuple(
        CoverageRow(
            lookup.link("agencies", id),
            lookup.project.agencies[id].short_name,
            row,
            tuple(_level(len(each.paragraphs), most) for each in row),
        )
        for id, row in mentions.items()
    )


def _level(count: int, most: int) -> int:
    """Say how dark a cell is: 0 for none, and 1 to 4 for shares of the most."""
    return max(1, round(4 * count / most)) if count else 0


def _answers(lookup: Lookup, agency: str) -> AnswersRow:
    responses = {id: lookup.project.responses[id] for id in lookup.responses_of.get(agency, ())}
    like = lookup.project.vocabulary.response_kind
    marks = {
        id: AnswerMark(response.kind, like(response.kind), lookup.link("responses", id))
        for id, response in responses.items()
    }
    unasked = [m for m in marks.values() if m.like == "not known to have been asked"]
    return AnswersRow(
        agency=lookup.link("agencies", agency),
        short_name=lookup.project.agencies[agency].short_name,
        cells=tuple(
            tuple(marks[id] for id, response in responses.items() if source in response.sources)
            for source in lookup.project.sources
        ),
        unasked=unasked[0] if unasked and len(unasked) == len(marks) else None,
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

"""The verbatim words of the records: everything that must stand in a source, letter by letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from microsite.dates import EdtfDate
from microsite.model import KnownDate, KnownText, Printed, Project, Role

Where = Literal["body", "page"]
Step = str | int

_METADATA = ("title", "publisher", "byline", "dateline", "published", "url", "archive_url")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that a record gives as printed, where it gives them, and where they must stand."""

    key: str
    """Names the passage in the lock, such as `statements/<id>/printings/<source>`."""
    kind: str
    id: str
    path: tuple[Step, ...]
    """The way to the words inside the record, for a finding's position."""
    sources: tuple[str, ...]
    """Where the words may stand; only a date has more than one, and the first that holds it
    counts."""
    fragments: tuple[str, ...]
    where: Where = "body"
    """`body`: in the article itself. `page`: anywhere in the archived file."""

    @property
    def quotes(self) -> bool:
        """Whether the words are quoted speech, a statement's, and no name, number or date."""
        return self.path[-1] == "fragments"

    def place(self, fragment: int) -> tuple[Step, ...]:
        """Return the way to one fragment, counted from 0."""
        return (*self.path, fragment) if self.quotes else self.path


def passages(project: Project) -> tuple[Passage, ...]:
    """List the verbatim words of a project's records, record by record.

    Words from a source that is not in the archive are listed too: they are not checkable, and
    readers are told so.
    """
    return tuple(
        chain(
            _metadata(project),
            _names(project),
            _printings(project),
            _figures(project),
            _bills(project),
            _dates(project),
        )
    )


def checkable_sources(passage: Passage, project: Project) -> tuple[str, ...]:
    """Return the archived ones of a passage's sources; none means it cannot be checked."""
    known = project.sources
    return tuple(
        each for each in passage.sources if each in known and known[each].archive_file is not None
    )


def _metadata(project: Project) -> Iterator[Passage]:
    """A source's own description: a stated value must stand somewhere on its page."""
    for id, source in project.sources.items():
        for name in _METADATA:
            known: KnownText | KnownDate = getattr(source, name)
            words, step = known.printed, "printed"
            if words is None and known.basis == "stated":
                words, step = _text(known), "value"
            if words is not None:
                key = f"sources/{id}/{name}"
                yield Passage(key, "sources", id, (name, step), (id,), (words,), "page")


def _text(known: KnownText | KnownDate) -> str | None:
    return known.value.text if isinstance(known.value, EdtfDate) else known.value


def _names(project: Project) -> Iterator[Passage]:
    """Names and roles as printed."""
    for kind in ("agencies", "people", "organizations", "documents"):
        for id, record in project.records(kind).items():
            for field in ("printed_as", "roles"):
                listed: Iterable[Printed | Role] = getattr(record, field, ())
                for n, words in enumerate(listed):
                    yield Passage(
                        f"{kind}/{id}/{field}/{n}",
                        kind,
                        id,
                        (field, n, "words"),
                        (words.source,),
                        (words.words,),
                        words.where,
                    )


def _printings(project: Project) -> Iterator[Passage]:
    for id, statement in project.statements.items():
        seen: set[str] = set()
        for n, printing in enumerate(statement.printings):
            key = f"statements/{id}/printings/{printing.source}"
            # A second printing in one source is a mistake (see the check `printing-twice`); it
            # must not take the first one's place here.
            key = f"{key}/{n}" if key in seen else key
            seen.add(key)
            path = ("printings", n, "fragments")
            yield Passage(key, "statements", id, path, (printing.source,), printing.fragments)


def _figures(project: Project) -> Iterator[Passage]:
    for id, figure in project.figures.items():
        for n, reading in enumerate(figure.readings):
            key = f"figures/{id}/readings/{reading.source}/{n}"
            path = ("readings", n, "words")
            yield Passage(key, "figures", id, path, (reading.source,), (reading.words,))


def _bills(project: Project) -> Iterator[Passage]:
    for id, bill in project.bills.items():
        for n, mention in enumerate(bill.mentions):
            if mention.words is not None:
                key = f"bills/{id}/mentions/{mention.source}/{n}"
                path = ("mentions", n, "words")
                yield Passage(key, "bills", id, path, (mention.source,), (mention.words,))


def _dates(project: Project) -> Iterator[Passage]:
    """A date in a source's own wording stands in the body of one of the record's sources."""

    def dated(
        kind: str, id: str, path: tuple[Step, ...], date: KnownDate, sources: Iterable[str]
    ) -> Iterator[Passage]:
        if date.printed is not None:
            key = "/".join((kind, id, *map(str, path)))
            once = tuple(dict.fromkeys(sources))
            yield Passage(key, kind, id, (*path, "printed"), once, (date.printed,))

    for id, document in project.documents.items():
        named_in = (each.source for each in document.printed_as)
        yield from dated("documents", id, ("date",), document.date, named_in)
    for id, allegation in project.allegations.items():
        yield from dated("allegations", id, ("made",), allegation.made, allegation.sources)
    for id, statement in project.statements.items():
        printed_in = (each.source for each in statement.printings)
        yield from dated("statements", id, ("said",), statement.said, printed_in)
    for id, response in project.responses.items():
        yield from dated("responses", id, ("as_of",), response.as_of, response.sources)
    for id, event in project.events.items():
        yield from dated("events", id, ("date",), event.date, event.sources)
    for id, bill in project.bills.items():
        if status := bill.status:
            yield from dated("bills", id, ("status", "as_of"), status.as_of, (status.source,))

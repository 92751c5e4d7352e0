"""A date after the publication of the source that tells of it.

A statement, response, event, allegation or document cannot be later than the publication of a
source that prints it, and a source not later than the day on which the maintainers read it last
(`read_on` in data/investigation.yaml). Only what is certain counts: approximate, uncertain, open
and unknown dates are never out of reach. Events of the kind `plan` may lie ahead. A response "not
known to have been asked" is dated by our reading, so it is held against `read_on` instead.

Passes:

    said: {value: 2019-03-14, basis: stated}

Fails, where the source was published on March 14:

    said: {value: 2019-03-15, basis: stated}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from microsite.checks.subject import Subject
from microsite.dates import is_after
from microsite.findings import Finding
from microsite.model import KnownDate, Project

RULE = "date-out-of-reach"

_HINT = "check both dates, and write ~ or ? where one is not certain"
_Dated = tuple[str, str, tuple[str, ...], KnownDate, Iterable[str]]
"""Kind, id, the way to the date, the date, and the sources it must not be later than."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report each date that is later than it can be, at the date."""
    loaded, project = subject.loaded, subject.loaded.project
    for kind, id, path, date, sources in _told(project):
        published = [
            (project.sources[each].published.value, each)
            for each in sources
            if each in project.sources
        ]
        known = [(day, each) for day, each in published if day is not None]
        early = [pair for pair in known if date.value and is_after(date.value, pair[0])]
        if date.value and early:
            day, source = min(early, key=lambda pair: pair[0].sort_key())
            span = loaded.span(kind, id, (*path, "value"))
            told = f"{day.text}, when '{source}' was published"
            yield Finding(span, RULE, f"{date.value.text} is after {told}", _HINT)
    read_on = project.investigation.read_on
    for kind, id, path, date in _read(project):
        if date.value and is_after(date.value, read_on):
            span = loaded.span(kind, id, (*path, "value"))
            problem = f"{date.value.text} is after {read_on.text}, when the sources were last read"
            yield Finding(span, RULE, problem, _HINT)


def _told(project: Project) -> Iterator[_Dated]:
    """Yield the dates that come from sources."""
    for id, statement in project.statements.items():
        printed = (printing.source for printing in statement.printings)
        yield "statements", id, ("said",), statement.said, printed
    for id, response in project.responses.items():
        if project.vocabulary.response_kind(response.kind) != "not known to have been asked":
            yield "responses", id, ("as_of",), response.as_of, response.sources
    for id, event in project.events.items():
        if project.vocabulary.event_kind(event.kind) != "plan":
            yield "events", id, ("date",), event.date, event.sources
    for id, allegation in project.allegations.items():
        yield "allegations", id, ("made",), allegation.made, allegation.sources
    for id, document in project.documents.items():
        named = (name.source for name in document.printed_as)
        yield "documents", id, ("date",), document.date, named
    for id, bill in project.bills.items():
        if bill.status:
            yield "bills", id, ("status", "as_of"), bill.status.as_of, (bill.status.source,)


def _read(project: Project) -> Iterator[tuple[str, str, tuple[str, ...], KnownDate]]:
    """Yield the dates that our reading bounds."""
    for id, source in project.sources.items():
        yield "sources", id, ("published",), source.published
    for id, response in project.responses.items():
        if project.vocabulary.response_kind(response.kind) == "not known to have been asked":
            yield "responses", id, ("as_of",), response.as_of

"""That an agency is not known to have been asked is true of every source.

Such a response says that no source tells of the agency being asked. It names all sources, since
all were read for it, and no other response of the agency stands beside it. Where a source that is
left out prints a statement by the agency, by its people or for it, the claim is no longer true:
the answer gets a response of its own, and this record goes.

Passes:

    kind: not known to have been asked
    sources: [ledger, post]

Fails, where there is a third source, or another response of the same agency:

    kind: not known to have been asked
    sources: [ledger, post]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from microsite.checks.subject import Subject
from microsite.findings import Finding
from microsite.model import Project

RULE = "not-asked-claim"


def check(subject: Subject) -> Iterator[Finding]:
    """Report claims that another response contradicts or that leave sources out."""
    loaded = subject.loaded
    responses = loaded.project.responses
    every = loaded.ids.get("sources", frozenset())
    for id, response in responses.items():
        if loaded.project.vocabulary.response_kind(response.kind) != "not known to have been asked":
            continue
        others = [k for k, each in responses.items() if each.agency == response.agency and k != id]
        if others:
            problem = f"'{others[0]}' says otherwise of '{response.agency}'"
            span = loaded.span("responses", id, ("kind",))
            yield Finding(span, RULE, problem, "delete this record, or the other one")
        elif (unread := sorted(every - set(response.sources))) and not subject.dangling:
            problem = f"this says it of every source, and '{unread[0]}' is not among its sources"
            hint = "read that source too, then add it"
            if words := _words_of(response.agency, unread, loaded.project):
                source, statement = words
                problem = f"'{source}' prints an answer (statement '{statement}') of this agency"
                hint = "add a response, and delete this record"
            yield Finding(loaded.span("responses", id, ("sources",)), RULE, problem, hint)


def _words_of(agency: str, sources: Sequence[str], project: Project) -> tuple[str, str] | None:
    """Find words of an agency, of its people or for it in some sources: the source, the statement.

    Whoever speaks for another body is not the agency's, whatever role a source gives them.
    """
    own = {agency} | {
        id
        for id, person in project.people.items()
        if any(role.organization == agency for role in person.roles)
    }
    for id, statement in project.statements.items():
        for printing in statement.printings:
            if printing.source in sources and (
                statement.on_behalf_of == agency
                or (statement.on_behalf_of is None and own.intersection(statement.speakers))
            ):
                return printing.source, id
    return None

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

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from microsite.checks.subject import Subject
from microsite.findings import Finding
from microsite.model import Project

RULE = "not-asked-claim"


def check(subject: Subject) -> Iterator[Finding]:
    """Report claims that another response contradicts or that leave sources out."""
    loaded = subject.loaded
    responses = loaded.project.responses
    every = loaded.ids.get("sources", frozenset())
    of_agency = defaultdict(list)
    for id, response in responses.items():
        of_agency[response.agency].append(id)
    answers: Mapping[str, Sequence[tuple[str, str]]] | None = None
    for id, response in responses.items():
        if loaded.project.vocabulary.response_kind(response.kind) != "not known to have been asked":
            continue
        others = [each for each in of_agency[response.agency] if each != id]
        if others:
            problem = f"'{others[0]}' says otherwise of '{response.agency}'"
            span = loaded.span("responses", id, ("kind",))
            yield Finding(span, RULE, problem, "delete this record, or the other one")
        elif (unread := sorted(every - set(response.sources))) and not subject.dangling:
            problem = f"this says it of every source, and '{unread[0]}' is not among its sources"
            hint = "read that source too, then add it"
            answers = _answers(loaded.project) if answers is None else answers
            left = set(unread)
            words = (each for each in answers.get(response.agency, ()) if each[0] in left)
            if found := next(words, None):
                source, statement = found
                problem = f"'{source}' prints an answer (statement '{statement}') of this agency"
                hint = "add a response, and delete this record"
            yield Finding(loaded.span("responses", id, ("sources",)), RULE, problem, hint)


def _answers(project: Project) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Find words of each agency, of its people or for it: their sources and statements, in order.

    Whoever speaks for another body is not the agency's, whatever role a source gives them.
    """
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for id, statement in project.statements.items():
        bodies = {statement.on_behalf_of}
        if statement.on_behalf_of is None:
            people = (project.people.get(each) for each in statement.speakers)
            roles = (role.organization for person in people if person for role in person.roles)
            bodies = {*statement.speakers, *roles}
        for body in bodies:
            if body is not None:
                found[body] += [(printing.source, id) for printing in statement.printings]
    return found

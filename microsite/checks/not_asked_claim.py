"""That an agency is not known to have been asked is true of every source.

Such a response says that no source tells of the agency being asked. It names all sources, since
all were read for it, and no other response of the agency stands beside it.

Passes:

    kind: not known to have been asked
    sources: [ledger, post]

Fails, where there is a third source, or another response of the same agency:

    kind: not known to have been asked
    sources: [ledger, post]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.findings import Finding

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
        if (unread := sorted(every - set(response.sources))) and not subject.dangling:
            problem = f"this says it of every source, and '{unread[0]}' is not among its sources"
            span = loaded.span("responses", id, ("sources",))
            yield Finding(span, RULE, problem, "read that source too, then add it")

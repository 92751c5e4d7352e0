"""What is said not to be known was held against the sources of the agency's answers (a warning).

An entry of an agency's `not_known` names the sources that were read for it. A response of that
agency that stands on another source came later, and may tell what the entry says is open; then the
agency's page would contradict itself. That an agency is not known to have been asked says nothing
of this kind.

Passes, where the agency's responses stand on ledger and on post:

    not_known:
      - {text: Who asked first., sources: [ledger, post]}

Fails:

    not_known:
      - {text: What the department answers., sources: [ledger]}
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.findings import Finding

RULE = "open-point-outdated"
_HINT = "read it for this point, then add it, or change what is not known"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each open point that leaves out a source of a response, where the point stands."""
    loaded = subject.loaded
    project = loaded.project
    for agency_id, agency in project.agencies.items():
        dangling = {
            each.path
            for entry, each in subject.dangling
            if (entry.kind, entry.id) == ("agencies", agency_id)
        }
        told = {
            source: id
            for id, response in reversed(tuple(project.responses.items()))
            if response.agency == agency_id
            and project.vocabulary.response_kind(response.kind) != "not known to have been asked"
            for source in response.sources
            if source in project.sources
        }
        for index, point in enumerate(agency.not_known):
            path = ("not_known", index, "sources")
            if any((*path, n) in dangling for n in range(len(point.sources))):
                continue  # A misspelled source may be the one that seems to be left out.
            if left := sorted(told.keys() - set(point.sources)):
                problem = (
                    f"'{told[left[0]]}', a response of this agency, stands on '{left[0]}', which "
                    "is not among the sources read for this"
                )
                span = loaded.span("agencies", agency_id, path[:2])
                yield Finding(span, RULE, problem, _HINT, "warning")

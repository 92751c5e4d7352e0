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

from collections import defaultdict
from collections.abc import Iterator, Mapping

from microsite.checks.subject import Subject
from microsite.findings import Finding
from microsite.model import Project

RULE = "open-point-outdated"
_HINT = "read it for this point, then add it, or change what is not known"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each open point that leaves out a source of a response, where the point stands."""
    loaded = subject.loaded
    dangling = {(entry.kind, entry.id, each.path) for entry, each in subject.dangling}
    answered = _answered(loaded.project)
    for agency_id, agency in loaded.project.agencies.items():
        told = answered.get(agency_id, {})
        for index, point in enumerate(agency.not_known):
            path = ("not_known", index, "sources")
            places = (("agencies", agency_id, (*path, n)) for n in range(len(point.sources)))
            if not dangling.isdisjoint(places):
                continue  # A misspelled source may be the one that seems to be left out.
            if left := sorted(told.keys() - set(point.sources)):
                problem = (
                    f"'{told[left[0]]}', a response of this agency, stands on '{left[0]}', which "
                    "is not among the sources read for this"
                )
                span = loaded.span("agencies", agency_id, path[:2])
                yield Finding(span, RULE, problem, _HINT, "warning")


def _answered(project: Project) -> Mapping[str, Mapping[str, str]]:
    """Give, per agency, the sources that its responses stand on, with the first such response."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for id, response in project.responses.items():
        if project.vocabulary.response_kind(response.kind) != "not known to have been asked":
            for source in response.sources:
                if source in project.sources:
                    found[response.agency].setdefault(source, id)
    return found

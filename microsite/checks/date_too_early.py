"""A correction or an update that is older than a source that it names.

What is told of a source on this site cannot have changed before the source was published. Only what
is certain counts, as for `date-out-of-reach`.

Passes, where the source `ledger` was published on March 14, 2019:

    - id: one-more-source
      date: 2019-03-20
      records: [ledger]

Fails:

    - id: one-more-source
      date: 2019-03-10
      records: [ledger]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from microsite.checks.subject import Subject
from microsite.dates import is_after
from microsite.findings import Finding
from microsite.model import Correction, Update

RULE = "date-too-early"

_HINT = "write the day on which you made the change"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each date before the publication of a source that stands beside it, at the date."""
    project = subject.loaded.project
    yield from _early(subject, "corrections", project.corrections)
    yield from _early(subject, "updates", project.updates)


def _early(
    subject: Subject, kind: str, changes: Mapping[str, Correction | Update]
) -> Iterator[Finding]:
    project = subject.loaded.project
    for id, change in changes.items():
        for source in change.records:
            published = project.sources[source].published if source in project.sources else None
            if published and published.value and is_after(published.value, change.date):
                told = f"{published.value.text}, when '{source}' was published"
                problem = f"{change.date.text} is before {told}"
                yield Finding(subject.loaded.span(kind, id, ("date",)), RULE, problem, _HINT)

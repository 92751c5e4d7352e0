"""A person, organization, document or source that no record needs (a warning).

One that nothing refers to is most often left over, or its statement has been forgotten. A record's
own names and roles do not count, nor does a correction or an update; that somebody has a role in an
organization counts for the organization. This is a warning.

Passes:

    speakers: [ada-finch]

Fails, where no statement or response has the speaker `ada-finch`:

    - id: ada-finch
      name: Ada Finch
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.kinds import singular
from microsite.checks.subject import Subject
from microsite.findings import Finding

RULE = "unreferenced-record"

_KINDS = ("people", "organizations", "documents", "sources")


def check(subject: Subject) -> Iterator[Finding]:
    """Report the records that nothing needs, where they begin.

    Nothing is said while a file or a record cannot be read or an id leads to nothing: that may need
    it.
    """
    unread = any(each.record is None for each in subject.loaded.entries)
    if unread or not subject.loaded.complete or subject.dangling:
        return
    needed = {
        (kind, reference.id)
        for entry, reference in subject.references
        for kind in reference.kinds
        if entry.kind not in ("corrections", "updates")
        and (entry.kind, entry.id) != (kind, reference.id)
    }
    for kind in _KINDS:
        for entry in subject.loaded.of_kind(kind):
            if entry.id and (kind, entry.id) not in needed:
                problem = f"nothing refers to the {singular(kind)} '{entry.id}'"
                hint = "delete it, or add what it is here for"
                yield Finding(entry.span(), RULE, problem, hint, "warning")

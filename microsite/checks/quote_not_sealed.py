"""Words, sources and the names of agencies are those that were sealed.

data/evidence.lock holds a hash of every passage together with the copy it was found in. An edited
quotation, exchanged fragments, another archived file, other line ranges and other words that name
an agency all fail here, with the archive or without it. With it, the lock must also hold the
archive's positions and counts, and nothing that no record has.

A new statement is not sealed yet: `python build.py seal` does that. It finds the archive in the
project's folder archive/, or where MICROSITE_ARCHIVE says; `--archive DIR` names another. Words
that were sealed under another id mean that the id was changed, and links to the old one break. What
is new or gone, and what may follow from a record that is not read, is reported when all files can
be read and every id leads to a record.

Fails, where "We did not know about it." was sealed:

    fragments: ["We did not know"]

Passes:

    fragments: ["We did not know about it."]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.kinds import singular
from microsite.checks.no_such_mention import miscounted
from microsite.checks.printing_twice import doubled
from microsite.checks.subject import Subject
from microsite.evidence import LOCK_FILE, differences, leftovers
from microsite.findings import Finding, Span

RULE = "quote-not-sealed"
_HINT = "check it against the archive, then run `python build.py seal`"
_EDITED = f"{_HINT}; without the articles, undo the edit"
_RENAMED = (
    "write that id again, since links lead to it; if it has to be another one, run "
    "`python build.py seal`"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report sources, agencies and passages that differ from the lock, each where it stands.

    What seems to be new or left over waits until every id is settled. So does what another rule
    speaks of: when that is mended, it will differ again.
    """
    loaded, lock, examined = subject.loaded, subject.lock, subject.examination
    if lock.problem:
        return
    mending = {passage.key for passage, *_ in subject.unquoted}
    mending |= {f"statements/{id}" for id, *_ in doubled(subject)}
    mending |= {f"agencies/{id}" for id, *_ in miscounted(subject)}
    found = [
        each
        for each in differences(loaded.project, lock, examined, subject.passages)
        if not (each.new and not subject.settled)
        and mending.isdisjoint((each.key, f"{each.kind}/{each.id}"))
    ]
    renamed = {(each.kind, each.id): each.was for each in found if each.was}
    for (kind, id), was in renamed.items():
        message = f"this {singular(kind)} was sealed as '{was}'"
        yield Finding(loaded.span(kind, id, ("id",)), RULE, message, _RENAMED)
    for each in found:
        if not (each.new and (each.kind, each.id) in renamed):
            hint = _HINT if each.new else _EDITED
            yield Finding(loaded.span(each.kind, each.id, each.path), RULE, each.message, hint)
    # Only who has the archive can mend this, and it does no harm until then.
    if examined is None or not subject.settled or renamed:
        return
    if left := leftovers(loaded.project, lock, subject.passages):
        count = "1 entry" if len(left) == 1 else f"{len(left)} entries"
        message = f"the lock holds {count} that no record has: {', '.join(left[:3])}"
        yield Finding(Span(LOCK_FILE), RULE, message, _HINT)

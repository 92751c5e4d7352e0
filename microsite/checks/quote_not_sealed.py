"""Words, sources and the names of agencies are those that were sealed.

data/evidence.lock holds a hash of every passage together with the copy it was found in. An edited
quotation, exchanged fragments, another archived file, other line ranges and other words that name
an agency all fail here, with the archive or without it. With it, the lock must also hold the
archive's positions and counts, and nothing that no record has.

Fails, where "We did not know about it." was sealed:

    fragments: ["We did not know"]

Passes:

    fragments: ["We did not know about it."]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import LOCK_FILE, differences, leftovers
from microsite.findings import Finding, Span

RULE = "quote-not-sealed"
_HINT = "check it against the archive, then run `python build.py seal --archive DIR`"


def check(subject: Subject) -> Iterator[Finding]:
    """Report sources, agencies and passages that differ from the lock, each where it stands."""
    loaded, lock, examined = subject.loaded, subject.lock, subject.examination
    if lock.problem:
        return
    for each in differences(loaded.project, lock, examined):
        span = loaded.span(each.kind, each.id, each.path)
        yield Finding(span, RULE, each.message, _HINT)
    # Only who has the archive can mend this, and it does no harm until then.
    whole = loaded.complete and all(entry.record is not None for entry in loaded.entries)
    whole = whole and examined is not None and len(loaded.by_id) == len(loaded.entries)
    if left := leftovers(loaded.project, lock) if whole else ():
        count = "1 entry" if len(left) == 1 else f"{len(left)} entries"
        message = f"the lock holds {count} that no record has: {', '.join(left[:3])}"
        yield Finding(Span(LOCK_FILE), RULE, message, _HINT)

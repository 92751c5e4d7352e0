"""The lock is there and can be read when sources are archived.

Without the archive, data/evidence.lock is all that tells a checked quotation from a made-up one.

Fails, in data/evidence.lock, after a merge that left its marks:

    <<<<<<< HEAD

Passes: the file as `python build.py seal` wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import LOCK_FILE
from microsite.findings import Finding, Span

RULE = "lock-unreadable"
_HINT = "write it anew with `python build.py seal`; it is not edited by hand"


def check(subject: Subject) -> Iterator[Finding]:
    """Report a lock that is needed and cannot be read."""
    sources = subject.loaded.project.sources.values()
    problem = subject.lock.problem
    if not problem or not any(each.archive_file for each in sources):
        return
    # Python's words for broken JSON would tell nobody anything, but its place does.
    place = re.search(r": Invalid JSON: .*? at line (\d+) column (\d+)$", problem)
    if place is None:
        yield Finding(Span(LOCK_FILE), RULE, problem, _HINT)
    else:
        span = Span(LOCK_FILE, int(place[1]), max(1, int(place[2])))
        yield Finding(span, RULE, "from here on the lock cannot be read", _HINT)

"""The lock is there and can be read when sources are archived.

Without the archive, data/evidence.lock is all that tells a checked quotation from a made-up one.

Fails, in data/evidence.lock, after a merge that left its marks:

    <<<<<<< HEAD

Passes: the file as `python build.py seal --archive DIR` wrote it.
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import LOCK_FILE
from microsite.findings import Finding, Span

RULE = "lock-unreadable"
_HINT = "write it with `python build.py seal --archive DIR`"


def check(subject: Subject) -> Iterator[Finding]:
    """Report a lock that is needed and cannot be read."""
    sources = subject.loaded.project.sources.values()
    if subject.lock.problem and any(each.archive_file for each in sources):
        yield Finding(Span(LOCK_FILE), RULE, subject.lock.problem, _HINT)

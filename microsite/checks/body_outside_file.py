"""The body of a source lies within its archived file.

Needs the archive.

Fails, where the file has 12 lines:

    body: [[1, 13]]

Passes:

    body: [[1, 12]]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.findings import Finding

RULE = "body-outside-file"
_HINT = "give the line ranges that are the article, counted from 1"


def check(subject: Subject) -> Iterator[Finding]:
    """Report sources whose body runs past the end of the file, at the body."""
    for id, copy in subject.examination.unavailable.items() if subject.examination else ():
        if copy.reason == "body":
            span = subject.loaded.span("sources", id, ("body",))
            yield Finding(span, RULE, copy.message, _HINT)

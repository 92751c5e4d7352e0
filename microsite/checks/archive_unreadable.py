"""An archived file is UTF-8 text, and no larger than [the limit](../bounds.md).

Fails, where the file was saved in Latin-1 and holds a letter such as é:

    archive_file: northfield-news-latin1.txt

Passes, where it was saved as UTF-8, with or without a byte order mark:

    archive_file: northfield-news.txt
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import Unavailable
from microsite.findings import Finding

RULE = "archive-unreadable"
_HINT = (
    "put the article's text there, saved as UTF-8; if it is a new one, write its sha256 and seal"
)
_ORIGINAL_HINT = "see who may read the file"


def check(subject: Subject) -> Iterator[Finding]:
    """Report archived files that cannot be read, at their names."""
    for id, copy in subject.examination.unavailable.items() if subject.examination else ():
        if copy.reason == "unreadable":
            span = subject.loaded.span("sources", id, ("archive_file",))
            yield Finding(span, RULE, copy.message, _HINT)
    for id, original in subject.examination.originals.items() if subject.examination else ():
        if isinstance(original, Unavailable) and original.reason == "unreadable":
            span = subject.loaded.span("sources", id, ("original_file",))
            yield Finding(span, RULE, original.message, _ORIGINAL_HINT)

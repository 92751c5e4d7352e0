"""An archive that is at hand holds the file of every archived source, and its original.

Fails, where the archive holds northfield-news.txt:

    archive_file: northfield-nwes.txt

Passes:

    archive_file: northfield-news.txt
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import Unavailable
from microsite.findings import Finding

RULE = "archive-missing"
_HINT = "check archive_file and the archive's folder"
_ORIGINAL_HINT = "check original_file and the archive's folder"


def check(subject: Subject) -> Iterator[Finding]:
    """Report sources whose file or original is not in the archive, at its name."""
    for id, copy in subject.examination.unavailable.items() if subject.examination else ():
        if copy.reason == "missing":
            span = subject.loaded.span("sources", id, ("archive_file",))
            yield Finding(span, RULE, copy.message, _HINT)
    for id, original in subject.examination.originals.items() if subject.examination else ():
        if isinstance(original, Unavailable) and original.reason == "missing":
            span = subject.loaded.span("sources", id, ("original_file",))
            yield Finding(span, RULE, original.message, _ORIGINAL_HINT)

"""An archived file is, byte for byte, the one that its source describes.

Quotations were checked against one copy; another copy may say something else. The same holds of
the original that the copy's text was made of. Needs the archive.

Fails, where `sha256sum` prints 1f0c… for the archived file:

    sha256: 2e9b…

Passes:

    sha256: 1f0c…
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.findings import Finding

RULE = "archive-changed"
_HINT = "restore the file; if the new copy is right, read it again, write its sha256 and seal"
_ORIGINAL_HINT = "restore the file; if the new one is right, hold the archived text against it"


def check(subject: Subject) -> Iterator[Finding]:
    """Report archived files with another hash than their sources give, at the hash."""
    for id, article in subject.examination.articles.items() if subject.examination else ():
        if id in subject.changed_copies:
            span = subject.loaded.span("sources", id, ("sha256",))
            message = f"the archived {article.file} is another file: its sha256 is {article.sha256}"
            yield Finding(span, RULE, message, _HINT)
    for id, sha256 in subject.examination.originals.items() if subject.examination else ():
        source = subject.loaded.project.sources[id]
        if isinstance(sha256, str) and sha256 != source.original_sha256:
            span = subject.loaded.span("sources", id, ("original_sha256",))
            file = source.original_file
            message = f"the archived {file} is another file: its sha256 is {sha256}"
            yield Finding(span, RULE, message, _ORIGINAL_HINT)

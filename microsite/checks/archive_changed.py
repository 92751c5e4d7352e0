"""An archived file is, byte for byte, the one that its source describes.

Quotations were checked against one copy; another copy may say something else. The same holds of
the original that the copy's text was made of. Needs the archive. Nothing more is said of the source
until this is mended. Where only the line ends differ, git or an editor has changed them:
`*.txt -text` in a file `.gitattributes` of the archive keeps git from it.

Fails, where `sha256sum` prints 1f0c… for the archived file:

    sha256: 2e9b…

Passes:

    sha256: 1f0c…
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from microsite.checks.subject import Subject
from microsite.evidence import Article
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
            yield Finding(span, RULE, message, _hint(id, article, subject))
    for id, sha256_ in subject.examination.originals.items() if subject.examination else ():
        source = subject.loaded.project.sources[id]
        if isinstance(sha256_, str) and sha256_ != source.original_sha256:
            span = subject.loaded.span("sources", id, ("original_sha256",))
            file = source.original_file
            message = f"the archived {file} is another file: its sha256 is {sha256_}"
            yield Finding(span, RULE, message, _ORIGINAL_HINT)


def _hint(id: str, article: Article, subject: Subject) -> str:
    due = subject.loaded.project.sources[id].sha256
    others = subject.examination.articles.values() if subject.examination else ()
    if other := next((each.file for each in others if each.sha256 == due), ""):
        return f"what stands here is that of {other}; write the one of {article.file}"
    unix = article.text.replace("\r\n", "\n")
    if any(sha256(each.encode()).hexdigest() == due for each in (unix, unix.replace("\n", "\r\n"))):
        return "only its line ends were changed, by git or an editor; restore the file"
    return _HINT

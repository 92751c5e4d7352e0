"""The words of a statement stand between quotation marks in a news article.

What stands outside them is the reporter's wording; giving it as a quotation puts words into
somebody's mouth. The marks themselves are no part of a fragment. In a press release or a document
the text itself may be the utterance. Needs the archive.

Fails, where the article prints: The chief said the town was surprised. "We will ask," he added.

    fragments: ["the town was surprised."]

Passes:

    fragments: ["We will ask,"]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite import text
from microsite.checks.subject import Subject
from microsite.findings import Finding

RULE = "words-not-quoted"
_HINT = "quote what stands between quotation marks; tell the rest in our own words"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each fragment that no quotation of the article holds."""
    for passage, n, place, source in subject.unquoted:
        span = subject.loaded.span(passage.kind, passage.id, passage.place(n))
        message = (
            f"'{source}' prints these words without quotation marks "
            f"(paragraph {place.paragraph}, line {place.line})"
        )
        hint = _HINT
        fragment = passage.fragments[n]
        if text.without_marks(fragment) != fragment:
            message = (
                f"the fragment goes beyond the quotation marks in '{source}' (line {place.line})"
            )
            hint = (
                "take the marks out, with what stands outside them; begin a new fragment after them"
            )
        yield Finding(span, RULE, message, hint)

"""The fragments of a printing stand in the order in which the article prints them.

Each must begin after the end of the one before: two halves of an utterance that change places can
say the opposite. Needs the archive.

Fails, where the article prints "We will ask," she said. "Then we will decide.":

    fragments: ["Then we will decide.", "We will ask,"]

Passes:

    fragments: ["We will ask,", "Then we will decide."]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import describe
from microsite.findings import Finding

RULE = "quote-out-of-order"
_HINT = "put the fragments in the order of the article"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each fragment that its source has only before the end of an earlier one."""
    for miss in subject.misses:
        if miss.reason == "out of order":
            passage = miss.passage
            span = subject.loaded.span(passage.kind, passage.id, passage.place(miss.fragment))
            yield Finding(span, RULE, describe(miss), _HINT)

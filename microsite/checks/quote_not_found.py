"""Words that a record gives as printed stand in their source.

Every fragment of a statement's printing, every name, role, figure, bill or date given as printed,
and every stated value of a source's own description is looked for in the archived copy, letter by
letter, as whole words, inside one paragraph. White space and the form of quotation marks and dashes
do not count; letters, case, punctuation and order do. Where words are left out, one fragment ends
and the next begins, without an ellipsis; so it is where a paragraph ends. What an editor adds in
brackets goes into a note. Needs the archive; without it the lock decides (`quote-not-sealed`).

Fails, where the article prints "We did not know about it.":

    fragments: ["We did know about it."]

Passes:

    fragments: ["We did not know about it."]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import Miss, describe
from microsite.findings import Finding

RULE = "quote-not-found"
_HINT = "copy the words letter by letter; where a paragraph ends, a fragment ends"
_STATED = (
    "a stated value stands in the copy as it is written here; if the copy words it otherwise, add "
    "`printed` with its words; if it does not say it, write `basis: inferred` and `because`"
)


def check(subject: Subject) -> Iterator[Finding]:
    """Report each fragment that its source does not hold, where it stands."""
    for miss in subject.misses:
        if miss.reason == "not found":
            passage = miss.passage
            span = subject.loaded.span(passage.kind, passage.id, passage.place(miss.fragment))
            yield Finding(span, RULE, describe(miss), _hint(miss))


def _hint(miss: Miss) -> str:
    words = miss.passage.fragments[miss.fragment]
    if miss.passage.path[-1] == "value":
        return _STATED
    if miss.passage.quotes and re.search(r"…|\.\. ?\.", words):
        return "where something is left out, make two fragments of it, one before and one after"
    if "[" in words:
        return "take out what is in brackets: a fragment has the words printed, and a note the rest"
    return _HINT

"""Quoted words stand in the article, not in the page around it.

A saved page holds more than the article: teasers, captions, menus. What stands there is not what
the article says. Only words with `where: page`, and a source's own description, may stand there.
Needs the archive.

Fails, where a teaser below the body prints "You know who I am?":

    fragments: ["You know who I am?"]

Passes:

    fragments: ["We did not know about it."]
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.subject import Subject
from microsite.evidence import describe
from microsite.findings import Finding

RULE = "quote-outside-body"
_HINT = "quote the article alone; if this is the article, correct the source's body"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each fragment that stands only in the page around the article."""
    for miss in subject.misses:
        if miss.reason == "outside body":
            passage = miss.passage
            span = subject.loaded.span(passage.kind, passage.id, passage.place(miss.fragment))
            yield Finding(span, RULE, describe(miss), _HINT)

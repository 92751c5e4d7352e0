"""HTML in a text in our own words.

Texts are published as they are, so readers would see the tags.

Passes:

    note: The union **denies** it.

Fails:

    note: The union <b>denies</b> it.
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.commonmark import pieces
from microsite.checks.subject import Subject
from microsite.findings import Finding

RULE = "raw-html"


def check(subject: Subject) -> Iterator[Finding]:
    """Report HTML in texts of our own; in a summary, at its exact place."""
    for text in subject.texts:
        if text.own_words and "<" in text.text:
            for piece in pieces(text.text):
                # A closing tag is a part of the mistake that its opening one is.
                if piece.kind == "html" and not piece.content.startswith("</"):
                    shown = piece.content.partition("\n")[0]
                    problem = f"HTML stands here, {shown}"
                    hint = "write Markdown, and \\< for the sign itself"
                    yield Finding(text.span(piece.offset), RULE, problem, hint)

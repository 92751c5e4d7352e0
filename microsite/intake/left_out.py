"""Lines outside a proposed body that read as if they belonged to it."""

from __future__ import annotations

from microsite import text
from microsite.intake.body import Body
from microsite.intake.document import Document
from microsite.intake.parts import is_aside, is_prose
from microsite.text.normalization import normal

_SENTENCE = 10  # words of a line that reads like a paragraph
_LONG_ASIDE = 20  # words; an advertisement that is no longer is taken for one


def left_out(document: Document, body: Body, title: str | None) -> tuple[int, ...]:
    """List the lines outside the body, from 1, that hold a quotation or a long sentence.

    A teaser or caption that quotes somebody is among them: whether it is one, people see at once.
    What stays out of the body is neither quoted nor missed by a check.

    Args:
        document: the copy.
        body: its proposed body.
        title: the headline, which may quote somebody.
    """
    known = normal(title) if title else None
    inside = {normal(each.text) for n, each in enumerate(document.lines, 1) if body.holds(n)}
    return tuple(
        n
        for n, line in enumerate(document.lines, 1)
        if not body.holds(n)
        and line.kind != "repeated"
        and normal(line.text) not in (known, *inside)
        and _reads_like_article(line.text)
    )


def _reads_like_article(line: str) -> bool:
    if text.quotations(line):
        return True
    return is_prose(line) and text.word_count(line) >= (
        _LONG_ASIDE if is_aside(line) else _SENTENCE
    )

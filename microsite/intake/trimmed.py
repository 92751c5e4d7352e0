"""Signs that a copy is not the whole article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite import text
from microsite.intake.body import Body
from microsite.intake.document import Document
from microsite.intake.parts import (
    asks_to_subscribe,
    breaks_off,
    is_aside,
    is_closed,
    is_head,
    is_tail,
)

_PAGE_OF = re.compile(r"\bpage (\d+) of (\d+)\b", re.IGNORECASE)
_LINE = 10  # words; a headline that follows is rarely longer
_SHORTER = 0.8  # of the words that the page says the article has


def signs(document: Document, body: Body) -> tuple[str, ...]:
    """List what makes a copy look trimmed, each in a clause; none means that nothing does.

    None of them is proof, and a copy without any may be trimmed all the same.
    """
    return tuple(dict.fromkeys(_signs(document, body)))


def _signs(document: Document, body: Body) -> Iterator[str]:
    paragraphs = text.paragraphs(
        "".join(f"{each.text}\n" for each in document.lines), body.ranges, split=body.split
    )
    if paragraphs:
        last = paragraphs[-1]
        where = f"its last paragraph (line {last.line})"
        if how := breaks_off(last.text):
            yield f"{where} {how}"
        elif not is_closed(last.text):
            yield f"{where} ends without a full stop"
        yield from _after(document, body)
    for number, line in enumerate(document.lines, 1):
        if asked := asks_to_subscribe(line.text):
            yield f"line {number} says “{asked}”"
    if not document.metadata.free:
        yield "the page says that it is not free to read (isAccessibleForFree)"
    has = sum(text.word_count(each.text) for each in paragraphs)
    told = document.metadata.words
    if told and has < _SHORTER * told:
        yield f"the page says that the article has {told} words, and {has} were found"
    yield from _missing_pages(document)


def _after(document: Document, body: Body) -> Iterator[str]:
    """A long line right after the article that is no sentence may be its last one, cut off."""
    end = body.ranges[-1][1]
    for number, line in enumerate(document.lines[end:], end + 1):
        if not line.text.strip():
            continue
        apart = is_tail(line.text) or is_aside(line.text) or is_head(line.text)
        long = text.word_count(line.text) >= _LINE and line.kind == "text"
        if long and not apart and not is_closed(line.text):
            yield f"line {number}, right after the article, ends without a full stop"
        return


def _missing_pages(document: Document) -> Iterator[str]:
    found = [
        (int(match[1]), int(match[2]))
        for line in document.lines
        if line.kind == "repeated" or text.word_count(line.text) <= 12
        for match in _PAGE_OF.finditer(line.text)
    ]
    if found:
        count = max(of for _, of in found)
        there = {page for page, _ in found}
        if len(there) < count and (document.pages or 0) < count:
            yield f"it counts {count} pages, and {document.pages or len(there)} were found"

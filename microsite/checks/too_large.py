"""More than anybody needs of something: too long a text or list, too many records.

[The limits](../bounds.md) are far above what an investigation holds. They keep a broken or hostile
file from taking all memory, or from making a page or a folder that no system can hold.

Passes:

    - id: northfield-police

Fails, since nothing of that length can be a folder's name everywhere:

    - id: northfield-police-department-of-the-town-of-northfield-in-the-county-of-…
"""

from __future__ import annotations

from collections.abc import Iterator

from microsite.bounds import ID, ITEMS, NESTED, PROSE, WORDS, Bound
from microsite.checks.commonmark import is_too_deep
from microsite.checks.subject import HandWritten, PublicText, Subject
from microsite.findings import Finding, Span

RULE = "too-large"


def check(subject: Subject) -> Iterator[Finding]:
    """Report ids, texts and lists above their bounds."""
    for entry in subject.loaded.entries:
        if len(entry.id) > ID.most and entry.kind != "withheld":
            place = entry.span(("id",)) if "id" in entry.raw else entry.span()
            yield _long(place, "the id", len(entry.id), ID, "shorten it")
    lists: set[tuple[object, ...]] = set()
    for text in subject.every_text():
        yield from _text(text)
        path = text.path or ()
        for n, step in enumerate(path):
            if isinstance(step, int) and step >= ITEMS.most:
                way = path[:n]
                if (text.entry.kind, text.entry.id, way) not in lists:
                    lists.add((text.entry.kind, text.entry.id, way))
                    problem = f"this list has more than {ITEMS}"
                    yield Finding(
                        text.entry.span(way), RULE, problem, "divide it, or take some out"
                    )
    for page in subject.pages:
        yield from _text(page)


def _text(text: PublicText | HandWritten) -> Iterator[Finding]:
    prose = not isinstance(text, PublicText) or text.own_words
    bound = PROSE if prose else WORDS
    if len(text.text) > bound.most:
        yield _long(text.span(), "the text", len(text.text), bound, "shorten it, or divide it")
    elif prose and is_too_deep(text.text):
        problem = f"quotes or lists stand within each other here, more than {NESTED} deep"
        yield Finding(text.span(), RULE, problem, "take some of the > or of the indentation out")


def _long(span: Span, what: str, length: int, bound: Bound, hint: str) -> Finding:
    problem = f"{what} has {length:,} {bound.unit}; the limit is {bound.most:,}"
    return Finding(span, RULE, problem, hint)

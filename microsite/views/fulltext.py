"""The whole text of a source that may be reprinted, with the quoted passages marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from microsite.evidence import words_at
from microsite.views.lookup import Link, Lookup, printing_key


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a paragraph; `quote` leads to the statement that it is quoted in, if it is."""

    text: str
    quote: Link | None = None


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """One paragraph of the article, as printed."""

    number: int
    """Counted in the article's body, from 1; its anchor is `paragraph--` and this number."""
    stretches: tuple[Stretch, ...]


def full_text(lookup: Lookup, id: str) -> tuple[TextParagraph, ...]:
    """Build the whole text of a source; empty where it may not be shown."""
    places = _places(lookup, id)
    return tuple(
        TextParagraph(number, tuple(_stretches(text, places.get(number, []))))
        for number, text in enumerate(lookup.verified.full_texts.get(id, ()), 1)
    )


def _places(lookup: Lookup, id: str) -> dict[int, list[tuple[int, int, Link]]]:
    """Per paragraph, where fragments of statements stand in it."""
    texts = lookup.verified.full_texts.get(id, ())
    found: dict[int, list[tuple[int, int, Link]]] = {}
    for statement in lookup.statements_in.get(id, ()):
        sealed = lookup.evidence.passages.get(printing_key(statement, id))
        for place in sealed.fragments if sealed else ():
            number = place.paragraph or 0
            text = texts[number - 1] if 0 < number <= len(texts) else ""
            span = words_at(lookup.evidence, id, text, number, place.start, place.end)
            if span is not None:
                found.setdefault(number, []).append((*span, lookup.link("statements", statement)))
    return found


def _stretches(text: str, places: list[tuple[int, int, Link]]) -> Iterator[Stretch]:
    """Cut a paragraph at its quotations. Words of two statements are marked for the first."""
    at = 0
    for start, end, link in sorted(places, key=lambda place: place[:2]):
        if end <= at:
            continue
        start = max(start, at)
        if start > at:
            yield Stretch(text[at:start])
        yield Stretch(text[start:end], link)
        at = end
    if at < len(text):
        yield Stretch(text[at:])

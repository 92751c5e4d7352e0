"""Where a passage stands that somebody copied from a web page or a PDF.

It is looked for letter by letter after `normalize`, first as a whole, across paragraphs too. Not
looked at are double quotation marks, since they are left out or added when people copy. What is
not there as a whole may have been shortened by whoever copied it, or told with another "he said":
then its parts, or its quotations, are looked for. Likeness only ever suggests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from microsite import text
from microsite.evidence.archive import Article
from microsite.evidence.bare import Bare, Stretch, bare, may_hold
from microsite.evidence.curation import (
    Span,
    giving,
    named_spans,
    quotations,
    spoken_spans,
    withholding,
)
from microsite.evidence.examine import Examination
from microsite.evidence.passages import Passage
from microsite.model import Project
from microsite.text.normalization import BLANKS

Way = Literal["whole", "parts", "quotations"]
"""How a passage was found: as a whole; what stands around its omissions; its quotations alone."""

_OMISSION = re.compile(r"[\[(]\s*(?:\.{3}|\u2026)\s*[\])]|(?:\.\s?){3,}|\u2026")
_BROKEN = re.compile(r"[-\u2010\u00ad]\s*[\r\n]\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """What of the passage stands in one paragraph."""

    paragraph: int | None
    """Of the body, from 1; None for the page around the article."""
    line: int
    """Of the file, from 1, where its paragraph begins."""
    start: int
    end: int
    """In code points from the beginning of the file, end excluded."""
    words: str
    quoted: Literal["all", "partly", "no"]
    """How much of it stands between quotation marks."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A quotation of which the passage holds something: all that stands between the two marks."""

    paragraph: int
    ordinal: int
    """Which quotation of that paragraph, from 1."""
    words: str
    whole: bool
    """Whether the passage holds all of its words."""
    given_by: tuple[Passage, ...]
    """The passages of records that have words of it."""
    withheld: str = ""
    """Why it is not published, if data/withheld.yaml lists it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the passage in one archived article."""

    source: str
    file: str
    way: Way
    pieces: tuple[Piece, ...]
    fragments: tuple[Fragment, ...]
    """What stands there between quotation marks; nothing outside the article's body."""
    printable: tuple[str, ...]
    """The list for `fragments:` of a printing; empty where nothing can be quoted. Words without
    marks are quoted only of what is no news article (see the rule `words-not-quoted`)."""
    given_by: tuple[Passage, ...]
    """The passages of records that have words of it, statements first."""

    @property
    def in_body(self) -> bool:
        """Whether all of it stands in the article itself, and not in the page around it."""
        return all(each.paragraph is not None for each in self.pieces)


@dataclass(frozen=True, slots=True)
class Near:
    """The passage most like what was sought, and not the same words."""

    source: str
    paragraph: int | None
    line: int
    ratio: float
    """The share of letters in common, 0 to 1."""
    diff: str
    """Word by word: `[-sought-]{+in the article+}`."""


@dataclass(frozen=True, slots=True)
class Located:
    """Every place of a passage; the nearest one where there is none."""

    places: tuple[Place, ...]
    near: Near | None = None


def locate(words: str, project: Project, examination: Examination) -> Located:
    """Look for a passage in every archived article.

    Args:
        words: the passage as somebody copied it: with or without quotation marks and line breaks.
        project: the records.
        examination: the archived articles, and where the records' words were found in them.
    """
    for parts, way in _readings(words).items():
        found = tuple(
            _place(source, article, way, stretches, project, examination)
            for source, article in examination.articles.items()
            for stretches in _stretches(article, parts)
        )
        if found:
            return Located(found)
    return Located((), _nearest(words, examination.articles))


def _readings(words: str) -> Mapping[tuple[str, ...], Way]:
    """What a copied text may stand for, the most literal first."""
    found: dict[tuple[str, ...], Way] = {}
    for typed in (words, _BROKEN.sub("", words)):
        shortened = _OMISSION.split(typed)
        quoted = [each.text for each in text.quotations(typed)]
        readings: tuple[tuple[Way, list[str]], ...] = (
            ("whole", [typed]),
            ("parts", shortened),
            ("quotations", quoted),
        )
        for way, parts in readings:
            sought = tuple(part for part in map(bare, parts) if text.words(part))
            if sought:
                found.setdefault(sought, way)
    return found


def _stretches(article: Article, parts: Sequence[str]) -> Iterator[tuple[Stretch, ...]]:
    """Each place of one part; of several, the first of each after the one before it."""
    if not may_hold(article, parts):
        return
    body, page = Bare(article, article.body), Bare(article, article.page)
    if len(parts) == 1:
        yield from body.find(parts[0])
        for found in page.find(parts[0]):
            if any(each.block.number is None for each in found):
                yield found
        return
    placed: list[Stretch] = []
    for part in parts:
        after = placed[-1].end if placed else 0
        found = next((each for each in body.find(part) if each[0].start >= after), ())
        if not found:
            return
        placed += found
    yield tuple(placed)


def _place(
    source: str,
    article: Article,
    way: Way,
    stretches: Iterable[Stretch],
    project: Project,
    examination: Examination,
) -> Place:
    pieces = tuple(_piece(article, each) for each in stretches)
    spoken = spoken_spans(source, examination)
    named = named_spans(source, examination)
    listed = {(q.paragraph, q.ordinal): q for q in quotations(source, examination)}
    fragments: dict[tuple[int, int], Fragment] = {}
    for piece in pieces:
        number = piece.paragraph
        if number is None:
            continue
        for ordinal, (start, end) in enumerate(article.body[number - 1].quotations, 1):
            inside = article.text[max(start, piece.start) : min(end, piece.end)]
            if text.words(inside):
                words = article.text[start:end]
                fragments[number, ordinal] = Fragment(
                    number,
                    ordinal,
                    _clean(words),
                    text.words(inside) == text.words(words),
                    _given(spoken, named, start, end),
                    withholding(source, listed[number, ordinal], article, project),
                )
    told = (_given(spoken, named, each.start, each.end) for each in pieces)
    given_by = tuple(dict.fromkeys(passage for some in told for passage in some))
    quotable = [each.words for each in fragments.values() if not each.withheld]
    free = project.vocabulary.source_kind(project.sources[source].kind) != "news article"
    if not fragments and free and all(each.paragraph is not None for each in pieces):
        quotable = [each.words for each in pieces]
    return Place(
        source, article.file, way, pieces, tuple(fragments.values()), tuple(quotable), given_by
    )


def _given(
    spoken: Mapping[Span, Sequence[Passage]],
    named: Mapping[Span, Sequence[Passage]],
    start: int,
    end: int,
) -> tuple[Passage, ...]:
    return (*giving(spoken, start, end), *giving(named, start, end))


def _piece(article: Article, stretch: Stretch) -> Piece:
    block, start, end = stretch.block, stretch.start, stretch.end
    marked = {
        at for first, last in block.quotations for at in range(max(first, start), min(last, end))
    }
    letters = {at for at in range(start, end) if article.text[at].isalnum()}
    quoted: Literal["all", "partly", "no"] = (
        "all" if letters <= marked else "partly" if letters & marked else "no"
    )
    words = _clean(article.text[start:end])
    return Piece(block.number, block.place.line, start, end, words, quoted)


def _clean(words: str) -> str:
    """The words as the article has them, in one line and without what nobody sees."""
    unseen = {ord(each): None for each in BLANKS if not each.isspace()}
    return " ".join(words.translate(unseen).split())


def _nearest(words: str, articles: Mapping[str, Article]) -> Near | None:
    sought = " ".join(text.without_marks(words).split())
    found: list[Near] = []
    for source, article in articles.items():
        for block in article.page:
            near = text.nearest(sought, text.without_marks(block.place.text))
            if near is not None:
                place = block.place.line
                found.append(Near(source, block.number, place, near.ratio, near.diff))
    return max(found, key=lambda each: each.ratio, default=None)

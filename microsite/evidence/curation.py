"""The quotations of an archived article, and which of their words the records publish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from microsite import text
from microsite.evidence.archive import Article
from microsite.evidence.examine import Examination
from microsite.evidence.hashing import hash_of
from microsite.evidence.passages import Passage, passages
from microsite.model import Project, Withheld
from microsite.text.normalization import normal

_Spans = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Curated:
    """One quotation of an article's body, and what became of it."""

    paragraph: int
    """Of the body, from 1."""
    ordinal: int
    """Which quotation of that paragraph, from 1."""
    line: int
    """Of the file, from 1, where its paragraph begins."""
    words: str
    """The whole quotation."""
    missing: tuple[tuple[int, int], ...]
    """Those of its words that no record gives as printed, counted from 1: the first and the last
    of each run. Empty when all are curated."""
    published: bool
    """Whether a statement prints any of it."""


def quotations(source: str, project: Project, examination: Examination) -> Iterator[Curated]:
    """Hold each quotation in a body against the records' verbatim words.

    Args:
        source: id of a source whose copy is in the examination.
        project: the records.
        examination: where their words were found.
    """
    article = examination.articles[source]
    every = passages(project)
    spoken = _spoken(source, article, every, examination)
    given = spoken | _named(source, article, every)
    for block in article.body:
        for ordinal, (start, end) in enumerate(block.quotations, 1):
            missing = _uncovered(article.text, start, end, given)
            yield Curated(
                block.number or 0,
                ordinal,
                block.place.line,
                article.text[start:end],
                missing,
                any(first < end and start < last for first, last in spoken),
            )


def withholdings(source: str, quotation: Curated, article: Article) -> tuple[Withheld, Withheld]:
    """Make the two entries of data/withheld.yaml that can withhold a quotation.

    The second one names it by the SHA-256 of a JSON list, without spaces and in UTF-8, of the
    source's id, the quotation's normalized words and the whole text of the archived file. Its
    words are few enough to be guessed; with the file among what is hashed, only those who hold
    that file, byte for byte, can try a guess. (HMAC would not do: it hashes a long key first, and
    the file's SHA-256 is public.) Equal words in one article have one hash.

    Returns:
        The entry for a scare quote, which tells its place, and the one for a private fact, which
        does not.
    """
    hashed = hash_of([source, normal(quotation.words), article.text])
    return (
        Withheld(
            source=source,
            paragraph=quotation.paragraph,
            quotation=quotation.ordinal,
            reason="scare quote",
        ),
        Withheld(source=source, sha256=hashed, reason="private fact"),
    )


def _spoken(
    source: str, article: Article, every: tuple[Passage, ...], examination: Examination
) -> _Spans:
    """Where the fragments of statements stand.

    When several statements hold the same words, each stands for one occurrence: two people who
    say "We agree" are two quotations.
    """
    spans: _Spans = set()
    for passage in every:
        sealed = examination.evidence.passages.get(passage.key)
        if not passage.quotes or sealed is None or sealed.source != source:
            continue
        for words, fragment in zip(passage.fragments, sealed.fragments, strict=True):
            span = (fragment.start, fragment.end)
            if span in spans:
                again = article.occurrences(words, article.body, quotation=True)
                places = [(each.start, each.end) for each in again if each.start > span[0]]
                span = next((each for each in places if each not in spans), span)
            spans.add(span)
    return spans


def _named(source: str, article: Article, every: tuple[Passage, ...]) -> _Spans:
    """Where the words of figures, bills, names and dates stand, every time."""
    return {
        (found.start, found.end)
        for passage in every
        if source in passage.sources and passage.where == "body" and not passage.quotes
        for words in passage.fragments
        for found in article.occurrences(words, article.body, quotation=False)
    }


def _uncovered(document: str, start: int, end: int, spans: _Spans) -> tuple[tuple[int, int], ...]:
    covered = {at for first, last in spans for at in range(max(first, start), min(last, end))}
    runs: list[tuple[int, int]] = []
    for given, places in groupby(range(start, end), covered.__contains__):
        run = list(places)
        count = 0 if given else text.word_count(document[run[0] : run[-1] + 1])
        if count:
            last = text.word_count(document[start : run[-1] + 1])
            runs.append((last - count + 1, last))
    return tuple(runs)

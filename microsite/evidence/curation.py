"""The quotations of an archived article, and which of their words the records publish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from microsite import text
from microsite.evidence.archive import Article
from microsite.evidence.examine import Examination
from microsite.evidence.hashing import hash_of
from microsite.evidence.passages import Passage
from microsite.model import Project, Withheld
from microsite.text.normalization import normal

Span = tuple[int, int]
"""Where words stand in an archived file, in code points: the first, and the one after the last."""


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
    given_by: tuple[Passage, ...] = ()
    """The passages of records whose words stand in it, statements first."""


def quotations(source: str, examination: Examination) -> Iterator[Curated]:
    """Hold each quotation in a body against the records' verbatim words.

    Args:
        source: id of a source whose copy is in the examination.
        examination: where the records' words were found.
    """
    article = examination.articles[source]
    spoken = spoken_spans(source, examination)
    named = named_spans(source, examination)
    spans = sorted((*spoken, *named))
    for paragraph, block in enumerate(article.body, 1):
        for ordinal, (start, end) in enumerate(block.quotations, 1):
            said = giving(spoken, start, end)
            yield Curated(
                paragraph,
                ordinal,
                block.place.line,
                article.text[start:end],
                _uncovered(article.text, start, end, spans),
                bool(said),
                (*said, *giving(named, start, end)),
            )


def uncurated(source: str, examination: Examination) -> Iterator[Curated]:
    """Choose the quotations of which no record gives some word, as `quotations` gives them.

    Where statements give all of an article's quotations, no name is looked for in it.
    """
    article = examination.articles[source]
    spoken = sorted(spoken_spans(source, examination))
    quoted = (span for block in article.body for span in block.quotations)
    if any(_uncovered(article.text, start, end, spoken) for start, end in quoted):
        yield from (each for each in quotations(source, examination) if each.missing)


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


def withholding(source: str, quotation: Curated, article: Article, project: Project) -> str:
    """Say why data/withheld.yaml withholds a quotation; empty where it does not."""
    listed = (each.key for each in withholdings(source, quotation, article))
    return next((project.withheld[key].reason for key in listed if key in project.withheld), "")


def entry(withheld: Withheld) -> str:
    """Write an entry of data/withheld.yaml, ready to paste."""
    named = (
        f"sha256: {withheld.sha256}"
        if withheld.sha256
        else f"paragraph: {withheld.paragraph}, quotation: {withheld.quotation}"
    )
    return f"- {{source: {withheld.source}, {named}, reason: {withheld.reason}}}"


def spoken_spans(source: str, examination: Examination) -> Mapping[Span, Sequence[Passage]]:
    """Find where the fragments of statements stand, and which printings these are.

    When several statements hold the same words, each stands for one occurrence: two people who
    say "We agree" are two quotations.
    """
    article = examination.articles[source]
    spans: dict[Span, list[Passage]] = {}
    for passage in examination.passages.get(source, ()):
        sealed = examination.evidence.passages.get(passage.key)
        if not passage.quotes or sealed is None:
            continue
        for words, fragment in zip(passage.fragments, sealed.fragments, strict=True):
            span = (fragment.start, fragment.end)
            if span in spans:
                further = article.occurrences(words, quotation=True)[fragment.occurrence :]
                places = ((each.start, each.end) for each in further)
                span = next((each for each in places if each not in spans), span)
            spans.setdefault(span, []).append(passage)
    return spans


def giving(spans: Mapping[Span, Sequence[Passage]], start: int, end: int) -> tuple[Passage, ...]:
    """Choose the passages with words between two places, each once, in order of these places."""
    among = (
        passage
        for first, last in sorted(spans)
        if first < end and start < last
        for passage in spans[first, last]
    )
    return tuple(dict.fromkeys(among))


def named_spans(source: str, examination: Examination) -> Mapping[Span, Sequence[Passage]]:
    """Find where the words of figures, bills, names and dates stand, every time."""
    article = examination.articles[source]
    spans: dict[Span, list[Passage]] = {}
    for passage in examination.passages.get(source, ()):
        if passage.where == "body" and not passage.quotes:
            for words in passage.fragments:
                for found in article.occurrences(words, quotation=False):
                    spans.setdefault((found.start, found.end), []).append(passage)
    return spans


def _uncovered(
    document: str, start: int, end: int, spans: Sequence[Span]
) -> tuple[tuple[int, int], ...]:
    """List the runs of words between two places that stand in none of the spans, which ascend."""
    runs: list[tuple[int, int]] = []
    # What is left of it, between one span and the next.
    free = start
    for first, last in (*spans, (end, end)):
        if last < start or first > end:
            continue
        if first > free and (count := text.word_count(document[free:first])):
            through = text.word_count(document[start:first])
            runs.append((through - count + 1, through))
        free = max(free, last)
    return tuple(runs)

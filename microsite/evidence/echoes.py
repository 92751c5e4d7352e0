"""Quotations of different articles that share a run of words: two printings of one utterance?

Nobody reads twenty thousand articles side by side. So every quotation is cut into runs of a few
words, and those with a run in common are held against each other. That only ever suggests: whether
two people said the same, or one speaker was printed twice, an editor decides.

What does not count here, and does when a quotation is verified: case, punctuation, and how a word
is put together ("license-plate"). Reported speech shares no run with its quotation, and is not
found; nor is a quotation of fewer than four words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from string import punctuation
from typing import Literal

from microsite.evidence.curation import quotations, spoken_spans, withholding
from microsite.evidence.examine import Examination
from microsite.model import Project
from microsite.text import split_at_dashes
from microsite.text.normalization import normal

RUN = 6
"""How many words in a row two quotations share at least; a shorter one is shared whole."""
SHORT = 4
"""The fewest words of a quotation that is looked for."""
COMMON = 200
"""A run that more quotations have is a common phrase; then twice as many words must be shared."""
_FEW = 8
"""Up to so many quotations with one run are held against each other; more, against the first."""

State = Literal["joined", "linked", "open"]
"""`joined`: both are printings of one statement. `linked`: their statements name each other in
`similar_to`. `open`: neither."""

_BITS = 32
_PUNCTUATION = punctuation.encode()


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of an article's body, or what a statement prints of it without marks."""

    source: str
    file: str
    line: int
    """Of the archived file, from 1, where its paragraph begins."""
    paragraph: int
    start: int
    """Its first character, in code points from the beginning of the file."""
    words: str
    statements: tuple[str, ...]
    """The statements that print words of it; none where it is not curated."""


@dataclass(frozen=True, slots=True)
class Echo:
    """Two quotations of different articles that share a run of words."""

    one: Quoted
    other: Quoted
    run: int
    """How many words in a row they share."""
    state: State


@dataclass(frozen=True, slots=True)
class Echoes:
    """All of them, the open ones first, then the longest."""

    found: tuple[Echo, ...]
    common: int
    """How many runs more than 200 quotations have, so that they do not suffice."""

    @property
    def open(self) -> tuple[Echo, ...]:
        """Those that nobody has decided on."""
        return tuple(each for each in self.found if each.state == "open")


def echoes(project: Project, examination: Examination) -> Echoes:
    """Find the quotations that share a run of words with one of another article.

    Of two statements, or a statement and a quotation that is in none, the pair with the longest
    run stands for all. What data/withheld.yaml withholds is left out.

    Args:
        project: the records.
        examination: the archived articles, and where the records' words were found in them.
    """
    every = [
        each for source in examination.articles for each in quoted(source, project, examination)
    ]
    words = [_words(each.words) for each in every]
    pairs, common = _candidates(every, words)
    best: dict[tuple[object, object], Echo] = {}
    for (one, other), least in sorted(pairs.items()):
        run = _shared(words[one], words[other])
        if run < min(least, len(words[one]), len(words[other])):
            continue
        echo = Echo(every[one], every[other], run, _state(every[one], every[other], project))
        key = (_node(every[one], echo), _node(every[other], echo))
        if key not in best or run > best[key].run:
            best[key] = echo
    order = sorted(best.values(), key=_order)
    return Echoes(tuple(order), common)


def quoted(source: str, project: Project, examination: Examination) -> Iterator[Quoted]:
    """List what one article quotes, in order, without what is withheld."""
    article = examination.articles[source]
    spans = [span for block in article.body for span in block.quotations]
    for each, (start, _) in zip(quotations(source, examination), spans, strict=True):
        if each.missing and withholding(source, each, article, project):
            continue
        yield Quoted(
            source,
            article.file,
            each.line,
            each.paragraph,
            start,
            " ".join(each.words.split()),
            tuple(dict.fromkeys(p.id for p in each.given_by if p.quotes)),
        )
    # What is quoted of a law or a letter stands there without marks.
    for (start, end), given in spoken_spans(source, examination).items():
        if not any(first < end and start < last for first, last in spans):
            paragraph = article.block(start).place
            yield Quoted(
                source,
                article.file,
                paragraph.line,
                paragraph.number,
                start,
                " ".join(article.text[start:end].split()),
                tuple(dict.fromkeys(passage.id for passage in given)),
            )


def _words(quotation: str) -> tuple[bytes, ...]:
    plain = normal(split_at_dashes(quotation)).casefold().encode()
    return tuple(plain.translate(None, _PUNCTUATION).split())


def _candidates(
    every: Sequence[Quoted], words: Sequence[tuple[bytes, ...]]
) -> tuple[dict[tuple[int, int], int], int]:
    """Choose the pairs that share a run, from the runs in order: equal ones stand together.

    Returns:
        How many words in a row each pair must share, and how many runs are common phrases.
    """
    short = {some for some in words if SHORT <= len(some) < RUN}
    lengths = sorted({len(some) for some in short})
    runs: list[int] = []
    """The hash of a run, and behind it, in the last bits, which quotation has it."""
    for n, some in enumerate(words):
        runs += (hash(some[at : at + RUN]) << _BITS | n for at in range(len(some) - RUN + 1))
        for length in lengths:
            parts = (some[at : at + length] for at in range(len(some) - length + 1))
            runs += (hash(part) << _BITS | n for part in parts if part in short)
    runs.sort()
    pairs: dict[tuple[int, int], int] = {}
    common = 0
    several = {one >> _BITS for one, other in pairwise(runs) if one >> _BITS == other >> _BITS}
    shared = (run for run in runs if run >> _BITS in several)
    for _, same in groupby(shared, key=lambda run: run >> _BITS):
        numbers = list(dict.fromkeys(run & (1 << _BITS) - 1 for run in same))
        phrase = len(numbers) > COMMON
        common += phrase
        for pair in _pairs(numbers, every):
            pairs[pair] = RUN if not phrase else pairs.get(pair, 2 * RUN)
    return pairs, common


def _pairs(numbers: Sequence[int], every: Sequence[Quoted]) -> Iterator[tuple[int, int]]:
    """Pair quotations of different articles: each with each, or, of many, with the first."""
    firsts = numbers if len(numbers) <= _FEW else numbers[:1]
    for place, one in enumerate(firsts):
        for other in numbers[place + 1 :]:
            if every[one].source != every[other].source:
                yield one, other


def _shared(one: tuple[bytes, ...], other: tuple[bytes, ...]) -> int:
    matcher = SequenceMatcher(None, one, other, False)
    return matcher.find_longest_match().size


def _state(one: Quoted, other: Quoted, project: Project) -> State:
    if set(one.statements) & set(other.statements):
        return "joined"
    statements = project.statements
    linked = {
        (id, each.statement)
        for id in {*one.statements, *other.statements}
        for each in statements[id].similar_to
    }
    if any((a, b) in linked or (b, a) in linked for a in one.statements for b in other.statements):
        return "linked"
    return "open"


def _node(each: Quoted, echo: Echo) -> object:
    """Tell apart what is decided on: statements, and quotations that are in none."""
    if echo.state == "joined":
        return each.source, each.start
    return each.statements or (each.source, each.start)


def _order(echo: Echo) -> tuple[object, ...]:
    places = ((each.source, each.start) for each in (echo.one, echo.other))
    return (("open", "linked", "joined").index(echo.state), -echo.run, *places)

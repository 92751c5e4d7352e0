"""Which lines of a copy are the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal

from microsite import text
from microsite.intake.document import Document, Kind, Line
from microsite.intake.parts import (
    DATELINE,
    is_aside,
    is_closed,
    is_credit,
    is_head,
    is_prose,
    is_tail,
)
from microsite.text.normalization import normal

Split = Literal["line", "blank line"]
Ranges = tuple[tuple[int, int], ...]
_BULLET = re.compile(r"^[-*•]\s+")
_OPENING = 3  # paragraphs, of which the first may be captions
_WRAPPED = 0.4  # share of lines that break off within a sentence, from which on a text is wrapped


@dataclass(frozen=True, slots=True)
class Body:
    """The proposed lines of the article, from 1, both ends included."""

    ranges: Ranges
    split: Split
    """What ends a paragraph."""
    sure: bool = True
    """False where nothing reads like an article, so that all of the text is proposed."""

    def holds(self, line: int) -> bool:
        """Whether a line is in it."""
        return any(first <= line <= last for first, last in self.ranges)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph: its lines, its words, and whether they are the page's rather than its own."""

    first: int
    last: int
    words: str
    kind: Kind
    group: str
    aside: bool


def propose_body(document: Document) -> Body:
    """Propose the lines of a copy that are the article; the rest is the page around it.

    In a page, they are what trafilatura takes for the article, found again among the page's lines,
    with the paragraphs between them. Elsewhere they run from the first paragraph after the byline,
    or whatever stands there, to the last one before the teasers. Captions, advertisements, headers
    of a PDF's pages and lines that the page prints twice are left out.
    """
    split = _split(document.lines) if document.form == "text" else "line"
    units = _units(document.lines, split)
    chosen = _aligned(units, document.main) if document.main else set[int]()
    if not chosen:
        chosen = _by_reading(units)
    chosen |= set(_beside(units, chosen))
    sure = bool(chosen)
    if not sure:
        chosen = {at for at, unit in enumerate(units) if unit.kind != "repeated"}
    return Body(_ranges(units, chosen), split, sure)


def _split(lines: tuple[Line, ...]) -> Split:
    """Tell a hard-wrapped text, whose paragraphs end at blank lines, from one line for each."""
    pairs = [
        (line.text, following.text)
        for line, following in pairwise(lines)
        if line.text.strip() and following.text.strip()
    ]
    broken = [one for one, other in pairs if not is_closed(one) and other.lstrip()[:1].islower()]
    held = [each for each in lines if each.text.strip()]
    return "blank line" if len(broken) > _WRAPPED * len(held) else "line"


def _units(lines: tuple[Line, ...], split: Split) -> list[_Unit]:
    document = "".join(f"{each.text}\n" for each in lines)
    paragraphs = text.paragraphs(document, [(1, len(lines))], split=split)
    often = Counter(normal(each.text) for each in paragraphs if text.word_count(each.text) > 2)
    units = []
    for each in paragraphs:
        line = lines[each.line - 1]
        last = each.line + each.text.count("\n")
        twice = often[normal(each.text)] > 1
        aside = (
            twice or line.kind in ("caption", "links", "repeated") or is_aside(each.text)
        )  # fmt: skip
        units.append(_Unit(each.line, last, each.text, line.kind, line.group, aside))
    return units


def _aligned(units: list[_Unit], main: str) -> set[int]:
    """Find the extractor's paragraphs among the page's, in order."""
    sought = [normal(_BULLET.sub("", line)) for line in main.splitlines() if line.strip()]
    there = [normal(unit.words) for unit in units]
    blocks = SequenceMatcher(None, there, sought, autojunk=False).get_matching_blocks()
    found = {at for block in blocks for at in range(block.a, block.a + block.size)}
    # The page may print a line twice, as a teaser and in the article; order has chosen one.
    found = {at for at in found if units[at].kind not in ("caption", "links")}
    found = {at for at in found if not is_aside(units[at].words)}
    prose = [at for at in sorted(found) if is_prose(units[at].words)]
    if not prose:
        return set()
    heads = [at for at in range(prose[-1]) if is_head(units[at].words)]
    last_head = max((at for at in heads if _more_after(units, at, prose)), default=-1)
    begin = min(at for at in prose if at > last_head)
    # The extractor knows the page's elements: what it takes from beside the paragraphs before a
    # list of teasers is the article going on after it.
    tail = _tail(units, prose)
    before = {units[at].group for at in prose if at < tail}
    after = [at for at in prose if at > tail and units[at].group in before]
    found = {at for at in found if at < tail or (after and at <= after[-1])}
    groups = {units[at].group for at in prose if at in found}
    return {
        at
        for at in range(begin, max(found) + 1)
        if not is_tail(units[at].words)
        and (at in found or (not units[at].aside and units[at].group in groups))
    }


def _by_reading(units: list[_Unit]) -> set[int]:
    """Find the article by how its lines read."""
    prose = [at for at, unit in enumerate(units) if is_prose(unit.words) and not unit.aside]
    heads = [at for at, unit in enumerate(units) if unit.kind != "repeated" and is_head(unit.words)]
    begin = max((at for at in heads if _more_after(units, at, prose)), default=-1)
    end = _tail(units, prose)
    inside = [at for at in prose if begin < at < end]
    if not inside:
        return set()
    inside = _without_captions(units, inside)
    return {at for at in range(inside[0], inside[-1] + 1) if not units[at].aside}


def _without_captions(units: list[_Unit], inside: list[int]) -> list[int]:
    """Begin at the dateline where one stands near; else after a caption that has its credit."""
    for begin in inside[:_OPENING]:
        if DATELINE.match(units[begin].words.lstrip("\ufeff ")):
            return [at for at in inside if at >= begin]
    has_credit = inside[0] + 1 < len(units) and is_credit(units[inside[0] + 1].words)
    return inside[1:] if has_credit and len(inside) > 1 else inside


def _beside(units: list[_Unit], chosen: set[int]) -> Iterator[int]:
    """Yield the short sentences right before and after, such as a last quotation."""
    if not chosen:
        return
    for way, at in ((-1, min(chosen) - 1), (1, max(chosen) + 1)):
        while 0 <= at < len(units) and _is_short_sentence(units[at]):
            yield at
            at += way


def _is_short_sentence(unit: _Unit) -> bool:
    apart = unit.aside or unit.kind == "heading" or is_head(unit.words) or is_tail(unit.words)
    return not apart and 2 < text.word_count(unit.words) < 6 and is_closed(unit.words)


def _tail(units: list[_Unit], prose: list[int]) -> int:
    """Find where the teasers begin, or the end."""
    tails = (at for at, unit in enumerate(units) if is_tail(unit.words))
    return min((at for at in tails if not _more_after(units, at, prose)), default=len(units))


def _more_after(units: list[_Unit], place: int, prose: list[int]) -> bool:
    """Whether more of the paragraphs' words stand after a place than before it."""
    before = sum(len(units[at].words) for at in prose if at < place)
    after = sum(len(units[at].words) for at in prose if at > place)
    return after > before


def _ranges(units: list[_Unit], chosen: set[int]) -> Ranges:
    """Join lines into ranges; blank lines between chosen paragraphs are part of them."""
    ranges: list[tuple[int, int]] = []
    last = -2
    for at in sorted(chosen):
        unit = units[at]
        if at == last + 1:
            ranges[-1] = (ranges[-1][0], unit.last)
        else:
            ranges.append((unit.first, unit.last))
        last = at
    return tuple(ranges)

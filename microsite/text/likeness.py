"""How two texts differ, word by word, and where a text says nearly what was sought.

For showing to people only: likeness never decides whether a quotation is in its source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from microsite.text.normalization import BLANKS, core, normal, trim

_TOKEN = re.compile(r"\S+")
_SENTENCE_END = re.compile("[.?!][\"')\\]]*$")
_SIMILAR = 0.5  # below this ratio (0 to 1) a passage is no help in an error message


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A run of words that two texts share or not: `dropped` from the first, `added` in the second.

    The words are as written, with their punctuation; compared are their normalized forms.
    """

    op: Literal["same", "changed", "dropped", "added"]
    a_words: tuple[str, ...]
    b_words: tuple[str, ...]


_OPS: dict[str, Literal["same", "changed", "dropped", "added"]] = {
    "equal": "same",
    "replace": "changed",
    "delete": "dropped",
    "insert": "added",
}


def word_diff(a: str, b: str, seams: Collection[int] = ()) -> tuple[DiffPart, ...]:
    """What became of the words of `a` in `b`, from first to last.

    Args:
        a: one text.
        b: the other.
        seams: after how many words of `b` a gap is natural, such as where a quotation breaks off.
    """
    ours, theirs = _TOKEN.findall(a), _TOKEN.findall(b)
    plain_a, plain_b = list(map(normal, ours)), list(map(normal, theirs))
    opcodes = SequenceMatcher(None, plain_a, plain_b, False).get_opcodes()
    return tuple(
        DiffPart(_OPS[op], tuple(ours[a0:a1]), tuple(theirs[b0:b1]))
        for op, a0, a1, b0, b1 in _slid(opcodes, plain_a, plain_b, seams)
    )


_Opcode = tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]


def _slid(
    opcodes: list[_Opcode], a: list[str], b: list[str], seams: Collection[int]
) -> Iterator[_Opcode]:
    """Move each gap, where equal words let it, to a seam or to the end of a sentence.

    Of "We know. We ask." against "We ask." it is as true that "know. We" was dropped as that
    "We know." was; only the second is how anybody would tell it.
    """
    moved = [list(opcode[1:]) for opcode in opcodes]
    for n in range(1, len(opcodes) - 1):
        before, here, after = opcodes[n - 1 : n + 2]
        if here[0] in ("delete", "insert") and before[0] == after[0] == "equal":
            words, start, end = (a, *here[1:3]) if here[0] == "delete" else (b, *here[3:5])
            # One word of either neighbor stays, so that no gap runs into the next.
            left = _alike_run(words, start - 1, end - 1, -1, before[2] - moved[n - 1][0] - 1)
            right = _alike_run(words, start, end, 1, after[2] - after[1] - 1)
            by = max(
                range(-left, right + 1),
                key=lambda by: (_fits(words, start + by, here[3] + by, seams), -abs(by)),
            )
            for bound in (1, 3):
                moved[n - 1][bound] += by
            moved[n] = [bound + by for bound in moved[n]]
            for bound in (0, 2):
                moved[n + 1][bound] += by
    for opcode, (a0, a1, b0, b1) in zip(opcodes, moved, strict=True):
        yield opcode[0], a0, a1, b0, b1


def _alike_run(words: list[str], first: int, second: int, step: int, most: int) -> int:
    """How many words from two places on are the same, in one direction, up to a limit."""
    run = 0
    while run < most and words[first + step * run] == words[second + step * run]:
        run += 1
    return run


def _fits(words: list[str], start: int, place: int, seams: Collection[int]) -> int:
    """How natural a gap is that begins with a word and stands at a place of the other text."""
    return 2 if place in seams else _SENTENCE_END.search(words[start - 1]) is not None


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A passage like the one sought: `diff` marks words as [-sought-]{+in the passage+}.

    `ratio` is the share of letters in common, 0 to 1. It suggests and never validates: a sentence
    and its negation are about 0.99 alike.
    """

    ratio: float
    start: int
    end: int
    passage: str
    diff: str


def nearest(needle: str, text: str) -> NearMiss | None:
    """The passage of the text most like the needle, for an error message; None if none is."""
    tokens = list(_TOKEN.finditer(text))
    sought = [_likeness(token) for token in _TOKEN.findall(needle)]
    span = _alike(sought, [_likeness(token[0]) for token in tokens])
    if span is None:
        return None
    start, end = _as_cut(needle, text, tokens[span[0]].start(), tokens[span[1] - 1].end())
    passage = text[start:end]
    ratio = SequenceMatcher(None, normal(needle), normal(passage), False).ratio()
    if ratio < _SIMILAR:
        return None
    return NearMiss(ratio, start, end, passage, " ".join(map(_marked, word_diff(needle, passage))))


def _as_cut(needle: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The passage without the punctuation around it where the needle has none there either."""
    needle = needle.strip(BLANKS)
    first, last = core(text[start:end])
    begins, ends = core(needle)
    if ends == len(needle):
        end = start + last
    if begins == 0:
        start += first
    return start, end


def _likeness(token: str) -> str:
    return trim(normal(token)).casefold()


def _alike(sought: list[str], found: list[str]) -> tuple[int, int] | None:
    """The first of the found words that are most like the sought ones, and the end of them."""
    size = len(sought)
    around = size // 2 + 2
    richest = _richest(sought, found)
    place = max(0, richest - around)
    region = found[place : richest + size + around]
    blocks = SequenceMatcher(None, sought, region, False).get_matching_blocks()[:-1]
    if not blocks:
        return None
    # Words of the needle before the first block and after the last stand for as many in the text.
    start = max(0, blocks[0].b - blocks[0].a)
    end = min(len(region), blocks[-1].b + size - blocks[-1].a)
    return place + start, place + end


def _richest(sought: list[str], found: list[str]) -> int:
    """Where the run of as many found words begins that holds most of the sought ones."""
    want, have = Counter(sought), Counter[str]()
    shared = best = place = 0
    for at, word in enumerate(found):
        have[word] += 1
        shared += have[word] <= want[word]
        if at >= len(sought):
            left = found[at - len(sought)]
            shared -= have[left] <= want[left]
            have[left] -= 1
        if shared > best:
            best, place = shared, max(0, at - len(sought) + 1)
    return place


def _marked(part: DiffPart) -> str:
    ours, theirs = " ".join(part.a_words), " ".join(part.b_words)
    if part.op == "same":
        return theirs
    return (f"[-{ours}-]" if ours else "") + (f"{{+{theirs}+}}" if theirs else "")

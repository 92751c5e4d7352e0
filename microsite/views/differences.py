"""How two printings of one utterance differ, word by word.

Nobody types a difference: it is computed from the printed words. What a source leaves out where
its quotation begins, ends or breaks off is told apart from what it drops within quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import Literal

from microsite.model import Printing
from microsite.text import word_diff

Kind = Literal["both", "only here", "only there", "left out"]
Words = tuple[str, ...]
Relation = Literal["same words", "part", "differs"]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words and which of the two printings has it.

    `both`: printed by both; `only here`: by the printing that is shown; `only there`: by the one it
    is compared with; `left out`: by that one too, outside what this one puts in quotation marks.
    """

    kind: Kind
    text: str
    words: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Changes that belong to one fragment of the printing shown, or stand outside its marks."""

    quoted: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One printing against another.

    `relation` is `same words`; `part` when words are only left out; `differs` when words were
    added, dropped or changed.
    """

    relation: Relation
    punctuation: bool
    """Whether marks differ on words that are the same."""
    changes: tuple[Change, ...]
    stretches: tuple[Stretch, ...]
    """The same changes, by fragment."""

    def words(self, *kinds: Kind) -> int:
        """Count the words of the changes of some kinds."""
        return sum(change.words for change in self.changes if change.kind in kinds)


def compare(base: Printing, other: Printing) -> Comparison:
    """Compare a printing with the one that leads.

    Args:
        base: the printing that leads.
        other: the printing to show against it.
    """
    changes = tuple(_changes(base, other))
    stretches = tuple(_stretches(changes, other))
    ours = [change.text for change in changes if change.kind == "only here"]
    theirs = [change.text for change in changes if change.kind == "only there"]
    if list(map(_letters, ours)) != list(map(_letters, theirs)):
        return Comparison("differs", False, changes, stretches)
    left_out = any(change.kind == "left out" for change in changes)
    return Comparison("part" if left_out else "same words", bool(ours), changes, stretches)


def _stretches(changes: tuple[Change, ...], printing: Printing) -> Iterator[Stretch]:
    """Cut the changes where a fragment of the printing ends."""
    left = [len(fragment.split()) for fragment in printing.fragments]
    inside: list[Change] = []
    for change in changes:
        if change.kind in ("left out", "only there"):
            if inside:
                inside.append(change)
            else:
                yield Stretch(False, (change,))
            continue
        words = tuple(change.text.split())
        while words:
            piece, words = words[: left[0]], words[left[0] :]
            inside.append(_change(change.kind, piece))
            left[0] -= len(piece)
            if left[0] == 0:
                yield Stretch(True, tuple(inside))
                inside = []
                del left[0]


def _changes(base: Printing, other: Printing) -> Iterator[Change]:
    lengths = (len(fragment.split()) for fragment in other.fragments)
    edges = set(accumulate(lengths, initial=0))
    place = 0
    for part in word_diff(" ".join(base.fragments), " ".join(other.fragments), edges):
        if part.op == "same":
            yield _change("both", part.b_words)
            place += len(part.b_words)
            continue
        for theirs, ours in _paired(part.a_words, part.b_words):
            if theirs:
                out = not ours and place in edges
                yield _change("left out" if out else "only there", theirs)
            if ours:
                yield _change("only here", ours)
            place += len(ours)


def _paired(theirs: Words, ours: Words) -> Iterator[tuple[Words, Words]]:
    """Split a change that begins or ends with the same letters: "today, and" against "today."."""
    head = sum(1 for _ in takewhile(_same, zip(theirs, ours, strict=False)))
    theirs_left, ours_left = theirs[head:], ours[head:]
    back = zip(reversed(theirs_left), reversed(ours_left), strict=False)
    tail = sum(1 for _ in takewhile(_same, back))
    yield from (((a,), (b,)) for a, b in zip(theirs[:head], ours[:head], strict=True))
    yield theirs_left[: len(theirs_left) - tail], ours_left[: len(ours_left) - tail]
    if tail:
        yield from (((a,), (b,)) for a, b in zip(theirs[-tail:], ours[-tail:], strict=True))


def _same(pair: tuple[str, str]) -> bool:
    return _letters(pair[0]) == _letters(pair[1])


def _change(kind: Kind, words: tuple[str, ...]) -> Change:
    # A dash or dots between spaces are no word.
    return Change(kind, " ".join(words), sum(1 for each in words if _letters(each)))


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)

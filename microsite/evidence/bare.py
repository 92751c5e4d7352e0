"""Texts without their double quotation marks, for looking for words that somebody copied.

Whoever copies a passage may have left its marks out, or have put marks of their own around it.
Nothing else is passed over: the rest is matched letter by letter, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from microsite import text
from microsite.evidence.archive import Article, Block
from microsite.text.normalization import Normalized, normal

_MARK = '"'
"""What every double quotation mark is after `normalize`."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one paragraph: in code points from the beginning of the file, end excluded."""

    block: Block
    start: int
    end: int


def bare(words: str) -> str:
    """Normalize words, without double quotation marks and without single ones around all."""
    plain = " ".join(normal(words).replace(_MARK, "").split())
    if len(plain) > 2 and plain[0] == plain[-1] == "'":
        plain = plain[1:-1].strip()
    return plain


def may_hold(article: Article, parts: Sequence[str]) -> bool:
    """Say whether texts that `bare` has made may stand in an article: a cheap look before `Bare`.

    A body in several ranges is always looked at, since words may go on past what is between them.
    """
    if len(article.ranges) > 1:
        return True
    plain = " ".join(article.plain.replace(_MARK, "").split())
    return all(part in plain for part in parts)


class Bare:
    """Paragraphs in a row, without marks, that know where each character stands in its file."""

    def __init__(self, article: Article, blocks: Sequence[Block]) -> None:
        self._article, self._blocks = article, blocks
        pieces: list[str] = []
        self._places: list[tuple[int, int]] = []
        """Per character its paragraph, and its place in that one's normalized text."""
        for number, block in enumerate(blocks):
            for at, letter in enumerate(f"{block.normalized.text} "):
                if letter == _MARK or (letter == " " and (not pieces or pieces[-1] == " ")):
                    continue
                pieces.append(letter)
                self._places.append((number, at))
        self._text = Normalized("".join(pieces))

    def find(self, sought: str) -> Iterator[tuple[Stretch, ...]]:
        """Yield each place of words that `bare` has made: what of it is in which paragraph."""
        for start, end in text.find(Normalized(sought), self._text):
            found = tuple(self._stretches(start, end))
            if not self._article.cuts_compound(found[0].start, found[-1].end):
                yield found

    def _stretches(self, start: int, end: int) -> Iterator[Stretch]:
        within: dict[int, list[int]] = {}
        for place in range(start, end):
            if self._text.text[place] != " ":
                number, at = self._places[place]
                within.setdefault(number, []).append(at)
        for number, places in within.items():
            block = self._blocks[number]
            first, last = block.normalized.original(places[0], places[-1] + 1)
            yield Stretch(block, block.place.start + first, block.place.start + last)

"""A whole document made ready for matching in one go, with its paragraphs kept apart.

Most articles differ from their normalized form one character for one: curly quotation marks, long
dashes, no-break spaces. Then a place in the one is the same place in the other, and nothing has to
be kept to lead back. Only paragraphs in which something moves (two spaces, an ellipsis, an accent
apart from its letter) are normalized each on its own and put in their places.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from microsite import text
from microsite.text.normalization import BLANKS, Normalized, beyond_ascii, is_mark, level, moves

_BLANKS = BLANKS.replace("\n", "").replace("\r", "")


class Stretch(Protocol):
    """A paragraph: its place in the document, and its normalized text if that is asked for."""

    @property
    def place(self) -> text.Paragraph:
        """Where it stands."""

    @property
    def normalized(self) -> Normalized:
        """Its text, ready for matching."""


class Sheet:
    """A document's normalized text, paragraph by paragraph, that leads back to the document."""

    def __init__(
        self, document: str, stretches: Callable[[], Sequence[Stretch]], *, joined: bool
    ) -> None:
        """Normalize a document.

        Args:
            document: the whole text.
            stretches: gives its paragraphs in order, which together hold all that is not blank;
                called only if something moves.
            joined: whether a paragraph may have several lines.
        """
        plain = level(document)
        pieces: list[str] = []
        self._at: list[int] = [0]
        """Where each piece begins: one that stands as it does in the document, or a paragraph."""
        self._names: dict[str, tuple[tuple[int, int], ...]] = {}
        self._from: list[tuple[int, Normalized | None]] = [(0, None)]
        """Where it begins in the document, and what leads back from a paragraph's own text."""
        done = length = 0
        for each in _uneven(plain, stretches, joined):
            place = each.place
            # Right before it stands a line end, so that a word may begin even with an accent.
            between, moved = plain[done : place.start].rstrip(_BLANKS), each.normalized
            pieces += (between, moved.text)
            length += len(between)
            self._at += (length, length + len(moved.text))
            self._from += ((place.start, moved), (place.end, None))
            length += len(moved.text)
            done = place.end
        self.text = "".join((*pieces, plain[done:])) if pieces else plain
        """The text. Between two paragraphs stands a line end, which nothing sought holds."""

    def names(self, sought: str) -> tuple[tuple[int, int], ...]:
        """List the places of a name: a normalized text that may be followed by 's.

        They are kept, for the same names are looked for again and again.
        """
        if sought not in self._names:
            self._names[sought] = tuple(self.find(sought, possessive=True))
        return self._names[sought]

    def find(self, sought: str, *, possessive: bool = False) -> Iterator[tuple[int, int]]:
        """Yield each place in the document of a normalized text, as `text.find` finds it."""
        found = text.whole_words(sought, self.text, 0, possessive=possessive)
        return found if len(self._at) == 1 else map(self._original, found)

    def _original(self, found: tuple[int, int]) -> tuple[int, int]:
        start, end = found
        piece = bisect_right(self._at, start) - 1
        begins, (place, moved) = self._at[piece], self._from[piece]
        if moved is not None:
            start, end = moved.original(start - begins, end - begins)
            begins = 0
        return start - begins + place, end - begins + place


def _uneven(
    plain: str, stretches: Callable[[], Sequence[Stretch]], joined: bool
) -> Iterator[Stretch]:
    """Choose the paragraphs that are not normalized by being level."""
    # A mark at a paragraph's beginning is no part of what stands before it.
    composed = not any(map(is_mark, beyond_ascii(plain))) and unicodedata.is_normalized(
        "NFC", plain
    )
    if composed and not moves(plain) and not joined:
        return
    for each in stretches():
        stretch = plain[each.place.start : each.place.end]
        if (
            moves(stretch)
            or "\n" in stretch
            or "\r" in stretch
            or (not composed and not stretch.isascii())
        ):
            yield each

"""Text made ready for letter-by-letter matching, with the way back to the original.

Normalization removes what differs between two typings of the same words, and nothing else:

- Unicode form: NFC. Letters are kept as they are, so the ligature "ﬁ" is not "fi".
- White space: any run (tabs, line ends, no-break and thin spaces) is one space, none at the ends.
- Invisible characters are dropped: soft hyphen, zero-width space, joiners, marks of direction and
  whatever else takes no ink (`unseen.UNSEEN`). Overrides of direction stay, for they turn letters.
- Double quote marks are ", single ones and apostrophes are ', hyphens, dashes and minus are -.
- The ellipsis character is three points.

Letters, case, other punctuation and order stay. Offsets count code points from 0, end excluded.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from microsite.bounds import ADDED_MARKS
from microsite.text.unseen import UNSEEN

SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
BLANKS = f"{SPACES}{UNSEEN}"
"""Takes no ink: white space and what a reader cannot see at all."""
_VARIANTS = {
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02",
    "'": "\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a\uff07",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d",
}
_ONE_FOR_ONE = {
    **{each: plain for plain, some in _VARIANTS.items() for each in some},
    **{space: " " for space in SPACES if space not in " \r\n"},
}
_ONE = re.compile(f"[{''.join(_ONE_FOR_ONE)}]")
_SHORT = 400
_OF_ASCII = tuple(space for space in _ONE_FOR_ONE if space.isascii())
# What changes the number of characters, in a text that is `level` and whose lines are joined.
_MOVING = re.compile(f" [ {UNSEEN}]+|[{UNSEEN}][ {UNSEEN}]*|\u2026")
_BEYOND_ASCII = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_ASCII = bytes(range(128))


class _Edit(NamedTuple):
    """What stood from `start` to `end` before and stands from `at` to `to` now."""

    at: int
    to: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Normalized:
    """A normalized text that knows where each of its characters stood in the original."""

    text: str
    _stages: tuple[tuple[_Edit, ...], ...] = field(default=(), repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of the characters from `start` to `end` of the text.

        Where several characters became one, or one became several, all of them are covered.

        Raises:
            IndexError: There is no character from `start` to `end`.
        """
        if not 0 <= start < end <= len(self.text):
            raise IndexError(f"no characters from {start} to {end} of {len(self.text)}")
        for edits in reversed(self._stages):
            start, end = _came_from(start, edits)[0], _came_from(end - 1, edits)[1]
        return start, end


def normalize(text: str) -> Normalized:
    """The text by the rules at the head of this module, in time linear to its length."""
    plain = level(text).replace("\n", " ").replace("\r", " ")
    start, end = len(text) - len(text.lstrip(BLANKS)), len(text.rstrip(BLANKS))
    if start >= end:
        return Normalized("")
    if moves(plain):
        found = _MOVING.finditer(plain, start, end)
        changes = [((0, start), ""), *((each.span(), _even(each[0])) for each in found)]
        folded, edits = _apply(changes, plain[:end])
    else:
        folded, edits = plain[start:end], (_Edit(0, 0, 0, start),) if start else ()
    if folded.isascii() or unicodedata.is_normalized("NFC", folded):
        return Normalized(folded, (edits,) if edits else ())
    composed, compositions = _apply(_compositions(folded), folded)
    return Normalized(composed, (edits, compositions))


def normal(text: str) -> str:
    """The normalized text alone, for comparing."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return normalize(text).text


def level(text: str) -> str:
    """The text with all that is normalized one character for one, so that no offset changes.

    Line ends stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    if len(text) < _SHORT:
        return _ONE.sub(lambda found: _ONE_FOR_ONE[found[0]], text)
    # A long text has a handful of them, and each costs less than a look at every character.
    for variant in (*_OF_ASCII, *beyond_ascii(text)):
        if variant in _ONE_FOR_ONE:
            text = text.replace(variant, _ONE_FOR_ONE[variant])
    return text


def moves(text: str) -> bool:
    """Whether white space or invisible characters of a level text are still to be evened out."""
    return "  " in text or (not text.isascii() and any(each in text for each in f"{UNSEEN}\u2026"))


def beyond_ascii(text: str) -> set[str]:
    """The different characters of a text that are not ASCII; a long text has a handful of them."""
    return set() if text.isascii() else set(text.encode().translate(None, _ASCII).decode())


def _even(uneven: str) -> str:
    return "..." if uneven == "\u2026" else " " if " " in uneven else ""


def _apply(
    changes: Iterable[tuple[tuple[int, int], str]], text: str
) -> tuple[str, tuple[_Edit, ...]]:
    pieces: list[str] = []
    edits: list[_Edit] = []
    done = length = 0
    for (start, end), new in changes:
        length += start - done
        if (end - start, len(new)) != (1, 1):  # one for one moves no offset
            edits.append(_Edit(length, length + len(new), start, end))
        pieces += (text[done:start], new)
        length += len(new)
        done = end
    return "".join((*pieces, text[done:])), tuple(edits)


def _came_from(position: int, edits: Sequence[_Edit]) -> tuple[int, int]:
    """Where the character at this position stood before these edits."""
    before = bisect_right(edits, position, key=lambda edit: edit.at) - 1
    edit = edits[before] if before >= 0 else _Edit(0, 0, 0, 0)
    if position < edit.to:
        return edit.start, edit.end
    place = position - edit.to + edit.end
    return place, place + 1


def _compositions(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    for run in _BEYOND_ASCII.finditer(text):
        start = run.start()
        for cluster in [] if unicodedata.is_normalized("NFC", run[0]) else _clusters(run[0]):
            composed = unicodedata.normalize("NFC", cluster)
            if composed != cluster:
                yield (start, start + len(cluster)), composed
            start += len(cluster)


def _clusters(run: str) -> Iterator[str]:
    """The shortest parts of a text that compose each on its own."""
    cluster = run[0]
    for character in run[1:]:
        together = is_mark(character) or not _stand_apart(cluster, character)
        if together and len(cluster) < ADDED_MARKS.most:
            cluster += character
        else:
            yield cluster
            cluster = character
    yield cluster


def _stand_apart(cluster: str, character: str) -> bool:
    parts = [unicodedata.normalize("NFC", part) for part in (cluster, character)]
    return unicodedata.normalize("NFC", cluster + character) == "".join(parts)


def is_mark(character: str) -> bool:
    """Whether this is a combining mark, such as an accent, which belongs to the letter before."""
    return unicodedata.category(character)[0] == "M"


def in_word(character: str) -> bool:
    """Whether this is a letter, a digit or a mark on one."""
    return character.isalnum() or (not character.isascii() and is_mark(character))


def core(text: str) -> tuple[int, int]:
    """Start and end of the text without the punctuation around it; 0 and 0 if that is all."""
    first = next((at for at, character in enumerate(text) if in_word(character)), None)
    if first is None:
        return 0, 0
    return first, next(at for at in range(len(text), 0, -1) if in_word(text[at - 1]))


def trim(text: str) -> str:
    """The text without the punctuation around it."""
    return text[slice(*core(text))]

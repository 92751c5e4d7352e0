"""Characters that nobody sees, or that change how others are shown.

The groups are Unicode's own properties, which its stability policy keeps or only lets grow at these
places: Bidi_Control (UAX #9), Default_Ignorable_Code_Point (UAX #44), Noncharacter_Code_Point, and
the general categories Cc, Cs, Co, Zl and Zp. What can hide words or turn them round is described in
UTR #36 and UTS #55. A few of them belong to some scripts: there, and only there, they are taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

Why = Literal["control", "direction", "hidden"]

_JOINERS = "\u200c\u200d"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_IGNORABLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
# Tabs and line ends are white space. Interlinear annotation (U+FFF9 to U+FFFB) hides words as well.
_NO_TEXT = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\ufffb"
    "\U000f0000-\U0010ffff"
) + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(15))
_ANY = re.compile(f"[{_IGNORABLE}{_NO_TEXT}]")
_NO_LETTER = re.compile(f"[{_NO_TEXT}]")
_TURNS = re.compile(f"[{_DIRECTION}]")
_SELECTORS = "\ufe00-\ufe0f"
_BEHIND_KEYS = re.compile("[0-9#*]\ufe0f\u20e3")
"""A key's sign, such as 1️⃣."""
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f")
"""The flag of a part of a country (UTS #51), such as Wales."""
_FLAG_LENGTH = 8

UNSEEN = "".join(
    chr(code)
    for first, last in (
        *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x180B, 0x180F), (0x200B, 0x200F)),
        *((0x202A, 0x202C), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    )
    for code in range(first, last + 1)
)
"""What takes no ink and is left out where texts are compared: none of it is a letter.

The two overrides (U+202D, U+202E) are not among them, as they turn letters round: what a reader of
the article sees then is not what stands there.
"""


class Unseen(NamedTuple):
    """A character that should not stand in a text for readers."""

    offset: int
    character: str
    why: Why

    @property
    def name(self) -> str:
        """What it is called: `U+202E (right-to-left override)`."""
        kinds = {"Cc": "a control character", "Cs": "half of a character", "Co": "for private use"}
        called = unicodedata.name(self.character, "").lower()
        called = called or kinds.get(unicodedata.category(self.character), "no character")
        return f"U+{ord(self.character):04X} ({called})"


def unseen(text: str) -> Iterator[Unseen]:
    """Yield the characters of a text that nobody sees, and that do not belong where they stand.

    Taken are line ends and tabs; the joiner and the non-joiner behind a letter of a script without
    capital letters, such as Arabic or Devanagari, and in signs that are pictures; a sign that
    selects a variant, behind what has variants; the tags of a flag.
    """
    if text.isascii() and text.isprintable():
        return
    for found in _ANY.finditer(text):
        if not _belongs(text, found.start()):
            yield Unseen(found.start(), found[0], _why(found[0]))


def _why(character: str) -> Why:
    if _NO_LETTER.match(character):
        return "control"
    return "direction" if _TURNS.match(character) else "hidden"


def _belongs(text: str, at: int) -> bool:
    character, before = text[at], text[at - 1 : at]
    if "\u115f" <= character <= "\u1160":  # stand for a letter that is not there, in old Korean
        return _is_jamo(before) or _is_jamo(text[at + 1 : at + 2])
    if not before:
        return False
    if character in _JOINERS:
        return unicodedata.category(_base(text, at)) in ("Lo", "So", "Sk")
    if "\ufe00" <= character <= "\ufe0f":
        key = _BEHIND_KEYS.match(text, at - 1) is not None
        return key or (not before.isascii() and unicodedata.category(before)[0] in "LNPS")
    if "\U000e0100" <= character <= "\U000e01ef":  # variants of ideographs
        return unicodedata.category(before) == "Lo"
    if "\u180b" <= character <= "\u180f":
        return "\u1820" <= before <= "\u18aa"
    flag = text.rfind("\U0001f3f4", max(at - _FLAG_LENGTH, 0), at)
    whole = _FLAG.match(text, flag) if flag >= 0 else None
    return whole is not None and at < whole.end()


def _is_jamo(character: str) -> bool:
    return "\u1100" <= character <= "\u11ff"


def _base(text: str, at: int) -> str:
    """Give the character before a place that is no mark on another."""
    at -= 1
    while at > 0 and unicodedata.category(text[at])[0] == "M":
        at -= 1
    return text[at]

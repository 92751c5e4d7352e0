"""Finding, counting and cutting out words, paragraphs and quotations of a text.

This module is the door: what counts as the same text stands in `normalization`, how two texts
differ in `likeness`, and both are used through here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, NamedTuple

from microsite.text.likeness import DiffPart as DiffPart
from microsite.text.likeness import NearMiss as NearMiss
from microsite.text.likeness import nearest as nearest
from microsite.text.likeness import word_diff as word_diff
from microsite.text.normalization import BLANKS, beyond_ascii, in_word, is_mark, trim
from microsite.text.normalization import Normalized as Normalized
from microsite.text.normalization import normal as normal
from microsite.text.normalization import normalize as normalize

_LINE_END = re.compile(r"\r\n|\r|\n")
_DASHES = "\u2012\u2013\u2014\u2015\u2026"
_RUN_BETWEEN_WORDS = re.compile("--|[.][.]")
_APART = ' \n\r"'
"""Beside one of these, two words are surely two."""
_OPENING, _CLOSING = '"\u201c\u201e\u201f\u00ab\uff02', '"\u201d\u00bb\uff02'
_DOUBLE_MARK = re.compile(f"[{_OPENING}{_CLOSING}]")
_LETTERS = bytes(ord(" " if chr(code).isspace() else "x") for code in range(128)) + b"x" * 128
_PUNCTUATION = bytes(
    code for code in range(128) if not chr(code).isalnum() and not chr(code).isspace()
)
_NO_ASCII = bytes(range(128, 256))


def find(
    needle: Normalized | str,
    haystack: Normalized | str,
    start: int = 0,
    *,
    possessive: bool = False,
) -> Iterator[tuple[int, int]]:
    """Where the needle stands in the haystack as whole words, from `start` on, first to last.

    A word is not cut at a letter, digit or accent, at an apostrophe within it ("can" is not in
    "can't") or at a point, comma or colon within a number ("5 billion" is not in "1.5 billion").
    With `possessive`, which is meant for names, the needle may be followed by 's.

    Args:
        needle: What to look for; an empty text is nowhere.
        haystack: Where to look; a text alone is taken as it is.
        start: Offset in the haystack's normalized text.
        possessive: Whether "Northfield" is to be found in "Northfield's".

    Yields:
        Start and end in the haystack's normalized text; `haystack.original` leads back.
    """
    sought = needle.text if isinstance(needle, Normalized) else normal(needle)
    text = haystack.text if isinstance(haystack, Normalized) else haystack
    return whole_words(sought, text, start, possessive=possessive)


def whole_words(
    sought: str, text: str, start: int, *, possessive: bool
) -> Iterator[tuple[int, int]]:
    """Do what `find` does, in normalized texts."""
    at = text.find(sought, start) if sought else -1
    begins = sought[:1] < "\x80"  # with no accent
    while at >= 0:
        end = at + len(sought)
        # Nearly all words have a space or a quotation mark on either side.
        if ((begins and text[at - 1 : at] in _APART) or _is_edge(text, at)) and (
            text[end : end + 1] in _APART
            or _is_edge(text, end)
            or (possessive and text.startswith("'s", end) and _is_edge(text, end + 2))
        ):
            yield at, end
        at = text.find(sought, at + 1)


def _is_edge(text: str, at: int) -> bool:
    if not 0 < at < len(text) or text[at - 1] in "\r\n" or text[at] in _APART:
        return True
    if text[at - 1] in _APART:
        return not is_mark(text[at])
    if is_mark(text[at]) or (in_word(text[at - 1]) and in_word(text[at])):
        return False
    return not _joins(text, at - 1) and not _joins(text, at)


def _joins(text: str, at: int) -> bool:
    if not 0 < at < len(text) - 1:
        return False
    before, after = text[at - 1], text[at + 1]
    if text[at] == "'":
        return in_word(before) and in_word(after)
    return text[at] in ".,:" and before.isdigit() and after.isdigit()


def words(text: str) -> list[str]:
    """The words in order, normalized, without the punctuation around them.

    "license-plate" and "can't" are one word each; a dash or an ellipsis always stands between two.
    """
    trimmed = (trim(token) for token in normal(split_at_dashes(text)).split())
    return [word for word in trimmed if word]


def split_at_dashes(text: str) -> str:
    """The text with a space where a dash or an ellipsis stands between two words."""
    if not text.isascii():
        for dash in _DASHES:
            text = text.replace(dash, " ")
    return _RUN_BETWEEN_WORDS.sub(" ", text) if "--" in text or ".." in text else text


def has_words(text: str) -> bool:
    """Whether there is any word, as `words` finds them."""
    return any(map(in_word, text))


def word_count(text: str) -> int:
    """The number of words, as `words` counts them."""
    apart = split_at_dashes(text)
    beyond = beyond_ascii(apart)
    if any(map(is_mark, beyond)):  # what a sign with a mark is, is known when they are one
        apart = normal(apart)
        beyond = beyond_ascii(apart)
    foreign = any(map(in_word, beyond))
    for each in beyond:
        if each.isspace() or (foreign and not in_word(each)):
            apart = apart.replace(each, " " if each.isspace() else "")
    # Without its punctuation, what is left of all that is no word is nothing.
    nothing = _PUNCTUATION if foreign else _PUNCTUATION + _NO_ASCII
    left = apart.encode().translate(_LETTERS, nothing)
    return left.count(b" x") + left.startswith(b"x")


class Paragraph(NamedTuple):
    """A paragraph of a document's body: its number there and its place in the whole document."""

    number: int
    line: int
    start: int
    end: int
    text: str


def line_starts(document: str) -> list[int]:
    r"""Where each line begins; lines end with \n, \r\n or \r and nothing else."""
    if "\r" in document:
        starts = [0, *(found.end() for found in _LINE_END.finditer(document))]
    else:
        lengths = map((1).__add__, map(len, document.split("\n")))
        starts = list(accumulate(lengths, initial=0))[:-1]
    if starts[-1] == len(document):
        starts.pop()
    return starts


Group = tuple[int, int, int]
"""A paragraph with its white space: its first line, where that begins, where its last one ends."""


def groups(
    document: str,
    body: Sequence[tuple[int, int]],
    *,
    split: Literal["line", "blank line"],
    starts: Sequence[int],
) -> list[Group]:
    """What `paragraphs` gives, before anything is cut out; `starts` is what `line_starts` gives.

    Raises:
        ValueError: A range runs backward, overlaps the one before or leaves the document.
    """
    bounds = (*starts, len(document))
    found: list[Group] = []
    previous = 0
    for first, last in body:
        if not previous < first <= last <= len(starts):
            raise ValueError(f"lines {first}-{last} are not within {previous + 1}-{len(starts)}")
        previous, apart = last, True
        if split == "line":
            found += [
                (number, start, end)
                for number, start, end in zip(
                    range(first, last + 1),
                    bounds[first - 1 : last],
                    bounds[first : last + 1],
                    strict=True,
                )
                if document[start] not in BLANKS or document[start:end].strip(BLANKS)
            ]
            continue
        for number in range(first, last + 1):
            start, end = bounds[number - 1], bounds[number]
            if document[start] in BLANKS and not document[start:end].strip(BLANKS):
                apart = True
            elif apart:
                found.append((number, start, end))
                apart = False
            else:
                found[-1] = (*found[-1][:2], end)
    return found


def paragraph(document: str, number: int, group: Group) -> Paragraph:
    """Cut a paragraph out of a document, without the white space around it."""
    line, start, end = group
    text = document[start:end].strip(BLANKS)
    start = document.index(text, start)
    return Paragraph(number, line, start, start + len(text), text)


def paragraphs(
    document: str,
    body: Sequence[tuple[int, int]],
    *,
    split: Literal["line", "blank line"] = "line",
) -> tuple[Paragraph, ...]:
    r"""The paragraphs of a document, without the white space around them.

    Args:
        document: The whole text; its lines end with \n, \r\n or \r and nothing else.
        body: The ranges of lines that count, ascending, from 1, both ends included.
        split: Whether each line is a paragraph or each run of lines between blank ones.

    Raises:
        ValueError: A range runs backward, overlaps the one before or leaves the document.
    """
    found = groups(document, body, split=split, starts=line_starts(document))
    return tuple(paragraph(document, number, group) for number, group in enumerate(found, 1))


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two double quote marks; `closed` is false where the second is missing."""

    ordinal: int
    start: int
    end: int
    text: str
    closed: bool


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of a paragraph in order, numbered from 1, without their quote marks.

    Marks may be curly, straight or mixed. One that is not closed runs to the end of the paragraph,
    as speech does that goes on in the next. Single quote marks and empty quotations are left out.
    """
    return tuple(
        Quotation(ordinal, start, end, text[start:end], closed)
        for ordinal, (start, end, closed) in enumerate(quoted_spans(text), 1)
    )


def quoted_spans(text: str) -> list[tuple[int, int, bool]]:
    """Where the quotations of a paragraph begin and end, and whether each is closed."""
    spans: list[tuple[int, int, bool]] = []
    start: int | None = None
    for found in _DOUBLE_MARK.finditer(text):
        at, mark = found.start(), found[0]
        if start is None and (mark in _OPENING or (mark in _CLOSING and _begins(text, at))):
            start = at + 1
        elif start is not None and mark in _CLOSING:
            spans.append((start, at, True))
            start = None
    if start is not None:
        spans.append((start, len(text), False))
    return [span for span in spans if text[span[0] : span[1]].strip(BLANKS)]


def without_marks(text: str) -> str:
    """The text without its double quotation marks."""
    return _DOUBLE_MARK.sub("", text)


def _begins(text: str, at: int) -> bool:
    """Whether a word may begin here, so that a closing mark is meant to open."""
    return at == 0 or text[at - 1] in BLANKS

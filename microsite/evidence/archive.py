"""The archive: private copies of the sources, read but never published."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from errno import ELOOP
from hashlib import sha256
from pathlib import Path
from typing import Literal

from microsite import text
from microsite.model import Source
from microsite.text.normalization import Normalized, normalize

_LINE_END = re.compile(r"\r\n|\r|\n")
_Ranges = tuple[tuple[int, int], ...]
Split = Literal["line", "blank line"]
"""What ends a paragraph."""
_HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Why an archived source cannot be examined."""

    reason: Literal["missing", "unreadable", "body"]
    """`body`: its line ranges do not fit the file."""
    message: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place where words stand: in code points from the beginning of the file, end excluded."""

    start: int
    end: int
    paragraph: int | None
    """Of the body, from 1; None outside it."""
    line: int
    quoted: bool
    """Whether all of it is between quotation marks."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, ready for matching."""

    number: int | None
    """Which paragraph of the body it is, from 1; None for one of the page around it."""
    place: text.Paragraph
    normalized: Normalized
    quotations: tuple[tuple[int, int], ...]
    """Where each quotation stands in the file, without its marks."""


@dataclass(frozen=True, slots=True)
class Article:
    """An archived file, cut into its body and the page around it."""

    file: str
    sha256: str
    text: str
    body: tuple[Block, ...]
    furniture: tuple[Block, ...]

    @property
    def page(self) -> tuple[Block, ...]:
        """All paragraphs of the file in order."""
        return tuple(sorted((*self.body, *self.furniture), key=lambda block: block.place.start))

    def occurrences(
        self, words: str, blocks: tuple[Block, ...], *, quotation: bool
    ) -> tuple[Occurrence, ...]:
        """List where words stand as whole words, each time inside one paragraph, in order.

        Args:
            words: what to look for, letter by letter after `normalize`.
            blocks: where to look, such as `body`.
            quotation: whether they are quoted speech, in which a compound is not cut either
                ("violent" is not in "non-violent"); a name is found in "D-Northfield" and in
                "Northfield's".
        """
        if not text.words(words):
            return ()
        sought = normalize(words)
        return tuple(
            found
            for block in blocks
            for found in self._in_block(block, sought, possessive=not quotation)
            if not (quotation and self.cuts_compound(found.start, found.end))
        )

    def _in_block(
        self, block: Block, sought: Normalized, *, possessive: bool
    ) -> Iterator[Occurrence]:
        place = block.place
        for span in text.find(sought, block.normalized, possessive=possessive):
            start, end = (place.start + each for each in block.normalized.original(*span))
            line = place.line + len(_LINE_END.findall(self.text, place.start, start))
            quoted = any(first <= start and end <= last for first, last in block.quotations)
            yield Occurrence(start, end, block.number, line, quoted)

    def cuts_compound(self, start: int, end: int) -> bool:
        """Say whether words between two places begin or end within a compound: "non-violent"."""

        def hyphen(at: int) -> bool:
            return self.text[at : at + 1] in _HYPHENS and all(
                each.isalnum() for each in (self.text[at - 1 : at], self.text[at + 1 : at + 2])
            )

        return (start > 1 and hyphen(start - 1)) or hyphen(end)


@dataclass(frozen=True, slots=True)
class Archive:
    """The directory that holds the archived files."""

    directory: Path

    def read(self, source: Source) -> Article | Unavailable:
        """Read the copy of a source that names its `archive_file`, or say why that fails."""
        name = source.archive_file or ""
        content = self._bytes(name)
        if isinstance(content, Unavailable):
            return content
        return cut(content, name, source.body, source.paragraphs)

    def original(self, source: Source) -> str | Unavailable:
        """Give the SHA-256 of the source's `original_file`, or say why it cannot be read."""
        content = self._bytes(source.original_file or "")
        return content if isinstance(content, Unavailable) else sha256(content).hexdigest()

    def _bytes(self, name: str) -> bytes | Unavailable:
        path = self.directory / name
        # Unlike Path.resolve, realpath takes a link that leads to itself as it is.
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.directory)):
            return Unavailable("missing", f"{name} is outside the archive")
        try:
            return path.read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return Unavailable("missing", f"{name} is not in the archive")
        except OSError as error:
            what = "is a link that leads to itself" if error.errno == ELOOP else "cannot be read"
            return Unavailable("unreadable", f"{name} {what}")


def cut(content: bytes, name: str, ranges: _Ranges, split: Split) -> Article | Unavailable:
    """Cut a copy's bytes into the article's body and the page around it.

    Args:
        content: the archived file.
        name: its name, for messages.
        ranges: the lines of the body, from 1, both ends included.
        split: what ends a paragraph.
    """
    try:
        document = content.decode()
    except UnicodeDecodeError as error:
        what = f"byte {error.start + 1} of {name} is not UTF-8 text"
        if content.startswith(b"%PDF"):
            what = f"{name} is a PDF, and no text"
        return Unavailable("unreadable", what)
    if not document.strip():
        return Unavailable("unreadable", f"{name} is empty")
    try:
        body = _blocks(document, ranges, split)
    except ValueError:
        count = _count_lines(document)
        return Unavailable("body", f"the body goes beyond {name}, which has {count} lines")
    furniture = _blocks(document, _around(ranges, _count_lines(document)), split)
    unnumbered = tuple(
        Block(None, each.place, each.normalized, each.quotations) for each in furniture
    )
    return Article(name, sha256(content).hexdigest(), document, body, unnumbered)


def _blocks(document: str, ranges: _Ranges, split: Split) -> tuple[Block, ...]:
    return tuple(
        Block(
            place.number,
            place,
            normalize(place.text),
            tuple(
                (place.start + each.start, place.start + each.end)
                for each in text.quotations(place.text)
            ),
        )
        for place in text.paragraphs(document, ranges, split=split)
    )


def _around(body: tuple[tuple[int, int], ...], last: int) -> tuple[tuple[int, int], ...]:
    """The line ranges of the file that are not the body."""
    starts = (1, *(end + 1 for _, end in body))
    ends = (*(first - 1 for first, _ in body), last)
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if start <= end)


def _count_lines(document: str) -> int:
    ends = len(_LINE_END.findall(document))
    return ends if not document or document[-1] in "\r\n" else ends + 1

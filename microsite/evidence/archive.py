"""The archive: private copies of the sources, read but never published."""

from __future__ import annotations

import os
import re
import stat
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from errno import ELOOP
from functools import cached_property, lru_cache
from hashlib import file_digest, sha256
from io import BufferedReader
from itertools import chain, pairwise
from operator import itemgetter
from pathlib import Path, PurePath
from typing import Literal, NamedTuple, TypeVar

from microsite import text
from microsite.bounds import ARTICLE, LINES
from microsite.model import Source
from microsite.text.normalization import Normalized, normal, normalize
from microsite.text.sheet import Sheet

_LINE_END = re.compile(r"\r\n|\r|\n")
_Ranges = tuple[tuple[int, int], ...]
Split = Literal["line", "blank line"]
"""What ends a paragraph."""
Stretch = Literal["body", "page"]
"""A part of an archived file: the article itself, or all."""
T = TypeVar("T")
_ONLY_OPENS = "\u201c\u201e\u201f\u00ab"
_CLOSING = re.compile('["\u201d\u00bb\uff02]')
_HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Why an archived source cannot be examined."""

    reason: Literal["missing", "unreadable", "body"]
    """`body`: its line ranges do not fit the file."""
    message: str


class Occurrence(NamedTuple):
    """A place where words stand: in code points from the beginning of the file, end excluded."""

    start: int
    end: int
    paragraph: int | None
    """Of the body, from 1; None outside it."""
    line: int
    quoted: bool
    """Whether all of it is between quotation marks."""


class Block:
    """A paragraph; whatever is known of it is made when it is asked for."""

    def __init__(self, number: int | None, document: str, group: text.Group) -> None:
        """Describe a paragraph.

        Args:
            number: which paragraph of the body it is, from 1; None for one of the page around it.
            document: the whole file.
            group: where it stands, with its white space.
        """
        self.number = number
        self._document, self._group = document, group

    @cached_property
    def place(self) -> text.Paragraph:
        """Where it stands, and its text."""
        return text.paragraph(self._document, self.number or 0, self._group)

    @cached_property
    def normalized(self) -> Normalized:
        """Its text, ready for matching."""
        return normalize(self.place.text)

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Where each quotation stands in the file, without its marks."""
        begin = self.place.start
        spans = text.quoted_spans(self.place.text)
        return tuple((begin + start, begin + end) for start, end, _ in spans)


@dataclass(frozen=True, slots=True, eq=False)
class Article:
    """An archived file, and which of its lines are the article.

    Thousands are held at once, so that each keeps its bytes alone: all that is made of them is
    made again for whoever comes back to an article after many others.
    """

    file: str
    sha256: str
    content: bytes
    ranges: _Ranges
    split: Split

    @property
    def text(self) -> str:
        """The whole file."""
        return _opened(self).text

    @property
    def body(self) -> tuple[Block, ...]:
        """The paragraphs of the article itself."""
        return _opened(self).body

    @property
    def page(self) -> tuple[Block, ...]:
        """All paragraphs of the file in order."""
        return _opened(self).page

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the body has."""
        return _opened(self).paragraphs

    @property
    def words(self) -> int:
        """How many words the body has."""
        return _opened(self).words

    @property
    def plain(self) -> str:
        """The whole file, normalized, for a first look at what may be in it."""
        return _opened(self).sheet.text

    def occurrences(
        self, words: str, where: Stretch = "body", *, quotation: bool
    ) -> tuple[Occurrence, ...]:
        """List where words stand as whole words, each time inside one paragraph, in order.

        Takes what `places` takes.
        """
        return tuple(self.places(words, where, quotation=quotation))

    def places(self, words: str, where: Stretch, *, quotation: bool) -> Iterator[Occurrence]:
        """Yield the places of words one by one, each looked for when it is asked for.

        Args:
            words: what to look for, letter by letter after `normalize`.
            where: where to look.
            quotation: whether they are quoted speech, in which a compound is not cut either
                ("violent" is not in "non-violent"); a name is found in "D-Northfield" and in
                "Northfield's".
        """
        sought = normal(words)
        if text.has_words(sought):
            opened = _opened(self)
            for start, end in opened.found(sought, quotation=quotation):
                place = opened.occurrence(start, end)
                if where == "page" or place.paragraph is not None:
                    yield place

    def first(
        self, sought: str, where: Stretch, free: int, *, quotation: bool
    ) -> tuple[int | None, int, int, int, int] | None:
        """Find the first of the `places` that begins at a place or later; see there.

        Of each place no more is made out than it takes to pass it over.

        Args:
            sought: the words, normalized.
            where: `body` or `page`.
            free: where it may begin, in code points from the beginning of the file.
            quotation: whether they are quoted speech, and all of them are to stand between marks.

        Returns:
            The paragraph, the line, where the words begin and end, and which of all their places it
            is, from 1; None where there is none.
        """
        if not (sought[:1].isalnum() or text.has_words(sought)):
            return None
        opened = _opened(self)
        n = 0
        for start, end in opened.found(sought, quotation=quotation):
            number = opened.number(start)
            if number is None and where == "body":
                continue
            n += 1
            if start >= free and (not quotation or opened.quotes(start, end)):
                return number, opened.line(start), start, end, n
        return None

    def block(self, place: int) -> Block:
        """Return the paragraph in which a character of the file stands."""
        return _opened(self).block(place)

    def paragraphs_with(self, name: str) -> set[int]:
        """Return the paragraphs of the body that print a name, as `occurrences` finds it."""
        sought = normal(name)
        if not text.has_words(sought):
            return set()
        opened = _opened(self)
        numbers = {opened.number(start) for start, _ in opened.sheet.names(sought)}
        return {number for number in numbers if number is not None}

    def quotes(self, start: int, end: int) -> bool:
        """Say whether all that stands between two places of a paragraph is between quote marks."""
        return _opened(self).quotes(start, end)

    def cuts_compound(self, start: int, end: int) -> bool:
        """Say whether words between two places begin or end within a compound: "non-violent"."""
        return _opened(self).cuts_compound(start, end)


class _Opened:
    """What is made of an article's bytes, each part when it is first needed."""

    def __init__(self, article: Article) -> None:
        self.text = article.content.decode()
        self._lines = text.line_starts(self.text)
        self._ranges, self._split = article.ranges, article.split
        around = self._cut(_around(self._ranges, len(self._lines)))
        self._groups = sorted(
            (
                *((group, number) for number, group in enumerate(self._cut(self._ranges), 1)),
                *((group, None) for group in around),
            ),
            key=itemgetter(0),
        )
        self._starts = [start for (_, start, _), _ in self._groups]
        self._numbers = [number for _, number in self._groups]
        self._blocks: dict[int, Block] = {}

    def _cut(self, ranges: _Ranges) -> list[text.Group]:
        return text.groups(self.text, ranges, split=self._split, starts=self._lines)

    def _block(self, place: int) -> Block:
        if place not in self._blocks:
            group, number = self._groups[place]
            self._blocks[place] = Block(number, self.text, group)
        return self._blocks[place]

    @cached_property
    def page(self) -> tuple[Block, ...]:
        return tuple(map(self._block, range(len(self._groups))))

    @cached_property
    def body(self) -> tuple[Block, ...]:
        return tuple(block for block in self.page if block.number is not None)

    @property
    def paragraphs(self) -> int:
        return sum(number is not None for number in self._numbers)

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet(self.text, lambda: self.page, joined=self._split != "line")

    @property
    def words(self) -> int:
        bounds = (*self._lines, len(self.text))
        return sum(
            text.word_count(self.text[bounds[first - 1] : bounds[last]])
            for first, last in self._ranges
        )

    def block(self, place: int) -> Block:
        """Return the paragraph in which a place is."""
        return self._block(bisect_right(self._starts, place) - 1)

    def number(self, place: int) -> int | None:
        """Return the number of the paragraph in which a place is; None outside the body."""
        return self._numbers[bisect_right(self._starts, place) - 1]

    def line(self, place: int) -> int:
        """Return the line of the file, from 1, in which a place is."""
        return bisect_right(self._lines, place)

    def occurrence(self, start: int, end: int) -> Occurrence:
        """Describe a place in a paragraph."""
        return Occurrence(start, end, self.number(start), self.line(start), self.quotes(start, end))

    def quotes(self, start: int, end: int) -> bool:
        # Right behind a mark that only opens, and without a second one, it is quoted in any case.
        if (
            start
            and self.text[start - 1] in _ONLY_OPENS
            and not _CLOSING.search(self.text, start, end)
        ):
            return True
        return any(first <= start and end <= last for first, last in self.block(start).quotations)

    def found(self, sought: str, *, quotation: bool) -> Iterable[tuple[int, int]]:
        """List where normalized words stand, as `places` says, in a paragraph or outside of all."""
        if not quotation:
            return self.sheet.names(sought)
        return (each for each in self.sheet.find(sought) if not self.cuts_compound(*each))

    def cuts_compound(self, start: int, end: int) -> bool:
        return bool(start and self._hyphen(start - 1)) or self._hyphen(end)

    def _hyphen(self, at: int) -> bool:
        return self.text[at : at + 1] in _HYPHENS and all(
            each.isalnum() for each in (self.text[at - 1 : at], self.text[at + 1 : at + 2])
        )


_opened = lru_cache(maxsize=64)(_Opened)


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
        name = source.original_file or ""
        return self._read(name, lambda file: file_digest(file, sha256).hexdigest())

    def _bytes(self, name: str) -> bytes | Unavailable:
        content = self._read(name, lambda file: file.read(ARTICLE.most + 1))
        if isinstance(content, bytes) and len(content) > ARTICLE.most:
            return Unavailable("unreadable", f"{name} is larger than {ARTICLE}, the limit")
        return content

    def _read(self, name: str, take: Callable[[BufferedReader], T]) -> T | Unavailable:
        """Open a file of the archive, and take what is asked for."""
        path = self.directory / name
        try:
            plain = PurePath(name).name == name and not path.is_symlink()
            # Unlike Path.resolve, realpath takes a link that leads to itself as it is.
            if not plain and not Path(os.path.realpath(path)).is_relative_to(
                os.path.realpath(self.directory)
            ):
                return Unavailable("missing", f"{name} is outside the archive")
            # A pipe or a device would keep whoever reads it waiting.
            if not stat.S_ISREG(path.stat().st_mode):
                return Unavailable("missing", f"{name} is not in the archive")
            with path.open("rb") as file:
                return take(file)
        except ValueError:  # such as a zero character
            return Unavailable("missing", f"{name} cannot be the name of a file")
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
    if not document or document.isspace():
        return Unavailable("unreadable", f"{name} is empty")
    count = _count_lines(document)
    if count > LINES.most:
        return Unavailable("unreadable", f"{name} has more than {LINES}, the limit")
    if not _ascend((0, *chain.from_iterable(ranges), count + 1)):
        return Unavailable("body", f"the body goes beyond {name}, which has {count} lines")
    return Article(name, sha256(content).hexdigest(), content, ranges, split)


def _around(body: tuple[tuple[int, int], ...], last: int) -> tuple[tuple[int, int], ...]:
    """The line ranges of the file that are not the body."""
    starts = (1, *(end + 1 for _, end in body))
    ends = (*(first - 1 for first, _ in body), last)
    return tuple((start, end) for start, end in zip(starts, ends, strict=True) if start <= end)


def _ascend(numbers: tuple[int, ...]) -> bool:
    """Say whether line ranges follow one another, between the first number and the last."""
    return all(
        one < other if place % 2 == 0 else one <= other
        for place, (one, other) in enumerate(pairwise(numbers))
    )


def _count_lines(document: str) -> int:
    ends = len(_LINE_END.findall(document)) if "\r" in document else document.count("\n")
    return ends if not document or document[-1] in "\r\n" else ends + 1

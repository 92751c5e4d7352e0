"""What reading a file gives: its lines, and what else the file says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal

Form = Literal["text", "html", "pdf"]
Kind = Literal["text", "heading", "caption", "links", "repeated"]
"""What a line is in its page, where the file tells: `links` is nearly all links; `repeated` is a
header or footer of a PDF's pages; `text` is all else."""


_LONGEST = 1_000  # characters


class Unreadable(Exception):
    """A file that gives no text. The message says why and what to do instead."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text that is archived: one paragraph, except in a hard-wrapped text."""

    text: str
    kind: Kind = "text"
    group: str = ""
    """In a page, the number of the element around it, which lines side by side share."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that a page's metadata give, and the name of the metadata, such as `og:title`."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself outside its text. Each list has the surest value first."""

    title: tuple[Stated, ...] = ()
    authors: tuple[Stated, ...] = ()
    """Each one is a whole byline; several people are joined with " and "."""
    publisher: tuple[Stated, ...] = ()
    published: tuple[Stated, ...] = ()
    """Dates as written there, in ISO 8601."""
    url: tuple[Stated, ...] = ()
    words: int | None = None
    """How many words the article has, by its own count or its own copy of the text."""
    free: bool = True
    """False where the page says that not everybody may read all of it."""

    def without_long(self) -> Metadata:
        """Leave out the values that are longer than any headline, name or address is."""

        def short(values: tuple[Stated, ...]) -> tuple[Stated, ...]:
            return tuple(each for each in values if len(each.value) <= _LONGEST)

        return replace(
            self,
            title=short(self.title),
            authors=short(self.authors),
            publisher=short(self.publisher),
            published=short(self.published),
            url=short(self.url),
        )


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read."""

    name: str
    form: Form
    original: bytes
    text: str
    """What is archived for checking; for UTF-8 text, letter by letter what the file holds."""
    lines: tuple[Line, ...]
    """The lines of `text`."""
    encoding: str | None = None
    """How the bytes of a text or a page were read; None for a PDF."""
    extracted_with: str | None = None
    """What made the text of the original, with its version; None where the two are one."""
    metadata: Metadata = field(default_factory=Metadata)
    main: str | None = None
    """The article as the extractor sees it, without the page around it; None if it sees none."""
    pages: int | None = None
    """Of a PDF."""
    notes: tuple[str, ...] = ()
    """What a maintainer must know of the reading, each a sentence."""

    @property
    def content(self) -> bytes:
        """The bytes of the text that is archived."""
        return self.original if self.extracted_with is None else self.text.encode()

    @property
    def hashes(self) -> Mapping[str, str]:
        """SHA-256 of the `text` that is checked and of the `original`."""
        return {
            "text": sha256(self.content).hexdigest(),
            "original": sha256(self.original).hexdigest(),
        }

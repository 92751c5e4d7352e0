"""What the engine hands to a host: pages and files, complete, as values."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass
from typing import Self

from microsite import markup

SECURITY = ".well-known/security.txt"
"""The path of the file that says whom to tell of a hole (RFC 9116)."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: its path under the site's root, with `/`, and its content."""

    path: str
    content: str | bytes


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of a page: its text, the id of its element, and the headings under it."""

    title: str
    anchor: str
    children: tuple[TocEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A page's finished HTML, packed: a site has thousands, each of which is read once or twice.

    What others need to know of it is read when it is made, and packed likewise.
    """

    packed: bytes
    outlined: bytes

    @classmethod
    def of(cls, html: str) -> Self:
        """Pack HTML."""
        out = markup.outline(html)
        values = (out.ids, out.hrefs, out.classes, out.plain)
        # A lone surrogate is whoever reads it to deal with.
        return cls(_packed(html.encode("utf-8", "surrogatepass")), _packed(pickle.dumps(values)))

    @property
    def html(self) -> str:
        """Unpack it."""
        return zlib.decompress(self.packed).decode("utf-8", "surrogatepass")

    @property
    def outline(self) -> markup.Outline:
        """Unpack what stands in it."""
        return markup.Outline(*pickle.loads(zlib.decompress(self.outlined)))


def _packed(data: bytes) -> bytes:
    return zlib.compress(data, level=1)


@dataclass(frozen=True, slots=True)
class Page:
    """A generated page: the body is finished HTML and the host puts it into its own frame.

    `path` is where the page's source would stand among the host's documents, for example
    `agencies/northfield.md`; the host makes its address from it. `image` is the path of a published
    picture of 1200 by 630 pixels that stands for the page where it is shared, and `image_alt` says
    what it shows; both are empty if there is none. `structured_data` is JSON-LD that says for
    programs what the page shows, written so that it can stand in a `<script>` as it is.
    """

    path: str
    title: str
    description: str
    body: Body
    toc: tuple[TocEntry, ...] = ()
    image: str = ""
    image_alt: str = ""
    structured_data: str = ""

    @property
    def html(self) -> str:
        """Its body. It is unpacked each time."""
        return self.body.html


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something a reader can search for: a page, or one thing on it.

    `page` is a page's path, `anchor` the id of an element on it, empty for the page itself. The
    title and the paragraphs are plain text.
    """

    title: str
    page: str
    anchor: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything a build publishes besides the hand-written pages.

    `search` lists each page before what is on it. `missing` is shown where an address leads
    nowhere; its links are relative to the site's root. `warnings` are for whoever builds
    it, and so are `notes`, which stop nothing. `language` (BCP 47) is what the host's own words
    should be in.
    """

    pages: tuple[Page, ...]
    files: tuple[Artifact, ...]
    search: tuple[SearchEntry, ...] = ()
    missing: Page | None = None
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    language: str = "en"

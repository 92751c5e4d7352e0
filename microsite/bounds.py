"""How much of anything is taken, so that no file costs more memory or time than its size explains.

Each is far above what an investigation needs (one of 10,000 agencies keeps them all), and each has
a message of its own. What is not in here has no limit, and takes time and memory in proportion.
`docs/reference/bounds.md` is made of this.
"""

from __future__ import annotations

from typing import NamedTuple


class Bound(NamedTuple):
    """The most that is taken of something."""

    most: int
    unit: str
    of: str
    """What is counted."""
    said_by: str
    """The rule, or the command, that says so."""
    because: str

    def __str__(self) -> str:
        if self.unit == "bytes":
            return f"{self.most / 1e6:.0f} MB"
        return f"{self.most:,} {self.unit}".strip()


FILE = Bound(
    5_000_000,
    "bytes",
    "a file of `data/`, a Markdown file of `content/`, a catalog of words",
    "unreadable-file",
    "nobody can edit or review more; a long list is split over files",
)
DEPTH = Bound(
    100,
    "levels",
    "lists and fields within each other",
    "yaml-syntax",
    "the records need about eight",
)
ALIASES = Bound(
    0,
    "",
    "aliases and tags in YAML",
    "yaml-alias",
    "a few lines of them can stand for a billion values",
)
NUMBER = Bound(
    2**53 - 1,
    "",
    "a whole number, and its opposite",
    "wrong-type",
    "programs that read JSON keep no larger one exactly (RFC 8259, section 6)",
)
ID = Bound(
    100,
    "characters",
    "an id, and the name of a source's file",
    "too-large",
    "it is the name of a folder, of which file systems take 255 bytes",
)
WORDS = Bound(
    20_000,
    "characters",
    "a name, a title, an address, words as a source prints them",
    "too-large",
    "a quotation stands in one paragraph; this is a paragraph of ten pages",
)
PROSE = Bound(
    100_000,
    "characters",
    "a text in our own words, a summary, a page written by hand",
    "too-large",
    "more belongs into a document of its own",
)
NESTED = Bound(
    18,
    "levels",
    "quotes and lists within each other in Markdown; a list is two",
    "too-large",
    "the parser passes over what stands deeper, so that no reader would see it",
)
ITEMS = Bound(
    10_000,
    "items",
    "a list within a record",
    "too-large",
    "they all stand on one page",
)
MISTAKES = Bound(
    100,
    "mistakes",
    "what is said of one record",
    "too-large",
    "the rest is said when these are mended",
)
ALL_MISTAKES = Bound(
    10_000,
    "mistakes",
    "what is said of the records while they are read",
    "too-large",
    "no more are read until these are mended",
)
RECORDS = Bound(
    500_000,
    "records",
    "a project, its sources among them",
    "too-large",
    "all are held in memory at once",
)
ARTICLE = Bound(
    20_000_000,
    "bytes",
    "the text of an archived article",
    "archive-unreadable",
    "it is read whole; a book has a tenth of that",
)
LINES = Bound(
    200_000,
    "lines",
    "the text of an archived article",
    "archive-unreadable",
    "each may be a paragraph, and is held apart",
)
ADDED = Bound(
    100_000_000,
    "bytes",
    "a file that `new source` takes",
    "new source",
    "what is larger is no article",
)
ADDED_TEXT = Bound(
    20_000_000,
    "characters",
    "the text in such a file",
    "new source",
    "a small file can hold a large text that is packed",
)
ADDED_PAGES = Bound(
    2_000,
    "pages",
    "a PDF that `new source` takes",
    "new source",
    "add the part that is quoted",
)
ADDED_BLOCKS = Bound(
    10_000,
    "blocks",
    "paragraphs and the like of a web page that `new source` takes",
    "new source",
    "to find the article among them takes a minute then",
)
ADDED_MARKS = Bound(
    32,
    "accents and the like on one letter",
    "a web page that `new source` takes",
    "new source",
    "no letter has more than 30 (UAX #15); to put a million of them in order takes hours",
)
SHOWN = Bound(
    10_000_000,
    "bytes",
    "a drawing, a style sheet, an XML or HTML file in `content/`",
    "active-page",
    "it is read whole, and so it is by every reader's browser",
)
PRINTED = Bound(
    1_000,
    "findings",
    "what is printed at once, as text or for GitHub",
    "check",
    "nobody reads more; `--format json` has them all",
)

BOUNDS = (
    *(
        FILE,
        DEPTH,
        ALIASES,
        NUMBER,
        ID,
        WORDS,
        PROSE,
        NESTED,
        ITEMS,
        MISTAKES,
        ALL_MISTAKES,
        RECORDS,
    ),
    *(ARTICLE, LINES, ADDED, ADDED_TEXT, ADDED_PAGES, ADDED_BLOCKS, ADDED_MARKS, SHOWN, PRINTED),
)
"""All of them."""

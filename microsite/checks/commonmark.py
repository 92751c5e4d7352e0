"""What a CommonMark text of ours holds that matters to the rules.

The parser is the one that renders the pages, markdown-it-py, but set to see everything: HTML as
HTML, and links that the renderer would refuse to make.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from microsite.text import line_starts

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Piece:
    """A link, an image or a piece of HTML: its offset in the text and its address or itself."""

    kind: str
    """`link`, `image` or `html`."""
    content: str
    offset: int


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # its import takes longer than most rules

    class SeesEveryLink(MarkdownIt):
        def validateLink(self, url: str) -> bool:
            return True

    return SeesEveryLink("commonmark")


def pieces(text: str) -> Iterator[Piece]:
    """Yield the links, images and pieces of HTML of a text, in order."""
    if not any(sign in text for sign in ("](", "]:", "<")):
        return
    # A lone carriage return, which YAML can write as "\r", ends a line here too.
    starts = [*line_starts(text), len(text)]
    for block in _parser().parse(text):
        start = starts[block.map[0]] if block.map else 0
        for token in block.children or (block,):
            for kind, content in _kinds(token):
                found = text.find(content, start)
                yield Piece(kind, content, found if found >= 0 else start)


def _kinds(token: Token) -> Iterator[tuple[str, str]]:
    if token.type == "link_open":
        yield "link", str(token.attrs["href"])
    elif token.type == "image":
        yield "image", str(token.attrs["src"])
        for inside in token.children or ():
            yield from _kinds(inside)
    elif token.type in ("html_inline", "html_block"):
        yield "html", token.content.strip()

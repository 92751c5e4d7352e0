"""What a CommonMark text of ours holds that matters to the rules.

The parser is the one that renders the pages, markdown-it-py, but set to see everything: HTML as
HTML, and links that the renderer would refuse to make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from microsite.bounds import NESTED, PROSE
from microsite.text import line_starts

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


_MAY_BE_DEEP = re.compile(
    r"^(?:[ \t]{12}|[ \t]*(?:(?:>|[-+*]|[0-9]{1,9}[.)])[ \t]{0,4}){6})", re.MULTILINE
)
_ADDRESS = re.compile(r"\]\(\s*<?([^)>\n]*)")
_OPENS = ("blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open")


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


def pieces(text: str, *, generous: bool = False) -> Iterator[Piece]:
    """Yield the links, images and pieces of HTML of a text, in order.

    Args:
        text: what somebody wrote.
        generous: whether to yield as well what this parser leaves as text and Python-Markdown, with
            which MkDocs reads pages, makes a link or an image of: its addresses may hold blanks.
    """
    if not any(sign in text for sign in ("](", "]:", "<")) or len(text) > PROSE.most:
        return  # of one that is too long, `too-large` says that
    # A lone carriage return, which YAML can write as "\r", ends a line here too.
    starts = [*line_starts(text), len(text)]
    for block in _parser().parse(text):
        start = starts[block.map[0]] if block.map else 0
        for token in block.children or (block,):
            for kind, content in _kinds(token):
                yield Piece(kind, content, max(text.find(content, start), start))
        if generous:
            yield from _left_as_text(block, text, start)


def _left_as_text(block: Token, text: str, start: int) -> Iterator[Piece]:
    said = "".join(each.content for each in block.children or () if each.type == "text")
    image = said.find("![")
    for found in _ADDRESS.finditer(said):
        start = max(text.find(found[0], start), start)
        kind = "image" if 0 <= image < found.start() else "link"
        yield Piece(kind, found[1].strip(), start)


def is_too_deep(text: str) -> bool:
    """Say whether quotes and lists are within each other as deep as no page shows them.

    The parser passes over what stands deeper, and readers would not see it.
    """
    return _MAY_BE_DEEP.search(text) is not None and any(
        token.type in _OPENS and token.level >= NESTED.most for token in _parser().parse(text)
    )


def _kinds(token: Token) -> Iterator[tuple[str, str]]:
    if token.type == "link_open":
        yield "link", str(token.attrs["href"])
    elif token.type == "image":
        yield "image", str(token.attrs["src"])
        for inside in token.children or ():
            yield from _kinds(inside)
    elif token.type in ("html_inline", "html_block"):
        yield "html", token.content.strip()

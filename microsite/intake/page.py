"""A saved web page into the lines that a reader of it sees, and the article among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from itertools import groupby
from typing import Any

from microsite.bounds import ADDED_BLOCKS, ADDED_MARKS
from microsite.intake.document import Document, Kind, Line, Unreadable
from microsite.intake.encodings import decode
from microsite.intake.page_metadata import metadata_of
from microsite.text.normalization import is_mark

# fmt: off
_UNSEEN = frozenset((
    "script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "audio",
    "video", "canvas", "select", "datalist", "textarea", "dialog",
))
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "img", "input", "ins", "kbd", "label", "mark", "meter", "output",
    "picture", "progress", "q", "s", "samp", "small", "source", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))
# fmt: on
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# HTML's own white space; a no-break space is a letter of the page and stays.
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MANY = re.compile(rf"[^\x00-\x7f]{{{ADDED_MARKS.most + 1},}}")
_MOSTLY = 0.8  # share of a line's letters that are in links, from which on it only leads elsewhere


def read_page(content: bytes, name: str) -> Document:
    """Read a saved page: all its visible lines, and the article as trafilatura sees it.

    The text holds the whole page, one line for each block of it: the navigation, headline, byline,
    captions and teasers too. What of it is the article, a range of lines says later, and whoever
    doubts that range has the rest in sight.

    Raises:
        Unreadable: the page shows no text.
    """
    import lxml.html
    import trafilatura

    declared = _CHARSET.search(content[:4096])
    decoded = decode(content, name, declared[1].decode("ascii") if declared else None)
    try:
        # A declaration of the encoding in text that is decoded already is refused by lxml.
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text))
    except (lxml.etree.ParserError, ValueError) as error:
        raise Unreadable(f"{name} holds no page that can be read: {error}.") from error
    lines = tuple(_lines(tree))
    if len(lines) > ADDED_BLOCKS.most:
        raise Unreadable(f"{name} has more than {ADDED_BLOCKS} of text. Save the article alone.")
    if _piled(tree.text_content()):
        raise Unreadable(
            f"{name} has more than {ADDED_MARKS}. Save the article alone, as plain text."
        )
    if not any(each.text for each in lines):
        raise Unreadable(
            f"{name} shows no text: it is made by scripts only when somebody looks at it. Open it "
            "in a browser and save it as “Webpage, Complete”, or print it to a PDF."
        )
    return Document(
        name,
        "html",
        content,
        "".join(f"{each.text}\n" for each in lines),
        lines,
        decoded.encoding,
        f"microsite with lxml {version('lxml')}; article by trafilatura {version('trafilatura')}",
        metadata_of(tree, decoded.text),
        trafilatura.extract(
            decoded.text, output_format="txt", include_comments=False, include_tables=True
        ),
        notes=decoded.notes,
    )


def _piled(text: str) -> bool:
    """Say whether there are so many marks in a row that trafilatura would put them in order."""
    return any(
        marks and sum(1 for _ in some) > ADDED_MARKS.most
        for run in _MANY.findall(text)
        for marks, some in groupby(run, key=is_mark)
    )


def _lines(tree: Any) -> Iterator[Line]:
    """Yield the page's lines in order: a block of the page is a line, and `<br>` ends one."""
    pieces: list[tuple[str, Any, bool]] = []  # the text, the block that holds it, within a link
    groups: dict[Any, str] = {}
    for text, block, linked in _walk(tree):
        if text is None:
            yield from _line(pieces, groups)
            pieces = []
        else:
            pieces.append((text, block, linked))
    yield from _line(pieces, groups)


def _line(pieces: list[tuple[str, Any, bool]], groups: dict[Any, str]) -> Iterator[Line]:
    whole = _SPACE.sub(" ", "".join(text for text, _, _ in pieces)).strip(" ")
    if not whole.strip():
        return
    block = next(block for text, block, _ in pieces if text.strip())
    linked = sum(len(text.strip()) for text, _, link in pieces if link)
    parent = block.getparent()
    # A number: the path of an element counts all that stand before it, each time.
    group = "" if parent is None else groups.setdefault(parent, f"{len(groups) + 1}")
    yield Line(whole, _kind(block, linked / len(whole)), group)


def _kind(block: Any, linked: float) -> Kind:
    around = {block.tag, *(each.tag for each in block.iterancestors())}
    if "figcaption" in around:
        return "caption"
    if around & _HEADINGS:
        return "heading"
    return "links" if linked > _MOSTLY or around & {"nav", "footer"} else "text"


def _walk(tree: Any) -> Iterator[tuple[str | None, Any, bool]]:
    """Yield the page's text, piece by piece, and None wherever a line ends.

    What is still to be done waits in a list: pages nest deeper than Python's functions may.
    """
    waiting: list[tuple[str | None, Any, Any, bool]] = [(None, tree, tree, False)]
    while waiting:
        text, element, block, linked = waiting.pop()
        if element is None:
            yield text, block, linked
            continue
        inline = element.tag in _INLINE
        block = block if inline else element
        linked = linked or element.tag == "a"
        ends = [] if inline else [(None, None, block, linked)]
        parts = [*ends, *_piece(element.text, block, linked)]
        for child in element:
            if isinstance(child.tag, str) and not _unseen(child):
                parts.append((None, child, block, linked))
            parts += _piece(child.tail, block, linked)
        waiting += reversed([*parts, *ends])


def _piece(text: str | None, block: Any, linked: bool) -> list[tuple[str | None, Any, Any, bool]]:
    return [(text, None, block, linked)] if text else []


def _unseen(element: Any) -> bool:
    return (
        element.tag in _UNSEEN
        or "hidden" in element.attrib
        or _HIDDEN.search(element.get("style", "")) is not None
    )

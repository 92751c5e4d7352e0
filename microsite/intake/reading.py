"""A file into a document, whatever it is."""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from pathlib import Path

from microsite.bounds import ADDED
from microsite.intake.document import Document, Line, Unreadable
from microsite.intake.encodings import decode
from microsite.intake.sniff import form_of
from microsite.progress import Watch, unwatched

_LINE_END = re.compile(r"\r\n|\r|\n")


def read(path: Path, watch: Watch = unwatched) -> Document:
    """Read an article from a text, HTML or PDF file. Nothing is fetched and nothing written.

    Args:
        path: the file. What it is, its first bytes say, not its name.
        watch: is told how many pages of a PDF are done.

    Raises:
        Unreadable: the file gives no text; the message says why and what to do.
    """
    try:
        status = path.stat()
        if stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode):
            raise Unreadable(f"{path.name} is no file. Save the article into one.")
        if status.st_size > ADDED.most:
            raise Unreadable(f"{path.name} has more than {ADDED}. Save the article alone.")
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"{path.name} cannot be read: {error.strerror}.") from error
    return read_bytes(content, path.name, watch)


def read_bytes(content: bytes, name: str, watch: Watch = unwatched) -> Document:
    """Read an article that is at hand as bytes; see `read`.

    Raises:
        Unreadable: they give no text.
    """
    form = form_of(content, name)
    if form == "pdf":
        from microsite.intake.pdf import read_pdf  # an extractor takes time to import

        document = read_pdf(content, name, watch)
    elif form == "html":
        from microsite.intake.page import read_page

        document = read_page(content, name)
    else:
        document = _read_text(content, name)
    if not document.text.strip():
        raise Unreadable(f"{name} holds no text. Save the article again.")
    return replace(document, metadata=document.metadata.without_long())


def _read_text(content: bytes, name: str) -> Document:
    decoded = decode(content, name)
    kept = decoded.encoding == "utf-8"
    text = content.decode() if kept else decoded.text
    lines = tuple(Line(each) for each in _LINE_END.split(text.removesuffix("\n")))
    made_with = None if kept else f"Python, codec {decoded.encoding}"
    return Document(
        name,
        "text",
        content,
        text,
        lines,
        decoded.encoding,
        made_with,
        notes=decoded.notes,
    )

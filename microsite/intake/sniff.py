"""What kind of file this is, by its first bytes: names of files mislead."""

from __future__ import annotations

import re
from typing import Literal

from microsite.intake.document import Unreadable

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<(p|div|h1)(\s[^<>]*)?>",
    re.IGNORECASE,
)
_MHTML = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_HEAD = 4096  # bytes looked at; the mark of a PDF may come late
_SAVE = "save it from there as plain text (UTF-8) or as a PDF, and add that"


def form_of(content: bytes, name: str) -> Literal["text", "html", "pdf"]:
    """Tell text, web page and PDF apart by what the file holds.

    Raises:
        Unreadable: it is empty, or a kind of file that gives no text here.
    """
    head = content[:_HEAD]
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise Unreadable(f"{name} is empty. Save the article again.")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    other = _other(head)
    if other:
        raise Unreadable(f"{name} is {other}.")
    # In UTF-16 the tags have zero bytes between their letters.
    return "html" if _HTML.search(head.replace(b"\0", b"")) else "text"


def _other(head: bytes) -> str | None:
    if head.startswith(b"PK"):
        if b"word/" in head or b"[Content_Types].xml" in head:
            return f"a Word document; open it and {_SAVE}"
        return f"a packed file (zip, OpenDocument or e-book); open what is in it and {_SAVE}"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return f"a document of an old Office program; open it and {_SAVE}"
    if head.startswith(b"{\\rtf"):
        return f"a document in Rich Text Format; open it and {_SAVE}"
    if head.startswith(_PICTURES) or head[4:12] in (b"ftypheic", b"ftypavif"):
        return _picture()
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return _picture()
    if head.startswith((b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xfd7zXZ")):
        return "a packed file; unpack it and add what is in it"
    if head.startswith(b"bplist") or _MHTML.search(head):
        return (
            "a whole web page in one file, of a kind that only a browser reads; open it there and "
            "save it as “Webpage, HTML Only”, or print it to a PDF"
        )
    return None


def _picture() -> str:
    return (
        "a picture, which holds no text; recognize its text with a program for that (OCR), read "
        "the result against the picture, and add it as plain text"
    )

"""A link that is not the whole address of a web page, or an image from elsewhere.

An address begins with http:// or https://. Others can run a script (`javascript:`), open another
program, or, if they are relative, lead somewhere else from every page that shows the text. An
image from another site tells that site who reads ours. In a page written by hand, what only MkDocs'
own parser takes for a link or an image counts as well.

Passes:

    url: {value: "https://ledger.example/story", basis: stated}

Fails:

    url: {value: "ftp://ledger.example/story", basis: stated}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from microsite.checks.commonmark import pieces
from microsite.checks.subject import HandWritten, PublicText, Subject
from microsite.findings import Finding

RULE = "unsafe-url"

# The addresses of links that are plainly a web page's, or a place of the site itself.
_WEB = r"https?://[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*(?:[/?#][\w./?=#~+-]*)?"
_WEB_LINKS = re.compile(rf"\]\({_WEB}\)", re.ASCII)
_OWN_LINKS = re.compile(rf"\]\((?:{_WEB}|[\w.-][\w./-]*(?:#[\w-]*)?|#[\w-]*)\)", re.ASCII)
_SIGNS = ("](", "]:", "<")
"""Without these a text has no link and no HTML."""
_HINT = "write an address that begins with https:// or http://"


def check(subject: Subject) -> Iterator[Finding]:
    """Report addresses in `url` fields, links in our own words, and images."""
    for text in subject.texts:
        if text.own_words:
            yield from _linked(text, own=False)
        elif text.path in (("url", "value"), ("archive_url", "value")) and not _is_safe(text.text):
            yield Finding(text.span(), RULE, f"'{text.text}' is not a web address", _HINT)
    for page in subject.pages:
        yield from _linked(page, own=True)


def _linked(text: PublicText | HandWritten, *, own: bool) -> Iterator[Finding]:
    """Report links and images; `own`: what is the site's own is fine."""
    if is_plain(text.text, own=own):
        return
    for piece in pieces(text.text, generous=own):
        span = text.span(piece.offset)
        fine = own and _is_own(piece.content)
        if piece.kind == "image" and not fine:
            yield Finding(span, RULE, f"an image stands here, '{piece.content}'", "link to it")
        elif piece.kind == "link" and not (fine or _is_safe(piece.content)):
            yield Finding(span, RULE, f"a link leads to '{piece.content}'", _HINT)


def is_plain(text: str, *, own: bool) -> bool:
    """Say whether a text is surely in order: it has no links, images or HTML but plain links.

    Nearly all texts are, and these are not parsed. `own` is as in `_linked`.
    """
    others = (_OWN_LINKS if own else _WEB_LINKS).sub("", text)
    return "![" not in text and not any(sign in others for sign in _SIGNS)


def _is_own(address: str) -> bool:
    return not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\\\", address)


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # such as a bracket without the other
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in address

"""The content security policy of a page: what its HTML lets a browser load and run.

A static host sends no headers of ours, so the policy stands in the page, before anything it
governs. Inline scripts are allowed one by one, by the hash of their text (CSP Level 3, 8.5).
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html.parser import HTMLParser

_CHARSET = '<meta charset="utf-8">'
"""The place: nothing may stand before the encoding, and nothing is fetched before it."""

_ALLOWED = (
    # The theme's icons and the maps' marks stand in style sheets, as data: addresses.
    "img-src 'self' data:",
    "font-src 'self'",
    # For the search's worker, in browsers that give a worker its page's policy.
    "connect-src 'self'",
    # These two do not fall back to default-src.
    "base-uri 'none'",
    "form-action 'none'",
)


_STANDING = re.compile(r'\s*<meta http-equiv="Content-Security-Policy" content="[^"]*">')
_HASH = re.compile(r"sha256-[A-Za-z0-9+/=]+")


_SCRIPT = re.compile(
    r"<!--.*?(?:-->|\Z)|<script(?=[\s/>]).*?(?:</script(?=[\s/>])[^>]*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""A comment, or a script."""


class NoPlace(ValueError):
    """A page in which the policy cannot stand first."""


def with_policy(html: str, styles: Iterable[str] = (), *, content: str = "") -> str:
    """Put the policy into a page, right after its encoding.

    Args:
        html: a whole page.
        styles: see `policy`.
        content: a part of the page whose scripts are not to run.

    Raises:
        NoPlace: the page does not say its encoding once and first, as `<meta charset="utf-8">`.
    """
    return _placed(html, policy(html.replace(content, "", 1) if content else html, styles))


def renewed(html: str, styles: Iterable[str] = ()) -> str:
    """Let the last script of a page run too, which was put into it after its policy was written.

    Args:
        html: a whole page, with or without a policy.
        styles: see `policy`.

    Raises:
        NoPlace: see `with_policy`.
    """
    standing = _STANDING.search(html)
    if standing is None:
        return with_policy(html, styles)
    scripts = dict.fromkeys(_HASH.findall(standing[0].partition("style-src")[0]))
    scripts |= dict.fromkeys(digest(each) for each in inline_scripts(html)[-1:])
    bare = _STANDING.sub("", html, count=1)
    return _placed(bare, _policy(scripts, styles))


def policy(html: str, styles: Iterable[str] = ()) -> str:
    """Write the policy for a page.

    Everything is forbidden but what comes from the site itself and the page's own inline scripts.

    Args:
        html: a whole page.
        styles: hashes (`sha256-…`) of style sheets that a script of the site's own writes.

    Returns:
        The policy, its directives divided by semicolons; it holds no double quote.
    """
    return _policy(dict.fromkeys(map(digest, inline_scripts(html))), styles)


def inline_scripts(html: str) -> Sequence[str]:
    """List the texts of the inline scripts that a browser would run, as it reads them.

    A script whose type is some kind of JSON is data and is not run.
    """
    reader = _Reader()
    # Only these parts are parsed, for a whole page takes long. What stands in a value and looks
    # like a script is taken for one; a browser runs it no more for its hash.
    for found in _SCRIPT.finditer(html):
        # A browser makes every line end a line feed before it reads the page (HTML, 13.2.3.5).
        reader.feed(found[0].replace("\r\n", "\n").replace("\r", "\n"))
    reader.close()
    return reader.scripts


def digest(text: str) -> str:
    """Hash the text of an inline script or style, as a policy names it: `sha256-…`."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    allowed = " ".join(("script-src 'self'", *(f"'{each}'" for each in scripts)))
    sheets = " ".join(("style-src 'self'", *(f"'{each}'" for each in styles)))
    return "; ".join(("default-src 'none'", allowed, sheets, *_ALLOWED))


def _placed(html: str, written: str) -> str:
    """Put a policy where nothing stands before it but the encoding."""
    before, charset, rest = html.partition(_CHARSET)
    if not charset or _CHARSET in rest or any(mark in before for mark in ("<script", "<link")):
        raise NoPlace(f"a page needs {_CHARSET} once, before all scripts and links")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{written}">'
    return f"{before}{charset}\n      {meta}{rest}"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        data = (given.get("type") or "").strip().lower().endswith("json")
        self._inside = tag == "script" and "src" not in given and not data
        if self._inside:
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

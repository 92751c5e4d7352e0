"""The words that a search is looked up by, cut the same way here and in the reader's browser.

A word is a run of letters and digits in lower case, so that whatever a site's own `separator` makes
of a text, each piece of it begins or ends where one of these does. `shards.js` has the same rule.
"""

from __future__ import annotations

import re
from html import unescape

_RUN = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^>]*>")


def plain(html: str) -> str:
    """Write the text that a piece of HTML shows."""
    return unescape(_TAG.sub(" ", html)) if "<" in html or "&" in html else html


def words(text: str) -> list[str]:
    """List the words of a text in order."""
    return _RUN.findall(text.lower())

"""Links that lead to words on a page: text directives in an address's fragment.

The browser finds the words, scrolls to them and marks them; one that does not know such links opens
the page as usual. The form is that of URL Fragment Text Directives, a draft of the WICG
(https://wicg.github.io/scroll-to-text-fragment/, 3.1 and 3.2).
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

DELIMITER = ":~:"
"""Begins the part of a fragment that is for the browser alone."""

_WHOLE = 16
"""The most words that stand in the address as they are; of more, only the two ends do."""
_END = 5
"""How many words an end has: enough to be found once in an article."""


def directive(words: str) -> str:
    """Write the text directive for words on a page: `text=…`, or `text=first words,last words`.

    Args:
        words: what stands there, in one paragraph; at least one word.
    """
    each = words.split()
    if len(each) <= _WHOLE:
        return f"text={_encoded(each)}"
    return f"text={_encoded(each[:_END])},{_encoded(each[-_END:])}"


def deep_link(url: str, passages: Sequence[str]) -> str:
    """Give the address of words on a page.

    Args:
        url: the page's address; an anchor in it stays.
        passages: what to mark there, each in one paragraph; the first is scrolled to.
    """
    page = url.partition(DELIMITER)[0]
    hash_sign = "" if "#" in page else "#"
    return f"{page}{hash_sign}{DELIMITER}{'&'.join(map(directive, passages))}"


def _encoded(words: Sequence[str]) -> str:
    """Encode all that means something in a directive (& - ,) or in an address."""
    return quote(" ".join(words), safe="").replace("-", "%2D")

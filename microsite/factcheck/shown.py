"""On which pages a reader finds words: looked up in the pages themselves, not worked out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape

from microsite.artifacts import Page
from microsite.views.addresses import href

_TAG = re.compile(r"<[^>]*>")
_OTHER = re.compile(r"<(script|style)\b.*?</\1>|<abbr\b.*?</abbr>", re.DOTALL)
_ADDRESS = re.compile(r"<https?:[^>]*>")
_MANY = 4
"""From so many words on, words are no coincidence: a page with them shows the fact. Fewer count
where the page links the record, too."""


@dataclass(frozen=True, slots=True)
class _Read:
    page: Page
    text: str
    """Its words twice: with each tag as a space, and with none, since marks stand within words."""
    links: frozenset[str]
    """The addresses it links to."""


class Shown:
    """The words of the generated pages."""

    def __init__(self, pages: Sequence[Page]) -> None:
        # By each word, the pages that have it: a site has many facts and many pages.
        self._with: dict[str, list[_Read]] = {}
        for page in pages:
            read = _Read(page, _text(page.html), frozenset(page.body.outline.hrefs))
            for word in set(read.text.split()):
                self._with.setdefault(word, []).append(read)

    def pages(self, words: str, home: str, anchor: str) -> tuple[str, ...]:
        """List the paths of the pages that show a fact.

        Args:
            words: the fact's words.
            home: the path of the page where its record stands.
            anchor: the record's anchor there, empty for the page itself.
        """
        # The parts of a list stand apart on a page.
        parts = [_words(each) for each in _ADDRESS.sub(" ", words).split("; ")]
        parts = [each for each in parts if each.strip()]
        many = len(_words(words).split()) >= _MANY and len(parts) == 1
        having = [self._with.get(word, []) for part in parts for word in part.split()]
        return tuple(
            each.page.path
            for each in min(having, key=len, default=[])
            if all(part in each.text for part in parts)
            and (many or each.page.path == home or href(each.page.path, home, anchor) in each.links)
        )


def _text(html: str) -> str:
    bare = _OTHER.sub("", html)
    return _words(unescape(_TAG.sub(" ", bare))) + _words(unescape(_TAG.sub("", bare)))


def _words(text: str) -> str:
    return " " + " ".join(re.findall(r"\w+", re.sub("['’]", "", text).casefold())) + " "

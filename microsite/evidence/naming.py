"""Which paragraphs of an article name which agency, for all agencies at once.

Looking for each of 18,000 names in each of 20,000 articles would take days. So every name is filed
under one of its words, the one that the fewest names have, and in an article only the names are
looked for whose word stands there. What counts as naming is what `Article.occurrences` finds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from microsite.evidence.archive import Article
from microsite.model import Agency
from microsite.text.normalization import beyond_ascii, in_word, normal

_IN_RUN = rb"[0-9A-Za-z\x80-\xff]"
_RUN = re.compile(rb"%s+" % _IN_RUN)


class Names:
    """The words that name agencies, ready to be looked for in any number of articles."""

    def __init__(self, agencies: Mapping[str, Agency]) -> None:
        """File all the names.

        Args:
            agencies: the agencies by id.
        """
        self._order = {id: n for n, id in enumerate(agencies)}
        self._agencies: dict[str, list[str]] = {}
        for id, agency in agencies.items():
            for name in dict.fromkeys(map(normal, agency.named_by)):
                self._agencies.setdefault(name, []).append(id)
        runs = {name: _runs(name) for name in self._agencies}
        common = Counter(run for some in runs.values() for run in set(some))
        self._names: dict[bytes, list[str]] = {}
        for name, some in runs.items():
            if some:
                self._names.setdefault(min(some, key=common.__getitem__), []).append(name)
        self._words = frozenset(self._names)
        # Most words of an article begin with a small letter, and names do not. (A run is looked up
        # from its first such letter on, which is more than need be, and faster.)
        first = rb"".join(sorted({re.escape(word[:1]) for word in self._words}))
        self._run = re.compile(rb"[%s]%s*" % (first, _IN_RUN)) if first else _RUN

    def paragraphs(self, article: Article) -> dict[str, tuple[int, ...]]:
        """List the paragraphs of a body that print one of the words that name an agency.

        Returns:
            Agency id to the numbers of the paragraphs, ascending, in the order of the agencies; one
            that is not named is not in it.
        """
        found: dict[str, set[int]] = {}
        for word in self._words.intersection(_runs(article.plain, self._run)):
            for name in self._names[word]:
                numbers = article.paragraphs_with(name)
                if numbers:
                    for id in self._agencies[name]:
                        found.setdefault(id, set()).update(numbers)
        return {id: tuple(sorted(found[id])) for id in sorted(found, key=self._order.__getitem__)}


def paragraphs_naming(agency: Agency, article: Article) -> tuple[int, ...]:
    """List the paragraphs of a body that print one of the words that name one agency."""
    return tuple(sorted(set().union(*map(article.paragraphs_with, agency.named_by))))


def _runs(plain: str, run: re.Pattern[bytes] = _RUN) -> list[bytes]:
    """Cut a normalized text into its runs of letters, digits and accents.

    Where a name stands, none of its runs is longer than in the name: a word is not cut there.
    """
    for each in beyond_ascii(plain):
        if not in_word(each):
            plain = plain.replace(each, " ")
    return run.findall(plain.encode())

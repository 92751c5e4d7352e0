"""Which documents hold a word: the lists that a reader's browser looks a search up in.

There are four kinds of key, which cannot be taken for one another:

- `word`: the documents that hold it,
- ` word` (with a space before): those that hold it in their titles,
- `+one two`: those that hold two common words one after the other, since a quotation may be made of
  common words alone, each of which stands in thousands of documents,
- `=whole title`: those that are called exactly so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from sys import intern

from microsite.searching.words import words

COMMON = 500
"""A word in more documents than this is common on a site of up to 15,000 documents, and on a larger
one a word in more than every thirtieth. Two words that are rarer leave about as many documents as a
list of results shows, and each list of a pair costs a place in the shards."""

Keys = dict[str, list[int]]
"""For each key the documents that hold it, by number, ascending."""


def common_from(documents: int) -> int:
    """Say in how many documents a common word stands at least, but one."""
    return max(COMMON, documents // 30)


def keys(texts: Iterable[tuple[str, str]], common: int) -> Keys:
    """List for every key the documents that hold it.

    Args:
        texts: the documents in order, each with the plain text of its title and of its body.
        common: a word in more documents than this is common.
    """
    held: defaultdict[str, list[int]] = defaultdict(list)
    bodies: list[list[str]] = []
    for number, (title, text) in enumerate(texts):
        named = words(title)
        # One object for each word, however often it stands, or this would be the site all over.
        body = list(map(intern, chain(named, words(text))))
        bodies.append(body)
        for word in set(body):
            held[word].append(number)
        for word in set(named):
            held[f" {word}"].append(number)
        if named:
            held[f"={' '.join(named)}"].append(number)
    _add_pairs(
        held,
        bodies,
        {key for key, numbers in held.items() if len(numbers) > common and key[0] not in " ="},
    )
    return dict(held)


def _add_pairs(
    held: defaultdict[str, list[int]], bodies: Sequence[list[str]], of: set[str]
) -> None:
    if not of:
        return
    for number, body in enumerate(bodies):
        pairs = {pair for pair in pairwise(body) if pair[0] in of and pair[1] in of}
        for one, two in pairs:
            held[f"+{one} {two}"].append(number)

"""A search index in parts, of which a visit fetches those that its words need, and no more.

`shards.js` in the theme reads them. A list of numbers is written as its first number and the steps
from each to the next, which compress well. Beside the parts stands one small file that says where
each begins: a word for some 16 KB, so that it is all that grows with the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from operator import sub
from typing import Any

from microsite.jsontext import compact
from microsite.searching.index import Keys, common_from, keys
from microsite.searching.words import plain

FOLDER = "search/"
"""Where the files stand, in the site's root."""
START = f"{FOLDER}shards.json"

_BLOCK = 16_000
"""About how many characters of lists one file holds: some 8 KB
compressed."""
_TOGETHER = 8
"""How many documents one file holds. Those of one page stand side by side."""


@dataclass(frozen=True, slots=True)
class Document:
    """Something to find: where it is, and its title and text as the theme takes them, as HTML."""

    location: str
    """The address of a page, relative to the site's root, and a place on it after `#`."""
    title: str
    text: str
    boost: float | None = None
    """What the theme's search weighs it by, if it is not 1."""

    @property
    def page(self) -> str:
        """The address of the page that it is on, or is."""
        return self.location.partition("#")[0]


def shards(
    documents: Sequence[Document], config: Mapping[str, Any], common: int | None = None
) -> Iterator[tuple[str, str]]:
    """Write an index in parts.

    Args:
        documents: what can be found, each page before what is on it.
        config: what the theme's search is set up with; it is passed on as it stands.
        common: a word in more documents than this is common; see `microsite.searching.index`.

    Yields:
        Paths below the site's root, and what the files hold: the same for the same arguments.
    """
    order = {page: n for n, page in enumerate(dict.fromkeys(each.page for each in documents))}
    documents = sorted(documents, key=lambda each: order[each.page])
    common = common_from(len(documents)) if common is None else common
    digest = sha256(compact(config).encode())
    files = chain(_texts(documents), _blocks(keys(_plain(documents), common)))
    starts: list[str] = []
    for path, content, start in files:
        digest.update(content.encode())
        if start is not None:
            starts.append(start)
        yield path, content
    about = {
        # With it no browser takes an old part for one of a new index.
        "version": digest.hexdigest()[:12],
        "config": config,
        "documents": len(documents),
        "together": _TOGETHER,
        "common": common,
        "starts": starts,
    }
    yield START, compact(about)


def _plain(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    return ((plain(each.title), plain(each.text)) for each in documents)


def _texts(documents: Sequence[Document]) -> Iterator[tuple[str, str, None]]:
    titles = {each.page: each.title for each in documents if each.page == each.location}
    for n, begin in enumerate(range(0, len(documents), _TOGETHER)):
        part = documents[begin : begin + _TOGETHER]
        # A result is shown under its page's title.
        pages = {each.page: titles.get(each.page, "") for each in part}
        docs = [_document(each) for each in part]
        yield f"{FOLDER}texts/{n}.json", compact({"pages": pages, "docs": docs}), None


def _document(each: Document) -> dict[str, str | float]:
    written: dict[str, str | float] = {
        "location": each.location,
        "title": each.title,
        "text": each.text,
    }
    if each.boost is not None:
        written["boost"] = each.boost
    return written


def _blocks(held: Keys) -> Iterator[tuple[str, str, str]]:
    """Write the lists in the order of their keys, as JavaScript compares texts."""
    ordered = sorted(held.items(), key=lambda item: item[0].encode("utf-16-be", "surrogatepass"))
    block: dict[str, list[int]] = {}
    size, n = 0, 0
    for key, numbers in ordered:
        block[key] = [numbers[0], *map(sub, numbers[1:], numbers)]
        size += len(key) + 3 * len(numbers)
        if size > _BLOCK:
            yield f"{FOLDER}words/{n}.json", compact(block), next(iter(block))
            block, size, n = {}, 0, n + 1
    if block:
        yield f"{FOLDER}words/{n}.json", compact(block), next(iter(block))

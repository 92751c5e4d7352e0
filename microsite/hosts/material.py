"""Material for MkDocs, the theme: what it publishes for nothing, and its search index.

The index is a file that the search plugin writes and the search worker reads: `config`, and `docs`
with `location`, `title` and `text`. Title and text are HTML, of which `<p>` divides a text into the
pieces that a result shows. The first entry of a page stands for the whole page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from microsite import jsontext, searching
from microsite.artifacts import SearchEntry
from microsite.hosts.settings import choice

INDEX = "search/search_index.json"
"""Where the plugin writes the index, and the worker reads it."""
SHARDED = "search_in_shards"
"""In the templates' `config.extra`: whether the index is in parts."""
_SHARDS_WORKER = "assets/javascripts/workers/shards.js"
_LARGE = 500_000
"""From so many characters on an index is in parts. Compressed it is then some 150 KB, twice what a
visit with one search would fetch of parts. Below that nobody can see what is looked for."""

_STEMS = "assets/javascripts/lunr/"
"""Where the theme has word stems of 36 languages, a megabyte. For English it fetches none."""
_FAVICON = "assets/images/favicon.png"

_PAGE_BOOST = 0.4
"""The theme's worker weighs a whole page up to 2.5 times as much as something on it. Here that is
undone: who types words of a quotation looks for the quotation."""


def in_shards(extra: Mapping[str, Any], entries: Iterable[SearchEntry]) -> bool:
    """Say whether a site's search index is to be in parts.

    Args:
        extra: what mkdocs.yml says under `extra`; there `search` is `auto`, `whole` or `shards`.
        entries: what can be found.

    Raises:
        NoSuchChoice: it says something else.
    """
    wanted = choice(extra, "search")
    if wanted != "auto":
        return bool(wanted == "shards")
    size = (len(each.title) + sum(map(len, each.paragraphs)) for each in entries)
    return sum(size) >= _LARGE


def is_unused(path: str, config: Any) -> bool:
    """Say whether one of the theme's files is one that no page of the site asks for.

    What nobody needs is not published: each file of others is one more that has to be answered for.

    Args:
        path: the file's, below the site's root.
        config: MkDocs' settings, after `in_shards` is known.
    """
    if path.startswith("assets/stylesheets/"):
        # The site's own tokens hold its colors, and of the rest `styles` leaves out most.
        return path.startswith("assets/stylesheets/palette.") or path.endswith(".css.map")
    if path.startswith(_STEMS):
        return _search_languages(config) == {"en"}
    if path == _FAVICON:
        return bool(config.theme["favicon"] != _FAVICON)
    return path == _SHARDS_WORKER and not config.extra.get(SHARDED)


def _search_languages(config: Any) -> set[str]:
    """List the languages whose words the search knows; `en` alone where there is no search."""
    for plugin in config.plugins.values():
        if type(plugin).__module__ == "material.plugins.search.plugin":
            return set(plugin.config.lang or ())
    return {"en"}


def finished(
    index: str, entries: Iterable[SearchEntry], addresses: Mapping[str, str], *, sharded: bool
) -> Iterable[tuple[str, str]]:
    """Add entries to a search index, and put it into parts if that is wanted.

    Args:
        index: the index as JSON.
        entries: what to add, each page before what is on it.
        addresses: the address of every page, by its path, relative to the site's root.
        sharded: whether the index is to be in parts.

    Returns:
        Paths below the site's root, and what the files hold.
    """
    content = json.loads(index)
    content["docs"] += [_document(each, addresses[each.page]) for each in entries]
    if not sharded:
        return [(INDEX, jsontext.compact(content))]
    found = [
        searching.Document(each["location"], each["title"], each["text"], each.get("boost"))
        for each in content["docs"]
    ]
    return searching.shards(found, content["config"])


def _document(entry: SearchEntry, address: str) -> dict[str, str | float]:
    text = {
        "title": escape(entry.title, quote=False),
        "text": "".join(f"<p>{escape(each, quote=False)}</p>" for each in entry.paragraphs),
    }
    if entry.anchor:
        return {"location": f"{address}#{entry.anchor}", **text}
    return {"location": address, **text, "boost": _PAGE_BOOST}

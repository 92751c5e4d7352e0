"""Material for MkDocs, the theme: what it publishes for nothing, and its search index.

The index is a file that the search plugin writes and the search worker reads: `config`, and `docs`
with `location`, `title` and `text`. Title and text are HTML, of which `<p>` divides a text into the
pieces that a result shows. The first entry of a page stands for the whole page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape

from microsite.artifacts import SearchEntry

UNUSED = ("assets/stylesheets/palette.",)
"""How the theme's files begin that no page asks for: the site's own tokens hold its colors."""

_PAGE_BOOST = 0.4
"""The theme's worker weighs a whole page up to 2.5 times as much as something on it. Here that is
undone: who types words of a quotation looks for the quotation."""


def with_entries(index: str, entries: Iterable[SearchEntry], addresses: Mapping[str, str]) -> str:
    """Add entries to a search index.

    Args:
        index: the index as JSON.
        entries: what to add, each page before what is on it.
        addresses: the address of every page, by its path, relative to the site's root.

    Returns:
        The whole index as JSON.
    """
    content = json.loads(index)
    content["docs"] += [_document(each, addresses[each.page]) for each in entries]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _document(entry: SearchEntry, address: str) -> dict[str, str | float]:
    text = {
        "title": escape(entry.title, quote=False),
        "text": "".join(f"<p>{escape(each, quote=False)}</p>" for each in entry.paragraphs),
    }
    if entry.anchor:
        return {"location": f"{address}#{entry.anchor}", **text}
    return {"location": address, **text, "boost": _PAGE_BOOST}

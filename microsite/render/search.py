"""What search finds, written out: each page, then everything that has its own place on one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from microsite.artifacts import Page, SearchEntry
from microsite.render.catalog import Catalog
from microsite.views.search import Findable


def search_entries(
    found: Iterable[Findable],
    pages: Iterable[Page],
    catalog: Catalog,
    plain: Callable[[str], str],
) -> Iterator[SearchEntry]:
    """Write the entries, those of whole pages first.

    A page that is itself a record, such as an agency's, has the record's entry; any other is found
    by its title and its description.

    Args:
        found: what the records hold to be found by.
        pages: the rendered pages.
        catalog: the words around a quotation.
        plain: makes plain text of CommonMark.
    """
    entries = [_entry(each, catalog, plain) for each in found]
    whole = {entry.page: entry for entry in entries if not entry.anchor}
    for page in pages:
        own = SearchEntry(page.title, page.path, "", (page.description,))
        yield whole.get(page.path, own)
    yield from (entry for entry in entries if entry.anchor)


def _entry(found: Findable, catalog: Catalog, plain: Callable[[str], str]) -> SearchEntry:
    gap = f" {catalog.text('quote.gap')} "
    quotations = (
        f"{catalog.text('quote.open')}{gap.join(fragments)}{catalog.text('quote.close')}"
        for fragments in found.quotations
    )
    link = found.link
    names = " · ".join(name for name in found.names if name != link.text)
    paragraphs = (*quotations, *map(plain, found.text), *([names] if names else []))
    return SearchEntry(link.text, link.page, link.anchor, paragraphs)

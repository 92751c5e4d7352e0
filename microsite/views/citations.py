"""What readers cite: a page of this site, a source itself, a quotation with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from microsite.citations import Kind
from microsite.model import KnownText, SourceKind
from microsite.views.citing import Dating, dating
from microsite.views.lookup import Lookup

_KINDS: dict[SourceKind, Kind] = {
    "news article": "article-newspaper",
    "press release": "document",
    "report": "report",
    "document": "document",
}
"""Kinds of sources as types of CSL; a press release has none of its own there."""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source as something to cite: what is known of it, each with how it is known."""

    id: str
    kind: str
    like: SourceKind
    """The standard kind that it counts as."""
    csl_kind: Kind
    page: str
    title: KnownText
    byline: KnownText
    publisher: KnownText
    url: KnownText
    archive_url: KnownText
    published: Dating
    archived: bool


def cited_sources(lookup: Lookup) -> Mapping[str, CitedSource]:
    """Gather what citations of all sources need, by their pages."""
    sources = (cited_source(lookup, id) for id in lookup.project.sources)
    return {source.page: source for source in sources}


def cited_source(lookup: Lookup, id: str) -> CitedSource:
    """Gather what a citation of a source needs."""
    record = lookup.project.sources[id]
    like = lookup.project.vocabulary.source_kind(record.kind)
    return CitedSource(
        id=id,
        kind=record.kind,
        like=like,
        csl_kind=_KINDS[like],
        page=lookup.link("sources", id).page,
        title=record.title,
        byline=record.byline,
        publisher=record.publisher,
        url=record.url,
        archive_url=record.archive_url,
        published=dating(lookup, f"sources/{id}/published", record.published, (id,)),
        archived=record.archive_file is not None,
    )

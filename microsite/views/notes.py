"""A source as a note at the end of a printed page: everything that is known of it, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from microsite.model import KnownText
from microsite.views.citing import Dating, dating
from microsite.views.lookup import Link, Lookup


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What is known of a source, for a reader who has only the paper."""

    source: Link
    kind: str
    title: KnownText
    publisher: KnownText
    byline: KnownText
    published: Dating
    url: KnownText
    archive_url: KnownText
    archive_file: str | None
    """Name of the archived copy."""
    sha256: str | None
    """SHA-256 of that copy's bytes, in hexadecimal."""


def source_notes(lookup: Lookup) -> Mapping[str, SourceNote]:
    """Describe every source, by its page."""
    notes = (_note(lookup, id) for id in lookup.project.sources)
    return {note.source.page: note for note in notes}


def _note(lookup: Lookup, id: str) -> SourceNote:
    record = lookup.project.sources[id]
    return SourceNote(
        source=lookup.link("sources", id),
        kind=record.kind,
        title=record.title,
        publisher=record.publisher,
        byline=record.byline,
        published=dating(lookup, f"sources/{id}/published", record.published, (id,)),
        url=record.url,
        archive_url=record.archive_url,
        archive_file=record.archive_file,
        sha256=record.sha256,
    )

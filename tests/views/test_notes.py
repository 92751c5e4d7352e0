"""A note tells a reader of the paper everything that is known of a source."""

from __future__ import annotations

from microsite.views.lookup import Lookup
from microsite.views.notes import source_notes


def test_every_source_has_its_note(lookup: Lookup) -> None:
    notes = source_notes(lookup)
    assert set(notes) == {f"sources/{id}.md" for id in lookup.project.sources}
    for page, note in notes.items():
        record = lookup.project.sources[page.removeprefix("sources/").removesuffix(".md")]
        assert (note.title, note.url) == (record.title, record.url)
        assert note.source.page == page
        assert note.sha256 == record.sha256

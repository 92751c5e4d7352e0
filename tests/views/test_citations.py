"""What a citation of a source is made of."""

from __future__ import annotations

from microsite.views.citations import cited_source
from microsite.views.lookup import Lookup


def test_a_cited_source_keeps_how_each_part_is_known(lookup: Lookup) -> None:
    for id, record in lookup.project.sources.items():
        cited = cited_source(lookup, id)
        assert (cited.title, cited.byline, cited.url) == (record.title, record.byline, record.url)
        assert cited.published.value == record.published.value
        assert cited.page == f"sources/{id}.md"
        assert cited.archived == (record.archive_file is not None)
        assert (cited.csl_kind == "article-newspaper") == (record.kind == "news article")

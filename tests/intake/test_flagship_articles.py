"""The five articles that came with this repository, read as if they were new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from microsite.intake import Prepared, prepare, read
from microsite.model import Source
from tests.archived import ARCHIVE, WHY_NOT
from tests.support import loaded

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.flagship,
    pytest.mark.skipif(ARCHIVE is None, reason=WHY_NOT),
]


@pytest.fixture(scope="module")
def articles() -> list[tuple[Source, Prepared]]:
    now = loaded(ROOT)
    found = []
    for id, source in now.project.sources.items():
        others = {other: each for other, each in now.project.sources.items() if other != id}
        without = replace(now, project=replace(now.project, sources=others))
        document = read((ARCHIVE or Path()) / (source.archive_file or ""))
        found.append((source, prepare(document, without)))
    return found


def test_the_proposed_body_is_the_curated_one(articles: list[tuple[Source, Prepared]]) -> None:
    assert len(articles) == 5
    for source, prepared in articles:
        assert prepared.body.ranges == source.body


def test_no_proposed_value_is_wrong(articles: list[tuple[Source, Prepared]]) -> None:
    right = unknown = 0
    for source, prepared in articles:
        for name, proposed in prepared.proposal.fields:
            curated = getattr(source, name)
            value = getattr(curated.value, "text", curated.value)
            assert proposed.value in (value, None), (prepared.id, name)
            if curated.basis == "stated":
                assert (proposed.value, proposed.basis) == (value, "stated"), (prepared.id, name)
            right += proposed.value == value
            unknown += proposed.value is None and value is not None
    # What is left unknown, people concluded from the text: three publishers, a byline, three dates.
    assert (right, unknown) == (28, 7)
    assert [prepared.proposal.kind for _, prepared in articles] == [
        source.kind for source, _ in articles
    ]


def test_only_the_one_that_ends_in_a_name_looks_trimmed(
    articles: list[tuple[Source, Prepared]],
) -> None:
    signs = [each for _, prepared in articles for each in prepared.trimmed]
    assert signs == ["its last paragraph (line 23) ends without a full stop"]

"""Every fact on the pages is in the data, and every fact in the data is on the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import published
from tests.site.published import JUDGES, Published
from tests.site.saying import none_of


@pytest.fixture(scope="module")
def site(built_site: Path) -> Published:
    return published.read(built_site)


@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.__name__)
def test_pages_and_data_say_the_same(site: Published, judge: published.Judge) -> None:
    none_of(judge(site))


@pytest.mark.flagship
def test_they_are_many(site: Published) -> None:
    assert sum(1 for _ in site.every_row) > 100
    assert len(site.generated) >= 8 + 5 + 10

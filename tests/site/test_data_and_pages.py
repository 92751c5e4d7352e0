"""Every fact on the pages is in the data, and every fact in the data is on the pages."""

from __future__ import annotations

import shutil
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


FAULTS = (
    ("figures/", "Read as printed, this sentence", "This sentence"),
    ("figures/", "<q>Eight Connecticut law enforcement agencies</q>", "<q>Nine agencies</q>"),
    ("figures/", "3c1e8316d8a9", "3c1e8316d8a8"),
    ("bills/", '<h2 id="trust-act">', '<h2 id="trust-acts">'),
    ("bills/", 'datetime="2019-03-13">March 13', 'datetime="2019-03-12">March 12'),
    ("agencies/norwalk/", '<h2 id="alleged">', '<h2 id="alleged">Notorious: '),
)


@pytest.fixture(scope="module")
def faulty(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The site with faults planted in its pages, at least one for each judge."""
    copy = tmp_path_factory.mktemp("faulty") / built_site.name
    shutil.copytree(built_site, copy, ignore=shutil.ignore_patterns("assets"))
    for path, good, bad in FAULTS:
        page = copy / path / "index.html"
        html = page.read_text("utf-8")
        assert good in html
        page.write_text(html.replace(good, bad), "utf-8")
    return published.read(copy)


@pytest.mark.flagship
@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.__name__)
def test_a_fault_is_noticed(faulty: Published, judge: published.Judge) -> None:
    assert judge(faulty)

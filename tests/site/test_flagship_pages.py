"""What the flagship's own pages show, and faults planted in them. `init` leaves this file out."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site import published
from tests.site.published import JUDGES, Published
from tests.site.records import Records
from tests.site.visiting import WIDTHS
from tests.site.watching import Watched, watched


@pytest.fixture(params=WIDTHS)
def seen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    with watched(browser, width=request.param) as seen:
        yield seen


@pytest.mark.flagship
def test_home_shows_the_allegation_and_all_eight_answers(
    seen: Watched, address: str, records: Records
) -> None:
    seen.open(address)
    assert "ACLU" in seen.page.inner_text("main")
    assert len(records.rows("agencies")) == 8


@pytest.mark.flagship
def test_an_agency_page_has_allegation_and_answer(seen: Watched, address: str) -> None:
    seen.open(f"{address}agencies/norwalk/")
    text = seen.page.inner_text("main")
    assert "We do not report anyone" in text
    assert "ACLU says" in text


FAULTS = (
    ("figures/", "Read as printed, this sentence", "This sentence"),
    ("figures/", "<q>Eight Connecticut law enforcement agencies</q>", "<q>Nine agencies</q>"),
    ("figures/", "3c1e8316d8a9", "3c1e8316d8a8"),
    ("bills/", '<h2 id="trust-act">', '<h2 id="trust-acts">'),
    ("bills/", 'datetime="2019-03-13">March 13', 'datetime="2019-03-12">March 12'),
    ("agencies/norwalk/", '<h2 id="alleged">', '<h2 id="alleged">Notorious: '),
    (
        "sources/news-12-2019-03-14/",
        '<section aria-labelledby="withheld">',
        '<div class="ms-fulltext"><p id="p--1"><span>All of it.</span></p></div>'
        '<section aria-labelledby="withheld">',
    ),
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

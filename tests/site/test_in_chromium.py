"""The pages as a reader opens them: what must be on them at first sight."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser

from tests.site.published import words
from tests.site.records import Records
from tests.site.serving import ROOT, SUB_PATH
from tests.site.visiting import WIDTHS
from tests.site.watching import Watched, watched


@pytest.fixture(params=WIDTHS)
def seen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    with watched(browser, width=request.param) as seen:
        yield seen


def test_home_shows_what_it_is_about_and_every_agency(
    seen: Watched, address: str, records: Records
) -> None:
    seen.open(address)
    text = seen.page.inner_text("main")
    own = yaml.safe_load((ROOT / "data/investigation.yaml").read_text("utf-8"))
    assert words(own["standfirst"]) in words(text)
    for agency in records.rows("agencies"):
        assert agency["short_name"] in text
    assert seen.page.locator("main svg").count() >= 1


def test_an_agency_page_shows_its_answer(seen: Watched, address: str, records: Records) -> None:
    seen.open(address + records.agency_page)
    text = seen.page.inner_text("main")
    assert records.agency["name"] in text
    answers = [each for each in records.some("responses") if each["agency"] == records.agency["id"]]
    assert not answers or any(words(each["says"]) in words(text) for each in answers)


def test_the_zoomable_map_draws_a_link_for_each_agency(
    seen: Watched, address: str, records: Records
) -> None:
    seen.open(f"{address}map/zoom/")
    links = seen.page.locator(".leaflet-marker-pane a[href]")
    links.first.wait_for(state="attached")
    targets = {urlsplit(a.evaluate("a => a.href")).path for a in links.all()}
    agencies = records.some("agencies")
    assert targets == {f"/{SUB_PATH}/agencies/{agency['id']}/" for agency in agencies}

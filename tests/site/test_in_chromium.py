"""The pages as a reader opens them: what must be on them at first sight."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.site.visiting import WIDTHS
from tests.site.watching import Watched, watched


@pytest.fixture(params=WIDTHS)
def seen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    with watched(browser, width=request.param) as seen:
        yield seen


def test_home_shows_the_allegation_and_all_eight_answers(
    seen: Watched, address: str, built_site: Path
) -> None:
    seen.open(address)
    text = seen.page.inner_text("main")
    assert "ACLU" in text
    for agency in json.loads((built_site / "data/agencies.json").read_text("utf-8")):
        assert agency["short_name"] in text
    assert seen.page.locator("main svg").count() >= 1


def test_an_agency_page_has_allegation_and_answer(seen: Watched, address: str) -> None:
    seen.open(f"{address}agencies/norwalk/")
    text = seen.page.inner_text("main")
    assert "We do not report anyone" in text
    assert "ACLU says" in text


def test_the_zoomable_map_draws_a_link_for_each_agency(
    seen: Watched, address: str, built_site: Path
) -> None:
    seen.open(f"{address}map/zoom/")
    links = seen.page.locator(".leaflet-marker-pane a[href]")
    links.first.wait_for(state="attached")
    targets = {urlsplit(a.evaluate("a => a.href")).path for a in links.all()}
    agencies = json.loads((built_site / "data/agencies.json").read_text("utf-8"))
    assert targets == {f"/plates/agencies/{agency['id']}/" for agency in agencies}

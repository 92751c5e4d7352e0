"""The pages as a reader opens them, in a real Chromium, served under a sub-path."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

WIDTHS = (360, 1280)


@dataclass
class Watched:
    """A page with what it asked for and what it complained about."""

    page: Page
    elsewhere: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(address, wait_until="networkidle")


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=WIDTHS)
def watched(browser: Browser, scheme: str, request: pytest.FixtureRequest) -> Iterator[Watched]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    watched = Watched(context.new_page())

    def asked(request: Request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            watched.elsewhere.append(request.url)

    def answered(response: Response) -> None:
        if response.status >= 400:
            watched.trouble.append(f"{response.status} {response.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            watched.trouble.append(message.text)

    watched.page.on("request", asked)
    watched.page.on("response", answered)
    watched.page.on("console", said)
    watched.page.on("pageerror", lambda error: watched.trouble.append(str(error)))
    yield watched
    context.close()


def every_page(site: Path) -> list[str]:
    return sorted(
        page.relative_to(site).as_posix().removesuffix("index.html")
        for page in site.rglob("*.html")
    )


def test_every_page_opens_quietly_and_fits(
    watched: Watched, address: str, built_site: Path
) -> None:
    """No request to anyone else, no message on the console, nothing wider than the screen."""
    pages = every_page(built_site)
    assert len(pages) >= 8 + 5 + 12
    for path in pages:
        watched.open(address + path)
        overflow = watched.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{path} is {overflow} px too wide"
        assert watched.elsewhere == [], path
        assert watched.trouble == [], path


def test_home_shows_the_allegation_and_all_eight_answers(watched: Watched, address: str) -> None:
    watched.open(address)
    text = watched.page.inner_text("main")
    for name in ("ACLU", "Fairfield", "Westport", "Enfield", "Wethersfield", "Stratford"):
        assert name in text
    assert watched.page.locator("main svg").count() >= 1


def test_an_agency_page_has_allegation_and_answer(watched: Watched, address: str) -> None:
    watched.open(f"{address}agencies/norwalk/")
    text = watched.page.inner_text("main")
    assert "We do not report anyone" in text
    assert "ACLU says" in text


def test_the_map_draws_a_link_for_each_agency(watched: Watched, address: str) -> None:
    watched.open(f"{address}map/")
    links = watched.page.locator(".leaflet-marker-pane a[href]")
    links.first.wait_for(state="attached")
    targets = {urlsplit(a.evaluate("a => a.href")).path for a in links.all()}
    agencies = json.loads(
        watched.page.evaluate("fetch('../data/agencies.json').then(r => r.text())")
    )
    assert targets == {f"/plates/agencies/{agency['id']}/" for agency in agencies}


def test_the_timeline_filter_works_from_the_address(watched: Watched, address: str) -> None:
    watched.open(f"{address}timeline/")
    everything = watched.page.locator("[data-item]:visible").count()
    watched.open(f"{address}timeline/?agency=stratford")
    filtered = watched.page.locator("[data-item]:visible")
    assert 0 < filtered.count() < everything
    assert all("stratford" in str(item.get_attribute("data-agency")) for item in filtered.all())


def test_everything_is_readable_without_scripts(
    browser: Browser, address: str, built_site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}statements/")
    statements = json.loads((built_site / "data/statements.json").read_text("utf-8"))
    for statement in statements:
        assert page.locator(f"[id='{statement['id']}']").is_visible(), statement["id"]
    page.goto(f"{address}timeline/")
    events = json.loads((built_site / "data/events.json").read_text("utf-8"))
    for event in events:
        assert page.locator(f"[id='{event['id']}']").is_visible(), event["id"]
    context.close()

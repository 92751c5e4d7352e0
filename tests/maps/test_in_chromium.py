"""The maps in a real Chromium, under a policy that forbids all that we do not serve ourselves."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from microsite.maps import (
    LEAFLET_CSS,
    LEAFLET_JS,
    MAP_SCRIPT,
    folium_map,
    leaflet_assets,
    legend_html,
    locator_svg,
)
from tests.made_up_region import CLOSE, POINTS, STRINGS, STYLES, region

ROOT = Path(__file__).parents[2]
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
# Every way to break the policy at once: it must be seen to be enforced.
FORBIDDEN = '<p style="color: red" onclick="0">x</p><script>1</script>'


def _page(body: str, scripts: str = "") -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Map</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,"><link rel="stylesheet" href="{LEAFLET_CSS}">'
        '<link rel="stylesheet" href="map.css"></head>'
        f"<body><main>{body}</main>{scripts}</body></html>"
    )


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the pages are served: `map.html`, `picture.html` and `forbidden.html`."""
    root = tmp_path_factory.mktemp("maps")
    land = region(root)
    parts = folium_map(POINTS, land, STYLES, STRINGS)
    scripts = f'<script src="{LEAFLET_JS}"></script><script src="{MAP_SCRIPT}"></script>'
    picture = locator_svg(POINTS, land, STYLES, STRINGS)
    small = locator_svg(POINTS, land, STYLES, STRINGS, highlight="ashby")
    for name, html in {
        "map.html": _page(parts.div, scripts),
        "picture.html": _page(picture + legend_html(STYLES) + small),
        "forbidden.html": _page(FORBIDDEN),
    }.items():
        (root / name).write_text(html, encoding="utf-8")
    for file in leaflet_assets():
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content if isinstance(file.content, bytes) else file.content.encode())
    (root / MAP_SCRIPT).write_text(parts.script, encoding="utf-8")
    css = ROOT / "templates/styles/map.css"
    (root / "map.css").write_bytes(css.read_bytes())

    handler = partial(_Quiet, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing; a failed request shows in the browser."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = (
        os.environ.get("CHROMIUM")
        or subprocess.run(
            [str(ROOT / "tools/chromium.sh"), "find"], capture_output=True, text=True, check=True
        ).stdout.strip()
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@dataclass
class Watched:
    """A page, the hosts it asked, and what the browser complained about."""

    page: Page
    hosts: set[str | None] = field(default_factory=set)
    trouble: list[str] = field(default_factory=list)


@pytest.fixture(params=[360, 1280])
def watched(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    watched = Watched(context.new_page())
    watched.page.on("request", lambda asked: watched.hosts.add(urlsplit(asked.url).hostname))
    watched.page.on("console", lambda message: watched.trouble.append(message.text))
    watched.page.on("pageerror", lambda error: watched.trouble.append(str(error)))
    yield watched
    context.close()


def test_the_policy_is_enforced_and_its_breach_is_seen(watched: Watched, served: str) -> None:
    watched.page.goto(f"{served}forbidden.html", wait_until="networkidle")
    assert len([text for text in watched.trouble if "Content Security Policy" in text]) >= 3


@pytest.mark.parametrize("name", ["map", "picture"])
def test_maps_ask_nobody_else_and_break_no_rule(watched: Watched, served: str, name: str) -> None:
    watched.page.goto(f"{served}{name}.html", wait_until="networkidle")
    assert watched.hosts <= {"127.0.0.1", None}
    assert watched.trouble == []
    assert not watched.page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def test_type_and_targets_are_large_enough_on_every_screen(watched: Watched, served: str) -> None:
    watched.page.goto(f"{served}picture.html", wait_until="networkidle")
    sizes = watched.page.evaluate(
        """[...document.querySelectorAll('svg.ms-map text')].map(text =>
            parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""
    )
    assert sizes
    assert min(sizes) >= 11
    targets = watched.page.evaluate(
        """[...document.querySelectorAll('.ms-map__touch')].map(circle =>
            circle.getBoundingClientRect().width)"""
    )
    assert len(targets) == len(POINTS)
    assert min(targets) >= 24


def test_labels_as_the_browser_sets_them_do_not_collide(watched: Watched, served: str) -> None:
    watched.page.goto(f"{served}picture.html", wait_until="networkidle")
    collisions = watched.page.evaluate(
        """[...document.querySelectorAll('svg.ms-map')].flatMap(svg => {
            const texts = [...svg.querySelectorAll('text')];
            const boxes = texts.map(text => text.getBBox());
            const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width
                && a.y + 2 < b.y + b.height && b.y + 2 < a.y + a.height;
            return texts.flatMap((text, i) => texts.slice(i + 1)
                .filter((_, j) => meet(boxes[i], boxes[i + 1 + j]))
                .map(other => text.textContent + ' / ' + other.textContent));
        })"""
    )
    assert collisions == []


def test_the_keyboard_reaches_marks_cards_and_pages(watched: Watched, served: str) -> None:
    page = watched.page
    page.goto(f"{served}map.html", wait_until="networkidle")
    first = next(point for point in POINTS if point.id not in CLOSE)
    page.keyboard.press("Tab")  # the map
    page.keyboard.press("Tab")  # its first mark
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == first.spoken
    card = page.locator(".leaflet-popup .ms-card")
    assert first.name in card.inner_text()
    page.keyboard.press("Escape")
    card.wait_for(state="detached")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agencies/northfield/")


def test_a_pointer_opens_a_card_with_the_link(watched: Watched, served: str) -> None:
    page = watched.page
    page.goto(f"{served}map.html", wait_until="networkidle")
    page.locator("a[href='../agencies/eastbrook/']").click()
    card = page.locator(".leaflet-popup .ms-card")
    card.wait_for()
    assert urlsplit(page.url).path == "/map.html"
    assert "label of silent" in card.inner_text()
    card.locator("a").click()
    page.wait_for_url("**/agencies/eastbrook/")


def test_a_crowd_is_a_button_that_zooms_in_until_each_mark_is_a_link(
    browser: Browser, served: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{served}map.html", wait_until="networkidle")
    assert page.locator(".ms-pin[inert]").count() == len(CLOSE)
    page.get_by_role("button", name="3: Zoom in").focus()
    page.keyboard.press("Enter")
    page.locator(".ms-crowd__button").wait_for(state="detached")
    assert page.locator(".ms-pin[inert]").count() == 0
    page.wait_for_function("document.activeElement.closest('.ms-pin')")
    page.close()

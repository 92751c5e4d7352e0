"""The maps in a real Chromium, under a policy that forbids all that we do not serve ourselves."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

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
    counts = {style.key: 1 for style in STYLES}
    scripts = f'<script src="{LEAFLET_JS}"></script><script src="{MAP_SCRIPT}"></script>'
    picture = locator_svg(POINTS, land, STYLES, STRINGS)
    small = locator_svg(POINTS, land, STYLES, STRINGS, highlight="ashby")
    for name, html in {
        "map.html": _page(f'{parts.div}<p class="tall">Under the map.</p>', scripts),
        "picture.html": _page(picture + legend_html(STYLES, counts) + small),
        "forbidden.html": _page(FORBIDDEN),
    }.items():
        (root / name).write_text(html, encoding="utf-8")
    for file in leaflet_assets():
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content if isinstance(file.content, bytes) else file.content.encode())
    (root / MAP_SCRIPT).write_text(parts.script, encoding="utf-8")
    css = ROOT / "templates/styles/map.css"
    tall = ".tall { height: 150vh; }"  # so that there is something to scroll
    (root / "map.css").write_text(css.read_text("utf-8") + tall, encoding="utf-8")

    handler = partial(_Quiet, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing; a failed request shows in the browser."""


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
    watched.page.goto(f"{served}picture.html")
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
    watched.page.goto(f"{served}picture.html")
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


def test_a_pointer_opens_a_card_with_the_link(watched: Watched, served: str) -> None:
    page = watched.page
    page.goto(f"{served}map.html")
    page.locator("a[href='../agencies/eastbrook/']").click()
    card = page.locator(".leaflet-popup .ms-card")
    card.wait_for()
    assert urlsplit(page.url).path == "/map.html"
    assert "label of silent" in card.inner_text()
    page.locator(".leaflet-pan-anim").wait_for(state="detached")  # the card moves until then
    card.locator("a").click()
    page.wait_for_url("**/agencies/eastbrook/")


def test_the_whole_region_is_seen_at_the_start_and_no_name_is_cut(
    watched: Watched, served: str
) -> None:
    page = watched.page
    page.goto(f"{served}map.html")
    assert page.locator(".ms-pin").count() == len(POINTS)
    cut = page.evaluate(
        """() => {
            const edge = document.querySelector('.folium-map').getBoundingClientRect();
            const shown = (e) => getComputedStyle(e).visibility === 'visible' && e.offsetWidth;
            return [...document.querySelectorAll('.ms-pin, .ms-pin__name')].filter(shown)
                .filter(e => { const r = e.getBoundingClientRect(); return r.left < edge.left
                    || r.right > edge.right || r.top < edge.top || r.bottom > edge.bottom; })
                .map(e => e.outerHTML);
        }"""
    )
    assert cut == []
    assert page.locator(".leaflet-control-scale-line").inner_text().endswith(" mi")


# --- From the keyboard ----------------------------------------------------------------------

NAME = "document.activeElement.getAttribute('aria-label')"
IN_SIGHT = """() => {
    const edge = document.querySelector('.folium-map').getBoundingClientRect();
    const r = document.activeElement.getBoundingClientRect();
    return r.left >= edge.left && r.right <= edge.right
        && r.top >= edge.top && r.bottom <= edge.bottom;
}"""
CROWD = "3 agencies: zoom in: Ashby, Bexley, Corwen"


@pytest.fixture
def phone(browser: Browser, served: str) -> Iterator[Page]:
    """The zoomable map on a phone-wide page for somebody who wants no motion."""
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, reduced_motion="reduce", has_touch=True
    )
    page = context.new_page()
    page.goto(f"{served}map.html")
    yield page
    context.close()


def test_the_keyboard_reaches_marks_cards_and_pages(watched: Watched, served: str) -> None:
    page = watched.page
    page.goto(f"{served}map.html")
    first = next(point for point in POINTS if point.id not in CLOSE)
    page.keyboard.press("Tab")  # the map
    assert page.evaluate(NAME) == "Map of agencies"
    page.keyboard.press("Tab")  # its first mark
    assert page.evaluate(NAME) == first.spoken
    card = page.locator(".leaflet-popup .ms-card")
    assert first.name in card.inner_text()
    page.keyboard.press("Escape")
    card.wait_for(state="detached")
    page.keyboard.press("Enter")
    page.wait_for_url("**/agencies/northfield/")


def test_tab_goes_from_marks_to_crowds_to_the_buttons(phone: Page) -> None:
    names = []
    for _ in range(7):
        phone.keyboard.press("Tab")
        names.append(phone.evaluate(NAME) or phone.evaluate("document.activeElement.innerText"))
    alone = [point for point in POINTS if point.id not in CLOSE]
    # The card of the mark that last had the focus is open, so its link comes in between.
    assert names == [
        "Map of agencies",
        *(point.spoken for point in alone),
        CROWD,
        alone[-1].name,
        "Zoom in",
        "Zoom out",
    ]


def test_what_has_the_focus_is_outlined_and_in_sight(phone: Page) -> None:
    phone.get_by_role("button", name=CROWD).focus()
    phone.keyboard.press("Enter")  # and so the others are out of sight
    for point in POINTS:
        phone.locator(f".ms-pin a[href='{point.href}']").focus()
        assert phone.evaluate(NAME) == point.spoken
        phone.wait_for_function(IN_SIGHT)
        outline = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
        assert phone.evaluate(outline) >= 2


def test_a_crowd_is_a_button_that_zooms_in_until_each_mark_is_a_link(phone: Page) -> None:
    assert phone.locator(".ms-pin[inert]").count() == len(CLOSE)
    phone.get_by_role("button", name=CROWD).focus()
    phone.keyboard.press("Enter")
    phone.locator(".ms-crowd__button").wait_for(state="detached")
    assert phone.locator(".ms-pin[inert]").count() == 0
    phone.wait_for_function("() => document.activeElement.closest('.ms-pin')")


def test_plus_and_minus_zoom_around_what_has_the_focus_and_keep_it(phone: Page) -> None:
    phone.get_by_role("button", name=CROWD).focus()
    for _ in range(2):
        phone.keyboard.press("+")
    phone.locator(".ms-crowd__button").wait_for(state="detached")
    assert phone.evaluate(NAME).startswith("Ashby")
    phone.locator(".ms-pin a[href='../agencies/corwen/']").focus()
    for _ in range(2):
        phone.keyboard.press("-")
    phone.locator(".ms-crowd__button").wait_for()
    assert phone.evaluate(NAME) == CROWD
    for _ in range(2):
        phone.keyboard.press("+")
    phone.wait_for_function("() => document.activeElement.closest('.ms-pin')")
    assert phone.evaluate(NAME).startswith("Corwen")
    assert phone.evaluate(IN_SIGHT)


# --- Pointers, colors, motion ---------------------------------------------------------------

# Where the page is scrolled to, and where a mark is on the page: it moves when the map does.
PLACES = """() => {
    const r = document.querySelector(".ms-pin").getBoundingClientRect();
    return [scrollY, Math.round(r.left), Math.round(r.top + scrollY)];
}"""
MOVED = f"(before) => ({PLACES})().slice(1).some((at, n) => at !== before[n])"


def test_the_wheel_scrolls_the_page_and_with_ctrl_zooms_the_map(phone: Page) -> None:
    box = phone.locator(".folium-map").bounding_box()
    assert box
    phone.mouse.move(box["x"] + 150, box["y"] + 60)
    _, *place = phone.evaluate(PLACES)
    phone.mouse.wheel(0, 80)
    phone.wait_for_function("() => scrollY === 80")
    assert phone.evaluate(PLACES)[1:] == place
    phone.keyboard.down("Control")
    phone.mouse.wheel(0, -200)
    phone.keyboard.up("Control")
    phone.wait_for_function(MOVED, arg=place)
    assert phone.evaluate("scrollY") == 80


AT_REST = """() => new Promise((done) => {
  let last = scrollY, still = 0;
  const look = () => {
    still = scrollY === last ? still + 1 : 0;
    last = scrollY;
    if (still > 15) done(); else requestAnimationFrame(look);
  };
  look();
})"""
"""Resolves when the page has not moved for some frames: a finger's push goes on after it."""


def test_one_finger_scrolls_the_page_and_two_zoom_the_map(phone: Page) -> None:
    box = phone.locator(".folium-map").bounding_box()
    assert box
    x, y = box["x"] + 150, box["y"] + 200
    _, *place = phone.evaluate(PLACES)
    _drag(phone, ((x, y), (x, y - 120)))
    phone.wait_for_function("() => scrollY > 60")
    assert phone.evaluate(PLACES)[1:] == place
    phone.evaluate(AT_REST)
    phone.evaluate("scrollTo(0, 0)")
    _drag(phone, ((x, y), (x - 40, y)), ((x + 50, y), (x + 100, y)))
    phone.wait_for_function(MOVED, arg=place)
    assert phone.evaluate(PLACES)[0] == 0
    assert phone.evaluate("visualViewport.scale") == 1


def _drag(page: Page, *fingers: tuple[tuple[float, float], tuple[float, float]]) -> None:
    """Move fingers, each from one place of the window to another, in ten steps."""
    touch = page.context.new_cdp_session(page)

    def send(kind: str, part: float) -> None:
        points = [
            {"id": n, "x": x0 + (x1 - x0) * part, "y": y0 + (y1 - y0) * part}
            for n, ((x0, y0), (x1, y1)) in enumerate(fingers)
        ]
        shown = {"type": kind, "touchPoints": [] if kind == "touchEnd" else points}
        touch.send("Input.dispatchTouchEvent", shown)

    send("touchStart", 0)
    for step in range(1, 11):
        send("touchMove", step / 10)
        page.wait_for_timeout(16)
    send("touchEnd", 1)


def test_the_map_takes_the_colors_of_the_palette_without_a_reload(phone: Page) -> None:
    colors = """() => ['.ms-map__land', '.folium-map .ms-symbol--circle', '.ms-pin__name']
        .map(name => getComputedStyle(document.querySelector(name)))
        .map(style => style.fill + style.color)"""
    before = phone.evaluate(colors)
    phone.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    after = phone.evaluate(colors)
    assert all(old != new for old, new in zip(before, after, strict=True))


def test_whoever_wants_no_motion_gets_none(watched: Watched, phone: Page, served: str) -> None:
    watched.page.goto(f"{served}map.html")
    assert watched.page.locator(".leaflet-fade-anim").count() == 1
    assert phone.locator(".leaflet-fade-anim").count() == 0
    _, *place = phone.evaluate(PLACES)
    phone.locator(".folium-map").focus()
    # Without motion the map is where it goes in the very same moment.
    phone.keyboard.press("+")
    assert phone.evaluate(PLACES)[1:] != place


def test_leaflet_asks_for_no_picture_that_is_not_shown(watched: Watched, served: str) -> None:
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url))
    watched.page.goto(f"{served}map.html")
    assert [url for url in asked if url.endswith(".png")] == []

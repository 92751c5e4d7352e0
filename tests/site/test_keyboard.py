"""Everything that can be used can be used by keyboard, and the focus is always to be seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import flagship
from tests.site.records import Records
from tests.site.saying import none_of
from tests.site.visiting import WIDTHS
from tests.site.watching import watched

WALKED = {
    360: ("", "map/", "map/zoom/"),
    1280: ("", "timeline/", "statements/", "map/", "map/zoom/", "about/"),
}
"""One page of each kind that has something of its own to use; on a phone, what differs there.

An agency's page is walked besides.
"""
_STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  window.__stops ??= new Map();
  const again = window.__stops.has(at);
  if (!again) window.__stops.set(at, window.__stops.size);
  const style = getComputedStyle(at);
  const box = at.getClientRects()[0] ?? at.getBoundingClientRect();
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const there = document.elementFromPoint(x, y);
  const about = at.outerHTML.replace(/\\s+/g, " ").slice(0, 120);
  return {
    number: window.__stops.get(at), again, about,
    href: at.href?.baseVal ?? at.getAttribute("href"),
    name: (at.ariaLabel || at.getAttribute("aria-labelledby") || at.textContent
      || [...(at.labels ?? [])].map(each => each.textContent).join("")).trim(),
    inside: x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight,
    covered: there && (at.contains(there) || there.contains(at)) ? null
      : there ? there.outerHTML.slice(0, 80) : "something",
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
    box: {x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12},
  };
}"""


def looks_different(page: Page, box: dict[str, float]) -> bool:
    """Whether an element without an outline of its own shows its focus in some other way."""
    size = page.viewport_size
    assert size is not None
    x, y = max(box["x"], 0), max(box["y"], 0)
    clip = {
        "x": x,
        "y": y,
        "width": max(1, min(box["x"] + box["width"], size["width"]) - x),
        "height": max(1, min(box["y"] + box["height"], size["height"]) - y),
    }
    focused = page.screenshot(clip=clip, caret="hide")  # type: ignore[arg-type]
    page.evaluate("window.__at = document.activeElement; window.__at.blur()")
    blurred = page.screenshot(clip=clip, caret="hide")  # type: ignore[arg-type]
    page.evaluate("window.__at.focus({preventScroll: true, focusVisible: true})")
    return focused != blurred


def walk(page: Page, most: int = 600) -> tuple[list[dict[str, object]], list[str]]:
    """Press Tab from the top of a page to its end: each stop, and what is wrong with it."""
    stops: list[dict[str, object]] = []
    wrong: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or (stop["again"] and stop["number"] == 0):
            return stops, wrong
        if not stop["inside"] or stop["covered"]:
            page.wait_for_timeout(400)  # the search and the menu slide in
            stop |= page.evaluate(_STOP) | {"again": stop["again"]}
        if stop["again"]:
            return stops, [*wrong, f"the focus goes back to {stop['about']}"]
        stops.append(stop)
        if not stop["name"]:
            wrong.append(f"has no name: {stop['about']}")
        if not stop["inside"]:
            wrong.append(f"is focused outside of the window: {stop['about']}")
        elif stop["covered"]:
            wrong.append(f"is focused under {stop['covered']}: {stop['about']}")
        elif not stop["outlined"] and not looks_different(page, stop["box"]):
            wrong.append(f"does not show its focus: {stop['about']}")
    return stops, [*wrong, f"no end after {most} stops"]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_focus_goes_everywhere_and_is_always_seen(
    browser: Browser, address: str, records: Records, width: int
) -> None:
    agencies = records.rows("agencies")
    wrong: list[str] = []
    with watched(browser, width=width, reduced_motion="reduce") as seen:
        for path in (*WALKED[width], records.agency_page):
            seen.open(address + path)
            stops, found = walk(seen.page)
            wrong += [f"/{path}: {problem}" for problem in found]
            links = {str(stop["href"]) for stop in stops}
            if not path.startswith("map/"):
                continue
            wrong += [
                f"/{path}: no stop for {agency['id']}"
                for agency in agencies
                if not any(link.endswith(f"agencies/{agency['id']}/") for link in links)
            ]
    none_of(wrong)


def test_the_first_stop_skips_to_the_content(browser: Browser, address: str) -> None:
    with watched(browser) as seen:
        seen.open(f"{address}timeline/")
        seen.page.keyboard.press("Tab")
        skip = seen.page.locator(":focus")
        expect(skip).to_be_visible()
        target = skip.get_attribute("href") or ""
        assert target.startswith("#")
        seen.page.keyboard.press("Enter")
        seen.page.keyboard.press("Tab")
        inside = "document.querySelector('main').contains(document.activeElement)"
        assert seen.page.evaluate(inside)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    ("path", "name"), [("timeline/", "agency"), ("timeline/", "kind"), ("statements/", "speaker")]
)
def test_a_filter_is_used_by_keyboard(
    browser: Browser, address: str, path: str, name: str, width: int
) -> None:
    """A choice narrows the list, stands in the address and is told; and it can be taken back."""
    with watched(browser, width=width) as seen:
        page = seen.page
        seen.open(address + path)
        shown = page.locator("[data-item]:visible")
        told = page.locator("form.ms-filter [role=status]").first
        everything, before = shown.count(), told.inner_text()
        field = page.locator(f"form.ms-filter select[name={name}]")
        if not field.is_visible():
            page.locator("form.ms-filter summary").first.focus()
            page.keyboard.press("Enter")
        field.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(field).not_to_have_value("")
        assert f"{name}={field.input_value()}" in page.url
        leaves = str(field.locator("option:checked").text_content()).rpartition("(")[2]
        assert 0 < shown.count() == int(leaves.rstrip(")")) <= everything
        if flagship.is_here():
            assert shown.count() < everything
        expect(told).not_to_have_text(before)
        assert str(shown.count()) in told.inner_text()
        reset = page.locator("form.ms-filter button[type=reset]")
        reset.focus()
        page.keyboard.press("Enter")
        expect(shown).to_have_count(everything)
        assert "?" not in page.url
        focused = page.evaluate("document.activeElement.closest('form') !== null")
        assert focused, "the focus is lost with the button that was pressed"


def test_seals_open_and_close_by_keyboard(browser: Browser, address: str, records: Records) -> None:
    with watched(browser) as seen:
        seen.open(address + records.agency_page)
        seal = seen.page.locator(".ms-seal").first
        body = seal.locator(".ms-seal__body")
        seal.locator("summary").focus()
        expect(body).to_be_hidden()
        seen.page.keyboard.press("Enter")
        expect(body).to_be_visible()
        seen.page.keyboard.press("Space")
        expect(body).to_be_hidden()


def test_enter_on_a_place_of_the_picture_goes_to_its_agency(
    browser: Browser, address: str, records: Records
) -> None:
    with watched(browser) as seen:
        seen.open(f"{address}map/")
        seen.page.locator(f"svg a[href*='{records.agency_page}']").first.focus()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(f"**/{records.agency_page}**")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_mark_of_the_zoomable_map_is_reached_by_keyboard(
    browser: Browser, address: str, records: Records, width: int
) -> None:
    """With Tab, and with Enter on the frames of marks that stand too close at first."""
    agencies = records.rows("agencies")
    reached: dict[str, str] = {}
    with watched(browser, width=width) as seen:
        page = seen.page
        seen.open(f"{address}map/zoom/")
        page.locator(".leaflet-container").first.focus()
        for _ in range(150):
            page.keyboard.press("Tab")
            stop = page.evaluate(_STOP)
            if stop is None:  # past the end of the page: the next is its first again
                continue
            if stop["href"] and "agencies/" in stop["href"]:
                assert stop["outlined"], stop["about"]
                reached[stop["href"].split("agencies/")[1].strip("/")] = stop["name"]
            elif "ms-crowd" in stop["about"]:
                page.keyboard.press("Enter")
            if len(reached) == len(agencies):
                break
        names = {agency["id"]: agency["name"] for agency in agencies}
        assert reached.keys() == names.keys()
        assert all(names[id] in name for id, name in reached.items()), reached
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/agencies/{list(reached)[-1]}/**")


def test_the_search_is_used_by_keyboard(browser: Browser, address: str, records: Records) -> None:
    with watched(browser) as seen:
        page = seen.page
        seen.open(address)
        page.keyboard.press("/")
        page.keyboard.type(records.agency["short_name"])
        page.locator(".md-search-result__item").first.wait_for()
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.closest('.md-search-result') !== null")
        page.keyboard.press("Escape")
        expect(page.locator(".md-search-result__item").first).to_be_hidden()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body")

"""axe-core (WCAG 2.2 AA, best practice) on every page, and room for larger letters."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site.records import Records
from tests.site.saying import none_of
from tests.site.visiting import COLOR_RULES, RULES, SCHEMES, WIDTHS, Visit, accessibility_faults
from tests.site.watching import Watched, watched

MAIN_PAGES = (
    "",
    "timeline/",
    "statements/",
    "figures/",
    "bills/",
    "data/",
    "map/",
    "map/zoom/",
)
"""One of each kind that has something to open, or to use; an agency's besides."""
LEAVE_OUT_MEANS = """
document.querySelectorAll("form, .leaflet-container").forEach(each => each.remove())"""
"""Filters may be folded where there is little room, and a map shows what fits."""
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"


def faults(seen: Watched, name: str, judged: list[str] = RULES) -> list[str]:
    return [f"{name}: {fault}" for fault in accessibility_faults(seen.page, judged)]


def test_no_page_has_a_fault(visits: list[Visit]) -> None:
    none_of(f"{visit.name}: {fault}" for visit in visits for fault in visit.faults)


@pytest.mark.parametrize(("width", "scheme"), [*zip(WIDTHS, SCHEMES, strict=True)])
def test_nothing_that_opens_has_a_fault(
    browser: Browser, address: str, records: Records, width: int, scheme: str
) -> None:
    """Seals, comparisons and folds, all opened."""
    judged = RULES if scheme == SCHEMES[0] else COLOR_RULES
    found: list[str] = []
    for path in (*MAIN_PAGES, records.agency_page):
        with watched(browser, width=width, color_scheme=scheme) as seen:
            seen.open(address + path)
            seen.page.evaluate(OPEN_ALL)
            found += faults(seen, f"/{path}", judged)
            if seen.too_wide > 0:
                found.append(f"/{path} is {seen.too_wide} px too wide")
    none_of(found)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_search_has_no_fault(
    browser: Browser, address: str, records: Records, width: int, scheme: str
) -> None:
    with watched(browser, width=width, color_scheme=scheme) as seen:
        seen.open(address)
        seen.page.keyboard.press("/")
        seen.page.keyboard.type(records.agency["short_name"])
        seen.page.locator(".md-search-result__item").first.wait_for()
        none_of(faults(seen, "the search"))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_menu_of_a_phone_has_no_fault(browser: Browser, address: str, scheme: str) -> None:
    with watched(browser, width=360, color_scheme=scheme) as seen:
        seen.open(f"{address}timeline/")
        seen.page.locator("label[for=__drawer]:visible").first.click()
        seen.page.locator(".md-sidebar--primary a:visible").first.wait_for()
        none_of(faults(seen, "the menu"))


def test_a_fault_would_be_noticed(browser: Browser, address: str) -> None:
    with watched(browser) as seen:
        seen.open(f"{address}about/")
        seen.page.evaluate(
            """document.querySelector("article").insertAdjacentHTML(
                "beforeend", '<img src="../assets/favicon.svg"><a href="#x"></a>')"""
        )
        rules = {fault.split(":")[0] for fault in accessibility_faults(seen.page)}
        assert {"image-alt", "link-name"} <= rules


def test_a_fault_of_the_dark_scheme_would_be_noticed(browser: Browser, address: str) -> None:
    with watched(browser, color_scheme="dark") as seen:
        seen.open(f"{address}about/")
        seen.page.evaluate(
            """document.querySelector("article").insertAdjacentHTML(
                "beforeend", '<p class="faint">Hard to read</p>');
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(".faint { color: #333; background: #222; }");
            document.adoptedStyleSheets.push(sheet);"""
        )
        found = accessibility_faults(seen.page, COLOR_RULES)
        assert [fault.split(":")[0] for fault in found] == ["color-contrast"]


def test_no_page_is_wider_than_its_screen(visits: list[Visit]) -> None:
    none_of(f"{visit.name}: {visit.too_wide} px" for visit in visits if visit.too_wide > 0)


def test_every_page_fits_a_screen_of_320_pixels(
    browser: Browser, address: str, looked_at: list[str]
) -> None:
    """Which is also a screen of 1280 pixels at 400 % (WCAG 1.4.10)."""
    found: list[str] = []
    with watched(browser, width=320) as seen:
        for path in looked_at:
            seen.open(address + path)
            seen.page.evaluate(OPEN_ALL)
            if seen.too_wide > 0:
                found.append(f"/{path}: {seen.too_wide} px too wide")
    none_of(found)


def test_nothing_is_lost_at_twice_the_size(
    browser: Browser, address: str, looked_at: list[str]
) -> None:
    """A screen of 1280 pixels at 200 % is one of 640 (WCAG 1.4.4): it shows the same words."""
    found: list[str] = []
    with watched(browser) as wide, watched(browser, width=640) as narrow:
        for path in looked_at:
            shown = []
            for seen in (wide, narrow):
                seen.open(address + path)
                seen.page.evaluate(OPEN_ALL)
                seen.page.evaluate(LEAVE_OUT_MEANS)
                # Upper case may be the style's, and that may depend on the width.
                shown.append({*seen.page.locator("article").first.inner_text().casefold().split()})
            if lost := shown[0] - shown[1]:
                found.append(f"/{path} loses {sorted(lost)}")
            if narrow.too_wide > 0:
                found.append(f"/{path} is {narrow.too_wide} px too wide")
    none_of(found)

"""axe-core (WCAG 2.2 AA, best practice) on every page, and room for larger letters."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site.records import Records
from tests.site.saying import none_of
from tests.site.visiting import (
    COLOR_RULES,
    OPENED,
    SCHEMES,
    WIDTHS,
    Visit,
    accessibility_faults,
)
from tests.site.watching import Watched, watched


def faults(seen: Watched, name: str) -> list[str]:
    return [f"{name}: {fault}" for fault in accessibility_faults(seen.page)]


def test_no_page_has_a_fault(visits: list[Visit]) -> None:
    """As it is at first sight, and with its seals, comparisons and folds all opened."""
    none_of(f"{visit.name}: {fault}" for visit in visits for fault in visit.faults)


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


def test_every_page_fits_a_screen_of_320_pixels_and_loses_no_word_at_twice_the_size(
    visits: list[Visit],
) -> None:
    """With everything opened (WCAG 1.4.4 and 1.4.10)."""
    opened = [visit for visit in visits if visit.scheme == OPENED[visit.width]]
    assert len(opened) == len(visits) / 2
    none_of(
        f"{visit.name}: {visit.too_wide_magnified} px"
        for visit in opened
        if visit.too_wide_magnified > 0
    )
    none_of(f"{visit.name} loses {visit.lost}" for visit in opened if visit.lost)

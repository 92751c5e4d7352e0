"""Citations are copied by a button, or selected where copying is not allowed, and read without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.records import Records

DENIED = """Object.defineProperty(navigator, "clipboard", {
  value: { writeText: () => Promise.reject(new DOMException("", "NotAllowedError")) } })"""
ABSENT = 'Object.defineProperty(navigator, "clipboard", { value: undefined })'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def statement(page: Page, address: str) -> str:
    """Open a statement's citation; give its text."""
    page.goto(f"{address}statements/", wait_until="networkidle")
    page.locator(".ms-cite__quote summary").first.click()
    return page.locator(".ms-cite__quote .ms-cite__text").first.inner_text().strip()


def test_a_button_copies_a_quotations_citation_and_says_so(page: Page, address: str) -> None:
    text = statement(page, address)
    button = page.locator(".ms-cite__quote button").first
    button.click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert ", quoted in " in text
    expect(button).to_have_text("Copy")


@pytest.mark.parametrize("clipboard", [DENIED, ABSENT], ids=["denied", "absent"])
def test_where_copying_is_not_allowed_the_text_is_selected(
    page: Page, address: str, clipboard: str
) -> None:
    page.add_init_script(clipboard)
    text = statement(page, address)
    page.locator(".ms-cite__quote button").first.click()
    expect(page.get_by_role("status").filter(has_text="selected")).to_have_count(1)
    assert page.evaluate("getSelection().toString()").strip() == text


def test_a_pages_bibtex_is_copied_whole(page: Page, address: str, records: Records) -> None:
    page.goto(address + records.agency_page, wait_until="networkidle")
    form = page.locator(".ms-foot .ms-cite__form").first
    form.locator("summary").click()
    form.locator("button").click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_have_count(1)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"@misc{{agencies-{records.agency['id']},")
    assert copied.endswith("}")


def test_a_statements_link_is_copied_too(page: Page, address: str) -> None:
    page.goto(f"{address}statements/", wait_until="networkidle")
    link = page.locator("a[data-copy]").first
    link.click()
    expect(page.get_by_role("status").filter(has_text="link")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == link.evaluate("each => each.href")


def test_without_scripts_there_are_no_buttons_and_every_citation(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}statements/")
    page.locator(".ms-cite__quote summary").first.click()
    expect(page.locator(".ms-cite__quote .ms-cite__text").first).to_be_visible()
    assert page.locator(".ms-cite__copy:visible").count() == 0
    context.close()

"""Lists are narrowed from the address and by keyboard; nobody needs it to read everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.records import Records
from tests.site.watching import watched


@pytest.fixture(params=[360, 1280])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with watched(browser, width=request.param) as seen:
        yield seen.page
        assert seen.trouble == []


def shown(page: Page) -> int:
    return page.locator("[data-item]:visible").count()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def unfold(page: Page) -> None:
    if page.locator(".ms-filter__fold > summary").is_visible():
        page.locator(".ms-filter__fold > summary").press("Enter")


def number_of(option: str | None) -> int:
    return int(str(option).rpartition("(")[2].rstrip(")"))


def test_each_option_says_how_many_it_leaves(page: Page, address: str) -> None:
    page.goto(f"{address}statements/")
    unfold(page)
    for name in ("speaker", "agency", "stance", "source", "state"):
        field = page.locator(f"select[name={name}]")
        option = field.locator("option").nth(1)
        field.select_option(str(option.get_attribute("value")))
        assert shown(page) == number_of(option.text_content()) > 0, name
        expect(page.locator("[data-count]")).to_contain_text(f"{shown(page)} of ")
        page.locator(".ms-filter__reset").press("Enter")
        expect(page.locator("[data-count]")).not_to_contain_text(" of ")
        assert page.evaluate("document.activeElement.closest('.ms-filter') !== null")
    assert query(page) == {}


def narrowing(page: Page) -> tuple[str, str]:
    """An agency and a kind that leave fewer entries of a timeline than the agency alone."""
    items = page.locator("[data-item]").evaluate_all(
        "all => all.map(each => [each.dataset.agency.split(' '), each.dataset.kind.split(' ')])"
    )
    for agency in sorted({name for names, _ in items for name in names if name}):
        own = [kinds for names, kinds in items if agency in names]
        for kind in sorted({kind for kinds in own for kind in kinds}):
            if not all(kind in kinds for kinds in own):
                return agency, kind
    pytest.skip("in these records no agency has entries of two kinds")


def test_choices_stand_in_the_address_and_are_removed_one_by_one(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    agency, kind = narrowing(page)
    page.goto(f"{address}timeline/?agency={agency}&kind={kind}")
    both = shown(page)
    chips = page.locator(".ms-filter__chips button")
    assert chips.count() == 2
    for item in page.locator("[data-item]:visible").all():
        assert agency in str(item.get_attribute("data-agency"))
        assert kind in str(item.get_attribute("data-kind"))
    chips.nth(1).press("Enter")
    assert query(page) == {"agency": [agency]}
    assert shown(page) > both > 0
    assert page.evaluate("document.activeElement.closest('.ms-filter__chips') !== null")
    chips.nth(0).press("Enter")
    expect(page.locator(".ms-filter__chips")).to_be_hidden()
    assert query(page) == {}


def test_ways_count_what_is_left_and_lead_nowhere_hidden(
    page: Page, address: str, records: Records
) -> None:
    page.goto(f"{address}timeline/?agency={records.agency['id']}")
    for way in page.locator(".ms-jump [data-jump]:visible").all():
        target = page.locator("[id='" + str(way.locator("a").get_attribute("href"))[1:] + "']")
        assert target.is_visible()
    years = page.locator(".ms-jump li > [data-jump]:first-child:visible [data-n]").all_inner_texts()
    assert sum(map(int, years)) == shown(page)
    for bar in page.locator(".ms-chart li:visible").all():
        assert bar.locator("a").is_visible()


def test_a_value_that_is_not_offered_is_left_out_and_said(
    page: Page, address: str, records: Records
) -> None:
    source = records.some("statements")[0]["printings"][0]["source"]
    page.goto(f"{address}statements/?stance=angry&source={source}")
    expect(page.locator("[data-unknown]")).to_contain_text("angry")
    assert page.locator(".ms-filter__chips button").count() == 1
    assert shown(page) > 0
    page.goto(f"{address}statements/?stance=%3Cimg%20src=x%20onerror=alert(1)%3E")
    assert page.locator("main .ms-filter img").count() == 0


def test_a_link_to_a_statement_shows_it_whatever_is_chosen(
    page: Page, address: str, records: Records
) -> None:
    """Also if the choice leaves it out, as another's name does; one that fits it stays."""
    statement, *others = records.some("statements")
    spoken = {each["id"] for each in statement["speakers"]}
    speakers = {each["id"] for other in others for each in other["speakers"]} - spoken
    speaker = min(speakers or spoken)
    stance = statement["stance"]
    place = page.locator(f"[id='{statement['id']}']")
    page.goto(f"{address}statements/?speaker={speaker}#{statement['id']}")
    expect(place).to_be_visible()
    page.goto(f"{address}statements/?stance={stance}#{statement['id']}")
    assert query(page) == {"stance": [stance]}
    expect(place).to_be_visible()


def test_the_first_statement_is_on_a_phones_first_screen(browser: Browser, address: str) -> None:
    with watched(browser, width=360) as seen:
        seen.open(f"{address}statements/")
        box = seen.page.locator("blockquote").first.bounding_box()
        assert box is not None and box["y"] < 740 - 150
        assert seen.page.locator(".ms-filter select").first.is_hidden()


def test_without_scripts_there_is_no_form_and_everything_else(
    browser: Browser, address: str, records: Records
) -> None:
    least = {
        "timeline/": len(records.rows("events")) + len(records.rows("responses")),
        "statements/": len(records.rows("statements")),
    }
    with watched(browser, java_script_enabled=False) as seen:
        for path, count in least.items():
            seen.page.goto(f"{address}{path}?agency={records.agency['id']}")
            assert seen.page.locator(".ms-filter:visible").count() == 0
            items = seen.page.locator("[data-item]")
            assert items.count() == shown(seen.page) >= count


def test_a_narrowed_list_says_on_paper_that_it_is_one(
    page: Page, address: str, records: Records
) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}timeline/")
    assert page.locator(".ms-filter").is_hidden()
    page.goto(f"{address}timeline/?agency={records.agency['id']}")
    counted = re.compile(rf"^{shown(page)} of \d+ entries$")
    expect(page.locator(".ms-filter__count")).to_have_text(counted)
    assert page.locator(".ms-filter__count").is_visible()
    assert page.locator(".ms-filter__chips button").is_visible()
    assert page.locator(".ms-filter__reset").is_hidden()

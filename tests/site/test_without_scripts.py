"""A reader without scripts reads everything: each fact, each quotation, each link."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Browser

from tests.site.records import Records
from tests.site.saying import none_of
from tests.site.visiting import READ, Visit, opened_at
from tests.site.watching import watched

PAGE_OF = {
    "statements": "statements/",
    "events": "timeline/",
    "responses": "agencies/{agency}/",
    "figures": "figures/",
    "bills": "bills/",
    "people": "people/",
}
"""Where each record has its place, by the name of its export."""

_MISSING = """ids => ids.filter(id => {
  let place = document.getElementById(id);
  if (!place) return true;
  // What is folded can be unfolded without a script.
  for (let fold; (fold = place.parentElement.closest("details:not([open])")); ) fold.open = true;
  return !place.checkVisibility();
})"""


def test_no_page_needs_a_script_for_a_word_or_a_link_or_to_fit_a_phone(
    browser: Browser, address: str, visits: list[Visit]
) -> None:
    """What scripts add to a page's words is nothing, and to its links nothing either."""
    found: list[str] = []
    with_scripts = {visit.path: visit.read for visit in visits}
    with watched(browser, width=360, java_script_enabled=False) as off:
        for path, on in with_scripts.items():
            off.page.goto(address + opened_at(path))
            without = off.page.evaluate(READ)
            if words := Counter(on["words"]) - Counter(without["words"]):
                found.append(f"/{path} says only with scripts: {' '.join(words)}")
            if links := set(on["links"]) - set(without["links"]):
                found.append(f"/{path} links only with scripts: {sorted(links)}")
            if off.too_wide > 0:
                found.append(f"/{path} is {off.too_wide} pixels too wide")
    assert all(each["words"] and each["links"] for each in with_scripts.values())
    none_of(found)


@pytest.mark.parametrize("kind", PAGE_OF)
def test_every_record_shows_in_its_place(
    browser: Browser, address: str, records: Records, kind: str
) -> None:
    places: dict[str, list[str]] = {}
    for record in records.some(kind):
        places.setdefault(PAGE_OF[kind].format(**record), []).append(record["id"])
    found: list[str] = []
    with watched(browser, java_script_enabled=False) as seen:
        for path, ids in places.items():
            seen.page.goto(address + path)
            missing = seen.page.evaluate(_MISSING, ids)
            found += [f"/{path} does not show {id} of {kind}" for id in missing]
    none_of(found)


def test_every_agency_and_every_source_has_a_page(pages: list[str], records: Records) -> None:
    for kind in ("agencies", "sources"):
        assert {f"{kind}/{record['id']}/" for record in records.rows(kind)} <= set(pages)


def test_every_quotation_shows_its_words(browser: Browser, address: str, records: Records) -> None:
    """Each fragment of each printing stands, letter by letter, on the page of its source."""
    statements = records.some("statements")
    found: list[str] = []
    with watched(browser, java_script_enabled=False) as seen:
        for source in {each["source"] for one in statements for each in one["printings"]}:
            seen.page.goto(f"{address}sources/{source}/")
            # Our “sic” stands between the words and is none of them.
            seen.page.evaluate("document.querySelectorAll('.ms-sic abbr').forEach(a => a.remove())")
            text = " ".join((seen.page.locator("article").first.text_content() or "").split())
            found += [
                f"{one['id']} on /sources/{source}/: {fragment}"
                for one in statements
                for printing in one["printings"]
                if printing["source"] == source
                for fragment in printing["fragments"]
                if " ".join(fragment.split()) not in text
            ]
    none_of(found)

"""The frame around every page: search, what a page says of itself, the 404 page, the menu."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route
from playwright.sync_api import expect as eventually
from selectolax.lexbor import LexborHTMLParser

from tests.site.records import Records
from tests.site.serving import SUB_PATH
from tests.site.watching import Watched, watched

SEARCH = ".md-search__input"
PARTS_OF_SEARCH = ("search_index.json", "/search.")


@pytest.fixture
def desk(browser: Browser) -> Iterator[Watched]:
    with watched(browser) as seen:
        yield seen


@pytest.fixture
def page(desk: Watched) -> Page:
    return desk.page


def look_for(page: Page, words: str) -> None:
    page.fill(SEARCH, words)
    page.press(SEARCH, "End")


def expect(page: Page, place: str) -> None:
    """Wait for a result that leads to a place, folded away or not."""
    found = page.locator(f".md-search-result a[href$='/{SUB_PATH}/{place}']")
    found.first.wait_for(state="attached", timeout=10_000)


# -------------------------------------------------------------------------------------- search


def test_any_words_of_any_printing_find_the_statement(
    page: Page, address: str, records: Records
) -> None:
    """The first words and words from the middle, of every piece as every source prints it."""
    page.goto(address)
    page.keyboard.press("s")
    for statement in records.some("statements"):
        for printing in statement["printings"]:
            for fragment in printing["fragments"]:
                words = fragment.split()
                for start in {0, len(words) // 2}:
                    look_for(page, " ".join(words[start : start + 5]))
                    expect(page, f"statements/#{statement['id']}")


def test_words_that_were_not_typed_are_looked_for_too(
    page: Page, address: str, records: Records
) -> None:
    """Pasted from a menu, spoken, or filled in: none of these presses a key."""
    person = records.some("people")[-1]
    page.goto(address)
    page.click(SEARCH)
    page.keyboard.insert_text(person["name"].split()[-1])
    expect(page, f"people/#{person['id']}")


@pytest.mark.flagship
def test_what_is_called_exactly_so_comes_first(page: Page, address: str) -> None:
    page.goto(address)
    page.click(SEARCH)
    page.keyboard.type("trust act")
    # What fewer letters found is shown until it is replaced. The first link is the page's own.
    first = page.locator(".md-search-result__item").first.locator("a").nth(1)
    eventually(first).to_have_attribute("href", re.compile(r"/bills/#trust-act$"), timeout=10_000)


@pytest.mark.parametrize(
    ("kind", "name", "place"),
    [
        ("people", "name", "people/#{}"),
        ("organizations", "name", "people/#{}"),
        ("bills", "title", "bills/#{}"),
        ("events", "title", "timeline/#{}"),
        ("figures", "label", "figures/#{}"),
        ("agencies", "name", "agencies/{}/"),
        ("sources", "label", "sources/{}/"),
    ],
)
def test_every_record_is_found_by_its_name(
    page: Page, address: str, records: Records, kind: str, name: str, place: str
) -> None:
    page.goto(address)
    page.keyboard.press("/")
    for record in records.some(kind):
        look_for(page, record[name])
        expect(page, place.format(record["id"]))


AS_TYPED = {
    "typewriter": str.lower,
    "upper case": lambda words: words.upper().replace("'", "’"),
    "quoted": lambda words: f"“{words.replace(chr(39), '’')}",
}


@pytest.mark.flagship
@pytest.mark.parametrize("words", ["how it's shared", "HOW IT’S SHARED", "“How it’s shared"])
def test_these_apostrophes_and_quotation_marks_do_not_matter(
    page: Page, address: str, words: str
) -> None:
    page.goto(address)
    page.keyboard.press("f")
    look_for(page, words)
    expect(page, "statements/#mcguire-how-it-is-shared")


@pytest.mark.parametrize("typed", AS_TYPED.values(), ids=AS_TYPED)
def test_apostrophes_quotation_marks_and_case_do_not_matter(
    page: Page, address: str, records: Records, typed: Callable[[str], str]
) -> None:
    words, place = records.with_apostrophe
    page.goto(address)
    page.keyboard.press("f")
    look_for(page, typed(words))
    expect(page, place)


def test_a_search_by_link_shows_its_results(page: Page, address: str, records: Records) -> None:
    words, place = records.last_words
    page.goto(f"{address}about/?q={quote(words)}")
    expect(page, place)


def test_a_result_is_a_link_that_leads_to_the_words(
    page: Page, address: str, records: Records
) -> None:
    word, place = records.rarest
    anchor = place.partition("#")[2]
    page.goto(f"{address}{records.agency_page}?q={quote(word)}")
    expect(page, place)
    page.locator(f".md-search-result a[href$='#{anchor}']").first.click()
    page.wait_for_url(f"**/{place}")
    eventually(page.locator(f"[id='{anchor}']")).to_be_visible()


def test_search_is_fetched_at_the_first_letter_and_not_before(
    desk: Watched, address: str, records: Records
) -> None:
    word, place = records.rarest
    asked: list[str] = []
    desk.page.context.on("request", lambda request: asked.append(request.url))
    desk.open(address)
    desk.page.keyboard.press("s")
    desk.settle()
    assert asked and not [url for url in asked if any(part in url for part in PARTS_OF_SEARCH)]
    desk.page.keyboard.type(word)
    expect(desk.page, place)
    for part in PARTS_OF_SEARCH:
        assert len([url for url in asked if part in url]) == 1, part
    assert desk.trouble == [] and desk.violations == [] and desk.elsewhere == []


def test_what_was_found_once_is_found_again_without_a_network(
    page: Page, address: str, records: Records
) -> None:
    """Nothing that is typed leaves the reader's device."""
    page.goto(address)
    page.keyboard.press("s")
    look_for(page, records.rarest[0])
    expect(page, records.rarest[1])
    page.context.set_offline(True)
    look_for(page, records.last_words[0])
    expect(page, records.last_words[1])


# ----------------------------------------------------------------- what pages say of themselves


def meta(tree: LexborHTMLParser, name: str) -> str | None:
    found = tree.css(f"head meta[property='{name}'], head meta[name='{name}']")
    assert len(found) <= 1, name
    return found[0].attributes["content"] if found else None


def test_every_page_says_what_it_is(built_site: Path, pages: list[str]) -> None:
    titles = set()
    for path in (each for each in pages if each != "404.html"):
        tree = LexborHTMLParser((built_site / path / "index.html").read_text("utf-8"))
        [title], [canonical] = tree.css("head title"), tree.css("head link[rel=canonical]")
        titles.add(title.text())
        here = f"https://x.test/{SUB_PATH}/{path}"
        assert canonical.attributes["href"] == meta(tree, "og:url") == here
        assert meta(tree, "description") and meta(tree, "description") == meta(
            tree, "og:description"
        )
        assert meta(tree, "og:title") in title.text()
        assert meta(tree, "og:locale") == "en_US"
        assert meta(tree, "referrer") == "no-referrer"
        assert meta(tree, "robots") is None
    assert len(titles) == len(pages) - 1, "two pages have one title"


def test_the_picture_of_a_page_is_published_and_described(
    built_site: Path, pages: list[str]
) -> None:
    for path in (each for each in pages if each != "404.html"):
        tree = LexborHTMLParser((built_site / path / "index.html").read_text("utf-8"))
        image = meta(tree, "og:image")
        assert image is not None, path
        inside = image.removeprefix(f"https://x.test/{SUB_PATH}/")
        assert (built_site / inside).read_bytes().startswith(b"\x89PNG"), image
        assert meta(tree, "og:image:alt")
        assert meta(tree, "twitter:card") == "summary_large_image"


# ------------------------------------------------------------------------------------ the 404 page


def test_the_404_page_leads_on_from_any_address(page: Page, address: str, records: Records) -> None:
    answer = page.goto(f"{address}no/such/page/")
    assert answer is not None and answer.status == 404
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    links = page.eval_on_selector_all("main a[href], footer a[href]", "all => all.map(a => a.href)")
    own = [link for link in links if link.startswith(address)]
    assert len(own) >= 5 + 13
    for link in dict.fromkeys(own):
        assert page.request.get(link).ok, link
    page.keyboard.press("s")
    look_for(page, records.rarest[0])
    expect(page, records.rarest[1])


# ---------------------------------------------------------------------------------- colors and menu


def test_a_choice_of_colors_is_kept_and_choosing_the_systems_forgets_it(
    page: Page, address: str, records: Records
) -> None:
    """Also on the 404 page, whose address says nothing of where the site begins."""
    kept = "JSON.stringify(Object.keys(localStorage))"
    scheme = "document.body.dataset.mdColorScheme"
    page.goto(address)
    assert (page.evaluate(kept), page.evaluate(scheme)) == ("[]", "default")
    page.locator("header .ms-scheme:visible").click()
    assert page.evaluate(kept) == f'["/{SUB_PATH}/.__palette"]'
    for path in (records.agency_page, "no/such/page/"):
        page.goto(address + path)
        assert page.evaluate(scheme) == "slate"
    page.locator("header .ms-scheme:visible").click()
    assert (page.evaluate(kept), page.evaluate(scheme)) == ("[]", "default")


def test_the_systems_colors_are_there_before_anything_is_drawn(
    browser: Browser, address: str
) -> None:
    with watched(browser, color_scheme="dark") as dark:
        dark.page.route("**/bundle*.js", lambda route: route.abort())
        dark.page.goto(address)
        assert dark.page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_colors_follow_the_system_while_nobody_chose_others(page: Page, address: str) -> None:
    scheme = "document.body.dataset.mdColorScheme"
    page.goto(address)
    for system, shown in (("dark", "slate"), ("light", "default")):
        page.emulate_media(color_scheme=system)
        page.locator(f"body[data-md-color-scheme={shown}]").wait_for(timeout=5_000)
    page.locator("header .ms-scheme:visible").press("Enter")
    assert page.evaluate(scheme) == "slate"
    assert page.evaluate("document.activeElement.checkVisibility()")


def test_a_phone_without_scripts_has_a_menu_and_nothing_that_does_nothing(
    browser: Browser, address: str
) -> None:
    with watched(browser, width=360, java_script_enabled=False) as phone:
        page = phone.page
        page.goto(address)
        for useless in (SEARCH, "header [for=__search]", "header .ms-scheme", ".md-top"):
            assert not page.locator(useless).first.is_visible(), useless
        page.locator("header label[for=__drawer]").click()
        page.locator(".md-nav--primary a", has_text="Timeline").click()
        assert urlsplit(page.url).path == f"/{SUB_PATH}/timeline/"
        page.locator("footer a", has_text="Privacy").click()
        assert page.url == urljoin(address, "privacy/")


# --------------------------------------------------------------------------------------- no jumping


_PAINTED = """new Promise(done => {
  const look = () => performance.getEntriesByName("first-contentful-paint").length
    ? done() : requestAnimationFrame(look);
  look();
})"""


def open_with_late_fonts(seen: Watched, address: str) -> int:
    """Go to a page that gets its typefaces once it is painted without; how many had to wait."""
    held: list[Route] = []
    painted = False

    def hold(route: Route) -> None:
        if painted:
            route.continue_()
        else:
            held.append(route)

    seen.page.route("**/*.woff2", hold)
    seen.page.goto(address, wait_until="commit")
    seen.page.evaluate(_PAINTED)
    painted = True
    for route in held:
        route.continue_()
    seen.page.wait_for_load_state()
    seen.settle()
    return len(held)


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_when_the_typeface_comes_late(
    browser: Browser, address: str, records: Records, width: int
) -> None:
    for path in ("", records.agency_page, "statements/", "timeline/", "map/", "about/"):
        with watched(browser, width=width) as slow:
            assert open_with_late_fonts(slow, address + path), path
            assert slow.shift <= 0.02, path

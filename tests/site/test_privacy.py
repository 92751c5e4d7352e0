"""A reader is alone with the page: nobody else is asked, nothing is kept, nothing else runs."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Route

from tests.site.records import Records
from tests.site.saying import none_of
from tests.site.visiting import Visit
from tests.site.watching import watched

STRICT = ("default-src 'none'", "base-uri 'none'", "form-action 'none'")
LOOSE = ("unsafe-inline", "unsafe-eval", "unsafe-hashes", "strict-dynamic", "http:", "https:", "*")


def test_no_page_asks_anyone_else(visits: list[Visit]) -> None:
    none_of(f"{visit.name}: {url}" for visit in visits for url in visit.elsewhere)


def test_every_page_opens_quietly(visits: list[Visit]) -> None:
    """No message on the console, no script that fails, nothing missing: 404.html included."""
    none_of(f"{visit.name}: {what}" for visit in visits for what in visit.trouble)


def test_every_page_has_a_strict_policy_and_keeps_it(visits: list[Visit]) -> None:
    none_of(f"{visit.name}: {what}" for visit in visits for what in visit.violations)
    for visit in visits:
        assert all(rule in visit.policy for rule in STRICT), f"{visit.name}: {visit.policy}"
        assert not any(hole in visit.policy for hole in LOOSE), f"{visit.name}: {visit.policy}"


@pytest.mark.parametrize(
    ("smuggled", "directive"),
    [
        ("<script>window.smuggled = true</script>", "script-src"),
        ('<script src="https://elsewhere.test/x.js"></script>', "script-src"),
        ('<p onmouseover="0">x</p><img src="nothing" onerror="window.smuggled = true">', "script-"),
        ('<img alt="" src="https://elsewhere.test/x.png">', "img-src"),
        ('<p style="background: red">x</p>', "style-src"),
        ('<link rel="stylesheet" href="https://elsewhere.test/x.css">', "style-src"),
        ('<iframe title="x" src="https://elsewhere.test/"></iframe>', "frame-src"),
    ],
)
def test_what_the_policy_forbids_is_stopped_and_noticed(
    browser: Browser, address: str, smuggled: str, directive: str
) -> None:
    """The same page with something smuggled in: otherwise the tests above would show nothing."""

    def smuggle(route: Route) -> None:
        answer = route.fetch()
        changed = answer.text().replace("</article>", f"{smuggled}</article>", 1)
        assert smuggled in changed
        route.fulfill(response=answer, body=changed)

    with watched(browser) as seen:
        seen.page.route(f"{address}about/", smuggle)
        seen.open(f"{address}about/")
        assert any(violation.startswith(directive) for violation in seen.violations)
        assert any("Content Security Policy" in message for message in seen.trouble)
        assert seen.page.evaluate("window.smuggled") is None


def test_a_request_to_someone_else_would_be_noticed(browser: Browser, address: str) -> None:
    def open_up(route: Route) -> None:
        answer = route.fetch()
        body = answer.text().replace("default-src 'none'", "default-src *", 1)
        body = body.replace("img-src 'self'", "img-src *", 1)
        body = body.replace("</article>", '<img alt="" src="https://elsewhere.test/"></article>', 1)
        route.fulfill(response=answer, body=body)

    with watched(browser) as seen:
        seen.page.route(f"{address}about/", open_up)
        seen.open(f"{address}about/")
        assert seen.elsewhere == ["https://elsewhere.test/"]


def test_nothing_is_kept_but_the_choice_of_colors(
    browser: Browser, address: str, records: Records
) -> None:
    """After using everything that could keep something: colors, search, filters, the map."""
    with watched(browser) as seen:
        page = seen.page
        seen.open(address)
        page.locator(".ms-scheme:visible").first.click()
        page.keyboard.press("/")
        page.keyboard.type(records.agency["short_name"])
        page.locator(".md-search-result__item").first.wait_for()
        seen.open(f"{address}timeline/?agency={records.agency['id']}")
        seen.open(f"{address}statements/?agency={records.agency['id']}")
        seen.open(urljoin(address, "map/"))
        seen.open(urljoin(address, "map/zoom/"))
        page.locator(".leaflet-control-zoom-in").click()
        assert page.context.cookies() == []
        assert page.evaluate("document.cookie") == ""
        kept = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
        assert [key.rsplit(".", 1)[-1] for key in kept] == ["__palette"]
        databases = page.evaluate("indexedDB.databases().then(all => all.length)")
        caches = page.evaluate("caches.keys().then(all => all.length)")
        assert (databases, caches) == (0, 0)
        workers = "navigator.serviceWorker.getRegistrations().then(all => all.length)"
        assert page.evaluate(workers) == 0
        assert seen.elsewhere == []
        assert seen.trouble == []

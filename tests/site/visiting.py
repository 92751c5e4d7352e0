"""Visits to each page by a reader with an empty cache, on a phone and at a desk.

Everything that can be seen in one visit is noted at once, as a browser takes a second for each;
the tests judge the notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.site.serving import CHROMIUM_ARGUMENTS, ROOT, Server, chromium_path, serving
from tests.site.watching import Watched, watched

WIDTHS = (360, 1280)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")
OPENED: dict[int, Scheme] = {360: "light", 1280: "dark"}
"""The scheme in which all that is folded has been opened, by width; in the other, a page is as at
first sight. So every rule, on either width and in either scheme, has seen every element."""
MAGNIFIED = {360: 320, 1280: 640}
"""How wide what the reader has opened must fit as well. A screen of 1280 pixels at 200 % is one of
640 (WCAG 1.4.4), and one of 320 at 400 % (1.4.10)."""
NO_SUCH_PAGE = "no/such/page/"
"""Where 404.html is opened: deep, as its links must work from any address."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""What of axe-core's rules is held: WCAG 2.2 AA and everything before it, and best practice."""
AXE = ROOT / "tools/web/node_modules/axe-core/axe.min.js"

COLOR_RULES = ["color-contrast", "link-in-text-block"]
"""Those of them that look at colors: all that the dark scheme can change."""

_OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
# Without filters, which may be folded where there is little room, and maps, which show what fits.
# Upper case may be the style's, and that may depend on the width.
_SHOWN = """() => {
  document.querySelectorAll("form, .leaflet-container").forEach(each => each.remove());
  return document.querySelector("article").innerText.toLowerCase().split(/\\s+/);
}"""
READ = """() => {
  const article = document.querySelector("article").cloneNode(true);
  // Means of using a page, not what it says: filters and the zoomable map's own controls.
  const means = "script, style, noscript, form, .leaflet-control-container";
  article.querySelectorAll(means).forEach(each => each.remove());
  const links = [...article.querySelectorAll("a[href]")];
  const map = article.querySelector(".leaflet-container");
  const address = a => {
    const url = new URL(a.href.baseVal ?? a.getAttribute("href"), location);
    // Each visitor has a server of its own.
    return url.host === location.host ? url.pathname + url.search + url.hash : url.href;
  };
  const found = {links: [...new Set(links.map(address))]};
  if (map) map.remove();
  found.words = article.textContent.split(/\\s+/);
  return found;
}"""
"""What a page's article says, and its links, whether or not they can be seen just now."""

_JUDGE = """rules => axe.run(document, {
  runOnly: rules,
  resultTypes: ["violations"],
  // Style sheets and media fetched anew: for rules about turned screens and sounds alone.
  preload: false,
}).then(
  ({violations}) => violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\\n").pop().trim()}`)))"""


@dataclass(frozen=True)
class Visit:
    """What was noted of one page in one width and color scheme."""

    path: str
    scheme: Scheme
    width: int
    elsewhere: tuple[str, ...]
    trouble: tuple[str, ...]
    violations: tuple[str, ...]
    """Of the content security policy."""
    policy: str
    """The content security policy, as the page states it; empty without one."""
    too_wide: int
    shift: float
    faults: tuple[str, ...]
    """What axe-core finds: rule, element, what to do."""
    sent: Counter[str]
    """Bytes over the wire, by path."""
    asked: Counter[str]
    """Requests, by path."""
    read: dict[str, list[str]]
    """The article's words and links."""
    lost: tuple[str, ...] = ()
    """Words that are gone on the narrower screen of `MAGNIFIED`, where all is opened."""
    too_wide_magnified: int = 0

    @property
    def name(self) -> str:
        """The page and how it was looked at, to begin a message with."""
        return f"/{self.path} {self.scheme} {self.width}"


@contextmanager
def chromium() -> Iterator[Browser]:
    """A real Chromium that can reach nothing but this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=CHROMIUM_ARGUMENTS
        )
        yield browser
        browser.close()


def opened_at(path: str) -> str:
    """Where a reader meets a page, below the site's address."""
    return NO_SUCH_PAGE if path == "404.html" else path


def visit_all(site: Path, paths: list[str]) -> list[Visit]:
    """Visit pages, each as often as there are widths and schemes, with a server of its own."""
    with serving(site) as server, chromium() as browser:
        return [visit for width in WIDTHS for visit in _visits(browser, server, paths, width)]


def _visits(browser: Browser, server: Server, paths: list[str], width: int) -> Iterator[Visit]:
    """Visit pages one after the other in one window, as a new one costs more than a page.

    The other scheme is seen on the same page, as by a reader whose system turns dark in the
    evening, or light in the morning, and who has opened everything meanwhile.
    """
    opened = OPENED[width]
    first_sight: Scheme = "dark" if opened == "light" else "light"
    with watched(browser, width=width) as seen:
        network = seen.page.context.new_cdp_session(seen.page)
        network.send("Network.enable")
        # Each visit is a first one.
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        size = seen.page.viewport_size
        assert size is not None
        for path in paths:
            server.forget()
            seen.forget()
            seen.page.emulate_media(color_scheme=first_sight)
            seen.open(server.address + opened_at(path))
            policy = seen.page.locator("meta[http-equiv=Content-Security-Policy]")
            too_wide = seen.too_wide
            read = seen.page.evaluate(READ)
            faults = _faults(seen, first_sight)
            visit = Visit(
                path,
                first_sight,
                width,
                tuple(seen.elsewhere),
                tuple(seen.trouble),
                tuple(seen.violations),
                policy.get_attribute("content") or "" if policy.count() else "",
                too_wide,
                seen.shift,
                faults,
                Counter(server.sent),
                Counter(server.asked),
                read,
            )
            yield visit
            seen.page.emulate_media(color_scheme=opened)
            seen.page.locator(f"body[data-md-color-scheme={_NAMES[opened]}]").wait_for(
                state="attached"
            )
            seen.page.evaluate(_OPEN_ALL)
            too_wide = seen.too_wide
            faults = _faults(seen, opened)
            shown = {*seen.page.evaluate(_SHOWN)}
            seen.page.set_viewport_size({**size, "width": MAGNIFIED[width]})
            yield replace(
                visit,
                scheme=opened,
                elsewhere=tuple(seen.elsewhere),
                trouble=tuple(seen.trouble),
                violations=tuple(seen.violations),
                too_wide=too_wide,
                faults=faults,
                lost=tuple(sorted(shown - {*seen.page.evaluate(_SHOWN)})),
                too_wide_magnified=seen.too_wide,
            )
            seen.page.set_viewport_size(size)


_NAMES = {"light": "default", "dark": "slate"}
"""What the theme calls the color schemes."""


def _faults(seen: Watched, scheme: Scheme) -> tuple[str, ...]:
    faults = accessibility_faults(seen.page, RULES if scheme == "light" else COLOR_RULES)
    seen.settle()
    return tuple(faults)


def accessibility_faults(page: Page, judged: list[str] = RULES) -> list[str]:
    """What axe-core finds on a page as it stands: rule, element, what to do.

    `judged` are tags or names of rules, as axe-core tells them apart by itself.
    """
    # What fades in has little contrast halfway.
    page.evaluate("document.getAnimations().forEach(each => each.finish())")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return [str(fault) for fault in page.evaluate(_JUDGE, judged)]

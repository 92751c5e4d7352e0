"""One visit to each page by a reader with an empty cache, for each width and color scheme.

Everything that can be seen in one visit is noted at once, as a browser takes a second for each;
the tests judge the notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.site.serving import CHROMIUM_ARGUMENTS, ROOT, Server, chromium_path, serving
from tests.site.watching import watched

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
NO_SUCH_PAGE = "no/such/page/"
"""Where 404.html is opened: deep, as its links must work from any address."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""What of axe-core's rules is held: WCAG 2.2 AA and everything before it, and best practice."""
AXE = ROOT / "tools/web/node_modules/axe-core/axe.min.js"

COLOR_RULES = ["color-contrast", "link-in-text-block"]
"""Those of them that look at colors: all that the dark scheme can change."""

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
    """What one visit showed."""

    path: str
    scheme: str
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


def visit_all(site: Path, paths: list[str]) -> list[Visit]:
    """Visit pages, each as often as there are widths and schemes, with a server of its own."""
    with serving(site) as server, chromium() as browser:
        return [visit for width in WIDTHS for visit in _visits(browser, server, paths, width)]


def _visits(browser: Browser, server: Server, paths: list[str], width: int) -> Iterator[Visit]:
    """Visit pages one after the other in one window, as a new one costs more than a page.

    The dark scheme is seen on the page that the light one was opened with, as by a reader whose
    system turns dark in the evening: only colors change.
    """
    light, dark = SCHEMES
    with watched(browser, width=width, color_scheme="light") as seen:
        network = seen.page.context.new_cdp_session(seen.page)
        network.send("Network.enable")
        # Each visit is a first one.
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        for path in paths:
            server.forget()
            seen.forget()
            seen.page.emulate_media(color_scheme="light")
            seen.open(server.address + (NO_SUCH_PAGE if path == "404.html" else path))
            policy = seen.page.locator("meta[http-equiv=Content-Security-Policy]")
            too_wide = seen.too_wide
            faults = accessibility_faults(seen.page)
            seen.settle()
            visit = Visit(
                path,
                light,
                width,
                tuple(seen.elsewhere),
                tuple(seen.trouble),
                tuple(seen.violations),
                policy.get_attribute("content") or "" if policy.count() else "",
                too_wide,
                seen.shift,
                tuple(faults),
                Counter(server.sent),
                Counter(server.asked),
            )
            yield visit
            seen.page.emulate_media(color_scheme="dark")
            seen.page.locator("body[data-md-color-scheme=slate]").wait_for(state="attached")
            faults = accessibility_faults(seen.page, COLOR_RULES)
            seen.settle()
            yield replace(
                visit,
                scheme=dark,
                elsewhere=tuple(seen.elsewhere),
                trouble=tuple(seen.trouble),
                violations=tuple(seen.violations),
                too_wide=seen.too_wide,
                faults=tuple(faults),
            )


def accessibility_faults(page: Page, judged: list[str] = RULES) -> list[str]:
    """What axe-core finds on a page as it stands: rule, element, what to do.

    `judged` are tags or names of rules, as axe-core tells them apart by itself.
    """
    # What fades in has little contrast halfway.
    page.evaluate("document.getAnimations().forEach(each => each.finish())")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    return [str(fault) for fault in page.evaluate(_JUDGE, judged)]

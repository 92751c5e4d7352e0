"""A page in a real Chromium, with what it asked for and what it complained about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

_LISTEN = """
window.__shift = 0;
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.__violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Watched:
    """A page with all that it asked of others, and every complaint of the browser about it."""

    page: Page
    elsewhere: list[str] = field(default_factory=list)
    """Addresses on other machines that were asked for, whether or not the policy let them out."""
    trouble: list[str] = field(default_factory=list)
    """What the console said, scripts that failed, answers of 400 and above."""
    open_requests: int = 0

    def forget(self) -> None:
        """Begin anew with what is noted of the next page."""
        self.elsewhere.clear()
        self.trouble.clear()

    def open(self, address: str) -> None:
        """Go to an address; the page is settled then, its fonts and workers loaded."""
        self.page.goto(address, wait_until="load")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is on its way any more."""
        self.page.evaluate(
            "document.fonts.ready.then(() => new Promise(requestAnimationFrame))"
            ".then(() => new Promise((done) => requestIdleCallback(done, {timeout: 500})))"
        )
        for _ in range(100):
            if self.open_requests <= 0:
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{self.page.url} still waits for {self.open_requests} answers")

    @property
    def violations(self) -> list[str]:
        """What broke the content security policy, as the page was told."""
        return list(self.page.evaluate("window.__violations"))

    @property
    def shift(self) -> float:
        """The sum of all layout shifts that no reader caused."""
        return float(self.page.evaluate("window.__shift"))

    @property
    def too_wide(self) -> int:
        """By how many pixels the page can be scrolled sideways."""
        return int(
            self.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )


@contextmanager
def watched(browser: Browser, *, width: int = 1280, **options: Any) -> Iterator[Watched]:
    """A new page in a context of its own: nothing is cached, nothing is remembered."""
    height = 800 if width > 600 else 740
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.add_init_script(_LISTEN)
    watched = Watched(context.new_page())

    def asked(request: Request) -> None:
        watched.open_requests += 1
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            watched.elsewhere.append(request.url)

    def ended(_request: Request) -> None:
        watched.open_requests -= 1

    def answered(response: Response) -> None:
        # A missing page is opened on purpose; what it asks for is not missing.
        if response.status >= 400 and not response.request.is_navigation_request():
            watched.trouble.append(f"{response.status} {response.url}")

    def said(message: ConsoleMessage) -> None:
        on_purpose = message.location.get("url") == watched.page.url and "404" in message.text
        if message.type in ("error", "warning") and not on_purpose:
            watched.trouble.append(message.text)

    context.on("request", asked)
    context.on("requestfinished", ended)
    context.on("requestfailed", ended)
    context.on("response", answered)
    watched.page.on("console", said)
    watched.page.on("pageerror", lambda error: watched.trouble.append(str(error)))
    yield watched
    context.close()

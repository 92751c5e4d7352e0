"""A built site in a real Chromium: whether anything of a payload runs, asks or becomes markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Frame, Page, Request, Route

from tests.site.serving import every_page, serving
from trust.hostile.payloads import CALL, HOST, MARK

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_SENTINEL = f"window.__ran = 0; window.{CALL} = () => {{ window.__ran += 1; return 1; }};"
_USE = """() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  for (const each of document.querySelectorAll("article *, header *, footer *"))
    for (const name of ["mouseover", "mouseenter", "focus", "pointerdown"])
      each.dispatchEvent(new Event(name, {bubbles: name !== "mouseenter"}));
}"""
_FAULTS = """([mark, host, call]) => {
  const faults = [];
  const here = location.origin;
  const say = (what, each) => faults.push(`${what}: ${each.outerHTML.slice(0, 200)}`);
  const fetching = {src: 1, srcset: 1, poster: 1, data: 1, background: 1, srcdoc: 1};
  for (const each of document.querySelectorAll("*")) {
    const name = each.localName;
    if (name.startsWith(mark)) say("an element", each);
    if (["iframe", "object", "embed", "base", "frame"].includes(name)) say("what embeds", each);
    if (name === "script" && !each.src && !/json$/.test(each.type)
        && each.textContent.includes(call)) say("a script", each);
    if (name === "style" && each.textContent.includes(host)) say("a style", each);
    if (name === "meta" && each.httpEquiv.toLowerCase() === "refresh") say("a move", each);
    for (const {name: key, value} of each.attributes) {
      if (key === mark || key.startsWith("on")) say(`an attribute ${key}`, each);
      if (key === "style" && value.includes("url(")) say("a style", each);
      if (key in fetching && new URL(value, document.baseURI).origin !== here
          && !value.startsWith("data:image/")) say("what fetches", each);
    }
    if (name === "link" && each.href && /stylesheet|preload|icon|script/.test(each.rel)
        && new URL(each.href).origin !== here) say("what fetches", each);
    const href = each.getAttribute("href") ?? each.getAttribute("xlink:href");
    if (href !== null && name !== "link") {
      const scheme = new URL(href, document.baseURI).protocol;
      if (!["http:", "https:", "mailto:", "tel:"].includes(scheme)) say("an address", each);
    }
    if (each.action && name === "form" && new URL(each.action).origin !== here) say("a form", each);
  }
  const all = document.documentElement.textContent;
  if (all.includes("85397212652")) faults.push("a template was run");
  return faults;
}"""


@dataclass
class Seen:
    """What was looked at, and what should not have happened."""

    pages: int = 0
    faults: list[str] = field(default_factory=list)
    ran: int = 0
    asked: int = 0


def browse(
    browser: Browser, site: Path, paths: list[str] | None = None, *, search: bool = True
) -> Seen:
    """Open pages of a site, each with its content security policy and without it.

    Args:
        browser: a Chromium.
        site: the folder of the built site.
        paths: which pages, by address below the site; all of them if none are named.
        search: whether to use the search as well.
    """
    seen = Seen()
    with serving(site) as server:
        for policy in (True, False):
            context = browser.new_context(service_workers="block")
            context.add_init_script(_SENTINEL)
            page = context.new_page()
            page.set_default_timeout(15_000)
            watcher = _Watcher(page, server.address, seen, policy)
            if not policy:
                context.route(f"{server.address}**", _without_policy)
            for path in every_page(site) if paths is None else paths:
                watcher.open(path)
            if search:
                watcher.search("hostile element quotation")
            context.close()
    return seen


def _without_policy(route: Route) -> None:
    if route.request.resource_type != "document":
        route.continue_()
        return
    answer = route.fetch()
    route.fulfill(response=answer, body=_POLICY.sub("", answer.text(), count=1))


class _Watcher:
    def __init__(self, page: Page, address: str, seen: Seen, policy: bool) -> None:
        self._page, self._address, self._seen = page, address, seen
        self._how = "with the policy" if policy else "without the policy"
        self._at = ""
        page.on("dialog", self._dialog)
        page.on("popup", lambda popup: self._fault(f"a window: {popup.url}"))
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._fault(f"an error: {error}"))
        page.on("framenavigated", self._moved)

    def open(self, path: str) -> None:
        self._at = path
        self._page.goto(self._address + quote(path), wait_until="load")
        self._seen.pages += 1
        for _ in range(2):
            self._page.evaluate(_USE)
            self._page.wait_for_timeout(20)
            self._judge()
        if path.startswith("map/zoom"):
            self._use_map()

    def search(self, words: str) -> None:
        """Type words into the search, and judge the results, which a script writes."""
        self._at = "(search)"
        self._page.goto(self._address, wait_until="load")
        field = self._page.locator(".md-search__input")
        if field.count() == 0:
            return
        for word in words.split():
            self._page.keyboard.press("/")
            field.first.fill(word)
            self._page.locator(".md-search-result__meta, .md-search-result__item").first.wait_for(
                state="attached"
            )
            self._page.wait_for_timeout(400)
            self._page.evaluate(_USE)
            self._judge()

    def _use_map(self) -> None:
        marks = self._page.locator(".leaflet-interactive, .leaflet-marker-icon")
        for n in range(min(marks.count(), 6)):
            marks.nth(n).hover(force=True)
            self._page.wait_for_timeout(30)
        self._judge()

    def _judge(self) -> None:
        ran = self._page.evaluate("window.__ran")
        if ran:
            self._seen.ran += ran
            self._fault(f"{ran} scripts ran")
        for fault in self._page.evaluate(_FAULTS, [MARK, HOST, CALL]):
            self._fault(fault)

    def _fault(self, what: str) -> None:
        said = f"{self._at or '(home)'} {self._how}: {what}"
        if said not in self._seen.faults:
            self._seen.faults.append(said)

    def _dialog(self, dialog: Dialog) -> None:
        self._fault(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        url = request.url
        if not url.startswith((self._address, "data:image/", "blob:")):
            self._seen.asked += 1
            self._fault(f"a request: {url[:200]}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "404" not in message.text:
            self._fault(f"the console: {message.text[:200]}")

    def _moved(self, frame: Frame) -> None:
        if frame != self._page.main_frame:
            self._fault(f"a frame: {frame.url[:200]}")
        elif frame.url != "about:blank" and not frame.url.startswith(self._address):
            self._fault(f"moved to {frame.url[:200]}")

"""What a first visit costs over the wire, for each kind of page, with and without one search."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from bench.table import table
from tests.site.records import Records
from tests.site.serving import Server
from tests.site.visiting import WIDTHS
from tests.site.watching import Watched, watched

PAGES = {
    "home": "",
    "timeline": "timeline/",
    "statements": "statements/",
    "map": "map/",
    "zoomable map": "map/zoom/",
    "figures": "figures/",
    "sources": "sources/",
    "people": "people/",
    "not found": "no/such/page/",
}
"""One page of each kind, besides an agency's."""


def search(seen: Watched, words: str) -> int:
    """Search for words as a reader does; gives the number of pages in the list of results."""
    seen.page.keyboard.press("/")
    seen.page.keyboard.type(words)
    seen.page.locator(".md-search-result__item").first.wait_for()
    seen.settle()
    return seen.page.locator(".md-search-result__item").count()


def weights(browser: Browser, site: Path, server: Server) -> str:
    """Measure every kind of page; gives a table."""
    rows = []
    records = Records(site)
    for kind, path in {**PAGES, "agency": records.agency_page}.items():
        shifts = []
        for width in WIDTHS:
            server.forget()
            with watched(browser, width=width) as seen:
                seen.open(server.address + path)
                sent, asked = server.sent.copy(), server.asked.total()
                shifts.append(f"{seen.shift:.3f}")
                search(seen, records.agency["place"])
                searched = server.sent.total()
        fonts = sum(n for name, n in sent.items() if name.endswith(".woff2"))
        rows.append([kind, f"{sent.total():,}", str(asked), f"{fonts:,}", *shifts, f"{searched:,}"])
    shifts = [f"shift at {width} px" for width in WIDTHS]
    return table(["page", "bytes", "requests", "of it fonts", *shifts, "with a search"], rows)

"""A preview in a real browser, from a mistake at its start to a site, and once more."""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser

from tests.hosts.test_mkdocs import change, free_port, host, served_at, wait_for
from tests.site.visiting import accessibility_faults
from tests.site.watching import watched
from tests.support import MINIMAL

SOON = 60_000
"""Milliseconds that a build may take on a busy machine."""


def test_a_mistake_is_said_in_the_page_until_it_is_mended(browser: Browser, tmp_path: Path) -> None:
    root = host(tmp_path, MINIMAL)
    agencies, about = root / "data/agencies.yaml", root / "content/about.md"
    [id, *_], [name, *_] = (
        re.findall(rf"(?m)^(?:- |  ){key}: (.+)$", agencies.read_text("utf-8"))
        for key in ("id", "name")
    )
    agencies.write_text(agencies.read_text("utf-8").replace("  name:", "  nmae:", 1), "utf-8")
    port, log = free_port(), tmp_path / "log.txt"
    address = f"http://127.0.0.1:{port}/"

    def answers() -> bool:
        try:
            return bool(urllib.request.urlopen(address, timeout=2).status)
        except OSError:
            return False

    with served_at(root, port, log), watched(browser, width=360) as seen:
        page = seen.page
        panel, title = page.locator(".ms-preview"), page.locator("h1", has_text=name)
        wait_for(answers, log)

        # Nothing good yet: the findings alone, at any address.
        page.goto(f"{address}agencies/{id}/")
        assert "error[unknown-field]" in log.read_text("utf-8")
        assert "data/agencies.yaml" in panel.inner_text()
        assert page.locator("h1").count() == 1 and title.count() == 0
        assert accessibility_faults(page) == []

        # Mended: the page comes by itself.
        change(agencies, "  nmae:", "  name:")
        title.wait_for(timeout=SOON)
        assert panel.count() == 0

        # A new mistake: said above the last good page. What is written by hand goes on.
        change(agencies, f"name: {name}", f"nmae: {name}")
        panel.wait_for(timeout=SOON)
        assert title.count() == 1
        assert "unknown-field" in panel.inner_text() and "last good" in panel.inner_text()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.reload()
            assert accessibility_faults(page) == [], scheme
            assert seen.too_wide == 0
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert not page.locator(".ms-preview ul").is_visible()
        with about.open("a", encoding="utf-8") as file:
            file.write("\nFresh words, [and a link](nowhere.md).\n")
        page.goto(f"{address}about/")
        page.locator("p", has_text="Fresh words").wait_for(timeout=SOON)
        assert "nowhere.md" in panel.inner_text()

        # Mended: the panel goes at once, and the new words are there.
        page.goto(f"{address}agencies/{id}/")
        change(about, "[and a link](nowhere.md)", "and no link")
        change(agencies, f"nmae: {name}", "name: Renamed Constabulary")
        page.locator("h1", has_text="Renamed Constabulary").wait_for(timeout=SOON)
        assert panel.count() == 0
        assert seen.violations == [] and seen.trouble == [] and seen.elsewhere == []

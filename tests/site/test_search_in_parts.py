"""Search on a large site, in a real Chromium: a small project, its index forced into parts."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from microsite.model import Statement
from tests.hosts.test_mkdocs import host
from tests.site.serving import SUB_PATH, python, serving
from tests.site.test_frame import SEARCH, expect, look_for
from tests.site.visiting import accessibility_faults
from tests.site.watching import watched
from tests.support import MINIMAL, loaded


def built(folder: Path) -> Path:
    root, site = host(folder, MINIMAL), folder / "served" / SUB_PATH
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert text.count("\nextra:\n") == 1
    settings.write_text(text.replace("\nextra:\n", "\nextra:\n  search: shards\n"), "utf-8")
    python(root, "-m", "mkdocs", "build", "--site-dir", str(site), SITE_URL="https://x.test/")
    return site


def test_a_large_sites_search_finds_quotations_and_fetches_parts(
    browser: Browser, tmp_path: Path
) -> None:
    site = built(tmp_path)
    assert not (site / "search/search_index.json").exists()
    project = loaded(MINIMAL).project
    with serving(site) as server, watched(browser, width=360) as seen:
        page = seen.page
        seen.open(server.address)
        assert not [path for path in server.asked if "/search/" in path]
        page.locator("label[for=__search]").first.click()
        for id, statement in project.statements.items():
            for words in halves(statement):
                look_for(page, words)
                expect(page, f"statements/#{id}")
        seen.settle()
        asked = [path for path in server.asked if "/search/" in path]
        assert asked and all(server.asked[path] == 1 for path in asked)
        for person in project.people.values():
            look_for(page, person.name.upper())
            page.locator(".md-search-result mark").first.wait_for()
        nothing_is_found(page)
        faults = accessibility_faults(page)
        assert faults == seen.trouble == seen.violations == seen.elsewhere == []
        assert seen.too_wide == 0


def halves(statement: Statement) -> list[str]:
    """The first words of a statement, and words from its middle."""
    words = statement.printings[0].fragments[0].split()
    return [" ".join(words[start : start + 5]) for start in (0, len(words) // 2)]


def nothing_is_found(page: Page) -> None:
    """No result stands there for words that no page has, and none once nothing is typed."""
    results = page.locator(".md-search-result__item")
    page.fill(SEARCH, "zqxj")
    results.first.wait_for(state="detached")
    page.fill(SEARCH, "sources")
    results.first.wait_for(state="attached")
    page.fill(SEARCH, "")
    results.first.wait_for(state="detached")

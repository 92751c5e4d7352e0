"""A made-up project with corrections, really built: its notes in a browser and on paper.

The flagship has none, and none is made up for it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site import published
from tests.site.published import JUDGES, Judge, Published
from tests.site.saying import none_of
from tests.site.serving import SUB_PATH, copy_project, python, serving
from tests.site.visiting import SCHEMES, WIDTHS, accessibility_faults
from tests.site.watching import watched
from tests.support import GOOD

PAGES = {
    # It, its charge, and its answer, where that leads and in the history.
    "agencies/northfield-police/": 4,
    "bills/": 1,
    "figures/": 1,
    "people/": 3,
    "sources/northfield-ledger/": 1,
    "statements/": 2,
    "timeline/": 1,
}
"""How many notes stand on a page."""


@pytest.fixture(scope="module")
def made_up_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good project, built as a site."""
    root = tmp_path_factory.mktemp("made-up")
    copy_project(root)
    for folder in ("data", "content/sources"):
        shutil.rmtree(root / folder)
        shutil.copytree(GOOD / folder, root / folder)
    site = root / "served" / SUB_PATH
    build = ("-m", "mkdocs", "build", "--strict", "--site-dir", str(site))
    python(root, *build, SITE_URL=f"https://x.test/{SUB_PATH}/")
    return site


@pytest.fixture(scope="module")
def made_up(made_up_site: Path) -> Iterator[str]:
    """Where it is served; ends in a slash."""
    with serving(made_up_site) as server:
        yield server.address


@pytest.mark.parametrize(("width", "scheme"), [*zip(WIDTHS, SCHEMES, strict=True)])
def test_pages_with_notes_have_no_fault(
    browser: Browser, made_up: str, width: int, scheme: str
) -> None:
    found: list[str] = []
    with watched(browser, width=width, color_scheme=scheme) as seen:
        for path in (*PAGES, "corrections/", "updates/"):
            seen.open(made_up + path)
            found += [f"/{path}: {fault}" for fault in accessibility_faults(seen.page)]
            if seen.too_wide > 0:
                found.append(f"/{path} is {seen.too_wide} px too wide")
        found += seen.trouble
    none_of(found)


def test_notes_show_on_paper_and_without_scripts_and_lead_to_the_corrections(
    browser: Browser, made_up: str
) -> None:
    with watched(browser, java_script_enabled=False) as seen:
        seen.page.emulate_media(media="print")
        for path, count in PAGES.items():
            seen.page.goto(made_up + path)
            notes = seen.page.locator(".ms-corrected:visible")
            assert notes.count() == count, path
            for note in notes.all():
                assert "What was wrong" in note.inner_text()
                assert "What it says now" in note.inner_text()
                [link] = note.get_by_role("link").all()
                assert link.inner_text().startswith("Corrected on November 2")
        seen.page.emulate_media(media="screen")
        link.click()
        assert seen.page.url.startswith(f"{made_up}corrections/#")
        assert seen.page.locator(":target").is_visible()


@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.__name__)
def test_its_pages_and_data_say_the_same(site: Published, judge: Judge) -> None:
    """Corrections and updates that name a record of each kind, among all the rest."""
    assert site.rows["corrections"] and site.rows["updates"]
    none_of(judge(site))


@pytest.fixture(scope="module")
def site(made_up_site: Path) -> Published:
    return published.read(made_up_site, GOOD)

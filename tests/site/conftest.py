"""The site, really built by MkDocs, served as GitHub Pages does, opened in a Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.records import Records
from tests.site.serving import SUB_PATH, build, every_page, serving
from tests.site.visiting import Visit, chromium, visit_all


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the site: <tmp>/plates, so that its parent can be served."""
    site = tmp_path_factory.mktemp("served") / SUB_PATH
    build(site, f"https://x.test/{SUB_PATH}/")
    return site


@pytest.fixture(scope="session")
def records(built_site: Path) -> Records:
    """The records that the site publishes, to take names and addresses from."""
    return Records(built_site)


@pytest.fixture(scope="session")
def pages(built_site: Path, records: Records) -> list[str]:
    """Every page's address below the site's own."""
    pages = every_page(built_site)
    assert len(pages) >= len(records.rows("agencies")) + len(records.rows("sources")) + 12 + 1
    return pages


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the site is served, ending in a slash."""
    with serving(built_site) as server:
        yield server.address


@pytest.fixture(scope="session")
def visits(built_site: Path, pages: list[str]) -> list[Visit]:
    """Every page, light and dark, on a phone and on a desk: what happened, for tests to judge.

    Two visitors, as a machine that builds sites has two cores at least.
    """
    with ThreadPoolExecutor(2) as visitors:
        halves = visitors.map(partial(visit_all, built_site), (pages[::2], pages[1::2]))
        return [visit for half in halves for visit in half]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium that can reach nothing but this machine."""
    with chromium() as browser:
        yield browser

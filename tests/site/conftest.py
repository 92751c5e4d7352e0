"""The site, really built by MkDocs, served as GitHub Pages does, opened in a Chromium."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from tests.site.records import Records
from tests.site.serving import SUB_PATH, build, every_page, serving
from tests.site.visiting import Visit, visit_all


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


def _size(site: Path, page: str) -> int:
    file = site / page
    return (file if page.endswith(".html") else file / "index.html").stat().st_size


@pytest.fixture(scope="session")
def looked_at(built_site: Path, pages: list[str]) -> list[str]:
    """The pages that are opened in a browser: all with LONG=1, else the longest of each kind.

    Pages of one kind come from one template, and a browser takes seconds for each. What needs no
    browser (links, HTML, words, data) is held on every page, always.
    """
    if os.environ.get("LONG"):
        return pages
    longest: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: _size(built_site, page)):
        folder, _, name = page.removesuffix("/").partition("/")
        longest[folder if name and folder in ("agencies", "sources") else page] = page
    # The list of a kind is a page of its own, at the folder's address.
    return sorted({*longest.values(), "agencies/", "sources/"} & {*pages})


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the site is served, ending in a slash."""
    with serving(built_site) as server:
        yield server.address


@pytest.fixture(scope="session")
def visits(built_site: Path, looked_at: list[str]) -> list[Visit]:
    """The pages, light and dark, on a phone and on a desk: what happened, for tests to judge.

    Two visitors, as a machine that builds sites has two cores at least.
    """
    with ThreadPoolExecutor(2) as visitors:
        halves = visitors.map(partial(visit_all, built_site), (looked_at[::2], looked_at[1::2]))
        return [visit for half in halves for visit in half]

"""The good project's pages with their structured data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from microsite.artifacts import Page
from microsite.checks import Verified
from microsite.citations import Imprint
from microsite.render import render_site
from microsite.views.lookup import Lookup
from tests.schema_org import Node

AT = Imprint("https://news.test/tow/", "The Northfield Desk")
TEMPLATES = Path(__file__).parents[2] / "templates"
Find = Callable[[str, str], Node]


@pytest.fixture(scope="session")
def pages(verified: Verified) -> dict[str, Page]:
    """Every generated page, by its path."""
    return {page.path: page for page in render_site(Lookup(verified), TEMPLATES, imprint=AT).pages}


@pytest.fixture(scope="session")
def find(pages: dict[str, Page]) -> Find:
    """Gives the node with an address (below the site's) on a page."""
    import json

    def found(path: str, id: str) -> Node:
        graph: list[dict[str, Any]] = json.loads(pages[path].structured_data)["@graph"]
        [node] = [each for each in graph if each["@id"] == AT.url + id]
        return node

    return found

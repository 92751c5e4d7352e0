"""Addresses are relative and lead from any page to any other."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.views.addresses import address, href

ROOT = "https://site.invalid/a/sub/path/"
SEGMENT = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True).filter(lambda s: s != "index")
PAGE = st.lists(SEGMENT, max_size=3).flatmap(
    lambda parts: st.sampled_from(
        [*(["/".join(parts) + ".md"] if parts else []), "/".join([*parts, "index.md"])]
    )
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("index.md", ""),
        ("timeline.md", "timeline/"),
        ("agencies/index.md", "agencies/"),
        ("agencies/norwalk.md", "agencies/norwalk/"),
        ("data/bills.json", "data/bills.json"),
    ],
)
def test_address_follows_directory_urls(page: str, expected: str) -> None:
    assert address(page) == expected


@pytest.mark.parametrize(
    ("here", "page", "anchor", "query", "expected"),
    [
        ("index.md", "index.md", "", "", "./"),
        ("index.md", "agencies/a.md", "", "", "agencies/a/"),
        ("agencies/a.md", "index.md", "", "", "../../"),
        ("agencies/a.md", "agencies/b.md", "history", "", "../b/#history"),
        ("agencies/a.md", "agencies/a.md", "history", "", "#history"),
        ("agencies/a.md", "timeline.md", "", "agency=a", "../../timeline/?agency=a"),
        ("map.md", "assets/map.js", "", "", "../assets/map.js"),
    ],
)
def test_href_as_seen_from_a_page(
    here: str, page: str, anchor: str, query: str, expected: str
) -> None:
    assert href(here, page, anchor, query) == expected


@given(here=PAGE, page=PAGE)
def test_href_leads_to_the_page_under_any_path(here: str, page: str) -> None:
    relative = href(here, page)
    assert not relative.startswith(("/", "http"))
    assert urljoin(ROOT + address(here), relative) == ROOT + address(page)

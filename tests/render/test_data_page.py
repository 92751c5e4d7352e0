"""The page about the data says what is so: of the license, and of texts that look like formulas."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from microsite.checks import Verified
from microsite.exports import exports
from microsite.render import render_site
from microsite.views.data import DataPage
from microsite.views.lookup import Lookup
from tests.support import MINIMAL, checked

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture(scope="module")
def verified() -> Verified:
    verified, _ = checked(MINIMAL)
    assert verified is not None
    return verified


@pytest.fixture(scope="module")
def view(verified: Verified) -> DataPage:
    return exports(Lookup(verified)).page


def shown(verified: Verified, view: DataPage | None) -> str:
    made = (lambda: view) if view else None
    pages = render_site(Lookup(verified), TEMPLATES, data=made).pages
    html = [page.html for page in pages if page.path == "data/index.md"]
    body = LexborHTMLParser("".join(html)).body
    return " ".join(body.text().split()) if body else ""


def test_where_nobody_named_a_license_it_says_so(verified: Verified, view: DataPage) -> None:
    text = shown(verified, view)
    assert "Nobody has said under which license these data are." in text
    assert "At present there is none in these files." in text


def test_columns_that_a_spreadsheet_may_execute_are_named(
    verified: Verified, view: DataPage
) -> None:
    text = shown(verified, replace(view, formulas=("statements.note", "bills.title")))
    assert "There are some in statements.note, bills.title: import these columns as text." in text
    assert "At present there is none" not in text


def test_without_data_there_is_no_page(verified: Verified) -> None:
    assert shown(verified, None) == ""

"""What the page about the data is told: of every file, table and column, and nothing made up."""

from __future__ import annotations

import pytest

from microsite.artifacts import Artifact
from microsite.checks import Verified
from microsite.exports import exports
from microsite.exports.tables import tables
from microsite.views.data import DataPage
from microsite.views.lookup import Lookup
from tests.exports.conftest import AT
from tests.support import MINIMAL, checked


@pytest.fixture(scope="module")
def page(good: Verified) -> DataPage:
    return exports(Lookup(good), AT).page


def test_every_table_stands_under_its_kind(page: DataPage) -> None:
    told = [table.name for kind in page.kinds for table in kind.tables]
    assert told == [table.name for table in tables()]
    for kind in page.kinds:
        assert kind.own.name == kind.name
        assert (kind.own.json is None) == (kind.name == "records")
        assert all(each.json is None for each in kind.lists)


def test_records_are_counted_once(page: DataPage, good: Verified) -> None:
    kinds = [kind.name for kind in page.kinds[1:]]
    assert page.records == sum(len(good.project.records(kind)) for kind in kinds)
    assert page.kinds[0].own.rows == page.records


def test_a_column_leads_to_the_table_that_it_refers_to(page: DataPage) -> None:
    [printings] = [
        table for kind in page.kinds for table in kind.tables if table.name == "statement_printings"
    ]
    refers = {column.name: column.refers_to for column in printings.columns}
    assert (refers["statement"], refers["source"], refers["quotation"]) == (
        "statements",
        "sources",
        "",
    )
    keys = [column.name for column in printings.columns if column.in_key]
    assert keys == ["statement", "position"]


def test_the_word_to_search_for_stands_in_a_quotation(page: DataPage, good: Verified) -> None:
    assert page.word.isalpha()
    assert any(
        page.word in fragment
        for statement in good.project.statements.values()
        for printing in statement.printings
        for fragment in printing.fragments
    )


def test_a_file_that_is_not_there_gets_no_row(good: Verified, page: DataPage) -> None:
    assert "map_geojson" not in {file.key for file in page.files}
    cited = Artifact("data/sources.bib", "")
    files = exports(Lookup(good), AT, others=[cited]).page.files
    assert [file.size for file in files if file.key == "bibtex"] == [0]


def test_a_project_without_a_license_has_none() -> None:
    verified, _ = checked(MINIMAL)
    assert verified is not None
    page = exports(Lookup(verified)).page
    assert page.license is None
    assert page.formulas == ()

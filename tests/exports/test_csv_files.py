"""CSV by RFC 4180: every value comes back, and what a spreadsheet may execute is named."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microsite.exports.csv_files import csv_file, csv_path, formulas
from microsite.exports.table_rows import Filled


def test_every_value_comes_back(filled: tuple[Filled, ...]) -> None:
    for each in filled:
        file = csv_file(each)
        assert file.path == csv_path(each.table.name) == f"data/{each.table.name}.csv"
        head, *back = csv.reader(io.StringIO(str(file.content), newline=""), strict=True)
        assert head == [column.name for column in each.table.all_columns]
        written = [["" if value is None else str(value) for value in row] for row in each.rows]
        assert [[{"true": "True", "false": "False"}.get(v, v) for v in row] for row in back] == (
            written
        )


def test_lines_end_and_fields_are_quoted_as_the_standard_wants(filled: tuple[Filled, ...]) -> None:
    [statements] = [each for each in filled if each.table.name == "statements"]
    name = statements.table.columns[0].name
    odd = 'a "word", and\nanother line'
    row = list(statements.rows[0])
    row[1] = odd
    text = str(csv_file(replace(statements, rows=(tuple(row),))).content)
    assert name == "summary"
    assert '"a ""word"", and\nanother line"' in text
    assert text.endswith("\r\n")
    assert len(re.findall("\r\n", text)) == 2
    assert not text.startswith("\ufeff")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_could_be_executed_is_named_and_left_as_it_is(
    begin: str, filled: tuple[Filled, ...]
) -> None:
    assert formulas(filled) == ()
    [fragments] = [e for e in filled if e.table.name == "statement_printing_fragments"]
    words = [column.name for column in fragments.table.all_columns].index("words")
    row = list(fragments.rows[0])
    row[words] = f"{begin}1+1"
    planted = replace(fragments, rows=(tuple(row), *fragments.rows[1:]))
    assert formulas([planted]) == ("statement_printing_fragments.words",)
    back = list(csv.reader(io.StringIO(str(csv_file(planted).content), newline="")))
    assert back[1][words] == f"{begin}1+1"


def test_a_number_is_no_formula(filled: tuple[Filled, ...]) -> None:
    [agencies] = [each for each in filled if each.table.name == "agencies"]
    assert any(isinstance(value, float) and value < 0 for row in agencies.rows for value in row)
    assert formulas([agencies]) == ()


@given(words=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(words: str, filled: tuple[Filled, ...]) -> None:
    [statements] = [each for each in filled if each.table.name == "statements"]
    row = (statements.rows[0][0], words, *statements.rows[0][2:])
    text = str(csv_file(replace(statements, rows=(row, row))).content)
    _, one, other = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert one == other and one[1] == words

from __future__ import annotations

import csv
import io

from microsite.factcheck import as_csv
from microsite.factcheck.csv_file import COLUMNS, CONTEXT
from tests.factcheck.sheets import sheet


def test_each_line_is_a_row_with_room_for_whoever_checks_it() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(sheet()), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["number"] for row in rows[:-1]] == [str(each.number) for each in sheet().lines]
    assert {row["checked"] + row["initials"] + row["remarks"] for row in rows} == {""}
    assert sheet().content_hash in rows[-1]["words"]


def test_a_private_sheet_has_the_articles_paragraphs_and_says_that_they_are_not_ours() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(sheet(private=True)), newline="")))
    [row] = [
        each
        for each in rows
        if each["words"] == "We did not know about the accounts,"
        and "1 fragments 1" in each["field"]
    ]
    assert row[CONTEXT].startswith("“We did not know about the accounts,” Holt said.")
    assert "not to be published" in CONTEXT

"""The tables as CSV.

UTF-8, as RFC 4180 has it: commas, double quotes where they are needed, CR LF. What is empty is
unknown or not there; `true` and `false` are truths.

Nothing is changed for the sake of spreadsheets, which take a text that begins with =, +, - or @
for a formula: an apostrophe before it would be a letter that no source printed. The page about the
data says whether there is such a text. Nor is there a byte order mark, which many programs would
read as part of the first column's name.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from microsite.artifacts import Artifact
from microsite.exports.table_rows import Filled, Value

_FORMULA = frozenset("=+-@\t\r")
"""How a text begins that a spreadsheet may execute (OWASP, CSV injection)."""


def csv_path(table: str) -> str:
    """Say where a table's file is, below the site's root."""
    return f"data/{table}.csv"


def csv_file(filled: Filled) -> Artifact:
    """Write a table."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in filled.table.all_columns)
    if any(column.type == "boolean" for column in filled.table.all_columns):
        writer.writerows([_written(value) for value in row] for row in filled.rows)
    else:
        writer.writerows(filled.rows)
    return Artifact(csv_path(filled.table.name), text.getvalue())


def formulas(tables: Iterable[Filled]) -> tuple[str, ...]:
    """Name the columns, as `table.column`, that hold a text which a spreadsheet may execute."""
    return tuple(
        f"{filled.table.name}.{column.name}"
        for filled in tables
        for column, values in zip(
            filled.table.all_columns, zip(*filled.rows, strict=True), strict=False
        )
        if any(isinstance(value, str) and value[:1] in _FORMULA for value in values)
    )


def _written(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else value

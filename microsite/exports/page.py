"""The page about the data, made of the very files and tables that it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from microsite.exports.annotations import FILE as ANNOTATIONS
from microsite.exports.columns import Column
from microsite.exports.csv_files import csv_path, formulas
from microsite.exports.data_package import PATH, media_type
from microsite.exports.datasette import PATH as DATASETTE
from microsite.exports.geojson_files import AGENCIES, MAP
from microsite.exports.sqlite_file import PATH as SQLITE
from microsite.exports.sums import PATH as SUMS
from microsite.exports.sums import Measured
from microsite.exports.table_rows import Filled
from microsite.exports.tables import Table
from microsite.views.data import DataColumn, DataFile, DataKind, DataPage, DataTable
from microsite.views.lookup import Lookup

SINGLE_FILES: Mapping[str, str] = {
    SQLITE: "sqlite",
    DATASETTE: "datasette",
    PATH: "datapackage",
    SUMS: "sums",
    AGENCIES: "agencies_geojson",
    MAP: "map_geojson",
    ANNOTATIONS: "annotations",
    "data/sources.csl.json": "csl",
    "data/sources.bib": "bibtex",
}
"""Files that the page lists besides the tables', in this order, each with its key in the catalog
(`data.file.<key>`). A new file gets a row by a line here and a text there."""

EXAMPLES = (
    "csv",
    "json",
    "geojson",
    "sqlite",
    "datasette",
    "datapackage",
    "annotations",
    "csl",
    "bibtex",
    "sums",
)
"""One example per format, in templates/examples/."""


def data_page(
    lookup: Lookup, filled: Sequence[Filled], files: Iterable[Measured], record: str = ""
) -> DataPage:
    """Describe the published data.

    Args:
        lookup: the checked records.
        filled: the tables.
        files: all files that are published as data.
        record: where the site says what it was built from; empty if it does not.
    """
    by_path = {file.path: file for file in files}
    kinds = tuple(
        DataKind(kind, tuple(_table(each, by_path) for each in group))
        for kind, group in groupby(filled, key=lambda each: each.table.kind)
    )
    return DataPage(
        files=tuple(
            _file(key, by_path[path]) for path, key in SINGLE_FILES.items() if path in by_path
        ),
        kinds=kinds,
        license=lookup.project.investigation.license,
        record=record,
        formulas=formulas(filled),
        word=_word(filled),
        examples=EXAMPLES,
    )


def _file(key: str, file: Measured) -> DataFile:
    return DataFile(key, file.path, file.name, file.size, file.sha256, media_type(file.path))


def _table(filled: Filled, files: Mapping[str, Measured]) -> DataTable:
    table = filled.table
    nested = None if table.way else files.get(f"data/{table.name}.json")
    return DataTable(
        name=table.name,
        meaning=table.description,
        rows=len(filled.rows),
        csv=_file("csv", files[csv_path(table.name)]),
        json=_file("json", nested) if nested else None,
        columns=tuple(_column(table, column) for column in table.all_columns),
    )


def _column(table: Table, column: Column) -> DataColumn:
    [refers_to] = {
        foreign.table for foreign in table.foreign_keys if column.name == foreign.columns[-1]
    } or {""}
    return DataColumn(
        name=column.name,
        type=column.type,
        required=column.required,
        in_key=column.name in table.key,
        meaning=f"{column.description[:1].upper()}{column.description[1:]}.",
        values=column.values,
        refers_to=refers_to,
    )


def _word(filled: Sequence[Filled]) -> str:
    """Choose a word to search for: the longest plain one of the first quotation."""
    [printings] = [each for each in filled if each.table.name == "statement_printings"]
    column = [each.name for each in printings.table.all_columns].index("quotation")
    first = str(printings.rows[0][column]) if printings.rows else ""
    return max(re.findall(r"\b[a-z]{4,}\b", first), key=len, default="")

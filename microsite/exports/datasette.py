"""What Datasette shows beside the SQLite file (https://docs.datasette.io/en/stable/metadata.html)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from microsite.artifacts import Artifact
from microsite.exports.about import About
from microsite.exports.sqlite_file import PATH as DATABASE
from microsite.exports.sqlite_file import SEARCH, SEARCHED
from microsite.exports.tables import Table
from microsite.jsontext import indented

PATH = "data/datasette-metadata.json"

_LABELS = ("label", "name", "title", "speaker_names")
"""Columns that name a record, the first that a table has."""


def datasette_metadata(about: About, tables: Iterable[Table]) -> Artifact:
    """Write titles, descriptions, the license and the source, for all tables and columns."""
    terms: dict[str, Any] = {"source": about.title}
    if about.homepage:
        terms["source_url"] = about.homepage
    if about.license:
        terms |= {"license": about.license.title, "license_url": about.license.url}
    database = PurePosixPath(DATABASE).stem
    metadata = {
        "title": about.title,
        "description": about.description,
        **terms,
        "databases": {
            database: {
                "description": about.description,
                **terms,
                "tables": {table.name: _table(table, terms) for table in tables},
            }
        },
    }
    return Artifact(PATH, indented(metadata))


def _table(table: Table, terms: dict[str, Any]) -> dict[str, Any]:
    columns = {column.name: column.description for column in table.all_columns}
    shown: dict[str, Any] = {"description": table.description, **terms, "columns": columns}
    if not table.way:
        if facets := [column.name for column in table.columns if column.values]:
            shown["facets"] = facets
        if label := next((each for each in _LABELS if each in columns), None):
            shown["label_column"] = label
    if table.name == SEARCHED:
        shown |= {"fts_table": SEARCH, "fts_pk": "rowid"}
    return shown

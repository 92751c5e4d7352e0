"""The tables as one SQLite file, with foreign keys and a full-text search over statements.

The bytes follow from the records and the SQLite library. Python's own `sqlite3` uses the one of the
machine, and machines differ: 3.40, 3.42 and 3.44 write the same tables to other bytes, and so does
one that is compiled with SECURE_DELETE. So this uses APSW, which brings its own and is pinned.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

import apsw

from microsite.artifacts import Artifact
from microsite.exports.columns import Column
from microsite.exports.table_rows import Filled
from microsite.exports.tables import Table

PATH = "data/records.db"
SEARCHED = "statements"
"""The table that can be searched."""
SEARCH = "statements_search"
"""The full-text index of statements; its rowid is theirs."""
SEARCH_COLUMNS = ("quotations", "summary", "speakers")

_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "NUMERIC",
    "boolean": "INTEGER",
    "date": "TEXT",
}
_SMALL_PAGES = 1024
"""Bytes of a page. Most tables are small and take whole pages: this nearly halves the file."""


def sqlite_file(tables: Sequence[Filled]) -> Artifact:
    """Write all tables into one file.

    Raises:
        ValueError: a row names another that is not there, which checked records never do.
    """
    with closing(apsw.Connection(":memory:")) as database:
        database.execute(f"PRAGMA page_size = {_SMALL_PAGES}")
        # What was moved to another page leaves zeros, and not itself.
        database.execute("PRAGMA secure_delete = ON")
        with database:
            for filled in tables:
                _fill(database, filled)
            _make_searchable(database)
        if dangling := database.execute("PRAGMA foreign_key_check").fetchall():
            raise ValueError(f"rows name others that are not there: {dangling}")
        return Artifact(PATH, database.serialize("main"))


def _fill(database: apsw.Connection, filled: Filled) -> None:
    table = filled.table
    database.execute(create(table))
    places = ", ".join("?" * len(table.all_columns))
    database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", filled.rows)
    for foreign in table.foreign_keys:
        # What begins the primary key has an index already.
        if table.key[: len(foreign.columns)] != foreign.columns:
            database.execute(_index(table, foreign.columns))


def create(table: Table) -> str:
    """Write the statement that makes a table, as a reader of the file sees it."""
    lines = [_declared(column) for column in table.all_columns]
    lines.append(f"PRIMARY KEY ({_names(table.key)})")
    lines += [
        f"FOREIGN KEY ({_names(foreign.columns)}) REFERENCES "
        f"{_quoted(foreign.table)} ({_names(foreign.references)})"
        for foreign in table.foreign_keys
    ]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {_quoted(table.name)} (\n  {body}\n)"


def _declared(column: Column) -> str:
    parts = [_quoted(column.name), _TYPES[column.type]]
    if column.required:
        parts.append("NOT NULL")
    if column.values:
        words = ", ".join(f"'{word}'" for word in column.values)
        parts.append(f"CHECK ({_quoted(column.name)} IN ({words}))")
    elif column.type == "boolean":
        parts.append(f"CHECK ({_quoted(column.name)} IN (0, 1))")
    return " ".join(parts)


def _index(table: Table, columns: tuple[str, ...]) -> str:
    name = "_".join((table.name, "by", *columns))
    return f"CREATE INDEX {_quoted(name)} ON {_quoted(table.name)} ({_names(columns)})"


def _make_searchable(database: apsw.Connection) -> None:
    """Index every statement by what each source prints of it, our summary and its speakers.

    Accents do not count: `cafe` finds “café”.
    """
    database.execute(
        f"CREATE VIRTUAL TABLE {SEARCH} USING fts5 "
        f"({', '.join(SEARCH_COLUMNS)}, tokenize = 'unicode61 remove_diacritics 2')"
    )
    database.execute(
        f"INSERT INTO {SEARCH} (rowid, {', '.join(SEARCH_COLUMNS)}) "
        "SELECT s.rowid, (SELECT group_concat(quotation, char(10)) FROM (SELECT quotation FROM "
        "statement_printings p WHERE p.statement = s.id ORDER BY p.position)), "
        "s.summary, s.speaker_names FROM statements s ORDER BY s.rowid"
    )
    database.execute(f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('optimize')")


def _names(columns: Sequence[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(name: str) -> str:
    return f'"{name}"'

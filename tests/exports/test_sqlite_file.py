"""The SQLite file: keys that hold, a search that finds, the same bytes each time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from microsite.exports.sqlite_file import SEARCH, sqlite_file
from microsite.exports.table_rows import Filled
from microsite.exports.tables import tables


@pytest.fixture(scope="module")
def database(filled: tuple[Filled, ...]) -> Iterator[sqlite3.Connection]:
    content = sqlite_file(filled).content
    assert isinstance(content, bytes)
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        yield database


def test_the_file_is_sound_and_every_reference_holds(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_tables_keys_and_rows_are_those_of_the_tables(
    database: sqlite3.Connection, filled: tuple[Filled, ...]
) -> None:
    for each in filled:
        table = each.table
        info = database.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        assert [row[1] for row in info] == [column.name for column in table.all_columns]
        assert {row[1] for row in info if row[5]} == set(table.key)
        found = database.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
        keys: dict[int, list[tuple[str, str, str]]] = {}
        for number, _, to, mine, theirs, *_ in found:
            keys.setdefault(number, []).append((mine, to, theirs))
        expected = sorted(
            [(mine, foreign.table, theirs) for mine, theirs in
             zip(foreign.columns, foreign.references, strict=True)]
            for foreign in table.foreign_keys
        )  # fmt: skip
        assert sorted(keys.values()) == expected
        kept = database.execute(f'SELECT * FROM "{table.name}"').fetchall()
        assert sorted(map(repr, kept)) == sorted(
            repr(tuple(int(v) if isinstance(v, bool) else v for v in row)) for row in each.rows
        )


def test_a_reference_to_nothing_is_refused(filled: tuple[Filled, ...]) -> None:
    broken = tuple(
        replace(each, rows=each.rows[1:]) if each.table.name == "sources" else each
        for each in filled
    )
    with pytest.raises(ValueError, match="rows name others that are not there"):
        sqlite_file(broken)


def test_a_word_that_no_vocabulary_has_is_refused(database: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        database.execute("UPDATE statements SET stance = 'furious'")
    with pytest.raises(sqlite3.IntegrityError, match="NOT NULL"):
        database.execute("UPDATE statements SET summary = NULL")
    database.rollback()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("parked", {"quill-close-this-door"}),
        ('"close this door"', {"quill-close-this-door"}),
        ("PARKED", {"quill-close-this-door"}),
        ("speakers: holt", {"holt-did-not-know", "holt-tells-council"}),
        ("quotations: holt", set()),
        ("xylophone", set()),
    ],
)
def test_the_search_finds_statements_by_their_words(
    asked: str, found: set[str], database: sqlite3.Connection
) -> None:
    rows = database.execute(
        f"SELECT id FROM {SEARCH} JOIN statements ON statements.rowid = {SEARCH}.rowid "
        f"WHERE {SEARCH} MATCH ?",
        [asked],
    )
    assert {id for (id,) in rows} == found


def test_every_statement_is_in_the_index(database: sqlite3.Connection) -> None:
    pairs = database.execute(
        f"SELECT s.id, s.summary = f.summary FROM statements s LEFT JOIN {SEARCH} f "
        "ON f.rowid = s.rowid"
    ).fetchall()
    assert len(pairs) > 2
    assert all(same == 1 for _, same in pairs)


def test_the_same_tables_make_the_same_bytes(filled: tuple[Filled, ...]) -> None:
    assert sqlite_file(filled) == sqlite_file(filled)
    assert len(filled) == len(tables())

"""The rows of the tables, taken from the published JSON's rows.

A table is filled column by column: what a column takes of a value is decided once, and not for
every value again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from microsite import dates
from microsite.exports.columns import Column
from microsite.exports.json_files import KINDS, Published
from microsite.exports.published import Row, adapted
from microsite.exports.tables import RECORDS, Table, tables
from microsite.views.lookup import Lookup

Value = str | int | float | bool | None
Values = tuple[Value, ...]
Places = tuple[int, ...]
"""An entry's place in its list, after the places of what the list stands in, from 1."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A table with its rows, in the order of its key; values in the order of its columns."""

    table: Table
    rows: tuple[Values, ...]


def filled_tables(lookup: Lookup, published: Published) -> tuple[Filled, ...]:
    """Fill every table.

    Args:
        lookup: the checked records.
        published: their rows, which are left as they are.
    """
    shaped = {kind: [adapted(lookup, kind, row) for row in published[kind]] for kind in KINDS}
    shaped[RECORDS] = [
        {"kind": kind, "name": lookup.name(kind, row["id"]), "id": row["id"], "page": row["page"]}
        for kind in KINDS
        for row in shaped[kind]
    ]
    return tuple(
        Filled(table, tuple(_rows(lookup, table, shaped[table.kind])))
        for table in tables(lookup.project.vocabulary)
    )


def _rows(lookup: Lookup, table: Table, shaped: list[Row]) -> Iterator[Values]:
    """Fill a table of records, or of the entries of the lists that they hold."""
    if not table.way:
        columns = [_values(lookup, column, shaped) for column in table.all_columns]
        return zip(*columns, strict=True)
    found = [
        (row["id"], places, entry) for row in shaped for places, entry in _entries(row, table.way)
    ]
    entries = [entry for _, _, entry in found]
    positions: list[Value] = [places[-1] for _, places, _ in found]
    columns = [
        positions if column.reads == "position" else _values(lookup, column, entries)
        for column in table.columns
    ]
    others = len(table.owners) - 1
    owners = ((id, *places[:others]) for id, places, _ in found)
    return (owner + held for owner, held in zip(owners, zip(*columns, strict=True), strict=True))


def _entries(holder: Row, way: tuple[str, ...], above: Places = ()) -> Iterator[tuple[Places, Any]]:
    """Yield the entries of a list, or of the lists in its entries, with their places."""
    for place, entry in enumerate(holder[way[0]], start=1):
        if len(way) == 1:
            yield (*above, place), entry
        else:
            yield from _entries(entry, way[1:], (*above, place))


def _values(lookup: Lookup, column: Column, entries: Iterable[Any]) -> list[Value]:
    """Take a column's values of the rows, or of the entries of a list."""
    values = list(entries)
    for step in column.steps:
        values = [None if value is None else value[step] for value in values]
    if column.kinds:  # a speaker stands there with a name
        values = [value["id"] if isinstance(value, dict) else value for value in values]
    match column.reads:
        case "kind":
            return [value and _kind(lookup, column, value) for value in values]
        case "earliest" | "latest" as bound:
            return [value and _day(value, bound) for value in values]
        case _:
            return values


def _kind(lookup: Lookup, column: Column, id: str) -> str:
    return next(kind for kind in column.kinds if id in lookup.project.records(kind))


def _day(text: str, bound: str) -> str | None:
    day = getattr(dates.parse(text), bound)
    return day.isoformat() if day else None

"""The rows of the tables, taken from the published JSON's rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from microsite import dates
from microsite.citations import Imprint
from microsite.exports.columns import Column
from microsite.exports.json_files import KINDS, rows
from microsite.exports.published import Row, adapted
from microsite.exports.tables import RECORDS, Table, tables
from microsite.views.lookup import Lookup

Value = str | int | float | bool | None
Values = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A table with its rows, in the order of its key; values in the order of its columns."""

    table: Table
    rows: tuple[Values, ...]


def filled_tables(lookup: Lookup, imprint: Imprint) -> tuple[Filled, ...]:
    """Fill every table."""
    published = {
        kind: [adapted(lookup, kind, row) for row in rows(lookup, imprint, kind)] for kind in KINDS
    }
    published[RECORDS] = [
        {"kind": kind, "name": lookup.name(kind, row["id"]), **_chosen(row, "id", "page")}
        for kind in KINDS
        for row in published[kind]
    ]
    return tuple(
        Filled(table, tuple(_rows(lookup, table, published[table.kind])))
        for table in tables(lookup.project.vocabulary)
    )


def _chosen(row: Mapping[str, Any], *fields: str) -> Row:
    return {field: row[field] for field in fields}


def _rows(lookup: Lookup, table: Table, published: list[Row]) -> Iterator[Values]:
    for row in published:
        if not table.way:
            yield tuple(_value(lookup, column, row, 0) for column in table.all_columns)
            continue
        for entry, places in _entries(row, table.way):
            owners: Values = (row["id"], *places)
            held = (_value(lookup, column, entry, places[-1]) for column in table.columns)
            yield (*owners[: len(table.owners)], *held)


def _entries(
    holder: Row, way: tuple[str, ...], above: tuple[int, ...] = ()
) -> Iterator[tuple[Any, tuple[int, ...]]]:
    """Yield the entries of a list, or of the lists in its entries, with their places."""
    for place, entry in enumerate(holder[way[0]], start=1):
        if len(way) == 1:
            yield entry, (*above, place)
        else:
            yield from _entries(entry, way[1:], (*above, place))


def _value(lookup: Lookup, column: Column, entry: Any, position: int) -> Value:
    value = entry
    for step in column.steps:
        value = None if value is None else value[step]
    if isinstance(value, Mapping):  # a speaker stands there with a name
        value = value["id"]
    match column.reads:
        case "position":
            return position
        case "kind" if value is not None:
            records = lookup.project.records
            return next(kind for kind in column.kinds if value in records(kind))
        case "earliest" | "latest" as bound if value is not None:
            day = getattr(dates.parse(value), bound)
            return day.isoformat() if day else None
        case _:
            plain: Value = value
            return plain

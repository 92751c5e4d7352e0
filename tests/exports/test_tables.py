"""Which tables there are: nothing is lost, every column is explained, every key holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from microsite import dates, model
from microsite.checks import Verified
from microsite.exports.json_files import KINDS
from microsite.exports.table_rows import Filled
from microsite.exports.tables import Table, tables

TABLES = {table.name: table for table in tables()}
NAMES = sorted(TABLES)


def columns(name: str) -> list[str]:
    return [column.name for column in TABLES[name].all_columns]


def rows(filled: tuple[Filled, ...], name: str) -> list[dict[str, Any]]:
    [found] = [each for each in filled if each.table.name == name]
    return [dict(zip(columns(name), row, strict=True)) for row in found.rows]


def test_every_kind_and_every_list_is_a_table() -> None:
    assert set(KINDS) < set(NAMES)
    assert len(NAMES) == len(tables())
    assert {
        "statement_speakers",
        "statement_printings",
        "statement_printing_fragments",
        "figure_readings",
        "bill_mentions",
        "person_roles",
        "agency_printed_as",
        "agency_not_known_sources",
        "source_body",
        "response_asked",
    } < set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_and_each_of_its_columns_are_explained(name: str) -> None:
    table = TABLES[name]
    assert re.fullmatch(r"[A-Z].{10,}\.", table.description)
    assert re.fullmatch(r"[a-z_]+", name)
    names = columns(name)
    assert len(set(names)) == len(names)
    for column in table.all_columns:
        assert len(column.description) > 8, f"{name}.{column.name} is not explained"
        assert re.fullmatch(r"[a-z0-9_]+", column.name)


def test_every_field_of_the_model_is_explained() -> None:
    def types(record: type[model.Record]) -> Iterator[type[model.Record]]:
        yield record
        for below in record.__subclasses__():
            yield from types(below)

    unexplained = [
        f"{record.__name__}.{name}"
        for record in types(model.Record)
        if record.__module__.startswith("microsite.")
        for name, field in record.model_fields.items()
        # What a value is, is said by the field that holds it.
        if not field.description and name != "value"
    ]
    assert unexplained == []


@pytest.mark.parametrize("name", NAMES)
def test_a_foreign_key_leads_to_another_tables_primary_key(name: str) -> None:
    table = TABLES[name]
    assert set(table.key) <= set(columns(name))
    for foreign in table.foreign_keys:
        assert set(foreign.columns) <= set(columns(name))
        assert foreign.references == TABLES[foreign.table].key
    if table.way:
        assert table.foreign_keys[0].table in NAMES, "its owner comes first"


@pytest.mark.parametrize("name", NAMES)
def test_rows_keep_what_their_table_promises(name: str, filled: tuple[Filled, ...]) -> None:
    table: Table = TABLES[name]
    found = rows(filled, name)
    keys = [tuple(row[each] for each in table.key) for row in found]
    assert len(set(keys)) == len(keys)
    for column in table.all_columns:
        values = [row[column.name] for row in found]
        assert None not in values or not column.required, f"{name}.{column.name}"
        assert not column.values or {*values} - {None} <= {*column.values}
    for foreign in table.foreign_keys:
        there = {
            tuple(row[each] for each in foreign.references) for row in rows(filled, foreign.table)
        }
        here = {tuple(row[each] for each in foreign.columns) for row in found}
        assert {each for each in here if None not in each} <= there


def leaves(value: Any) -> Iterator[str]:
    """Every text and number in a dumped record."""
    if isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from leaves(each)
    elif value is not None:
        yield str(value)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_a_record_says_is_lost(
    kind: str, good: Verified, filled: tuple[Filled, ...]
) -> None:
    """Every value of every record stands in a table of its kind, beside the record's id."""
    held: dict[str, set[str]] = {}
    for each in filled:
        if each.table.kind == kind:
            for row in each.rows:
                held.setdefault(str(row[0]), set()).update(map(str, row))
    for id, record in good.project.records(kind).items():
        if kind == "withheld" and getattr(record, "reason", "") == "private fact":
            continue
        assert set(leaves(record.model_dump(mode="json"))) <= held[id], f"{kind}/{id}"


def test_the_place_of_a_private_fact_is_in_no_table(filled: tuple[Filled, ...]) -> None:
    places = {r["reason"]: (r["paragraph"], r["quotation"]) for r in rows(filled, "withheld")}
    assert places == {"scare quote": (8, 1), "private fact": (None, None)}
    named = {row["id"] for row in rows(filled, "records") if row["kind"] == "withheld"}
    assert named == {row["id"] for row in rows(filled, "withheld")}
    assert "valley-radio/private/1" in named
    assert not any("sha256" in row for row in rows(filled, "withheld"))


def test_a_dates_bounds_are_those_of_its_text(filled: tuple[Filled, ...]) -> None:
    seen = 0
    for row in rows(filled, "statements") + rows(filled, "events"):
        field = "said" if "said" in row else "date"
        bounds = row[f"{field}_earliest"], row[f"{field}_latest"]
        if row[field] is None:
            assert bounds == (None, None)
            continue
        known = dates.parse(row[field])
        assert bounds == tuple(day and day.isoformat() for day in (known.earliest, known.latest))
        seen += 1
    assert seen > 2


def test_a_quotation_in_one_line_has_every_fragment_in_order(filled: tuple[Filled, ...]) -> None:
    fragments = rows(filled, "statement_printing_fragments")
    for printing in rows(filled, "statement_printings"):
        own = (printing["statement"], printing["position"])
        words = [f["words"] for f in fragments if (f["statement"], f["printing"]) == own]
        assert [each for each in words if each not in printing["quotation"]] == []
        rest = printing["quotation"]
        for each in words:
            rest = rest.replace(each, "", 1)
        assert set(rest) <= set(" […]")


def test_a_name_that_the_owner_has_already_gives_way() -> None:
    """A statement's similar statement is not called `statement` again."""
    assert columns("statement_similar_to") == ["statement", "position", "similar_to", "because"]

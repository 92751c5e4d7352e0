"""What the fields of a made-up record become."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from microsite.exports.columns import Column, columns_of, entry_columns, parts_of
from microsite.model import BodyId, KnownDate, Record, SourceId


class Mark(Record):
    color: Literal["red", "blue"] = Field(description="what color it has")
    size: int | float | None = Field(default=None, description="how large it is")


class Stone(Record):
    name: str = Field(description="what it is called")
    found: KnownDate = Field(description="when it was found")
    by: BodyId | None = Field(default=None, description="who found it")
    mark: Mark = Field(description="the mark on it")
    spare: Mark | None = Field(default=None, description="another mark")
    sources: tuple[SourceId, ...] = Field(description="who tells of it")


PARTS = tuple(parts_of(Stone).values())
COLUMNS = {column.name: column for column in columns_of("stones", PARTS, ())}


def test_every_field_but_a_list_is_one_or_several_columns() -> None:
    assert list(COLUMNS) == [
        "name",
        *("found", "found_earliest", "found_latest"),
        *("found_basis", "found_because", "found_printed"),
        *("by_kind", "by"),
        *("mark_color", "mark_size"),
        *("spare_color", "spare_size"),
    ]


def test_what_must_be_there_is_required_and_what_may_lack_is_not() -> None:
    needed = {name for name, column in COLUMNS.items() if column.required}
    assert needed == {"name", "found_basis", "mark_color"}


def test_types_vocabularies_and_references_are_those_of_the_fields() -> None:
    assert COLUMNS["mark_size"].type == "number"
    assert COLUMNS["found_latest"].type == "date"
    assert COLUMNS["mark_color"].values == ("red", "blue")
    assert COLUMNS["by_kind"].values == COLUMNS["by"].kinds == ("organizations", "agencies")
    assert COLUMNS["found"].description == "when it was found (EDTF)"


def test_a_list_of_ids_names_the_record() -> None:
    [sources] = [part for part in PARTS if part.listed]
    expected = Column("source", "string", "the id of the source", True, kinds=("sources",))
    assert entry_columns(sources) == (expected,)


def test_a_taken_name_gives_way_to_the_lists() -> None:
    columns = columns_of("pebbles", PARTS[:1], ("name",))
    assert [column.name for column in columns] == ["pebbles"]

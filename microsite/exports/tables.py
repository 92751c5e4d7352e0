"""Which tables and columns the data has, worked out from the model: the one place that says so.

CSV, SQLite, the Data Package, Datasette's metadata and the page about the data all follow it. The
rules (docs/decisions/0009-how-records-become-tables.md):

- A kind of record is a table, and so is every list in a record, called after both:
  `statement_printings`. A row of a list names its record and its `position`, from 1.
- What a record holds once stands in its own row: `location_latitude`, `title_basis`.
- An id of one kind is a foreign key to that kind's table. One that may be of several kinds is two
  columns, `…_kind` and the id, and a foreign key to `records`, which lists every record.
- A date is its EDTF text, with the first and the last day it may mean beside it, for sorting.
- What a column means is the description of the field it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from microsite import model
from microsite.checks.kinds import singular
from microsite.exports.columns import Column, Part, columns_of, entry_columns, parts_of
from microsite.exports.json_files import KINDS
from microsite.exports.published import ADDED, PublishedRecord
from microsite.model import STANDARD, Record, Vocabulary

RECORDS = "records"
"""The table of all records."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that hold the key of a row of another table, or of none where they are empty."""

    columns: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `way` leads from a record of the kind to the list that it holds."""

    name: str
    kind: str
    way: tuple[str, ...]
    description: str
    key: tuple[str, ...]
    owners: tuple[Column, ...]
    """The columns that say whose row it is: the record, the place in each list around it."""
    columns: tuple[Column, ...]
    """The columns that hold what the row says."""
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Every column, in order."""
        return self.owners + self.columns


@cache
def tables(vocabulary: Vocabulary = STANDARD) -> tuple[Table, ...]:
    """List all tables, each after the one it belongs to.

    Args:
        vocabulary: the words of the project whose tables they are.
    """
    kinds: dict[str, type[Record]] = {**model.KINDS, "sources": model.Source}
    made = (_of_kind(kind, kinds[kind]) for kind in KINDS)
    whole = (_RECORDS, *(table for tables in made for table in tables))
    return tuple(
        replace(table, columns=tuple(column.of(vocabulary) for column in table.columns))
        for table in whole
    )


_RECORDS = Table(
    RECORDS,
    RECORDS,
    (),
    "Every record, with its kind, its name and its page: what ids of several kinds refer to.",
    ("kind", "id"),
    (
        Column("kind", "string", "the table that holds it", True, KINDS, ("kind",)),
        Column("id", "string", "its id there", True, steps=("id",)),
    ),
    (
        Column("name", "string", "what it is called where pages link it", True, steps=("name",)),
        Column(
            "page",
            "string",
            PublishedRecord.model_fields["page"].description or "",
            steps=("page",),
        ),
    ),
    (),
)


def _of_kind(kind: str, record_type: type[Record]) -> Iterator[Table]:
    parts = {**parts_of(PublishedRecord), **parts_of(record_type), **parts_of(ADDED.get((kind,)))}
    ids = [part for name, part in parts.items() if name == "id"]
    others = [part for name, part in parts.items() if name not in ("id", "page")]
    description = _sentence(record_type.__doc__)
    ordered = (*others, parts["page"])
    own = columns_of(kind, ordered, ())
    [id] = columns_of(kind, tuple(ids), ())
    keys = _references(own)
    yield Table(kind, kind, (), description, ("id",), (id,), own, keys)
    one = singular(kind)
    belongs = f"the {one} that the row belongs to"
    owner = Column(one.split()[0], "string", belongs, True)
    yield from _lists(kind, ordered, (), (owner,), ForeignKey((owner.name,), kind, ("id",)))


def _lists(
    kind: str,
    parts: tuple[Part, ...],
    way: tuple[str, ...],
    owners: tuple[Column, ...],
    owner: ForeignKey,
) -> Iterator[Table]:
    """Make the tables of the lists among fields, and of the lists in these."""
    for part in parts:
        if not part.listed:
            continue
        here = (*way, part.name)
        name = "_".join((singular(kind).split()[0], *map(_one_of, way), part.name))
        place = "its place in the list, from 1"
        position = Column("position", "integer", place, True, reads="position")
        inner: tuple[Part, ...] = ()
        if isinstance(part.type, type) and issubclass(part.type, Record):
            inner = tuple({**parts_of(part.type), **parts_of(ADDED.get((kind, *here)))}.values())
            columns = columns_of(part.name, inner, tuple(each.name for each in owners))
            key, mine = (*(each.name for each in owners), "position"), (*owners, position)
        else:
            columns = entry_columns(part)
            if part.kinds:  # a link: whom it joins is its key
                key = tuple(each.name for each in (*owners, *columns))
                mine, columns = owners, (*columns, position)
            else:
                key, mine = (*(each.name for each in owners), "position"), (*owners, position)
        yield Table(
            name, kind, here, _sentence(part.description), key, mine, columns,
            (owner, *_references(columns)),
        )  # fmt: skip
        called = Column(
            _one_of(part.name),
            "integer",
            f"the position of the row of {name} that this belongs to",
            True,
        )
        inside = (*owners, called)
        names = tuple(each.name for each in inside)
        yield from _lists(kind, inner, here, inside, ForeignKey(names, name, key))


def _references(columns: tuple[Column, ...]) -> tuple[ForeignKey, ...]:
    keys = []
    for column in columns:
        if column.reads == "value" and len(column.kinds) == 1:
            keys.append(ForeignKey((column.name,), column.kinds[0], ("id",)))
        elif column.reads == "value" and column.kinds:
            keys.append(ForeignKey((f"{column.name}_kind", column.name), RECORDS, _RECORDS.key))
    return tuple(keys)


def _one_of(field: str) -> str:
    """Name one entry of a list: `printing` of `printings`."""
    return field.removesuffix("s") if not field.endswith("_as") else field


def _sentence(text: str | None) -> str:
    first = (text or "").strip().split("\n\n")[0].replace("\n", " ")
    return f"{first[:1].upper()}{first[1:].rstrip('.')}."

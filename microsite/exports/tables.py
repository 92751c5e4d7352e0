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

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from microsite import model
from microsite.checks.kinds import singular
from microsite.dates import EdtfDate
from microsite.exports.json_files import FLAT_DATES, KINDS
from microsite.exports.published import ADDED, PublishedRecord
from microsite.model import KnownDate, KnownText, Record, Ref

Type = Literal["string", "integer", "number", "boolean", "date"]
"""A column's type, in the words of Table Schema."""
Reads = Literal["value", "kind", "earliest", "latest", "position"]
"""What a column takes of the value that its steps lead to: itself, the kind of the record that it
names, a bound of the date that it is; or of the entry its place in the list."""

RECORDS = "records"
"""The table of all records."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, and where that stands in a published row."""

    name: str
    type: Type
    description: str
    required: bool = False
    values: tuple[str, ...] = ()
    """The words of a vocabulary; empty for anything else."""
    steps: tuple[str, ...] = ()
    """The way from the row, or the list's entry, to the value; none for an entry that is one."""
    reads: Reads = "value"
    kinds: tuple[str, ...] = ()
    """The kinds of records that an id may name."""


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
def tables() -> tuple[Table, ...]:
    """List all tables, each after the one it belongs to."""
    kinds: dict[str, type[Record]] = {**model.KINDS, "sources": model.Source}
    made = (_of_kind(kind, kinds[kind]) for kind in KINDS)
    return (_RECORDS, *(table for tables in made for table in tables))


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
    parts = {**_parts(PublishedRecord), **_parts(record_type), **_parts(ADDED.get((kind,)))}
    ids = [part for name, part in parts.items() if name == "id"]
    others = [part for name, part in parts.items() if name not in ("id", "page")]
    description = _sentence(record_type.__doc__)
    ordered = (*others, parts["page"])
    own = _columns(kind, ordered, ())
    [id] = _columns(kind, tuple(ids), ())
    keys = _references(own)
    yield Table(kind, kind, (), description, ("id",), (id,), own, keys)
    one = singular(kind)
    belongs = f"the {one} that the row belongs to"
    owner = Column(one.split()[0], "string", belongs, True)
    yield from _lists(kind, ordered, (), (owner,), ForeignKey((owner.name,), kind, ("id",)))


def _lists(
    kind: str,
    parts: tuple[_Part, ...],
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
        inner: tuple[_Part, ...] = ()
        if isinstance(part.type, type) and issubclass(part.type, Record):
            inner = tuple({**_parts(part.type), **_parts(ADDED.get((kind, *here)))}.values())
            columns = _columns(part.name, inner, tuple(each.name for each in owners))
            key, mine = (*(each.name for each in owners), "position"), (*owners, position)
        else:
            columns = _entry(part)
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


# ------------------------------------------------------------------------------ fields to columns


@dataclass(frozen=True, slots=True)
class _Part:
    """A field of a record type."""

    name: str
    type: Any
    description: str
    required: bool
    listed: bool = False
    kinds: tuple[str, ...] = ()


@cache
def _parts(record_type: type[Record] | None) -> dict[str, _Part]:
    if record_type is None:
        return {}
    hints = typing.get_type_hints(record_type, include_extras=True)
    return {
        name: _part(name, hints[name], field.description or "", True)
        for name, field in record_type.model_fields.items()
    }


def _part(name: str, annotation: Any, description: str, required: bool) -> _Part:
    """Read a field's type: what is optional, a list, an id."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = _part(name, arguments[0], description, required)
        ref = next((each for each in arguments[1:] if isinstance(each, Ref)), None)
        kinds = ref.kinds if ref else inner.kinds
        return _Part(name, inner.type, description, inner.required, inner.listed, kinds)
    if origin in (Union, types.UnionType):
        chosen = [each for each in arguments if each is not types.NoneType]
        inner = _part(name, chosen[-1], description, required)  # of int | float the wider one
        optional = len(chosen) < len(arguments)
        return _Part(name, inner.type, description, not optional, inner.listed, inner.kinds)
    if origin is tuple and arguments[-1] is Ellipsis:
        inner = _part(name, arguments[0], description, True)
        return _Part(name, inner.type, description, True, True, inner.kinds)
    return _Part(name, annotation, description, required)


def _columns(
    owner: str, parts: tuple[_Part, ...], taken: tuple[str, ...], *, above: tuple[str, ...] = ()
) -> tuple[Column, ...]:
    """Make the columns of the fields that are no lists.

    A field whose name is taken, by the record that it belongs to, is called as its list is.
    """
    return tuple(
        column
        for part in parts
        if not part.listed
        for column in _of_part(
            part, "_".join((*above, owner if part.name in taken else part.name)), above
        )
    )


def _of_part(part: _Part, name: str, above: tuple[str, ...]) -> Iterator[Column]:
    steps = (*above, part.name)
    text, required = part.description, part.required
    if part.type in (KnownText, KnownDate):
        flat = part.name in FLAT_DATES
        known = _parts(part.type)
        value = steps if flat else (*steps, "value")
        if part.type is KnownDate:
            yield from _date(name, text, False, value)
        else:
            yield Column(name, "string", text, steps=value)
        for each in ("basis", "because", "printed"):
            where = (*above, f"{part.name}_{each}") if flat else (*steps, each)
            told = known[each].description
            # A record that may be missing altogether has none of its parts then.
            certain = each == "basis" and required and not above
            yield Column(f"{name}_{each}", "string", told, certain, _words(known[each]), where)
    elif part.type is EdtfDate:
        yield from _date(name, text, required, steps)
    elif isinstance(part.type, type) and issubclass(part.type, Record):
        inner = tuple(_parts(part.type).values())
        for column in _columns(part.name, inner, (), above=steps):
            told = column.description or text
            yield Column(
                column.name, column.type, told, column.required and required, column.values,
                column.steps, column.reads, column.kinds,
            )  # fmt: skip
    else:
        yield from _plain(part, name, steps)


def _plain(part: _Part, name: str, steps: tuple[str, ...]) -> Iterator[Column]:
    if len(part.kinds) > 1:
        kind = f"the kind of the record that {name} names"
        yield Column(
            f"{name}_kind", "string", kind, part.required, part.kinds, steps, "kind", part.kinds
        )
    yield Column(
        name, _type(part.type), part.description, part.required, _words(part), steps,
        kinds=part.kinds,
    )  # fmt: skip


def _date(name: str, description: str, required: bool, steps: tuple[str, ...]) -> Iterator[Column]:
    told = f"{description} (EDTF)"
    yield Column(name, "string", told, required, steps=steps)
    for bound, word in (("earliest", "first"), ("latest", "last")):
        meaning = f"the {word} day that {name} may mean, for sorting; a bound, and not the date"
        reads: Any = bound
        yield Column(f"{name}_{bound}", "date", meaning, steps=steps, reads=reads)


def _entry(part: _Part) -> tuple[Column, ...]:
    """Make the columns of a list of texts or ids."""
    if not part.kinds:
        return (Column("words", _type(part.type), part.description, True),)
    one = len(part.kinds) == 1
    name = singular(part.kinds[0]) if one else "record"
    return tuple(
        _plain(
            _Part(name, str, f"the id of the {name}", True, False, part.kinds),
            name,
            (),
        )
    )


def _references(columns: tuple[Column, ...]) -> tuple[ForeignKey, ...]:
    keys = []
    for column in columns:
        if column.reads == "value" and len(column.kinds) == 1:
            keys.append(ForeignKey((column.name,), column.kinds[0], ("id",)))
        elif column.reads == "value" and column.kinds:
            keys.append(ForeignKey((f"{column.name}_kind", column.name), RECORDS, _RECORDS.key))
    return tuple(keys)


def _type(annotation: Any) -> Type:
    known: dict[Any, Type] = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return known.get(annotation, "string")


def _words(part: _Part) -> tuple[str, ...]:
    return get_args(part.type) if get_origin(part.type) is Literal else ()


def _one_of(field: str) -> str:
    """Name one entry of a list: `printing` of `printings`."""
    return field.removesuffix("s") if not field.endswith("_as") else field


def _sentence(text: str | None) -> str:
    first = (text or "").strip().split("\n\n")[0].replace("\n", " ")
    return f"{first[:1].upper()}{first[1:].rstrip('.')}."

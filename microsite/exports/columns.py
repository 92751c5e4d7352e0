"""Columns: what the fields of a record type become in a table.

A text, a number or an id is a column; what is known of a value stands beside it; a record that is
held once is taken apart. Lists are tables of their own (see `tables`).
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from microsite.checks.kinds import singular
from microsite.dates import EdtfDate
from microsite.exports.json_files import FLAT_DATES
from microsite.model import InVocabulary, KnownDate, KnownText, Record, Ref, Vocabulary
from microsite.model.vocabulary import Name

Type = Literal["string", "integer", "number", "boolean", "date"]
"""A column's type, in the words of Table Schema."""
Reads = Literal["value", "kind", "earliest", "latest", "position"]
"""What a column takes of the value that its steps lead to: itself, the kind of the record that it
names, a bound of the date that it is; or of the entry its place in the list."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, and where that stands in a published row."""

    name: str
    type: Type
    description: str
    required: bool = False
    values: tuple[str, ...] = ()
    """The words that may stand here; empty where any may."""
    steps: tuple[str, ...] = ()
    """The way from the row, or the list's entry, to the value; none for an entry that is one."""
    reads: Reads = "value"
    kinds: tuple[str, ...] = ()
    """The kinds of records that an id may name."""
    vocabulary: Name | None = None
    """The vocabulary that its values are words of, to which a project may add some."""

    def of(self, vocabulary: Vocabulary) -> Column:
        """Give it the words of a project's vocabulary, and say what those of its own mean."""
        if self.vocabulary is None:
            return self
        told = (
            f"{each.word}: {each.description}"
            for each in vocabulary.entries(self.vocabulary)
            if each.description
        )
        description = "; ".join((self.description, *told))
        return replace(self, description=description, values=vocabulary.words(self.vocabulary))


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a record type."""

    name: str
    type: Any
    description: str
    required: bool = True
    listed: bool = False
    kinds: tuple[str, ...] = ()
    vocabulary: Name | None = None


@cache
def parts_of(record_type: type[Record] | None) -> dict[str, Part]:
    """Read the fields of a record type, but for those that are not published; none of no type."""
    if record_type is None:
        return {}
    hints = typing.get_type_hints(record_type, include_extras=True)
    return {
        name: _part(name, hints[name], field.description or "")
        for name, field in record_type.model_fields.items()
        if not field.exclude
    }


def _part(name: str, annotation: Any, description: str) -> Part:
    """Read a field's type: what is optional, a list, an id."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = _part(name, arguments[0], description)
        ref = next((each for each in arguments[1:] if isinstance(each, Ref)), None)
        inner = replace(inner, kinds=ref.kinds) if ref else inner
        words = next((each for each in arguments[1:] if isinstance(each, InVocabulary)), None)
        return replace(inner, vocabulary=words.name) if words else inner
    if origin in (Union, types.UnionType):
        chosen = [each for each in arguments if each is not types.NoneType]
        inner = _part(name, chosen[-1], description)  # of int | float the wider one
        return replace(inner, required=len(chosen) == len(arguments))
    if origin is tuple and arguments[-1] is Ellipsis:
        return replace(_part(name, arguments[0], description), listed=True)
    return Part(name, annotation, description)


def columns_of(
    owner: str, parts: tuple[Part, ...], taken: tuple[str, ...], *, above: tuple[str, ...] = ()
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


def _of_part(part: Part, name: str, above: tuple[str, ...]) -> Iterator[Column]:
    steps = (*above, part.name)
    text, required = part.description, part.required
    if part.type in (KnownText, KnownDate):
        flat = part.name in FLAT_DATES
        known = parts_of(part.type)
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
        inner = tuple(parts_of(part.type).values())
        for column in columns_of(part.name, inner, (), above=steps):
            yield replace(column, required=column.required and required)
    else:
        yield from _plain(part, name, steps)


def _plain(part: Part, name: str, steps: tuple[str, ...]) -> Iterator[Column]:
    if len(part.kinds) > 1:
        kind = f"the kind of the record that {name} names"
        yield Column(
            f"{name}_kind", "string", kind, part.required, part.kinds, steps, "kind", part.kinds
        )
    yield Column(
        name, _type(part.type), part.description, part.required, _words(part), steps,
        kinds=part.kinds, vocabulary=part.vocabulary,
    )  # fmt: skip


def _date(name: str, description: str, required: bool, steps: tuple[str, ...]) -> Iterator[Column]:
    told = f"{description} (EDTF)"
    yield Column(name, "string", told, required, steps=steps)
    for bound, word in (("earliest", "first"), ("latest", "last")):
        meaning = f"the {word} day that {name} may mean, for sorting; a bound, and not the date"
        reads: Any = bound
        yield Column(f"{name}_{bound}", "date", meaning, steps=steps, reads=reads)


def entry_columns(part: Part) -> tuple[Column, ...]:
    """Make the columns of a list of texts or ids."""
    if not part.kinds:
        return (Column("words", _type(part.type), part.description, True),)
    name = singular(part.kinds[0]) if len(part.kinds) == 1 else "record"
    entry = Part(name, str, f"the id of the {name}", kinds=part.kinds)
    return tuple(_plain(entry, name, ()))


def _type(annotation: Any) -> Type:
    known: dict[Any, Type] = {str: "string", int: "integer", float: "number", bool: "boolean"}
    return known.get(annotation, "string")


def _words(part: Part) -> tuple[str, ...]:
    return get_args(part.type) if get_origin(part.type) is Literal else ()

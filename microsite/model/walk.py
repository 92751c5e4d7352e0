"""Walking the texts of a record by its types.

The walk takes validated records and raw values alike: a record that failed validation still shows
which ids it refers to, so one run finds all mistakes.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from microsite.model.values import Record

Steps = tuple[str | int, ...]
"""The way to a value inside a record: names of fields, and indexes of lists from 0."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text in a record: the way to it, the text, and the marks of its type."""

    path: Steps
    text: str
    marks: tuple[Any, ...]


def leaves(record_type: type[Record], value: Record | Mapping[str, Any]) -> Iterator[Leaf]:
    """Yield every text of a record that its type provides for, in the order of the type's fields.

    Args:
        record_type: the record's type.
        value: the record, or the raw fields it would be made of, in whatever shape they are.
    """
    return _walk(_fields(record_type), value, ())


def field_owner(record_type: type[Record], path: Steps) -> type[Record] | None:
    """Return the type whose fields a path's last name belongs to, None where there is none."""
    shape: _Shape = _fields(record_type)
    owner = None
    for step in path:
        if isinstance(shape, _Each) and isinstance(step, int):
            shape = shape.item
        elif isinstance(shape, _Fields) and isinstance(step, str):
            owner = shape.record_type
            shape = shape.parts.get(step)
        else:
            return None
    return owner


@dataclass(frozen=True, slots=True)
class _Text:
    marks: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Each:
    item: _Shape


@dataclass(frozen=True, slots=True)
class _Fields:
    record_type: type[Record]
    parts: Mapping[str, _Shape]
    holding: tuple[tuple[str, _Shape], ...]
    """Those of the parts that can hold a text."""


_Shape = _Text | _Each | _Fields | None


def _walk(shape: _Shape, value: Any, path: Steps) -> Iterator[Leaf]:
    if isinstance(shape, _Text):
        # A number where a text belongs is read as its text (`coerce_numbers_to_str`).
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            yield Leaf(path, str(value).strip(), shape.marks)
    elif isinstance(shape, _Each):
        if isinstance(value, (list, tuple)):
            for index, item in enumerate(value):
                yield from _walk(shape.item, item, (*path, index))
    elif isinstance(shape, _Fields) and isinstance(value, (dict, Record)):
        for name, part in shape.holding:
            found = value.get(name) if isinstance(value, dict) else getattr(value, name)
            if found is not None:
                yield from _walk(part, found, (*path, name))


@cache
def _fields(record_type: type[Record]) -> _Fields:
    hints = typing.get_type_hints(record_type, include_extras=True)
    parts = {name: _shape(hints[name]) for name in record_type.model_fields}
    holding = tuple((name, part) for name, part in parts.items() if _holds_text(part))
    return _Fields(record_type, parts, holding)


def _holds_text(shape: _Shape) -> bool:
    if isinstance(shape, _Each):
        return _holds_text(shape.item)
    return isinstance(shape, _Text) or (isinstance(shape, _Fields) and bool(shape.holding))


def _shape(annotation: Any, marks: tuple[Any, ...] = ()) -> _Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], arguments[1:])
    if origin in (Union, types.UnionType):
        chosen = [each for each in arguments if each is not types.NoneType]
        return _shape(chosen[0], marks) if len(chosen) == 1 else None
    if origin is tuple and arguments[-1] is Ellipsis:
        return _Each(_shape(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _fields(annotation)
    return _Text(marks) if annotation is str else None

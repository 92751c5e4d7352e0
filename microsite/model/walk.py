"""Walking the texts of a record by its types.

The walk takes validated records and raw values alike: a record that failed validation still shows
which ids it refers to, so one run finds all mistakes.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import StringConstraints

from microsite.model.values import OwnWords, Record, Ref

Steps = tuple[str | int, ...]
"""The way to a value inside a record: names of fields, and indexes of lists from 0."""


class Marks(tuple[Any, ...]):
    """The marks of a text's type. What many texts are asked is worked out once for the type."""

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of records that the text may be the id of; none where it refers to nothing."""
        return next((mark.kinds for mark in self if isinstance(mark, Ref)), ())

    @cached_property
    def own_words(self) -> bool:
        """Whether it is CommonMark in our own words."""
        return any(isinstance(mark, OwnWords) for mark in self)

    @cached_property
    def identifies(self) -> bool:
        """Whether it is an id, or something else of a fixed form, and nothing to read."""
        return bool(self.kinds) or any(
            isinstance(mark, StringConstraints) and bool(mark.pattern) for mark in self
        )


class Leaf(NamedTuple):
    """A text in a record: the way to it, the text, and the marks of its type."""

    path: Steps
    text: str
    marks: Marks


def leaves(record_type: type[Record], value: Record | Mapping[str, Any]) -> list[Leaf]:
    """List every text of a record that its type provides for, in the order of the type's fields.

    Args:
        record_type: the record's type.
        value: the record, or the raw fields it would be made of, in whatever shape they are.
    """
    found: list[Leaf] = []
    _walk(_fields(record_type), value, (), found)
    return found


def places(record_type: type[Record]) -> list[tuple[Steps, Marks]]:
    """List every place where a record of a type may hold a text, and the marks of its type.

    Of a list that is the first item, with the index 0.
    """
    found: list[tuple[Steps, Marks]] = []
    _list(_fields(record_type), (), found)
    return found


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


@cache
def ways_to(record_type: type[Record], part: type[Record]) -> tuple[tuple[str, ...], ...]:
    """List the ways to all values of one type in records of another, but for those in lists.

    A value on the way, or at its end, may be None.
    """
    found: list[tuple[str, ...]] = []
    for name, shape in _fields(record_type).parts.items():
        if isinstance(shape, _Fields):
            inner = shape.record_type
            found += [(name,)] if inner is part else [(name, *w) for w in ways_to(inner, part)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Text:
    marks: Marks


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


def _walk(shape: _Shape, value: Any, path: Steps, found: list[Leaf]) -> None:
    if type(shape) is _Fields:
        # A record's own texts are taken here: of every ten steps of a walk nine are such.
        raw = isinstance(value, dict)
        if not raw and not isinstance(value, Record):
            return
        for name, part in shape.holding:
            inner = value.get(name) if raw else getattr(value, name)
            if inner is None:
                continue
            if type(part) is _Text and type(inner) is str:
                found.append(Leaf((*path, name), inner.strip(), part.marks))
            else:
                _walk(part, inner, (*path, name), found)
    elif type(shape) is _Each:
        if isinstance(value, (list, tuple)):
            for index, item in enumerate(value):
                _walk(shape.item, item, (*path, index), found)
    # A number where a text belongs is read as its text (`coerce_numbers_to_str`).
    elif (
        isinstance(shape, _Text)
        and isinstance(value, (str, int, float))
        and not isinstance(value, bool)
    ):
        found.append(Leaf(path, str(value).strip(), shape.marks))


def _list(shape: _Shape, path: Steps, found: list[tuple[Steps, Marks]]) -> None:
    if isinstance(shape, _Text):
        found.append((path, shape.marks))
    elif isinstance(shape, _Each):
        _list(shape.item, (*path, 0), found)
    elif isinstance(shape, _Fields):
        for name, part in shape.holding:
            _list(part, (*path, name), found)


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
    return _Text(Marks(marks)) if annotation is str else None

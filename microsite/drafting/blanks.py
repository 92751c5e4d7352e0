"""The blanks of a form: what a record of some type has to be filled in with, read off the model.

A field of the model is one blank, with two exceptions. A group of fields (a location) is taken
apart into one blank for each, so that all of them can be options of a command. A value with its
basis is taken apart the same way, and its value has the name of the whole: `said`, `said-basis`.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from microsite.dates import EdtfDate
from microsite.model import SLUG, KnownDate, KnownText, OwnWords, Record, Ref

Form = Literal["text", "prose", "date", "number", "truth", "id", "reference", "group"]


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to fill in."""

    path: tuple[str, ...]
    """The way to it in the record."""
    name: str
    """What it is called, unique within the form: `said-basis`."""
    description: str
    """The model's own words for it."""
    form: Form
    many: bool
    """Whether it takes several."""
    required: bool
    """Whether the record, or the group that it belongs to, cannot do without."""
    default: Any = None
    """What holds where it is left empty."""
    words: tuple[str, ...] = ()
    """The only words that it takes, if it has a vocabulary."""
    kinds: tuple[str, ...] = ()
    """For a reference, the kinds of records that it may lead to."""
    known: bool = False
    """Whether it is a value with a basis, so that `unknown` can stand in its place."""
    within: str = ""
    """The optional group that it belongs to."""
    parts: tuple[Blank, ...] = ()
    """For a list of groups, the blanks of each."""


@dataclass(frozen=True, slots=True)
class _Shape:
    base: Any
    marks: tuple[Any, ...]
    many: bool


def blanks(record_type: type[Record]) -> tuple[Blank, ...]:
    """List what there is to fill in, in the order of the model."""
    return tuple(_of(record_type, (), ""))


def _of(record_type: type[Record], above: tuple[str, ...], within: str) -> Iterator[Blank]:
    hints = typing.get_type_hints(record_type, include_extras=True)
    for name, field in record_type.model_fields.items():
        shape, path = _shape(hints[name]), (*above, name)
        required, described = field.is_required(), field.description or ""
        grouped = isinstance(shape.base, type) and issubclass(shape.base, Record)
        if grouped and not shape.many:
            group = "" if required else "-".join(path)
            yield from _apart(shape.base, path, described, required, within or group)
            continue
        yield Blank(
            path,
            "-".join(path).replace("_", "-"),
            described,
            "group" if grouped else _form(shape),
            shape.many,
            required,
            None if required else field.default,
            _words(record_type, name),
            next((each.kinds for each in shape.marks if isinstance(each, Ref)), ()),
            within=within,
            parts=tuple(_of(shape.base, (), "")) if grouped else (),
        )


def _apart(
    group: type[Record], path: tuple[str, ...], described: str, required: bool, within: str
) -> Iterator[Blank]:
    if not issubclass(group, (KnownText, KnownDate)):
        yield from _of(group, path, within)
        return
    name = "-".join(path).replace("_", "-")
    form: Form = "date" if issubclass(group, KnownDate) else "text"
    yield Blank((*path, "value"), name, described, form, False, required, known=True, within=within)
    fields = group.model_fields
    # In the order in which they are asked: the wording of a date is looked up with the date.
    for part in ("basis", "printed", "because"):
        about = fields[part].description or ""
        # Where there is a value, it is not unknown.
        words = tuple(each for each in _words(group, part) if each != "unknown")
        shape: Form = "prose" if part == "because" else "text"
        yield Blank(
            (*path, part), f"{name}-{part}", about, shape, False, False, words=words, within=within
        )


def _shape(annotation: Any, marks: tuple[Any, ...] = (), many: bool = False) -> _Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*marks, *arguments[1:]), many)
    if origin in (Union, types.UnionType):
        chosen = [each for each in arguments if each is not types.NoneType]
        return _shape(chosen[0], marks, many)
    if origin is tuple:
        return _shape(arguments[0], marks, True)
    return _Shape(annotation, marks, many)


def _form(shape: _Shape) -> Form:
    if any(isinstance(each, Ref) for each in shape.marks):
        return "reference"
    if shape.base is EdtfDate:
        return "date"
    if shape.base is bool:
        return "truth"
    if shape.base in (int, float):
        return "number"
    if any(isinstance(each, OwnWords) for each in shape.marks):
        return "prose"
    slug = any(getattr(each, "pattern", None) == SLUG for each in shape.marks)
    return "id" if slug else "text"


def _words(owner: type[Record], name: str) -> tuple[str, ...]:
    annotation = owner.model_fields[name].annotation
    words = get_args(annotation) if get_origin(annotation) is Literal else ()
    return tuple(map(str, words))

"""Which records a record refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from microsite.model.values import Record
from microsite.model.walk import Leaf, Steps, leaves


class Reference(NamedTuple):
    """An id in a record: the way to it, the kinds of records it may mean, and the id."""

    path: Steps
    kinds: tuple[str, ...]
    id: str


def references(record_type: type[Record], value: Record | Mapping[str, Any]) -> Iterator[Reference]:
    """Yield the ids that a record, or the raw fields it would be made of, holds of other records.

    Args:
        record_type: the record's type; its fields marked with `model.Ref` are the references.
        value: the record or its raw fields.
    """
    return among(leaves(record_type, value))


def among(found: Iterable[Leaf]) -> Iterator[Reference]:
    """Yield the references among a record's texts."""
    return (Reference(leaf.path, leaf.marks.kinds, leaf.text) for leaf in found if leaf.marks.kinds)

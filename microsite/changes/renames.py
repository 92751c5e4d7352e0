"""Records that seem to be called otherwise now: suggested to the editor, never assumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from microsite.changes.plain import Plain, Side

_ENOUGH = 0.75
"""From this share of equal values on (0 to 1) two records may be one."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record that went and one that came with the same content, or nearly."""

    kind: str
    old: str
    new: str
    same: bool
    """Whether all of it is the same."""


def renames(before: Side, after: Side) -> tuple[Suggestion, ...]:
    """Suggest new ids for records that are gone, each once, the likest first."""
    return tuple(each for kind in after.records for each in _of_kind(kind, before, after))


def _of_kind(kind: str, before: Side, after: Side) -> Iterator[Suggestion]:
    old, new = before.records.get(kind, {}), after.records[kind]
    gone = {id: _values(each) for id, each in old.items() if id not in new}
    came = {id: _values(each) for id, each in new.items() if id not in old}
    pairs = sorted(
        (-_share(was, now), one, other) for one, was in gone.items() for other, now in came.items()
    )
    for unlike, one, other in pairs:
        if -unlike >= _ENOUGH and one in gone and other in came:
            yield Suggestion(kind, one, other, unlike == -1)
            del gone[one], came[other]


def _values(plain: Plain) -> frozenset[tuple[str, str]]:
    return frozenset(_leaves(plain.fields, ""))


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _leaves(part, f"{path}.{name}")
    elif isinstance(value, list):
        for part in value:
            yield from _leaves(part, path)
    else:
        yield path, str(value)


def _share(one: frozenset[Any], other: frozenset[Any]) -> float:
    return len(one & other) / max(len(one | other), 1)

"""What differs between two states of one record, field by field.

The items of a list are matched by what they are about: a printing by its source, a fragment by its
place, an id by itself. What only changed its order is told as such, and so is what differs only in
how it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Literal

from microsite.changes.plain import LOST, Names, Plain, names
from microsite.model import Ref
from microsite.model.walk import Steps
from microsite.text import normal

Op = Literal["changed", "added", "removed", "order", "typing", "renamed"]
"""`typing`: only quotation marks, dashes or spaces; `renamed`: ids that follow a suggestion."""
Renames = Mapping[str, str]
"""Old id to the new one that it seems to be called now."""
_ALIKE = 0.5
"""From this share of letters in common on (0 to 1), two items without a source are one."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs: what it was and what it is, None where there was or is nothing."""

    steps: Steps
    """The way to it now, as far as it is there."""
    label: str
    """The way to it in words, such as `printings[valley-radio].fragments[2]`."""
    op: Op
    before: Any
    after: Any

    @property
    def names(self) -> Names:
        """The way to it by the names of fields."""
        return names(self.steps)


def differences(before: Plain, after: Plain, renames: Renames) -> Iterator[Difference]:
    """Compare two states of a record, in the order of its fields."""
    marks = {**before.marks, **after.marks}
    yield from _Comparing(marks, renames).values(before.fields, after.fields, (), "")


@dataclass(frozen=True, slots=True)
class _Comparing:
    marks: Mapping[Names, tuple[Any, ...]]
    renames: Renames

    def values(self, old: Any, new: Any, steps: Steps, label: str) -> Iterator[Difference]:
        if old is LOST or new is LOST or old == new:
            return
        if old is None or new is None:
            op: Op = "added" if old is None else "removed"
            yield Difference(steps, label, op, old, new)
        elif isinstance(old, dict) and isinstance(new, dict):
            for name in dict.fromkeys((*new, *old)):
                part = f"{label}.{name}" if label else name
                yield from self.values(old.get(name), new.get(name), (*steps, name), part)
        elif isinstance(old, list) and isinstance(new, list):
            if LOST not in old and LOST not in new:
                yield from self._lists(old, new, steps, label)
        else:
            yield Difference(steps, label, self._how(old, new, names(steps)), old, new)

    def _how(self, old: Any, new: Any, where: Names) -> Op:
        if isinstance(old, str) and isinstance(new, str):
            if normal(old) == normal(new):
                return "typing"
            if self._is_id(where) and self.renames.get(old) == new:
                return "renamed"
        return "changed"

    def _is_id(self, where: Names) -> bool:
        return any(isinstance(mark, Ref) for mark in self.marks.get(where, ()))

    def _lists(self, old: list[Any], new: list[Any], steps: Steps, label: str) -> Iterator[Any]:
        every = [*old, *new]
        if every and all(isinstance(each, dict) for each in every):
            yield from self._groups(old, new, steps, label)
        elif self._is_id(names(steps)):
            yield self._ids(old, new, steps, label)
        elif every and all(isinstance(each, str) for each in every):
            yield from self._texts(old, new, steps, label)
        else:
            yield Difference(steps, label, "changed", old, new)

    def _ids(self, old: list[Any], new: list[Any], steps: Steps, label: str) -> Difference:
        if sorted(old) == sorted(new):
            return Difference(steps, label, "order", old, new)
        called = [self.renames.get(each, each) for each in old]
        op: Op = "renamed" if sorted(called) == sorted(new) else "changed"
        return Difference(steps, label, op, old, new)

    def _texts(self, old: list[str], new: list[str], steps: Steps, label: str) -> Iterator[Any]:
        """Match texts by their place, around those that are the same."""
        plain_old, plain_new = list(map(normal, old)), list(map(normal, new))
        if plain_old != plain_new and sorted(plain_old) == sorted(plain_new):
            yield Difference(steps, label, "order", old, new)
            return
        matcher = SequenceMatcher(None, plain_old, plain_new, False)
        for _, a0, a1, b0, b1 in matcher.get_opcodes():
            for n, (was, now) in enumerate(zip_longest(old[a0:a1], new[b0:b1])):
                place = b0 + n if now is not None else a0 + n
                # What is gone has no place of its own now: the list stands for it.
                way = (*steps, place) if now is not None else steps
                yield from self.values(was, now, way, f"{label}[{place + 1}]")

    def _groups(self, old: list[Any], new: list[Any], steps: Steps, label: str) -> Iterator[Any]:
        """Match groups of fields by the source, or another record, that they are about."""
        where = names(steps)
        about = next(
            (
                name
                for item in new + old
                for name, value in item.items()
                if isinstance(value, str) and self._is_id((*where, name))
            ),
            None,
        )
        pairs = _pairs(old, new, self._key(about), keyed=about is not None)
        order = [n for n, m in sorted(pairs, key=lambda pair: pair[1])]
        if order != sorted(order):
            yield Difference(steps, label, "order", old, new)
        matched = {m: n for n, m in pairs}
        for m, now in enumerate(new):
            was = old[matched[m]] if m in matched else None
            yield from self.values(was, now, (*steps, m), f"{label}[{_called(new, m, about)}]")
        for n, was in enumerate(old):
            if n not in matched.values():
                yield from self.values(was, None, steps, f"{label}[{_called(old, n, about)}]")

    def _key(self, about: str | None) -> Callable[[Any, bool], Any]:
        def key(item: Any, is_old: bool) -> Any:
            id = item.get(about) if about else None
            return self.renames.get(id, id) if is_old and isinstance(id, str) else id

        return key


def _pairs(
    old: list[Any], new: list[Any], key: Callable[[Any, bool], Any], *, keyed: bool
) -> list[tuple[int, int]]:
    """Pair the items: first the equal ones, then by key and likeness, the likest first."""
    pairs: list[tuple[int, int]] = []
    free_old, free_new = list(range(len(old))), list(range(len(new)))

    def pair(n: int, m: int) -> None:
        pairs.append((n, m))
        free_old.remove(n)
        free_new.remove(m)

    for n in tuple(free_old):
        same = next((m for m in free_new if old[n] == new[m]), None)
        if same is not None:
            pair(n, same)
    candidates = sorted(
        (-_likeness(old[n], new[m]), abs(n - m), n, m)
        for n in free_old
        for m in free_new
        if key(old[n], True) == key(new[m], False)
    )
    for unlike, _, n, m in candidates:
        if n in free_old and m in free_new and (keyed or -unlike >= _ALIKE):
            pair(n, m)
    return pairs


def _likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """Compare what two groups say; lists in them, such as of sources, tell nothing apart."""
    ours, theirs = (
        " ".join(flat(part) for part in each.values() if not isinstance(part, list))
        for each in (one, other)
    )
    return SequenceMatcher(None, ours, theirs, False).ratio()


def flat(value: Any) -> str:
    """Give all the words of a value in one line."""
    if isinstance(value, dict):
        return " ".join(map(flat, value.values()))
    return " ".join(map(flat, value)) if isinstance(value, list) else str(value)


def _called(items: Sequence[Any], n: int, about: str | None) -> str:
    """Name an item by its source; a further one of the same source has its number there."""
    id = items[n].get(about) if about else None
    if id is None:
        return str(n + 1)
    before = sum(1 for each in items[:n] if each.get(about) == id)
    return f"{id}, {before + 1}" if before else str(id)

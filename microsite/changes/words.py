"""Values and their differences as runs of words, for every form of output."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from microsite.changes.compare import FieldChange
from microsite.changes.matching import flat
from microsite.text import word_diff

_AROUND = 7
"""How many words stand on either side of a difference in a long text."""
_KNOWN = {"value", "basis", "because", "printed"}
_SHARED = 0.3
"""Below this share of words in common (0 to 1) two texts are shown whole, one after the other."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text that both have, or that is gone, or new; or `plain` words of ours."""

    kind: Literal["same", "gone", "new", "plain"]
    text: str


def runs(change: FieldChange) -> tuple[Run, ...]:
    """Show what became of a field's value."""
    before, after = change.before, change.after
    if change.op == "order":
        return tuple(_order(before, after))
    if before is None or after is None:
        value = Run("gone", shown(before)) if after is None else Run("new", shown(after))
        return (value,)
    if isinstance(before, list) and isinstance(after, list):
        return tuple(_items(list(map(shown, before)), list(map(shown, after))))
    if isinstance(before, str) and isinstance(after, str):
        return tuple(_words(before, after, exact=change.op == "typing"))
    return Run("gone", shown(before)), Run("new", shown(after))


def shown(value: object) -> str:
    """Write a value on one line."""
    if isinstance(value, dict) and "basis" in value and value.keys() <= _KNOWN:
        return _known(value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {shown(part)}" for name, part in value.items())
    if isinstance(value, list):
        groups = any(isinstance(each, (dict, list)) for each in value)
        long = any(" " in str(each) for each in value)
        return (" | " if groups or long else ", ").join(map(shown, value))
    return " ".join(str(value).split())


def _known(value: dict[str, object]) -> str:
    """Write a value with how it is known, as in `2019-03 (inferred: …; printed “March”)`."""
    how = ": ".join(shown(value[name]) for name in ("basis", "because") if name in value)
    printed = f"; printed “{shown(value['printed'])}”" if "printed" in value else ""
    return f"{shown(value.get('value', ''))} ({how}{printed})".strip()


def _words(before: str, after: str, *, exact: bool) -> Iterator[Run]:
    if exact:
        yield from _tokens(before.split(), after.split())
        return
    parts = word_diff(before, after)
    size = max(len(before.split()), len(after.split()))
    if sum(len(part.a_words) for part in parts if part.op == "same") < _SHARED * size:
        yield from (Run("gone", shown(before)), Run("new", shown(after)))
        return
    for n, part in enumerate(parts):
        if part.op == "same":
            yield Run("same", _cut(part.b_words, first=n == 0, last=n == len(parts) - 1))
            continue
        if part.a_words:
            yield Run("gone", " ".join(part.a_words))
        if part.b_words:
            yield Run("new", " ".join(part.b_words))


def _cut(words: tuple[str, ...], *, first: bool, last: bool) -> str:
    """Shorten a long run that is the same to what stands next to a difference."""
    if len(words) <= 3 * _AROUND:
        return " ".join(words)
    head = "" if first else " ".join(words[:_AROUND]) + " "
    tail = "" if last else " " + " ".join(words[-_AROUND:])
    return f"{head}…{tail}"


def _tokens(before: list[str], after: list[str]) -> Iterator[Run]:
    """Show words that differ in how they were typed."""
    for op, a0, a1, b0, b1 in SequenceMatcher(None, before, after, False).get_opcodes():
        if op == "equal":
            yield Run("same", _cut(tuple(after[b0:b1]), first=a0 == 0, last=a1 == len(before)))
            continue
        if a1 > a0:
            yield Run("gone", " ".join(before[a0:a1]))
        if b1 > b0:
            yield Run("new", " ".join(after[b0:b1]))


def _items(before: list[str], after: list[str]) -> Iterator[Run]:
    same = sum(1 for each in before if each in after)
    gone = [each for each in before if each not in after]
    new = [each for each in after if each not in before]
    if gone:
        yield Run("gone", ", ".join(gone))
    if new:
        yield Run("new", ", ".join(new))
    if same:
        yield Run("plain", f"({same} as before)")


def _order(before: object, after: object) -> Iterator[Run]:
    if isinstance(before, list) and isinstance(after, list):
        yield Run("plain", ", ".join(_moved(before, after)))


def _moved(before: list[object], after: list[object]) -> list[str]:
    """Name what stands elsewhere than before, seen from the most that stayed in order."""
    ours, theirs = list(map(flat, before)), list(map(flat, after))
    blocks = SequenceMatcher(None, ours, theirs, False).get_matching_blocks()
    stayed = {n for block in blocks for n in range(block.b, block.b + block.size)}
    return [_first(each) for n, each in enumerate(after) if n not in stayed]


def _first(item: object) -> str:
    """Name a group of fields by the first of them, such as its source."""
    return shown(next(iter(item.values()))) if isinstance(item, dict) else shown(item)

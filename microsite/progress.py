"""How far a long work is, told to whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeVar

Watch = Callable[[str, int, int], None]
"""Called with the name of a stage, how much of it is done, and how much there is."""

_T = TypeVar("_T")


def unwatched(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""


def watched(items: Collection[_T], stage: str, watch: Watch) -> Iterator[_T]:
    """Go through items, and tell before each, and at the end, how many are done."""
    for done, item in enumerate(items):
        watch(stage, done, len(items))
        yield item
    watch(stage, len(items), len(items))

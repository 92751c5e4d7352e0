"""A long list as a tree of parts, none of which is too long."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from microsite.views.shelves.keys import ELSEWHERE, END, Label, Step, folded, shown, slug
from microsite.views.shelves.limits import LIMITS


@dataclass(frozen=True, slots=True)
class Item:
    """A record in a list: its kind, its id, and by what it is found there."""

    kind: str
    id: str
    steps: tuple[Step, ...]
    """The ways to it before its name; records that share the first ones share their number."""
    name: str

    @property
    def key(self) -> tuple[str, str]:
        """Which record it is, among those of every kind."""
        return self.kind, self.id


@dataclass(frozen=True, eq=False, slots=True)
class Part:
    """A list or a part of one: a page with its records, or with the parts that have them."""

    page: str
    label: Label | None
    """None for the list itself."""
    items: tuple[Item, ...]
    """Every record of it, those of its parts too, in the order of the records."""
    parts: tuple[Part, ...] = ()
    """In order; none for a page with records."""

    @property
    def leaves(self) -> Iterator[Part]:
        """Every page with records."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves

    @property
    def trails(self) -> Iterator[tuple[Part, ...]]:
        """Every page, as the way to it: the list, the parts above it, the page itself."""
        yield (self,)
        for part in self.parts:
            yield from ((self, *trail) for trail in part.trails)


def shelve(items: Sequence[Item], home: str, index: str, folder: str) -> Part:
    """Lay out a list.

    Args:
        items: its records.
        home: the page for all of them, if they fit there.
        index: the page that lists the parts otherwise.
        folder: where the parts stand.
    """
    if len(items) <= LIMITS.whole:
        return Part(home, None, tuple(items))
    # Where no record gives a state, that is no way to tell them apart.
    given = any(step.slug != ELSEWHERE for item in items for step in item.steps)
    depth = 0 if given else len(items[0].steps)
    return Part(index, None, tuple(items), _split(items, folder, depth))


def _split(items: Sequence[Item], folder: str, depth: int) -> tuple[Part, ...]:
    """Split by the next step; where there is none left, by names."""
    if depth >= len(items[0].steps):
        return _by_letters(items, folder, 0)
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.steps[depth].slug, []).append(item)
    parts = []
    for name in sorted(groups, key=lambda name: (name == ELSEWHERE, name)):
        group = groups[name]
        below = f"{folder}/{name}"
        deeper = _split(group, below, depth + 1) if len(group) > LIMITS.part else ()
        parts.append(Part(f"{below}.md", group[0].steps[depth].label, tuple(group), deeper))
    return tuple(parts)


def _by_letters(items: Sequence[Item], folder: str, known: int) -> tuple[Part, ...]:
    """Split by the first letters of names that are not the same for all.

    Args:
        items: the records.
        folder: where the parts stand, side by side however many letters they have, so that one more
            level leaves every address as it was.
        known: how many letters are known to be the same.
    """
    keys = {item.key: f"{folded(item.name)}{END}{item.id}{END}{item.kind}" for item in items}
    length = max(known, _alike(keys.values())) + 1
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(keys[item.key][:length], []).append(item)
    parts = []
    for letters in sorted(groups):
        group = groups[letters]
        page = f"{folder}/{slug(letters)}.md"
        deeper = _by_letters(group, folder, length) if len(group) > LIMITS.part else ()
        parts.append(Part(page, Label("letters", shown(letters)), tuple(group), deeper))
    return tuple(parts)


def _alike(keys: Collection[str]) -> int:
    """Count the first letters that all keys have; the first and the last key differ soonest."""
    pairs = zip(min(keys), max(keys), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), 0)

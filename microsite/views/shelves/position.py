"""What a page says of its place in a long list, and the page that lists the parts of one."""

from __future__ import annotations

from dataclasses import dataclass

from microsite.views.shelves.keys import Label
from microsite.views.shelves.lists import LISTS
from microsite.views.shelves.shards import digits
from microsite.views.shelves.shelf import Part


@dataclass(frozen=True, slots=True)
class PartLink:
    """A way to a part of a list."""

    page: str
    labels: tuple[Label, ...]
    """What it is called, from the largest part to the smallest; none for the list itself."""
    total: int
    """How many records it has."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page stands in a list that has parts."""

    list: str
    """Which list, such as `statements`."""
    labels: tuple[Label, ...]
    """What the part is called, as in `PartLink`; none for the list itself."""
    above: tuple[PartLink, ...]
    """The list and the parts of it that this one is part of."""
    before: PartLink | None
    """The part before it, of those beside it."""
    after: PartLink | None
    total: int
    """How many records it has."""
    digits: int
    """How many name the file that says where a record of the list stands; see `moved`.
    0 for a list in which no record has its place."""


@dataclass(frozen=True, slots=True)
class PartsPage:
    """A list, or a part of one, that is too long for a page: its parts."""

    position: Position
    parts: tuple[PartLink, ...]
    """In order."""


def position(name: str, trail: tuple[Part, ...]) -> Position:
    """Describe where a page stands.

    Args:
        name: the list's name.
        trail: the list, the parts above the page, and the page itself.
    """
    *above, here = trail
    beside = above[-1].parts if above else ()
    at = beside.index(here) if above else 0
    before = beside[at - 1] if at > 0 else None
    after = beside[at + 1] if at + 1 < len(beside) else None
    ways = tuple(_link(trail[: n + 1]) for n in range(len(above)))
    one, other = (_link((*above, each)) if each else None for each in (before, after))
    number = digits(len(trail[0].items)) if LISTS[name].kinds else 0
    return Position(name, _labels(trail), ways, one, other, len(here.items), number)


def parts_page(name: str, trail: tuple[Part, ...]) -> PartsPage:
    """Build the page that lists the parts of a list, or of a part of one.

    Args:
        name: the list's name.
        trail: the list, the parts above the page, and the page itself.
    """
    links = tuple(_link((*trail, part)) for part in trail[-1].parts)
    return PartsPage(position(name, trail), links)


def _link(trail: tuple[Part, ...]) -> PartLink:
    return PartLink(trail[-1].page, _labels(trail), len(trail[-1].items))


def _labels(trail: tuple[Part, ...]) -> tuple[Label, ...]:
    """Name a part: a date says the year it is in, and letters those before them."""
    labels = [part.label for part in trail if part.label]
    return tuple(
        label
        for n, label in enumerate(labels)
        if not any(_says(later, label) for later in labels[n + 1 :])
    )


def _says(later: Label, label: Label) -> bool:
    dated = ("date", "no_month", "no_day")
    return later.kind == label.kind == "letters" or (later.kind in dated and label.kind in dated)

"""What a filter offers: the values that occur, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from microsite.views.lookup import Lookup
from microsite.views.shelves import LIMITS


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    """What stands in the address and in the items' data attributes: no white space."""
    text: str
    """What it is called; for a vocabulary, the value that the catalog has a name for."""
    count: int
    """How many items have it."""


def choices(found: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    """Count values, in the order in which they are first met.

    Args:
        found: value and text, once for each item that has the value.
    """
    pairs = list(found)
    counts = Counter(value for value, _ in pairs)
    return tuple(
        Choice(value.replace(" ", "-"), text, counts[value]) for value, text in dict(pairs).items()
    )


def occurring(lookup: Lookup, kind: str, found: Iterable[str]) -> tuple[Choice, ...] | None:
    """Count the records of a kind that items have, in the order of the records.

    Args:
        lookup: the checked records.
        kind: such as `agencies`.
        found: ids, once for each item that has the record.

    Returns:
        None where there are more choices than a reader looks through.
    """
    counts = Counter(found)
    if len(counts) > LIMITS.choices:
        return None
    ids = lookup.in_order(kind, counts)
    return tuple(Choice(id, lookup.name(kind, id), counts[id]) for id in ids)


def vocabulary(found: Iterable[str]) -> tuple[Choice, ...]:
    """Count values that the catalog has names for."""
    return choices((value, value) for value in found)

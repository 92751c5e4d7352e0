"""Parts of records are found by their types."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.model import KnownDate, Record
from microsite.model.walk import ways_to
from tests.support import GOOD, loaded


def test_the_ways_to_a_part_lead_to_all_that_are_in_no_list() -> None:
    def dates(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
        for name in type(value).model_fields if isinstance(value, Record) else ():
            if isinstance(inner := getattr(value, name), KnownDate):
                yield (*path, name)
            else:
                yield from dates(inner, (*path, name))

    ways: set[tuple[str, ...]] = set()
    for entry in loaded(GOOD).entries:
        assert entry.record is not None
        assert set(dates(entry.record)) <= set(ways_to(entry.type, KnownDate))
        ways.update(ways_to(entry.type, KnownDate))
    assert ("status", "as_of") in ways

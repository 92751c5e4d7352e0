"""Made-up places: every state has its share, and no two towns have a name."""

from __future__ import annotations

from random import Random

import pytest

from bench.generate.places import LIMIT, STATES, shares, towns


@pytest.mark.parametrize("count", [2, 20, 1_000, 18_000])
def test_the_shares_make_the_whole(count: int) -> None:
    assert sum(shares(count)) == count
    assert len(shares(count)) == len(STATES) == 50


def test_every_state_has_agencies_in_a_large_project() -> None:
    assert min(shares(2_000)) > 0


def test_no_town_comes_twice() -> None:
    named = towns(20_000, Random(1))
    assert len(set(named)) == 20_000
    with pytest.raises(ValueError, match="names for"):
        towns(LIMIT + 1, Random(1))


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.slug)
def test_the_frame_of_a_state_is_one(state: object) -> None:
    south, west, north, east = (getattr(state, each) for each in ("south", "west", "north", "east"))
    assert 18 < south < north < 72
    assert -180 < west < east < -66

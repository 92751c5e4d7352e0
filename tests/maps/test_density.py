"""The map of very many points counts them: none is lost, and it takes no more room for more."""

from __future__ import annotations

import random
from pathlib import Path

from microsite.maps import density_svg
from microsite.maps.density import CELL, cells
from tests.made_up_region import STRINGS, STYLES, point, region


def scattered(number: int) -> list[tuple[float, float]]:
    chance = random.Random(3)
    return [(chance.uniform(0, 300), chance.uniform(0, 200)) for _ in range(number)]


def test_every_place_is_counted_once_and_near() -> None:
    for place in scattered(200):
        [cell] = cells([place])
        assert cell.count == 1
        assert abs(cell.x - place[0]) <= CELL / 2 + 1e-9
        assert abs(cell.y - place[1]) <= CELL / 3**0.5 + 1e-9
    assert sum(cell.count for cell in cells(scattered(5000))) == 5000


def test_the_order_of_the_places_changes_nothing() -> None:
    places = scattered(500)
    assert cells(places) == cells(places[::-1])


def test_more_points_take_no_more_room(tmp_path: Path) -> None:
    chance = random.Random(5)
    made = region(tmp_path)
    west, south, east, north = made.bounds

    def drawn(number: int) -> str:
        points = [
            point(f"p{n}", chance.uniform(south, north), chance.uniform(west, east))
            for n in range(number)
        ]
        return density_svg(points, made, STYLES, STRINGS)

    few, many = drawn(2000), drawn(8000)
    assert len(many) < 1.3 * len(few)
    assert "<a" not in many
    assert ": 8000." in many

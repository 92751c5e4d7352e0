from __future__ import annotations

import re

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from microsite.maps import Region
from microsite.maps.geometry import bounds_of, groups, view_of
from microsite.maps.ground import MILE
from tests.made_up_region import POINTS, point, region

WHOLE = (-73.6, 41.0, -71.6, 42.0)


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return region(tmp_path_factory.mktemp("geo"))


def test_a_view_holds_its_bounds_with_room_around_them() -> None:
    view = view_of(WHOLE, 340, 300, 20)
    west, north = view.point(-73.6, 42.0)
    east, south = view.point(-71.6, 41.0)
    assert (west, east) == pytest.approx((20, 320))
    assert north + south == pytest.approx(300)
    assert north >= 20


@given(st.floats(-179, 179), st.floats(-80, 80), st.floats(0.01, 5), st.floats(0.01, 5))
def test_north_is_up_and_east_is_right(lon: float, lat: float, east: float, north: float) -> None:
    view = view_of((lon - 1, lat - 1, lon + 1, lat + 1), 300, 300)
    x, y = view.point(lon, lat)
    assert view.point(lon + east, lat)[0] > x
    assert view.point(lon, lat + north)[1] < y


def test_miles_are_statute_miles() -> None:
    # One degree of longitude at 60° north is half of one at the equator, 69.17 miles.
    view = view_of((0, 59.9, 1, 60.1), 1000, 1000)
    [x0, x1] = [view.point(lon, 60)[0] for lon in (0, 1)]
    assert view.pixels(69.17 / 2 * MILE) == pytest.approx(x1 - x0, rel=0.005)


def test_scaling_keeps_the_middle() -> None:
    view = view_of(WHOLE, 340, 300)
    closer = view.scaled(view.scale * 3)
    x, y = view.point(-72.6, 41.5)
    x3, y3 = closer.point(-72.6, 41.5)
    assert (x3 - 170, y3 - 150) == pytest.approx((3 * (x - 170), 3 * (y - 150)))


def test_outlines_are_clipped_to_the_picture(land: Region) -> None:
    view = view_of((-73.0, 41.4, -72.8, 41.6), 340, 300)
    corners = [float(n) for n in re.findall(r"-?[\d.]+", view.draw([land.land], 0.4))]
    # The first corner is absolute, the sides relative; none can be longer than the picture.
    assert max(map(abs, corners)) <= 340 + 2 * 6
    assert view.draw([land.borders], 0.4) == ""


def test_specks_are_left_out_and_holes_kept(land: Region) -> None:
    view = view_of(WHOLE, 340, 300)
    speck = shapely.box(-72.0, 41.0, -71.9999, 41.0001)
    assert view.draw([speck], 0.4) == ""
    ring = shapely.box(-73, 41.2, -72, 41.8) - shapely.box(-72.6, 41.4, -72.4, 41.6)
    assert view.draw([ring], 0.4).count("z") == 2


def test_groups_part_what_is_far_and_join_what_overlaps() -> None:
    view = view_of(WHOLE, 340, 300)
    assert groups(view.places(POINTS), 12) == [(0,), (1,), (2, 3, 4)]
    assert groups(view.scaled(view.scale * 20).places(POINTS), 12) == [(n,) for n in range(5)]
    assert groups(view.places(()), 12) == []


places = st.lists(st.tuples(st.floats(41, 42), st.floats(-73.5, -71.7)), max_size=30)


@given(places)
def test_every_point_is_in_one_group_and_frames_do_not_overlap(
    where: list[tuple[float, float]],
) -> None:
    points = [point(f"p{n}", lat, lon) for n, (lat, lon) in enumerate(where)]
    view = view_of(WHOLE, 340, 300)
    found = groups(view.places(points), 12)
    assert sorted(n for group in found for n in group) == list(range(len(points)))
    frames = []
    for group in found:
        west, south, east, north = bounds_of(points[n] for n in group)
        (x0, y1), (x1, y0) = view.point(west, south), view.point(east, north)
        frames.append(shapely.box(x0 - 12, y0 - 12, x1 + 12, y1 + 12))
    for n, frame in enumerate(frames):
        for other in frames[n + 1 :]:
            assert frame.intersection(other).area < 1e-6


def test_bounds_are_the_outermost_points() -> None:
    assert bounds_of(POINTS) == (-73.40, 41.12, -71.9, 41.8)

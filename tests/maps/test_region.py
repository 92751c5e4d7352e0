"""A region as it is read from its files, and what is said of files that cannot be drawn."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import shapely

from microsite.maps import Region, UnusableOutlines, load_region
from tests.made_up_region import POINTS, point, region, write_region, write_towns

WHOLE = (-73.6, 41.0, -71.6, 42.0)


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return region(tmp_path_factory.mktemp("geo"))


@pytest.fixture(scope="module")
def with_towns(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return region(tmp_path_factory.mktemp("geo"), towns=True)


def test_a_region_is_the_union_of_its_divisions(land: Region) -> None:
    assert land.bounds == WHOLE
    assert land.land.area == pytest.approx(2.0)
    assert land.borders.equals(shapely.LineString([(-72.6, 41), (-72.6, 42)]))
    assert land.frame == (-74.6, 40.4, -71.6, 42.6)
    assert [place.name for place in land.places] == ["Wide Bay", "Midway", "Oldport", "Hamlet"]


def test_an_unknown_role_says_which_and_where(tmp_path: Path) -> None:
    write_region(tmp_path, role="province")
    with pytest.raises(UnusableOutlines, match=r"region\.geojson: unknown role 'province'") as said:
        load_region(tmp_path)
    assert said.value.path == ("features", 1)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_region(tmp_path)


def test_names_to_orient_by_may_be_missing(tmp_path: Path) -> None:
    (write_region(tmp_path) / "context.json").unlink()
    assert load_region(tmp_path).places == ()


def test_every_file_is_credited_with_its_licence(with_towns: Region) -> None:
    assert with_towns.credits == ("Office of Maps (public domain)", "Office of Towns")


def test_without_towns_no_line_is_drawn_between_them(land: Region) -> None:
    assert land.towns == ()
    assert land.town_lines.is_empty
    assert land.towns_of(POINTS) == ()


def test_lines_between_towns_are_drawn_once_and_not_along_the_shore(tmp_path: Path) -> None:
    write_towns(write_region(tmp_path))
    halves = [(-73.6, 41.0, -72.6, 42.0), (-72.6, 41.0, -71.6, 42.0)]
    features = [
        {"properties": {"name": f"half {n}"}, "geometry": shapely.box(*half).__geo_interface__}
        for n, half in enumerate(halves)
    ]
    (tmp_path / "towns.geojson").write_text(json.dumps({"features": features}), "utf-8")
    assert load_region(tmp_path).town_lines.length == pytest.approx(1, abs=0.01)


def test_the_towns_of_points_are_named_where_nothing_else_names_them(with_towns: Region) -> None:
    towns = with_towns.towns_of(POINTS)
    assert [town.name for town in towns] == ["Northfield", "Hollis", "Ashby"]
    assert [place.name for place in with_towns.names_of(towns, POINTS)] == ["Hollis"]


def test_a_town_is_drawn_no_farther_than_the_land_goes(tmp_path: Path) -> None:
    write_region(tmp_path)
    outline = shapely.box(-73.8, 40.8, -73.4, 41.2).__geo_interface__
    rows = {"features": [{"properties": {"name": "Shore"}, "geometry": outline}]}
    (tmp_path / "towns.geojson").write_text(json.dumps(rows), "utf-8")
    [shore] = load_region(tmp_path).towns_of([point("ashby", 41.1, -73.5)])
    assert shore.outline.bounds == pytest.approx((-73.6, 41.0, -73.4, 41.2))


SQUARE = shapely.box(-73, 41.2, -72.8, 41.4).__geo_interface__
BOW = {"type": "Polygon", "coordinates": [[[-73, 41], [-72, 42], [-72, 41], [-73, 42], [-73, 41]]]}
METERS = {"type": "Polygon", "coordinates": [[[0, 0], [9e5, 0], [9e5, 9e5], [0, 0]]]}


@pytest.mark.parametrize(
    ("feature", "problem", "path"),
    [
        ({"properties": {}, "geometry": SQUARE}, "the feature has no name", ()),
        ({"geometry": SQUARE}, "the feature has no name", ()),
        ({"properties": {"name": 7}, "geometry": SQUARE}, "the feature has no name", ()),
        ("Hollis", "this is not a JSON object", ()),
        ({"properties": {"name": "Hollis"}}, "not a GeoJSON geometry", ("geometry",)),
        (
            {"properties": {"name": "H"}, "geometry": {"type": "Point", "coordinates": [-73, 41]}},
            "an outline is a Polygon or a MultiPolygon",
            ("geometry",),
        ),
        (
            {"properties": {"name": "H"}, "geometry": {"type": "Polygon", "coordinates": [[1]]}},
            "not a GeoJSON geometry",
            ("geometry",),
        ),
        (
            {"properties": {"name": "H"}, "geometry": BOW},
            "the outline crosses itself",
            ("geometry",),
        ),
        (
            {"properties": {"name": "H"}, "geometry": METERS},
            "coordinates are degrees",
            ("geometry",),
        ),
    ],
)
def test_a_feature_that_cannot_be_drawn_is_found(
    tmp_path: Path, feature: Any, problem: str, path: tuple[str, ...]
) -> None:
    write_region(tmp_path)
    rows = [{"properties": {"name": "Sound"}, "geometry": SQUARE}, feature]
    (tmp_path / "towns.geojson").write_text(json.dumps({"features": rows}), "utf-8")
    with pytest.raises(UnusableOutlines, match=problem) as said:
        load_region(tmp_path)
    assert said.value.file == "towns.geojson"
    assert said.value.path == ("features", 1, *path)
    assert load_region(tmp_path, towns=False).bounds == WHOLE


@pytest.mark.parametrize(
    ("text", "problem", "at"),
    [
        (b'{"features": [\n  }', "this is not JSON: Expecting value", (2, 3)),
        (b"\xff", "this is not JSON in UTF-8", (1, 1)),
        (b"[" * 100_000, "this is not JSON in UTF-8", (1, 1)),
        (b"[]", "this is not a JSON object", (1, 1)),
        (b"{}", "there is no list 'features'", (1, 1)),
    ],
)
def test_a_file_that_cannot_be_read_says_where(
    tmp_path: Path, text: bytes, problem: str, at: tuple[int, int]
) -> None:
    (write_region(tmp_path) / "region.geojson").write_bytes(text)
    with pytest.raises(UnusableOutlines, match=re.escape(problem)) as said:
        load_region(tmp_path)
    assert (said.value.line, said.value.column) == at


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"name": "H", "lat": 41, "lon": -172.5, "rank": 3}, "a rank of 1 or 2"),
        ({"name": "H", "lat": "41", "lon": -72.5}, "lat and lon, in degrees"),
        ({"lat": 41, "lon": -72.5}, "a place has a name"),
    ],
)
def test_a_place_that_cannot_be_named_is_found(
    tmp_path: Path, row: dict[str, Any], problem: str
) -> None:
    context = {"areas": [], "towns": [row]}
    (write_region(tmp_path) / "context.json").write_text(json.dumps(context), "utf-8")
    with pytest.raises(UnusableOutlines, match=problem) as said:
        load_region(tmp_path)
    assert said.value.path == ("towns", 0)


# --- The flagship's own outlines ------------------------------------------------------------

GEO = Path(__file__).parents[2] / "data" / "geo"


def test_the_published_outlines_are_small_and_sound() -> None:
    text = (GEO / "region.geojson").read_text("utf-8")
    assert len(text) < 120_000
    shapes = [shapely.from_geojson(json.dumps(f["geometry"])) for f in json.loads(text)["features"]]
    assert all(shape.is_valid for shape in shapes)
    assert shapely.coverage_is_valid(shapes)
    assert not re.search(r"\d\.\d{5}", text), "more than four decimals"


def test_every_town_to_orient_by_lies_within_the_region() -> None:
    region = load_region(GEO)
    towns = [place for place in region.places if place.kind == "town"]
    assert towns
    assert all(region.land.contains(shapely.Point(town.lon, town.lat)) for town in towns)


@pytest.mark.flagship
def test_every_town_to_orient_by_has_its_number_in_the_gazetteer() -> None:
    towns = json.loads((GEO / "context.json").read_text("utf-8"))["towns"]
    assert towns
    assert all("geonameid" in row for row in towns)

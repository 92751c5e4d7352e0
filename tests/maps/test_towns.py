"""Towns from a Census shapefile: small ones are made here, sound and broken in every way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

from microsite.maps import Region, UnusableTowns, load_region, towns, towns_geojson
from tests.made_up_region import POINTS, region, write_region
from tests.made_up_towns import STEM, dozen, parts, zipped


@pytest.fixture(scope="module")
def land(tmp_path_factory: pytest.TempPathFactory) -> Region:
    return region(tmp_path_factory.mktemp("geo"))


def test_the_towns_of_the_region_become_a_small_collection(tmp_path: Path, land: Region) -> None:
    text = towns_geojson(zipped(tmp_path, parts(dozen())), land)
    made = json.loads(text)
    names = [feature["properties"]["name"] for feature in made["features"]]
    assert names == [f"Town {n:02}" for n in range(1, 13)]
    assert (made["type"], made["year"], made["licence"]) == (
        "FeatureCollection",
        2019,
        "public domain",
    )
    assert made["source"].startswith("U.S. Census Bureau, Cartographic Boundary Files")
    assert made["source"].endswith(", 2019")
    assert made["file"] == f"{STEM}.zip"
    assert text.count("\n") == 12 + 2, "one town a line"


def test_outlines_are_wound_and_rounded_as_geojson_wants(tmp_path: Path, land: Region) -> None:
    rows = dozen()
    rows[0] = ("Town 01", "00001", shapely.box(-73.55555555, 41.05, -73.1, 41.35))
    made = json.loads(towns_geojson(zipped(tmp_path, parts(rows)), land))
    for feature in made["features"]:
        outline = shapely.from_geojson(json.dumps(feature["geometry"]))
        assert outline.exterior.is_ccw
        coordinates = shapely.get_coordinates(outline)
        assert (coordinates.round(4) == coordinates).all()


def test_the_same_file_makes_the_same_bytes(tmp_path: Path, land: Region) -> None:
    first = towns_geojson(zipped(tmp_path, parts(dozen())), land)
    again = towns_geojson(zipped(tmp_path, parts(dozen()[::-1]), name="other.zip"), land)
    assert first == again


def test_detail_that_no_map_shows_is_left_out_and_shared_lines_stay_shared(
    tmp_path: Path, land: Region
) -> None:
    shore = [(-73 + n / 1000, 41.5 + (n % 2) * 0.0001) for n in range(301)]
    south = shapely.Polygon([*shore, (-72.7, 41.2), (-73, 41.2)])
    north = shapely.Polygon([*shore, (-72.7, 41.8), (-73, 41.8)])
    rows = [("North", "00001", north), ("South", "00002", south)]
    made = json.loads(towns_geojson(zipped(tmp_path, parts(rows)), land))
    outlines = [shapely.from_geojson(json.dumps(each["geometry"])) for each in made["features"]]
    before = sum(shapely.get_num_coordinates([south, north]))
    assert sum(shapely.get_num_coordinates(outlines)) < before / 2
    assert shapely.coverage_is_valid(outlines)


def test_what_is_made_is_what_the_maps_read(tmp_path: Path, land: Region) -> None:
    text = towns_geojson(zipped(tmp_path, parts(dozen())), land)
    (write_region(tmp_path) / "towns.geojson").write_text(text, "utf-8")
    known = load_region(tmp_path)
    assert len(known.towns) == 12
    assert known.towns_of(POINTS)
    assert known.credits[-1].endswith("2019 (public domain)")


def test_a_town_of_several_parts_with_a_lake_keeps_them(tmp_path: Path, land: Region) -> None:
    lake = shapely.box(-73, 41.3, -72.5, 41.6) - shapely.box(-72.9, 41.4, -72.6, 41.5)
    outline = shapely.MultiPolygon([lake, shapely.box(-72.4, 41.3, -72.3, 41.6)])
    made = json.loads(towns_geojson(zipped(tmp_path, parts([("Two", "00001", outline)])), land))
    [feature] = made["features"]
    read = shapely.from_geojson(json.dumps(feature["geometry"]))
    assert read.geom_type == "MultiPolygon"
    assert read.area == pytest.approx(outline.area, rel=0.01)


def refusal(path: Path, land: Region) -> str:
    with pytest.raises(UnusableTowns) as said:
        towns_geojson(path, land)
    return str(said.value)


def test_what_is_no_zip_is_refused(tmp_path: Path, land: Region) -> None:
    path = tmp_path / "towns.zip"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    assert refusal(path, land).startswith("towns.zip is not a zip file that can be read")


@pytest.mark.parametrize("missing", ["shp", "dbf", "prj"])
def test_a_missing_part_is_named(tmp_path: Path, land: Region, missing: str) -> None:
    members = parts(dozen())
    del members[missing]
    message = refusal(zipped(tmp_path, members), land)
    assert message.startswith("the zip holds no ")
    assert f".{missing}" in message


def test_another_file_of_the_bureau_is_refused_by_its_name(tmp_path: Path, land: Region) -> None:
    path = zipped(tmp_path, parts(dozen()), "cb_2019_us_county_500k")
    assert "cb_YYYY_SS_cousub_500k" in refusal(path, land)


@pytest.mark.parametrize(
    "projection",
    [
        'PROJCS["NAD_1983_StatePlane_Meters",GEOGCS["GCS_North_American_1983"]]',
        'GEOGCS["GCS_North_American_1927",DATUM["D_North_American_1927"]]',
        "",
    ],
)
def test_other_coordinates_than_degrees_are_refused(
    tmp_path: Path, land: Region, projection: str
) -> None:
    path = zipped(tmp_path, parts(dozen()) | {"prj": projection.encode()})
    assert "not longitude and latitude in NAD 83 or WGS 84" in refusal(path, land)


def test_a_file_of_another_region_is_refused(tmp_path: Path, land: Region) -> None:
    rows = [("Faraway", "00001", shapely.box(10, 10, 11, 11))]
    assert "no town of this file lies in the region" in refusal(zipped(tmp_path, parts(rows)), land)


def test_a_table_without_names_is_refused(tmp_path: Path, land: Region) -> None:
    path = zipped(tmp_path, parts(dozen(), ("COUSUBFP", "GEOID")))
    assert "no column 'NAME'" in refusal(path, land)


def test_coordinates_off_the_earth_are_refused(tmp_path: Path, land: Region) -> None:
    rows = [("Meters", "00001", shapely.box(3e5, 3e5, 4e5, 4e5))]
    assert "not degrees" in refusal(zipped(tmp_path, parts(rows)), land)


def test_a_zip_that_unpacks_without_end_is_refused(
    tmp_path: Path, land: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(towns, "MOST", 2**20)
    path = zipped(tmp_path, parts(dozen()) | {"shp": bytes(2**24)})
    assert path.stat().st_size < 2**16
    assert "unpacks to more than 1 MB" in refusal(path, land)


@pytest.mark.parametrize("part", ["shp", "dbf"])
def test_a_shapefile_cut_or_garbled_anywhere_is_refused_or_read_and_never_breaks(
    tmp_path: Path, land: Region, part: str
) -> None:
    sound = parts(dozen())
    outcomes = set()
    for at in range(0, len(sound[part]), max(1, len(sound[part]) // 60)):
        garbled = bytearray(sound[part])
        garbled[at : at + 4] = b"\xff\xff\xff\x7f"
        for broken in (sound[part][:at], bytes(garbled)):
            path = zipped(tmp_path, sound | {part: broken})
            try:
                towns_geojson(path, land)
                outcomes.add("read")
            except UnusableTowns:
                outcomes.add("refused")
    assert "refused" in outcomes

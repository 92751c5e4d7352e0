"""GeoJSON by RFC 7946, as geojson-pydantic reads it; each point says how precise it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from geojson_pydantic import FeatureCollection
from pydantic import ValidationError

from microsite.checks import Verified
from microsite.exports.geojson_files import AGENCIES, MAP, geojson_files
from microsite.exports.json_files import rows
from microsite.maps import map_layers
from microsite.views.lookup import Lookup
from tests.exports.conftest import AT
from tests.made_up_region import write_region, write_towns


@pytest.fixture(scope="module")
def files(good: Verified, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = write_towns(write_region(tmp_path_factory.mktemp("geo")))
    lookup = Lookup(good)
    made = geojson_files(lookup, rows(lookup, AT, "agencies"), map_layers(folder))
    return {file.path: str(file.content) for file in made}


def features(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)["features"]
    return found


def wound_wrong(text: str) -> list[str]:
    """Outer rings go counterclockwise, holes clockwise (RFC 7946, 3.1.6)."""
    wrong = []
    for feature in features(text):
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        for polygon in shapely.get_parts(shape):
            if polygon.geom_type == "Polygon" and not (
                polygon.exterior.is_ccw and not any(hole.is_ccw for hole in polygon.interiors)
            ):
                wrong.append(str(feature["properties"]["name"]))
    return wrong


def test_both_files_are_geojson(files: dict[str, str]) -> None:
    assert set(files) == {AGENCIES, MAP}
    for text in files.values():
        collection: Any = FeatureCollection.model_validate_json(text)
        assert len(collection.features) > 2
        assert "crs" not in json.loads(text), "RFC 7946 knows one system"
        assert wound_wrong(text) == []


def test_what_is_no_geojson_would_be_noticed(files: dict[str, str]) -> None:
    broken = files[AGENCIES].replace('"Point"', '"Dot"', 1)
    with pytest.raises(ValidationError):
        FeatureCollection.model_validate_json(broken)
    ring = [[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]
    clockwise = {"type": "Polygon", "coordinates": [ring]}
    feature = {"geometry": clockwise, "properties": {"name": "backward"}}
    assert wound_wrong(json.dumps({"features": [feature]})) == ["backward"]


def test_an_agency_says_how_precise_its_point_is_and_whose(
    files: dict[str, str], good: Verified
) -> None:
    found = features(files[AGENCIES])
    agencies = good.project.agencies
    assert [each["id"] for each in found] == sorted(agencies)
    for each in found:
        place, about = agencies[each["id"]].location, each["properties"]
        assert each["geometry"]["coordinates"] == [place.longitude, place.latitude]
        assert (about["precision"], about["gazetteer"]) == (place.precision, place.gazetteer)
        assert about["note"] == place.note
        assert about["page"] == f"{AT.url}agencies/{each['id']}/"


def test_an_agency_carries_the_answer_of_the_map(files: dict[str, str], good: Verified) -> None:
    lookup = Lookup(good)
    for each in features(files[AGENCIES]):
        about = each["properties"]
        assert about["response"] == lookup.leading_response(each["id"])
        response = good.project.responses[about["response"]]
        assert about["response_kind"] == response.kind
        assert about["response_as_of_basis"] == response.as_of.basis


def test_the_map_holds_every_layer_with_its_terms(files: dict[str, str]) -> None:
    layers: dict[str, list[dict[str, Any]]] = {}
    for each in features(files[MAP]):
        layers.setdefault(each["properties"]["layer"], []).append(each["properties"])
    assert {name: len(found) for name, found in layers.items()} == {
        "division": 2,
        "neighbor": 1,
        "town outline": 4,
        "town": 3,
        "agency": 3,
    }
    assert {each["source"] for each in layers["division"]} == {"Office of Maps"}
    assert {each["license"] for each in layers["division"]} == {"public domain"}
    assert {each["source"] for each in layers["town outline"]} == {"Office of Towns"}
    assert {each["precision"] for each in layers["town"]} == {"town center"}
    assert "Wide Bay" not in files[MAP], "where a name stands is no place"


def test_without_outlines_there_is_no_map(good: Verified, tmp_path: Path) -> None:
    lookup = Lookup(good)
    [only] = geojson_files(lookup, rows(lookup, AT, "agencies"), ())
    assert only.path == AGENCIES
    folder = write_region(tmp_path)
    (folder / "context.json").unlink()
    assert {each["properties"]["layer"] for each in map_layers(folder)} == {"division", "neighbor"}

import json
from pathlib import Path

import pytest

from tests.support import MINIMAL, edited, said

SQUARE = [[[-73.0, 41.0], [-72.0, 41.0], [-72.0, 42.0], [-73.0, 42.0], [-73.0, 41.0]]]


def with_region(folder: Path, latitude: str, longitude: str) -> Path:
    root = edited(
        folder,
        ("data/agencies.yaml", "latitude: 41.5", f"latitude: {latitude}"),
        ("data/agencies.yaml", "longitude: -72.8", f"longitude: {longitude}"),
    )
    far = [[[0, 0], [80, 80], [0, 80], [0, 0]]]
    shapes = [("division", "MultiPolygon", [SQUARE]), ("neighbor", "Polygon", far)]
    features = [
        {"properties": {"role": role}, "geometry": {"type": kind, "coordinates": points}}
        for role, kind, points in shapes
    ]
    (root / "data/geo").mkdir()
    (root / "data/geo/region.geojson").write_text(json.dumps({"features": features}), "utf-8")
    return root


def test_a_point_in_the_region_is_fine(tmp_path: Path) -> None:
    assert said(with_region(tmp_path, "41.5", "-72.8"), "point-off-map") == []


@pytest.mark.parametrize(("latitude", "longitude"), [("-72.8", "41.5"), ("41.5", "72.8")])
def test_a_point_elsewhere_is_reported(tmp_path: Path, latitude: str, longitude: str) -> None:
    [found] = said(with_region(tmp_path, latitude, longitude), "point-off-map")
    assert f"{latitude}, {longitude} is outside the region of the map" in found
    assert found.startswith("data/agencies.yaml:7:15: ")


def test_without_outlines_every_point_is_fine() -> None:
    assert said(MINIMAL, "point-off-map") == []

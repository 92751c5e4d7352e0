"""A made-up region with two divisions, a neighbor, a coast and five towns, for the map tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from shapely.geometry import box, mapping

from microsite.maps import MapPoint, MapStrings, Region, ResponseStyle, load_region

STRINGS = MapStrings(
    title="Map of agencies",
    enlarged="enlarged",
    panel="The framed part",
    scale="{length} miles",
    zoom_in="Zoom in",
    zoom_out="Zoom out",
    crowd="{count} agencies: zoom in",
)
STYLES = (
    ResponseStyle("statement", "Statement", "circle", "ms-state--statement"),
    ResponseStyle("reported", "As reported", "square", "ms-state--reported"),
    ResponseStyle("later", "Not at once", "triangle", "ms-state--later"),
    ResponseStyle("silent", "No answer", "diamond", "ms-state--silent"),
    ResponseStyle("not-asked", "Not asked", "cross", "ms-state--not-asked"),
)


def point(id: str, lat: float, lon: float, state: str = "statement", **more: Any) -> MapPoint:
    """Make a point whose texts are told apart by its id."""
    texts = {
        "name": f"{id.title()} Police Department",
        "state_label": f"label of {state}",
        "href": f"../agencies/{id}/",
        "short": id.title(),
        "when": f"the day of {id}",
    }
    return MapPoint(id=id, lat=lat, lon=lon, state=state, **{**texts, **more})


# Three stand close together in the south-west, two alone.
POINTS = (
    point("northfield", 41.8, -72.4, "statement"),
    point("eastbrook", 41.5, -71.9, "silent"),
    point("ashby", 41.12, -73.40, "reported"),
    point("bexley", 41.14, -73.34, "later"),
    point("corwen", 41.18, -73.28, "not-asked"),
)
CLOSE = {"ashby", "bexley", "corwen"}


def _feature(role: str, west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {"role": role, "name": f"{role} at {west}"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def write_region(folder: Path, *, role: str = "division") -> Path:
    """Write the two files that a region is read from."""
    features = [
        _feature("neighbor", -74.6, 40.4, -73.6, 42.6),
        _feature(role, -73.6, 41.0, -72.6, 42.0),
        _feature("division", -72.6, 41.0, -71.6, 42.0),
    ]
    towns = [("Midway", 41.5, -72.6, 1), ("Oldport", 41.1, -72.0, 1), ("Hamlet", 41.2, -73.4, 2)]
    context = {
        "areas": [{"name": "Wide Bay", "kind": "water", "lat": 40.9, "lon": -72.6}],
        "towns": [
            {"name": name, "lat": lat, "lon": lon, "rank": rank} for name, lat, lon, rank in towns
        ],
    }
    collection = {
        "type": "FeatureCollection",
        "source": "Office of Maps",
        "licence": "public domain",
        "features": features,
    }
    (folder / "region.geojson").write_text(json.dumps(collection), encoding="utf-8")
    (folder / "context.json").write_text(json.dumps(context), encoding="utf-8")
    return folder


def write_towns(folder: Path) -> Path:
    """Write towns beside a region: a square around each point, and some where there is none."""
    corners = {
        "Northfield": (-72.5, 41.7),
        "Hollis": (-72.0, 41.4),
        "Ashby": (-73.45, 41.1),
        "Elsewhere": (-73.2, 41.6),
    }
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": mapping(box(west, south, west + 0.2, south + 0.2)),
        }
        for name, (west, south) in corners.items()
    ]
    collection = {"type": "FeatureCollection", "source": "Office of Towns", "features": features}
    (folder / "towns.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return folder


def region(folder: Path, *, towns: bool = False) -> Region:
    """Read the made-up region back from files in a folder."""
    write_region(folder)
    return load_region(write_towns(folder) if towns else folder)

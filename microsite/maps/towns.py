"""Makes `towns.geojson` from a file of the U.S. Census Bureau.

The Bureau publishes, per state and year, a Cartographic Boundary File of county subdivisions:
`cb_YYYY_SS_cousub_500k.zip`, a shapefile in a zip. Its towns are cut down to what a map of the
region shows. The same file makes the same bytes. Everything is read in memory, within bounds.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from warnings import catch_warnings

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from microsite.maps.region import Region

NAME = re.compile(r"cb_(?P<year>\d{4})_(?P<state>\d\d|us)_cousub_(500k|5m|20m)")
SOURCE = "U.S. Census Bureau, Cartographic Boundary Files, county subdivisions"
NAD_83_OR_WGS_84 = re.compile(r"NORTH[ _]AMERICAN[ _](DATUM[ _])?1983|WGS[ _]?(19)?84")
MOST = 256 * 2**20  # bytes that one part of the zip may unpack to; the whole country's takes half
DECIMALS = 4  # about 10 m
# What coverage_simplify takes away, as the side of a square in degrees (about 40 m): less than
# three pixels at the closest zoom. Towns that share a line go on sharing it.
TOLERANCE = 0.0004
NOT_A_TOWN = "00000"  # COUSUBFP of water and of what is in no subdivision


class UnusableTowns(ValueError):
    """The file is not what can be made into towns; the text says why."""


def towns_geojson(path: Path, region: Region) -> str:
    """Give the text of `towns.geojson`: the towns of a Census file that lie in a region.

    A GeoJSON collection (RFC 7946), one town a line, by name, which says whose file it was made
    from, of which year, under which licence. Raises `OSError` if the file cannot be opened and
    `UnusableTowns` for everything else.
    """
    name, parts = _unpacked(path)
    towns = sorted(
        ((name, geoid, outline) for name, geoid, outline in _rows(parts) if _in(region, outline)),
        key=lambda town: town[:2],
    )
    if not towns:
        raise UnusableTowns("no town of this file lies in the region of data/geo/region.geojson")
    outlines = shapely.coverage_simplify([outline for *_, outline in towns], TOLERANCE)
    found = NAME.fullmatch(name)
    assert found
    head = {
        "type": "FeatureCollection",
        "source": f"{SOURCE}, {found['year']}",
        "year": int(found["year"]),
        "licence": "public domain",
        "file": f"{name}.zip",
    }
    rows = [
        _feature(name, geoid, outline)
        for (name, geoid, _), outline in zip(towns, outlines, strict=True)
    ]
    lines = ",\n".join(_json(row) for row in rows)
    return f'{_json(head)[:-1]},"features":[\n{lines}\n]}}\n'


def _unpacked(path: Path) -> tuple[str, dict[str, bytes]]:
    """Unpack the parts of the shapefile: its name, and the bytes of .shp, .dbf and .prj."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _parts(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        if isinstance(error, UnusableTowns):
            raise
        # RuntimeError is what Python raises for a zip with a password.
        raise UnusableTowns(f"{path.name} is not a zip file that can be read: {error}") from error


def _parts(archive: zipfile.ZipFile) -> tuple[str, dict[str, bytes]]:
    shapes = [name for name in archive.namelist() if name.lower().endswith(".shp")]
    if len(shapes) != 1:
        raise UnusableTowns(f"the zip holds {len(shapes) or 'no'} .shp files; it should hold one")
    stem = shapes[0][: -len(".shp")]
    name = stem.rpartition("/")[2]
    if not NAME.fullmatch(name):
        raise UnusableTowns(
            f"{name}.shp is not called cb_YYYY_SS_cousub_500k.shp: give the Census Bureau's file "
            "of county subdivisions as it was published, for its name says the year"
        )
    parts = {}
    for ending in ("shp", "dbf", "prj"):
        wanted = f"{stem}.{ending}".lower()
        member = next((each for each in archive.namelist() if each.lower() == wanted), None)
        if member is None:
            raise UnusableTowns(f"the zip holds no {name}.{ending}")
        # What a zip says of its size may be a lie, so that no more than the bound is unpacked.
        with archive.open(member) as unpacking:
            parts[ending] = unpacking.read(MOST + 1)
        if len(parts[ending]) > MOST:
            raise UnusableTowns(f"{name}.{ending} unpacks to more than {MOST // 2**20} MB")
    _must_be_degrees(parts["prj"].decode("utf-8", "replace"))
    return name, parts


def _must_be_degrees(projection: str) -> None:
    """Refuse all but longitude and latitude in NAD 83 or WGS 84, which differ by about a meter."""
    words = projection.strip().upper()
    degrees = words.startswith(("GEOGCS[", "GEOGCRS["))
    if not degrees or not NAD_83_OR_WGS_84.search(words):
        called = re.search(r'"([^"]*)"', projection)
        raise UnusableTowns(
            "the coordinates are not longitude and latitude in NAD 83 or WGS 84 but "
            f"{called[1] if called else 'in no projection that is named'}"
        )


def _rows(parts: dict[str, bytes]) -> list[tuple[str, str, BaseGeometry]]:
    """Read name, Census number and outline of each subdivision."""
    import shapefile  # only the command that makes the towns needs it

    try:
        files = {key: io.BytesIO(parts[key]) for key in ("shp", "dbf")}
        # The reader only warns of a file that was cut off, and gives the towns before the cut.
        with catch_warnings(action="error"), shapefile.Reader(**files, encoding="utf-8") as reader:
            rows = [(row.record.as_dict(), row.shape) for row in reader.iterShapeRecords()]
            return [
                (record["NAME"], record["GEOID"], _sound(outline))
                for record, outline in rows
                if record["COUSUBFP"] != NOT_A_TOWN
            ]
    except UnusableTowns:
        raise
    except KeyError as error:
        raise UnusableTowns(f"the table of the shapefile has no column {error}") from error
    except Exception as error:
        # A broken shapefile makes its reader raise whatever comes to hand.
        raise UnusableTowns(f"the shapefile cannot be read: {error!r}") from error


def _sound(outline: Any) -> BaseGeometry:
    """One outline as polygons that are valid."""
    geometry = shape(outline.__geo_interface__)
    if geometry.geom_type not in ("Polygon", "MultiPolygon"):
        raise UnusableTowns(f"the shapefile holds {geometry.geom_type} and not polygons")
    west, south, east, north = geometry.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise UnusableTowns("the shapefile's coordinates are not degrees")
    return geometry if geometry.is_valid else _polygons(shapely.make_valid(geometry))


def _polygons(geometry: BaseGeometry) -> BaseGeometry:
    """What has an area of a geometry."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    return shapely.MultiPolygon(parts) if len(parts) > 1 else parts[0]


def _in(region: Region, outline: BaseGeometry) -> bool:
    return bool(region.land.contains(outline.representative_point()))


def _feature(name: str, geoid: str, outline: BaseGeometry) -> dict[str, Any]:
    """A GeoJSON feature, rings as RFC 7946 wants them."""
    rounded = shapely.set_precision(outline, 10**-DECIMALS)
    rounded = shapely.orient_polygons(shapely.normalize(rounded))
    geometry = mapping(shapely.transform(rounded, lambda xy: xy.round(DECIMALS)))
    return {"type": "Feature", "properties": {"name": name, "geoid": geoid}, "geometry": geometry}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

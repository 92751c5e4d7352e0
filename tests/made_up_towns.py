"""A made-up Census file: twelve towns in the made-up region, as a shapefile in a zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import shapefile
import shapely

STEM = "cb_2019_99_cousub_500k"
NAD_83 = 'GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980"]]]'
Row = tuple[str, str, Any]


def dozen() -> list[Row]:
    """Twelve towns side by side, one in the sea, one elsewhere, and what is in no subdivision."""
    corners = [(-73.6 + 0.5 * n, 41.05 + 0.3 * row) for n in range(4) for row in range(3)]
    rows: list[Row] = [
        (f"Town {n:02}", f"{n:05}", shapely.box(west, south, west + 0.5, south + 0.3))
        for n, (west, south) in enumerate(corners, 1)
    ]
    rows.append(("Afloat", "00020", shapely.box(-72, 40.5, -71.8, 40.7)))
    rows.append(("Faraway", "00021", shapely.box(10, 10, 11, 11)))
    rows.append(("County subdivisions not defined", "00000", shapely.box(-73, 41, -72.9, 41.05)))
    return rows


def parts(rows: Sequence[Row], columns: Sequence[str] = ("COUSUBFP", "GEOID", "NAME")) -> Any:
    """The parts of a shapefile with these rows, as the zip holds them."""
    files = {key: io.BytesIO() for key in ("shp", "shx", "dbf")}
    with shapefile.Writer(**files, shapeType=shapefile.POLYGON) as writer:
        for column in columns:
            writer.field(column, "C", 60)
        for name, number, outline in rows:
            writer.shape(shapely.orient_polygons(outline).__geo_interface__)
            values = {"COUSUBFP": number, "GEOID": f"99001{number}", "NAME": name}
            writer.record(*(values[column] for column in columns))
    return {key: file.getvalue() for key, file in files.items()} | {"prj": NAD_83.encode()}


def zipped(
    folder: Path, members: Mapping[str, bytes], stem: str = STEM, name: str = "towns.zip"
) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for ending, content in members.items():
            archive.writestr(f"{stem}.{ending}", content)
    return path

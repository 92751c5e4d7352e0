"""What the maps are drawn from, as GeoJSON features to publish: outlines and towns to orient by.

Each feature says whose it is and under which terms, as the file it comes from does. Where names
of neighbors and waters stand is left out: those points are chosen for legibility and no places.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping

from microsite.maps.region import CONTEXT, REGION, TOWNS

Feature = dict[str, Any]
"""A Feature of RFC 7946."""


def map_layers(folder: Path) -> tuple[Feature, ...]:
    """Read the outlines and the places of a folder that `load_region` can read.

    Returns:
        Features with the properties `layer` (`division`, `neighbor`, `town outline` or `town`),
        `name`, `source` and `license`; those of a town's point have `precision` and `gazetteer_id`
        too. Rings are wound as RFC 7946, 3.1.6, wants them.

    Raises:
        OSError: there is no region.geojson.
    """
    return (
        *_outlines(folder / REGION),
        *_outlines(folder / TOWNS, "town outline"),
        *_towns(folder / CONTEXT),
    )


def point(longitude: float, latitude: float, properties: dict[str, Any]) -> Feature:
    """Make the feature of a point."""
    geometry = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _outlines(path: Path, layer: str = "") -> Iterator[Feature]:
    if layer and not path.exists():
        return
    collection = json.loads(path.read_bytes())
    for feature in collection["features"]:
        about = feature["properties"]
        outline = shapely.from_geojson(json.dumps(feature["geometry"]))
        yield {
            "type": "Feature",
            "geometry": mapping(shapely.orient_polygons(outline)),
            "properties": {
                "layer": layer or about["role"],
                "name": about.get("name"),
                **_terms(collection),
            },
        }


def _towns(path: Path) -> Iterator[Feature]:
    if not path.exists():
        return
    context = json.loads(path.read_bytes())
    for town in context["towns"]:
        about = {"layer": "town", "name": town["name"], "precision": "town center"}
        number = {"gazetteer_id": str(town["geonameid"])} if "geonameid" in town else {}
        yield point(town["lon"], town["lat"], {**about, **number, **_terms(context)})


def _terms(file: dict[str, Any]) -> dict[str, Any]:
    return {"source": file.get("source"), "license": file.get("licence")}

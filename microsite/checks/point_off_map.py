"""A point lies on the map.

The map shows the region whose outline is in data/geo/region.geojson. A point outside it is mostly a
pair of numbers in the wrong order, or a minus sign that was lost. Without an outline nothing is
checked.

Passes, where the region is in the northern and western hemispheres:

    latitude: 41.5
    longitude: -72.8

Fails:

    latitude: -72.8
    longitude: 41.5
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from microsite.checks.subject import Subject
from microsite.findings import Finding

RULE = "point-off-map"

Frame = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""


def check(subject: Subject) -> Iterator[Finding]:
    """Report the points outside the frame of the region."""
    frame = _frame(subject.loaded.root / "data" / "geo" / "region.geojson")
    if frame is None:
        return
    for id, agency in subject.loaded.project.agencies.items():
        place = agency.location
        if _inside(place.latitude, place.longitude, frame):
            continue
        swapped = _inside(place.longitude, place.latitude, frame)
        west, south, east, north = frame
        hint = (
            "exchange latitude and longitude"
            if swapped
            else f"latitudes go from {south:.2f} to {north:.2f}, longitudes from {west:.2f} to "
            f"{east:.2f}; a place to the west has a minus sign"
        )
        span = subject.loaded.span("agencies", id, ("location", "latitude"))
        problem = f"{place.latitude}, {place.longitude} is outside the region of the map"
        yield Finding(span, RULE, problem, hint)


def _frame(path: Path) -> Frame | None:
    """Read the frame of the region's divisions from a GeoJSON file; None where there is none."""
    try:
        features = json.loads(path.read_bytes())["features"]
    except FileNotFoundError:
        return None
    points = [
        point
        for feature in features
        if feature["properties"]["role"] == "division"
        for point in _points(feature["geometry"]["coordinates"])
    ]
    longitudes, latitudes = zip(*points, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _points(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    """Yield the positions of a geometry, however deep its lists are (RFC 7946, section 3.1)."""
    if isinstance(coordinates[0], int | float):
        yield coordinates[0], coordinates[1]
        return
    for inner in coordinates:
        yield from _points(inner)


def _inside(latitude: float, longitude: float, frame: Frame) -> bool:
    west, south, east, north = frame
    return west <= longitude <= east and south <= latitude <= north

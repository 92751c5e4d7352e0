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

from collections.abc import Iterator
from pathlib import Path

from microsite.checks.subject import Subject
from microsite.findings import Finding
from microsite.maps import Bounds, UnusableOutlines, load_region

RULE = "point-off-map"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the points outside the frame of the region."""
    frame = _frame(subject.loaded.root / "data" / "geo")
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


def _frame(folder: Path) -> Bounds | None:
    """Read the frame of the region; None where there is none, or none that can be read."""
    try:
        return load_region(folder).bounds
    except (FileNotFoundError, UnusableOutlines):
        return None


def _inside(latitude: float, longitude: float, frame: Bounds) -> bool:
    west, south, east, north = frame
    return west <= longitude <= east and south <= latitude <= north

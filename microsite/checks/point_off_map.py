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
from typing import TYPE_CHECKING

from microsite.checks.subject import Subject
from microsite.findings import Finding

if TYPE_CHECKING:
    from microsite.maps import Bounds

RULE = "point-off-map"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the points outside the frame of the region."""
    frame = subject.outlines.frame
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


def _inside(latitude: float, longitude: float, frame: Bounds) -> bool:
    west, south, east, north = frame
    return west <= longitude <= east and south <= latitude <= north

"""A view of a region in pixels: what is drawn of its outlines, and which points crowd each other.

Outlines are clipped and thinned with shapely (GEOS): a polygon cut at the edge of a picture must
stay a polygon, and that is not worth writing again.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from microsite.maps.model import MapPoint
from microsite.maps.region import Bounds, Place

# How far beyond the edge of a picture an outline goes on (px), so that no edge is drawn along it.
BLEED = 6
EARTH_RADIUS = 6_378_137  # meters, the radius of Web Mercator


@dataclass(frozen=True, slots=True)
class View:
    """A picture's frame: Web Mercator, `scale` pixels per radian of longitude.

    `left` and `top` are the projected place, in pixels, of the picture's upper left corner.
    """

    scale: float
    left: float
    top: float
    width: float
    height: float

    def project(self, lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn rows of longitude and latitude (degrees) into rows of x and y (pixels)."""
        radians = np.radians(lonlat)
        north = np.log(np.tan(np.pi / 4 + radians[:, 1] / 2))
        x = radians[:, 0] * self.scale - self.left
        return np.column_stack((x, -north * self.scale - self.top))

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Project one place; see `project`."""
        x, y = self.project(np.array([[lon, lat]]))[0]
        return float(x), float(y)

    def places(self, places: Sequence[MapPoint | Place]) -> NDArray[np.float64]:
        """Project many places: one row of x and y for each."""
        rows = [(place.lon, place.lat) for place in places]
        return self.project(np.array(rows, dtype=float).reshape(-1, 2))

    def scaled(self, scale: float) -> View:
        """The same picture around the same middle at another scale."""
        factor = scale / self.scale
        left = (self.left + self.width / 2) * factor - self.width / 2
        top = (self.top + self.height / 2) * factor - self.height / 2
        return View(scale, left, top, self.width, self.height)

    def pixels(self, meters: float) -> float:
        """How long so many meters are across the middle of the picture, in pixels."""
        north = -(self.top + self.height / 2) / self.scale
        return meters / EARTH_RADIUS * math.cosh(north) * self.scale

    def draw(self, shapes: Iterable[BaseGeometry], tolerance: float) -> str:
        """Give outlines as SVG path data: clipped, thinned to `tolerance` pixels."""
        return "".join(_path_data(geometry, self, tolerance) for geometry in shapes)


def view_of(bounds: Bounds, width: float, height: float, padding: float = 0) -> View:
    """Fit bounds (degrees) into a picture of this size, with room around them (pixels)."""
    west, south, east, north = bounds
    corners = np.array([[west, north], [east, south]])
    (x0, y0), (x1, y1) = View(1, 0, 0, 0, 0).project(corners)
    scale = float(
        min((width - 2 * padding) / max(x1 - x0, 1e-9), (height - 2 * padding) / max(y1 - y0, 1e-9))
    )
    left = (x0 + x1) / 2 * scale - width / 2
    top = (y0 + y1) / 2 * scale - height / 2
    return View(scale, float(left), float(top), width, height)


@lru_cache(maxsize=64)
def _path_data(geometry: BaseGeometry, view: View, tolerance: float) -> str:
    # Cached: every agency's page shows the same outlines.
    pixels = shapely.transform(geometry, view.project)
    window = (-BLEED, -BLEED, view.width + BLEED, view.height + BLEED)
    pixels = shapely.simplify(shapely.clip_by_rect(pixels, *window), tolerance)
    rings: list[str] = []
    for part in shapely.get_parts(pixels):
        closed = part.geom_type == "Polygon"
        lines = [part.exterior, *part.interiors] if closed else [part]
        rings += [_ring(shapely.get_coordinates(line), closed) for line in lines]
    return "".join(ring for ring in rings if ring)


def _ring(xy: NDArray[np.float64], closed: bool) -> str:
    """One line as relative moves in tenths of a pixel; empty if it is a speck."""
    tenths = np.rint(xy * 10).astype(int)
    moves = np.diff(tenths, axis=0)
    moves = moves[np.any(moves != 0, axis=1)]
    if len(moves) < (3 if closed else 1):
        return ""
    body = "".join(_pair(x, y) for x, y in (moves[:-1] if closed else moves))
    return f"M{_number(tenths[0][0])} {_number(tenths[0][1])}l{body.strip()}" + "z" * closed


def _pair(x: int, y: int) -> str:
    second = _number(y)
    return f" {_number(x)}{'' if second.startswith('-') else ' '}{second}"


def _number(tenths: int) -> str:
    return f"{tenths / 10:g}"


def groups(places: NDArray[np.float64], half: float) -> list[tuple[int, ...]]:
    """Divide places (rows of x and y) into groups whose squares or frames do not overlap.

    Each place has a square of `half` pixels to each side, each group the frame around its
    squares. A group is the row numbers of its places; groups come in the order of their first.
    """
    frames: list[BaseGeometry]
    frames = [shapely.box(x - half, y - half, x + half, y + half) for x, y in places]
    while True:
        parts = shapely.get_parts(shapely.disjoint_subset_union_all(frames))
        merged = [shapely.box(*part.bounds) for part in parts]
        if len(merged) == len(frames):
            break
        frames = merged
    members: dict[int, list[int]] = {}
    for index, frame in zip(*shapely.STRtree(frames).query(shapely.points(places)), strict=True):
        members.setdefault(int(frame), []).append(int(index))
    return sorted(tuple(sorted(found)) for found in members.values())


def bounds_of(points: Iterable[MapPoint]) -> Bounds:
    """West, south, east and north end of some points."""
    rows = [(point.lon, point.lat) for point in points]
    lons, lats = [row[0] for row in rows], [row[1] for row in rows]
    return min(lons), min(lats), max(lons), max(lats)

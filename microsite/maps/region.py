"""The region that the maps draw, read from the files of a folder.

`region.geojson` holds the outlines, `context.json` names to orient by, `towns.geojson` the outlines
of towns. The last two may be missing. Whatever is wrong with a file is said with its place in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

import shapely
from shapely.geometry.base import BaseGeometry

from microsite.maps.model import MapPoint

Bounds = tuple[float, float, float, float]  # west, south, east, north, in degrees

REGION, CONTEXT, TOWNS = "region.geojson", "context.json", "towns.geojson"
# Two files draw the same shore a little differently. Within this distance of the region's own
# outline (degrees, about 100 m) no line between towns is drawn.
SHORE = 0.001


@dataclass(frozen=True, slots=True)
class Place:
    """A name on the map: a `town`, a `neighbor` or a `water`. Degrees.

    `own` is the name of a town whose outline is drawn, anywhere within it.

    A town of `rank` 1 is named at any scale, one of rank 2 only where there is more room.
    """

    name: str
    kind: str
    lat: float
    lon: float
    rank: int = 1


@dataclass(frozen=True, eq=False)
class Town:
    """A town's name and outline (degrees, longitude first)."""

    name: str
    outline: BaseGeometry


@dataclass(frozen=True, eq=False)
class Region:
    """The outlines to draw, and names to orient by, most telling first.

    `land` is the region as a whole, `borders` the lines between its divisions, `neighbors` what
    lies around it, `credits` who made these files, under which licence. Degrees, longitude first.
    """

    land: BaseGeometry
    borders: BaseGeometry
    neighbors: tuple[BaseGeometry, ...]
    places: tuple[Place, ...]
    towns: tuple[Town, ...] = ()
    credits: tuple[str, ...] = ()

    @property
    def bounds(self) -> Bounds:
        """West, south, east and north end of the region itself."""
        west, south, east, north = self.land.bounds
        return west, south, east, north

    @property
    def frame(self) -> Bounds:
        """West, south, east and north end of everything that can be drawn."""
        west, south, east, north = shapely.total_bounds([self.land, *self.neighbors])
        return float(west), float(south), float(east), float(north)

    @cached_property
    def town_lines(self) -> BaseGeometry:
        """The lines between towns, each once; empty where no town's outline is known."""
        lines = shapely.union_all([town.outline.boundary for town in self.towns])
        return shapely.line_merge(shapely.difference(lines, self.land.boundary.buffer(SHORE)))

    def towns_of(self, points: Iterable[MapPoint]) -> tuple[Town, ...]:
        """Give the towns in which there is a point, each as far as it is land of the region."""
        places = shapely.MultiPoint([(point.lon, point.lat) for point in points])
        return tuple(
            Town(town.name, shapely.intersection(town.outline, self.land))
            for town in self.towns
            if town.outline.intersects(places)
        )

    def names_of(self, towns: Iterable[Town], points: Iterable[MapPoint]) -> tuple[Place, ...]:
        """Give the names of towns that neither a point's label nor a place's name says already."""
        said = {point.label for point in points} | {place.name for place in self.places}
        middles = ((town, town.outline.representative_point()) for town in towns)
        return tuple(
            Place(town.name, "own", middle.y, middle.x, 2)
            for town, middle in middles
            if town.name not in said
        )


class UnusableOutlines(ValueError):
    """A file cannot be drawn: its name, what is wrong, and where.

    `path` leads to the place by keys and indexes; where the file is no JSON at all, `line` and
    `column`, counted from 1, are the place.
    """

    def __init__(
        self, file: str, problem: str, path: Sequence[str | int] = (), at: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__(f"{file}: {problem}")
        self.file, self.problem, self.path = file, problem, tuple(path)
        self.line, self.column = at


def load_region(folder: Path, *, towns: bool = True) -> Region:
    """Read a region from a folder; see the module for its files.

    A feature's `role` in region.geojson is `division` (the region is the union of its divisions)
    or `neighbor`. Without `towns` their file is left alone. Raises `OSError` if region.geojson is
    missing and `UnusableOutlines` if a file is not what it should be.
    """
    shapes: dict[str, list[BaseGeometry]] = {"division": [], "neighbor": []}
    outlines = _File.read(folder / REGION)
    for role, outline in outlines.features("role"):
        if role not in shapes:
            outlines.refuse(f"unknown role {role!r}: it is division or neighbor")
        shapes[role].append(outline)
    if not shapes["division"]:
        outlines.refuse("no feature has the role division")
    files = [outlines]
    places: list[Place] = []
    if (folder / CONTEXT).exists():
        files.append(context := _File.read(folder / CONTEXT))
        places += context.places("areas", "") + context.places("towns", "town")
    found: list[Town] = []
    if towns and (folder / TOWNS).exists():
        files.append(file := _File.read(folder / TOWNS))
        found = [Town(name, outline) for name, outline in file.features("name")]
    land = shapely.union_all(shapes["division"])
    lines = shapely.union_all([polygon.boundary for polygon in shapes["division"]])
    borders = shapely.line_merge(shapely.difference(lines, land.boundary))
    credits = dict.fromkeys(credit for file in files if (credit := file.credit))
    neighbors = tuple(shapes["neighbor"])
    return Region(land, borders, neighbors, tuple(places), tuple(found), tuple(credits))


@dataclass
class _File:
    """A file while it is read; `path` is the place that is looked at."""

    name: str
    value: dict[str, Any]
    path: tuple[str | int, ...] = ()

    @classmethod
    def read(cls, path: Path) -> _File:
        """Read a file that holds one JSON object."""
        try:
            value = json.loads(path.read_bytes())
        except json.JSONDecodeError as error:
            problem, at = f"this is not JSON: {error.msg}", (error.lineno, error.colno)
            raise UnusableOutlines(path.name, problem, at=at) from None
        except (UnicodeDecodeError, RecursionError):
            raise UnusableOutlines(path.name, "this is not JSON in UTF-8") from None
        file = cls(path.name, value)
        if not isinstance(value, dict):
            file.refuse("this is not a JSON object")
        return file

    @property
    def credit(self) -> str:
        """Who made the file and under which licence, as far as it says so."""
        said = [self.value.get(key) for key in ("source", "licence")]
        source, licence = (value if isinstance(value, str) else "" for value in said)
        return f"{source} ({licence})" if source and licence else source

    def features(self, key: str) -> Iterator[tuple[str, BaseGeometry]]:
        """Yield each feature's property of that name and its polygon."""
        for row in self._rows("features"):
            at = self.path
            properties, geometry = row.get("properties"), row.get("geometry")
            name = properties.get(key) if isinstance(properties, dict) else None
            if not isinstance(name, str) or not name.strip():
                self.refuse(f"the feature has no {key}")
            self.path = (*at, "geometry")
            outline = self._polygon(geometry)
            self.path = at
            yield name, outline

    def places(self, key: str, kind: str) -> list[Place]:
        """Read a list of named places; without a kind each row gives its own."""
        return [self._place(row, kind) for row in self._rows(key)]

    def _place(self, row: dict[str, Any], kind: str) -> Place:
        name, what, rank = row.get("name"), kind or row.get("kind"), row.get("rank", 1)
        lat: Any = row.get("lat")
        lon: Any = row.get("lon")
        if not isinstance(name, str) or not isinstance(what, str) or rank not in (1, 2):
            self.refuse("a place has a name, a kind, and a rank of 1 or 2")
        if not (_is_degree(lat, 85) and _is_degree(lon, 180)):
            self.refuse("a place has lat and lon, in degrees")
        return Place(name, what, lat, lon, rank)

    def _rows(self, key: str) -> Iterator[dict[str, Any]]:
        rows = self.value.get(key)
        if not isinstance(rows, list):
            self.refuse(f"there is no list {key!r}")
        for index, row in enumerate(rows):
            self.path = (key, index)
            if not isinstance(row, dict):
                self.refuse("this is not a JSON object")
            yield row
        self.path = ()

    def _polygon(self, geometry: Any) -> BaseGeometry:
        """Read a geometry; GEOS' own reader says of everything malformed that it is."""
        try:
            outline = shapely.from_geojson(json.dumps(geometry))
        except shapely.GEOSException as error:
            # GEOS names the class of its error first, which tells a reader nothing.
            problem = str(error).rpartition("Exception: ")[2]
            self.refuse(f"not a GeoJSON geometry: {problem}")
        if outline.geom_type not in ("Polygon", "MultiPolygon") or outline.is_empty:
            self.refuse("an outline is a Polygon or a MultiPolygon")
        west, south, east, north = outline.bounds
        if not (-180 <= west <= east <= 180 and -85 <= south <= north <= 85):
            self.refuse("coordinates are degrees: longitude, then latitude")
        if not outline.is_valid:
            self.refuse(f"the outline crosses itself: {shapely.is_valid_reason(outline)}")
        return outline

    def refuse(self, problem: str) -> NoReturn:
        raise UnusableOutlines(self.name, problem, self.path)


def _is_degree(value: Any, limit: float) -> bool:
    return isinstance(value, int | float) and -limit <= value <= limit
